// SPDX-License-Identifier: Apache-2.0
//
// nullhop_issue: gives the multipliers up to 4 items per cycle, item l to lane l: consecutive ones,
// across the ends of windows, of which there is at most one in a beat. The last one of a window
// waits until the sums of the window before have been taken, n words in n cycles, and until there
// is room for n words more where this window's will leave.
//
// Generated from templates/Hdl.Cnn/nullhop_issue.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop

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
    input  wire [3:0]  item_present_i,
    input  wire [95:0] item_data_i,
    output wire        item_go_o,
    output wire [2:0]  item_take_o,
    output wire        item_close_o,

    // A word has left the output's queue
    input  wire        word_leaves_i,

    // The beat: what it closes and begins, the logarithm of the pass's words; for each lane whether
    // it has a value, whether that is behind what closes, weight row, value with sign
    output wire        beat_valid_o,
    output wire        beat_last_o,
    output wire        beat_emit_o,
    output wire        beat_ends_o,
    output wire        beat_fresh_o,
    output wire [83:0] beat_lanes_o,
    output wire [3:0]  beat_words_o,

    // For a cycle each: the pass's last item goes; items that go, those without a value; an item
    // waits for the drain, for room in the output's queue
    output wire        ends_o,
    output wire [2:0]  items_o,
    output wire [2:0]  nulls_o,
    output wire        waits_drain_o,
    output wire        waits_room_o
);

  // The pass: words n and lanes.
  reg running_q;
  reg [2:0] words_q;
  reg [3:0] shift_q;
  reg [3:0] lanes_q;
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
      words_q <= 3'd1 << pass_words_i;
      shift_q <= pass_words_i;
      lanes_q <= lanes_of(3'd4 >> pass_words_i);
    end
  end

  // Lanes that the pass has: as many as clusters with the same words.
  function [3:0] lanes_of;
    input [2:0] number;
    integer lane;
    for (lane = 0; lane < 4; lane = lane + 1) lanes_of[lane] = number > lane[2:0];
  endfunction

  // Cycles until the sums can be taken over, and words that the output has room for.
  reg [2:0] gap_q;
  reg [4:0] room_q;
  wire may_close = gap_q == 3'd0;
  wire has_room  = room_q >= {2'd0, words_q};

  // The items that go: no more than the lanes take, up to the second end of a window, or to the
  // first that must wait.
  wire last0 = item_data_i[19];
  wire emit0 = item_data_i[20];
  wire goes0 = item_present_i[0] && (!last0 || (may_close && (!emit0 || has_room)));
  wire seen0 = last0;
  wire last1 = item_data_i[43];
  wire emit1 = item_data_i[44];
  wire goes1 = goes0 && item_present_i[1] && lanes_q[1] && (!last1 || (!seen0 && may_close &&
      (!emit1 || has_room)));
  wire seen1 = seen0 || last1;
  wire last2 = item_data_i[67];
  wire emit2 = item_data_i[68];
  wire goes2 = goes1 && item_present_i[2] && lanes_q[2] && (!last2 || (!seen1 && may_close &&
      (!emit2 || has_room)));
  wire seen2 = seen1 || last2;
  wire last3 = item_data_i[91];
  wire emit3 = item_data_i[92];
  wire goes3 = goes2 && item_present_i[3] && lanes_q[3] && (!last3 || (!seen2 && may_close &&
      (!emit3 || has_room)));
  wire seen3 = seen2 || last3;

  wire [3:0] goes = {goes3, goes2, goes1, goes0};
  wire [3:0] lasts = {last3, last2, last1, last0};
  wire [3:0] emits = {emit3, emit2, emit1, emit0};
  wire [3:0] flushes = {item_data_i[93], item_data_i[69], item_data_i[45], item_data_i[21]};
  wire [3:0] ends  = {item_data_i[94], item_data_i[70], item_data_i[46], item_data_i[22]};
  wire closes = |(goes & lasts);
  wire emits_now = |(goes & lasts & emits);
  assign go        = running_q && goes0;
  assign pass_ends = |(goes & ends);
  wire [3:0] values = {|item_data_i[80:72], |item_data_i[56:48], |item_data_i[32:24],
      |item_data_i[8:0]};
  assign ends_o        = go && pass_ends;
  assign waits_drain_o = running_q && !go && item_present_i[0] && !may_close;
  assign waits_room_o  = running_q && !go && item_present_i[0] && may_close;

  function [2:0] number;
    input [3:0] set;
    integer lane;
    begin
      number = 3'd0;
      for (lane = 0; lane < 4; lane = lane + 1) number = number + {2'd0, set[lane]};
    end
  endfunction

  assign item_take_o  = number(goes);
  assign items_o      = go ? number(goes & values) : 3'd0;
  assign nulls_o      = go ? number(goes & ~values) : 3'd0;
  assign item_go_o    = go;
  assign item_close_o = |(goes & flushes);

  wire [4:0] claimed = go && emits_now ? {2'd0, words_q} : 5'd0;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      gap_q  <= 3'd0;
      room_q <= 5'd16;
    end else begin
      if (go && closes) gap_q <= words_q - 3'd1;
      else if (gap_q != 3'd0) gap_q <= gap_q - 3'd1;
      room_q <= room_q - claimed + {4'd0, word_leaves_i};
    end
  end

  // The beat: for all lanes what it closes and begins; for each whether it has a value, whether
  // that belongs to the window behind the one that closes, the weights' row, the value.
  reg beat_valid_q, beat_last_q, beat_emit_q, beat_fresh_q, beat_ends_q;
  reg [3:0] beat_words_q;
  reg [83:0] beat_lanes_q;

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
    beat_words_q <= shift_q;
    beat_lanes_q[20:0] <= {goes0 && |item_data_i[8:0], 1'b0, item_data_i[18:0]};
    beat_lanes_q[41:21] <= {goes1 && |item_data_i[32:24], seen0, item_data_i[42:24]};
    beat_lanes_q[62:42] <= {goes2 && |item_data_i[56:48], seen1, item_data_i[66:48]};
    beat_lanes_q[83:63] <= {goes3 && |item_data_i[80:72], seen2, item_data_i[90:72]};
  end
  wire unused_items = &{1'b0, item_data_i, seen3, lanes_q[0]};

  assign beat_valid_o = beat_valid_q;
  assign beat_last_o  = beat_last_q;
  assign beat_emit_o  = beat_emit_q;
  assign beat_ends_o  = beat_ends_q;
  assign beat_fresh_o = beat_fresh_q;
  assign beat_words_o = beat_words_q;
  assign beat_lanes_o = beat_lanes_q;

endmodule

`default_nettype wire
