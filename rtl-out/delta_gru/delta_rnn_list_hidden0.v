// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_list_hidden0: the changes of up to one vector of 64 elements, 8 per word, one of
// them per cycle, each with the first line of its column of weights. Words without a change
// take no place. There is always room: a vector begins only where the one that it needs is free.
//
// Generated from templates/Hdl.Rnn/delta_rnn_list.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_gru

`default_nettype none

module delta_rnn_list_hidden0 (
    input  wire         clk_i,
    input  wire         rst_ni,

    // Words of changes: line of the first element's column, which elements changed and by how much;
    // the vector ends
    input  wire         word_valid_i,
    input  wire [11:0]  word_line_i,
    input  wire [7:0]   word_mask_i,
    input  wire [135:0] word_delta_i,
    input  wire         close_i,

    // The next change: first line of its column, and the change
    output wire         pair_valid_o,
    input  wire         pair_take_i,
    output wire [11:0]  pair_line_o,
    output wire [16:0]  pair_delta_o,

    // All of the oldest vector are taken; on to the next; the oldest are dropped
    output wire         finished_o,
    input  wire         next_i,
    input  wire         drop_i
);

  // Words of the vector that comes, and of the oldest one what is done.
  reg  [3:0] pushed_q, popped_q;
  wire [3:0] pushed = pushed_q + {3'd0, word_valid_i};
  wire [3:0] count;
  wire known;
  wire done = known && popped_q == count;
  assign finished_o = done && !pair_valid_o;

  wire unused_count_room, unused_room;

  fifo_2x4 u_counts (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (close_i),
      .in_ready_o (unused_count_room),
      .in_data_i  (pushed),
      .out_valid_o(known),
      .out_ready_i(next_i),
      .out_data_o (count)
  );

  wire head_valid, pop;
  wire [11:0] head_line;
  wire [7:0] head_mask;
  wire [135:0] head_delta;

  fifo_8x156 u_words (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (word_valid_i),
      .in_ready_o (unused_room),
      .in_data_i  ({word_line_i, word_mask_i, word_delta_i}),
      .out_valid_o(head_valid),
      .out_ready_i(pop),
      .out_data_o ({head_line, head_mask, head_delta})
  );

  // The lowest change of the oldest word that is not taken yet goes next.
  wire usable = head_valid && !done;
  reg  pair_valid_q;
  reg  [7:0] taken_q;
  wire [7:0] left = head_mask & ~taken_q;
  wire [7:0] pick = left & ~(left - 8'd1);
  wire only = left == pick;
  wire load = usable && !drop_i && (!pair_valid_q || pair_take_i);
  assign pop = usable && (drop_i || (load && only));
  assign pair_valid_o = pair_valid_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      pushed_q     <= 4'd0;
      popped_q     <= 4'd0;
      pair_valid_q <= 1'b0;
      taken_q      <= 8'd0;
    end else begin
      pushed_q     <= close_i ? 4'd0 : pushed;
      popped_q     <= next_i ? 4'd0 : popped_q + {3'd0, pop};
      pair_valid_q <= !drop_i && (load || (pair_valid_q && !pair_take_i));
      taken_q      <= pop ? 8'd0 : load ? taken_q | pick : taken_q;
    end
  end

  // The columns of a word's elements lie 24 lines apart.
  wire [11:0] offset =
        ({12{pick[1]}} & 12'd24)
      | ({12{pick[2]}} & 12'd48)
      | ({12{pick[3]}} & 12'd72)
      | ({12{pick[4]}} & 12'd96)
      | ({12{pick[5]}} & 12'd120)
      | ({12{pick[6]}} & 12'd144)
      | ({12{pick[7]}} & 12'd168);

  // Data need no reset: they are read only where pair_valid_q is set.
  reg [11:0] line_q;
  reg [16:0] delta_q;
  assign pair_line_o  = line_q;
  assign pair_delta_o = delta_q;

  always @(posedge clk_i) begin
    if (load) begin
      line_q  <= head_line + offset;
      delta_q <= delta_of(pick, head_delta);
    end
  end

  function [16:0] delta_of;
    input [7:0] place;
    input [135:0] all;
    integer lane;
    begin
      delta_of = 17'd0;
      for (lane = 0; lane < 8; lane = lane + 1)
        delta_of = delta_of | (all[17*lane +: 17] & {17{place[lane]}});
    end
  endfunction

endmodule

`default_nettype wire
