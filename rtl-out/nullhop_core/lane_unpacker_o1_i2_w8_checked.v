// SPDX-License-Identifier: Apache-2.0
//
// lane_unpacker_o1_i2_w8_checked:
// a window of 2 items of 8 bits on packets in dense beats of 1. Its user takes as many
// items per cycle as it likes. An item is present when it has arrived and is kept; what is not
// present reads as 0. It is known when it has arrived, or will never come because its packet
// ends before it. With go_i, take_i items are taken; only known ones may be.
// close_i, with go_i, ends the packet: what is left of it is dropped, now or, while drop_o is 1,
// later. surplus_o is 1 where kept items are dropped that way. No close_i while drop_o is 1.
//
// Generated from templates/Hdl.Blocks/lane_unpacker.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop_core

`default_nettype none

module lane_unpacker_o1_i2_w8_checked (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Dense beats; beat_ready_o depends on a register alone
    input  wire        beat_valid_i,
    output wire        beat_ready_o,
    input  wire [7:0]  beat_data_i,
    input  wire        beat_keep_i,
    input  wire        beat_last_i,

    // The next items of the packet, the first one in the low bits; from registers alone
    output wire [15:0] window_data_o,
    output wire [1:0]  window_present_o,
    output wire [1:0]  window_known_o,
    output wire        drop_o,

    // What happens to them at the clock edge
    input  wire        go_i,
    input  wire [1:0]  take_i,
    input  wire        close_i,
    output wire        surplus_o
);

  localparam BeatItems = 1;
  localparam BeatWidth = 8;
  localparam Beats     = 2;
  localparam PoolItems = 2;

  // The pool: beats in order of arrival, the oldest in the low bits. It has room for as many as the
  // window can span and for one more, so that beat_ready_o need not depend on which beats leave.
  reg [2:0] valid_q, last_q;
  reg [2:0] keep_q;
  reg [23:0] data_q;
  reg drop_q;

  assign beat_ready_o = !valid_q[2];
  assign drop_o       = drop_q;

  // The pool up to the beat that ends the packet is its own; what lies behind is another's.
  wire [1:0] ends  = valid_q[1:0] & last_q[1:0];
  wire [1:0] ended = {ends[0], 1'b0};
  wire [1:0] own   = valid_q[1:0] & ~ended;

  function [1:0] items_of;
    input [1:0] beats;
    integer item;
    for (item = 0; item < PoolItems; item = item + 1)
      items_of[item] = beats[item / BeatItems];
  endfunction

  wire [1:0] pool_present = keep_q[1:0] & items_of(own);
  wire [1:0] pool_known   = items_of(drop_q ? 2'd0 : own | ended);
  wire [15:0] items = data_q[15:0];
  wire [1:0] present = pool_present;
  assign window_known_o = pool_known;

  function [15:0] masked;
    input [15:0] data;
    input [1:0] keep;
    integer item;
    for (item = 0; item < 2; item = item + 1)
      masked[item * 8 +: 8] = keep[item] ? data[item * 8 +: 8] : 8'd0;
  endfunction

  assign window_data_o    = masked(items, present);
  assign window_present_o = present;

  // What is left of the packet once these items have been taken.
  wire closing = (go_i && close_i) || drop_q;
  wire [1:0] taken = drop_q ? 2'd0 : take_i;

  function [1:0] from;
    input [1:0] count;
    integer item;
    for (item = 0; item < PoolItems; item = item + 1)
      from[item] = item[1:0] >= count;
  endfunction

  wire left = |(present & from(taken));
  assign surplus_o = closing && left;

  // A beat leaves once all of its items are taken. A packet's last beat stays, even when empty,
  // until the packet is closed; then all beats up to it leave.
  wire [1:0] position = taken;
  wire [1:0] passed = {position >= 2'd2, position >= 2'd1};
  wire [1:0] leave = closing ? own : go_i ? own & ~ends & passed : 2'd0;
  wire emptied = go_i && !closing && |(own & ends & passed);

  // A new beat is placed behind the others first and moves down with them: which beats leave is
  // known late in the cycle.
  wire [2:0] arrive = beat_valid_i && beat_ready_o ? ~valid_q & {valid_q[1:0], 1'b1} : 3'd0;

  reg [2:0] valid_d;

  always @* begin : leaving
    integer beat;
    valid_d = valid_q | arrive;
    for (beat = 0; beat < Beats; beat = beat + 1)
      if (leave[beat]) begin
        valid_d = valid_d >> 1;
      end
  end

  // What each place but the top one holds once the oldest beat has left, and others with it: what
  // was in a place above it, or the beat that comes.
  reg [1:0] last_d;
  reg [1:0] keep_d;
  reg [15:0] data_d;

  always @* begin : moving
    integer slot;
    last_d = last_q[2:1];
    keep_d = keep_q[2:BeatItems];
    data_d = data_q[23:BeatWidth];
    for (slot = 0; slot < Beats; slot = slot + 1)
      if (!valid_q[slot + 1]) begin
        last_d[slot] = beat_last_i;
        keep_d[slot * BeatItems +: BeatItems] = beat_keep_i;
        data_d[slot * BeatWidth +: BeatWidth] = beat_data_i;
      end
    if (leave[1]) begin
      last_d[0] = last_d[1];
      keep_d[0 +: BeatItems] = keep_d[BeatItems +: BeatItems];
      data_d[0 +: BeatWidth] = data_d[BeatWidth +: BeatWidth];
    end
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_q  <= 3'd0;
      drop_q   <= 1'b0;
    end else begin
      valid_q  <= valid_d;
      drop_q   <= closing && ~|(own & ends);
    end
  end

  // Data needs no reset: it is read only where a valid bit is set. A place loads where a beat comes
  // to it, and where beats leave, of which the oldest is always one.
  wire shift = leave[0];

  always @(posedge clk_i) begin : storing
    integer slot;
    for (slot = 0; slot < Beats; slot = slot + 1)
      if (shift || arrive[slot]) begin
        last_q[slot] <= shift ? last_d[slot] : beat_last_i;
        keep_q[slot * BeatItems +: BeatItems] <= shift ? keep_d[slot * BeatItems +: BeatItems] :
            beat_keep_i;
        data_q[slot * BeatWidth +: BeatWidth] <= shift ? data_d[slot * BeatWidth +: BeatWidth] :
            beat_data_i;
      end
    if (arrive[Beats]) begin
      last_q[Beats] <= beat_last_i;
      keep_q[Beats * BeatItems +: BeatItems] <= beat_keep_i;
      data_q[Beats * BeatWidth +: BeatWidth] <= beat_data_i;
    end
    if (emptied) keep_q[BeatItems - 1:0] <= 1'd0;
  end

endmodule

`default_nettype wire
