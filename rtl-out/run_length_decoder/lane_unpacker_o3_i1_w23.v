// SPDX-License-Identifier: Apache-2.0
//
// lane_unpacker_o3_i1_w23:
// a window of 1 item of 23 bits on packets in dense beats of 3. Its user takes as many
// items per cycle as it likes. An item is present when it has arrived and is kept; what is not
// present reads as 0. With go_i, take_i items are taken; only present ones may be.
// close_i, with go_i, ends the packet: what is left of it is dropped, now or, while drop_o is 1,
// later. No close_i while drop_o is 1.
//
// Generated from templates/Hdl.Blocks/lane_unpacker.v.sbn; do not edit.
// Regenerate with: make gen TARGET=run_length_decoder

`default_nettype none

module lane_unpacker_o3_i1_w23 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Dense beats; beat_ready_o depends on a register alone
    input  wire        beat_valid_i,
    output wire        beat_ready_o,
    input  wire [68:0] beat_data_i,
    input  wire [2:0]  beat_keep_i,
    input  wire        beat_last_i,

    // The next items of the packet, the first one in the low bits; from registers alone
    output wire [22:0] window_data_o,
    output wire        window_present_o,
    output wire        drop_o,

    // What happens to them at the clock edge
    input  wire        go_i,
    input  wire        take_i,
    input  wire        close_i
);

  localparam ItemWidth = 23;
  localparam BeatItems = 3;
  localparam BeatWidth = 69;
  localparam Beats     = 1;

  // The pool: beats in order of arrival, the oldest in the low bits. It has room for as many as the
  // window can span and for one more, so that beat_ready_o need not depend on which beats leave.
  reg [1:0] valid_q, last_q;
  reg [5:0] keep_q;
  reg [137:0] data_q;
  reg drop_q;

  // Items of the oldest beat that have been taken.
  reg [1:0] offset_q;

  assign beat_ready_o = !valid_q[1];
  assign drop_o       = drop_q;

  // The pool is the oldest beat.
  wire own  = valid_q[0];
  wire ends = own && last_q[0];

  wire [2:0] pool_present = own ? keep_q[2:0] : 3'd0;

  function [68:0] skip;
    input [68:0] items;
    input [1:0] places;
    integer step;
    begin
      skip = items;
      for (step = 0; step < 2; step = step + 1)
        if (places[step]) skip = skip >> (ItemWidth << step);
    end
  endfunction

  wire [22:0] items;
  wire [45:0] unused_items;
  assign {unused_items, items} = skip(data_q[68:0], offset_q);
  wire present;
  wire [1:0] unused_present;
  assign {unused_present, present} = pool_present >> offset_q;

  assign window_data_o    = present ? items : 23'd0;
  assign window_present_o = present;

  // What is left of the packet once these items have been taken.
  wire closing = (go_i && close_i) || drop_q;

  // A beat leaves once all of its items are taken. A packet's last beat stays, even when empty,
  // until the packet is closed; then all beats up to it leave.
  wire [1:0] position = offset_q + {1'd0, take_i};
  wire passed = position >= 2'd3;
  wire leave = closing ? own : go_i ? own & ~ends & passed : 1'd0;
  wire emptied = go_i && !closing && ends && passed;

  // A new beat is placed behind the others first and moves down with them: which beats leave is
  // known late in the cycle.
  wire [1:0] arrive = beat_valid_i && beat_ready_o ? ~valid_q & {valid_q[0], 1'b1} : 2'd0;

  reg [1:0] valid_d;
  reg [1:0] rest_d;

  always @* begin : leaving
    valid_d = valid_q | arrive;
    rest_d  = position;
    if (leave) begin
      valid_d = valid_d >> 1;
      rest_d  = rest_d - 2'd3;
    end
  end

  // What each place but the top one holds once the oldest beat has left, and others with it: what
  // was in a place above it, or the beat that comes.
  reg [0:0] last_d;
  reg [2:0] keep_d;
  reg [68:0] data_d;

  always @* begin : moving
    integer slot;
    last_d = last_q[1:1];
    keep_d = keep_q[5:BeatItems];
    data_d = data_q[137:BeatWidth];
    for (slot = 0; slot < Beats; slot = slot + 1)
      if (!valid_q[slot + 1]) begin
        last_d[slot] = beat_last_i;
        keep_d[slot * BeatItems +: BeatItems] = beat_keep_i;
        data_d[slot * BeatWidth +: BeatWidth] = beat_data_i;
      end
  end

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      valid_q  <= 2'd0;
      drop_q   <= 1'b0;
      offset_q <= 2'd0;
    end else begin
      valid_q  <= valid_d;
      drop_q   <= closing && !ends;
      if (go_i || drop_q) offset_q <= closing || emptied ? 2'd0 : rest_d;
    end
  end

  // Data needs no reset: it is read only where a valid bit is set. A place loads where a beat comes
  // to it, and where beats leave, of which the oldest is always one.
  wire shift = leave;

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
    if (emptied) keep_q[BeatItems - 1:0] <= 3'd0;
  end

endmodule

`default_nettype wire
