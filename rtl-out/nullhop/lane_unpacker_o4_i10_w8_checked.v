// SPDX-License-Identifier: Apache-2.0
//
// lane_unpacker_o4_i10_w8_checked:
// a window of 10 items of 8 bits on packets in dense beats of 4. Its user takes as many
// items per cycle as it likes. An item is present when it has arrived and is kept; what is not
// present reads as 0. It is known when it has arrived, or will never come because its packet
// ends before it. With go_i, take_i items are taken; only known ones may be.
// close_i, with go_i, ends the packet: what is left of it is dropped, now or, while drop_o is 1,
// later. surplus_o is 1 where kept items are dropped that way. No close_i while drop_o is 1.
//
// Generated from templates/Hdl.Blocks/lane_unpacker.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop

`default_nettype none

module lane_unpacker_o4_i10_w8_checked (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Dense beats; beat_ready_o depends on a register alone
    input  wire        beat_valid_i,
    output wire        beat_ready_o,
    input  wire [31:0] beat_data_i,
    input  wire [3:0]  beat_keep_i,
    input  wire        beat_last_i,

    // The next items of the packet, the first one in the low bits; from registers alone
    output wire [79:0] window_data_o,
    output wire [9:0]  window_present_o,
    output wire [9:0]  window_known_o,
    output wire        drop_o,

    // What happens to them at the clock edge
    input  wire        go_i,
    input  wire [3:0]  take_i,
    input  wire        close_i,
    output wire        surplus_o
);

  localparam ItemWidth = 8;
  localparam BeatItems = 4;
  localparam BeatWidth = 32;
  localparam Beats     = 4;
  localparam PoolItems = 16;

  // The pool: beats in order of arrival, the oldest in the low bits. It has room for as many as the
  // window can span and for one more, so that beat_ready_o need not depend on which beats leave.
  reg [4:0] valid_q, last_q;
  reg [19:0] keep_q;
  reg [159:0] data_q;
  reg drop_q;

  // Items of the oldest beat that have been taken.
  reg [1:0] offset_q;

  assign beat_ready_o = !valid_q[4];
  assign drop_o       = drop_q;

  // The pool up to the beat that ends the packet is its own; what lies behind is another's.
  wire [3:0] ends  = valid_q[3:0] & last_q[3:0];
  wire [3:0] ended = {|ends[2:0], |ends[1:0], ends[0], 1'b0};
  wire [3:0] own   = valid_q[3:0] & ~ended;

  function [15:0] items_of;
    input [3:0] beats;
    integer item;
    for (item = 0; item < PoolItems; item = item + 1)
      items_of[item] = beats[item / BeatItems];
  endfunction

  wire [15:0] pool_present = keep_q[15:0] & items_of(own);
  wire [15:0] pool_known   = items_of(drop_q ? 4'd0 : own | ended);

  function [127:0] skip;
    input [127:0] items;
    input [1:0] places;
    integer step;
    begin
      skip = items;
      for (step = 0; step < 2; step = step + 1)
        if (places[step]) skip = skip >> (ItemWidth << step);
    end
  endfunction

  wire [79:0] items;
  wire [47:0] unused_items;
  assign {unused_items, items} = skip(data_q[127:0], offset_q);
  wire [15:0] present = pool_present >> offset_q;
  wire [5:0] unused_known;
  assign {unused_known, window_known_o} = pool_known >> offset_q;

  function [79:0] masked;
    input [79:0] data;
    input [9:0] keep;
    integer item;
    for (item = 0; item < 10; item = item + 1)
      masked[item * 8 +: 8] = keep[item] ? data[item * 8 +: 8] : 8'd0;
  endfunction

  assign window_data_o    = masked(items, present[9:0]);
  assign window_present_o = present[9:0];

  // What is left of the packet once these items have been taken.
  wire closing = (go_i && close_i) || drop_q;
  wire [3:0] taken = drop_q ? 4'd0 : take_i;

  function [15:0] from;
    input [3:0] count;
    integer item;
    for (item = 0; item < PoolItems; item = item + 1)
      from[item] = item[3:0] >= count;
  endfunction

  wire left = |(present & from(taken));
  assign surplus_o = closing && left;

  // A beat leaves once all of its items are taken. A packet's last beat stays, even when empty,
  // until the packet is closed; then all beats up to it leave.
  wire [3:0] position = {2'd0, offset_q} + taken;
  wire [3:0] passed = {1'b0, position >= 4'd12, position >= 4'd8, position >= 4'd4};
  wire [3:0] leave = closing ? own : go_i ? own & ~ends & passed : 4'd0;
  wire emptied = go_i && !closing && |(own & ends & passed);

  // A new beat is placed behind the others first and moves down with them: which beats leave is
  // known late in the cycle.
  wire [4:0] arrive = beat_valid_i && beat_ready_o ? ~valid_q & {valid_q[3:0], 1'b1} : 5'd0;

  reg [4:0] valid_d;

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
  reg [3:0] last_d;
  reg [15:0] keep_d;
  reg [127:0] data_d;

  always @* begin : moving
    integer slot, beat;
    last_d = last_q[4:1];
    keep_d = keep_q[19:BeatItems];
    data_d = data_q[159:BeatWidth];
    for (slot = 0; slot < Beats; slot = slot + 1)
      if (!valid_q[slot + 1]) begin
        last_d[slot] = beat_last_i;
        keep_d[slot * BeatItems +: BeatItems] = beat_keep_i;
        data_d[slot * BeatWidth +: BeatWidth] = beat_data_i;
      end
    for (beat = 1; beat < Beats; beat = beat + 1)
      if (leave[beat])
        for (slot = 0; slot < Beats - 1; slot = slot + 1) begin
          last_d[slot] = last_d[slot + 1];
          keep_d[slot * BeatItems +: BeatItems] = keep_d[(slot + 1) * BeatItems +: BeatItems];
          data_d[slot * BeatWidth +: BeatWidth] = data_d[(slot + 1) * BeatWidth +: BeatWidth];
        end
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_q  <= 5'd0;
      drop_q   <= 1'b0;
      offset_q <= 2'd0;
    end else begin
      valid_q  <= valid_d;
      drop_q   <= closing && ~|(own & ends);
      if (go_i || drop_q) offset_q <= closing || emptied ? 2'd0 : position[1:0];
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
    if (emptied) keep_q[BeatItems - 1:0] <= 4'd0;
  end

endmodule

`default_nettype wire
