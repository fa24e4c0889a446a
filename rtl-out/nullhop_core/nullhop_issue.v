// SPDX-License-Identifier: Apache-2.0
//
// nullhop_issue: gives the multipliers an item per cycle. The last one of a window waits until the
// sums of the window before have been taken, n words in n cycles, and until there is room for n
// words more where this window's will leave.
//
// Generated from templates/Hdl.Cnn/nullhop_issue.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop_core

`default_nettype none

module nullhop_issue (
    input  wire        clk_i,
    input  wire        rst_ni,

    // The pass; the logarithm of its words
    input  wire        pass_valid_i,
    output wire        pass_ready_o,
    input  wire [3:0]  pass_words_i,
    input  wire        pass_closes_i,

    // The drain is free, and takes the pass over
    input  wire        drain_free_i,
    output wire        start_o,

    // The next items, the first one in the low bits; what is taken of them
    input  wire        item_present_i,
    input  wire [23:0] item_data_i,
    output wire        item_go_o,

    // A word has left the output's queue
    input  wire        word_leaves_i,

    // The beat: what it closes and begins, the logarithm of the pass's words; for each lane whether
    // it has a value, whether that is behind what closes, weight row, value with sign
    output wire        beat_valid_o,
    output wire        beat_last_o,
    output wire        beat_emit_o,
    output wire        beat_ends_o,
    output wire        beat_fresh_o,
    output wire [20:0] beat_lanes_o,

    // For a cycle each: the pass's last item goes; items that go, those without a value; an item
    // waits for the drain, for room in the output's queue
    output wire        ends_o,
    output wire        items_o,
    output wire        nulls_o,
    output wire        waits_drain_o,
    output wire        waits_room_o
);

  // The pass: words n.
  reg running_q;
  reg words_q;
  wire go, pass_ends;

  // The drain takes the pass over at once, unless it leaves its sums in the accumulators for
  // the next one.
  assign pass_ready_o = !running_q && (drain_free_i || !pass_closes_i);
  assign start_o      = pass_valid_i && pass_ready_o && pass_closes_i;

  always @(posedge clk_i) begin
    if (!rst_ni) running_q <= 1'b0;
    else if (!running_q) running_q <= pass_valid_i && pass_ready_o;
    else if (go && pass_ends) running_q <= 1'b0;
  end

  always @(posedge clk_i) begin
    if (!running_q) begin
      words_q <= 1'd1 << pass_words_i;
    end
  end

  // Cycles until the sums can be taken over, and words that the output has room for.
  reg gap_q;
  reg [4:0] room_q;
  wire may_close = gap_q == 1'd0;
  wire has_room  = room_q >= {4'd0, words_q};

  // The items that go: no more than the lanes take, up to the second end of a window, or to the
  // first that must wait.
  wire last0 = item_data_i[19];
  wire emit0 = item_data_i[20];
  wire goes0 = item_present_i && (!last0 || (may_close && (!emit0 || has_room)));
  wire seen0 = last0;

  wire goes = goes0;
  wire lasts = last0;
  wire emits = emit0;
  wire ends  = item_data_i[22];
  wire closes = |(goes & lasts);
  wire emits_now = |(goes & lasts & emits);
  assign go        = running_q && goes0;
  assign pass_ends = |(goes & ends);
  wire values = |item_data_i[8:0];
  assign ends_o        = go && pass_ends;
  assign waits_drain_o = running_q && !go && item_present_i && !may_close;
  assign waits_room_o  = running_q && !go && item_present_i && may_close;
  assign items_o      = go && values;
  assign nulls_o      = go && !values;
  assign item_go_o    = go;

  wire [4:0] claimed = go && emits_now ? {4'd0, words_q} : 5'd0;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      gap_q  <= 1'd0;
      room_q <= 5'd16;
    end else begin
      if (go && closes) gap_q <= words_q - 1'd1;
      else if (gap_q != 1'd0) gap_q <= gap_q - 1'd1;
      room_q <= room_q - claimed + {4'd0, word_leaves_i};
    end
  end

  // The beat: for all lanes what it closes and begins; for each whether it has a value, whether
  // that belongs to the window behind the one that closes, the weights' row, the value.
  reg beat_valid_q, beat_last_q, beat_emit_q, beat_fresh_q, beat_ends_q;
  reg [20:0] beat_lanes_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      beat_valid_q <= 1'b0;
      beat_last_q  <= 1'b0;
      beat_emit_q  <= 1'b0;
    end else begin
      beat_valid_q <= go;
      beat_last_q  <= go && closes;
      beat_emit_q  <= go && emits_now;
    end
  end

  always @(posedge clk_i) begin
    beat_fresh_q <= item_data_i[23];
    beat_ends_q  <= pass_ends;
    beat_lanes_q[20:0] <= {goes0 && |item_data_i[8:0], 1'b0, item_data_i[18:0]};
  end
  wire unused_seen = seen0 || item_data_i[21];

  assign beat_valid_o = beat_valid_q;
  assign beat_last_o  = beat_last_q;
  assign beat_emit_o  = beat_emit_q;
  assign beat_ends_o  = beat_ends_q;
  assign beat_fresh_o = beat_fresh_q;
  assign beat_lanes_o = beat_lanes_q;

endmodule

`default_nettype wire
