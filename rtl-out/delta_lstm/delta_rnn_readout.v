// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_readout: the class of the greatest sum, the lowest of equals, from 10 sums of which one
// is read per cycle.
//
// Generated from templates/Hdl.Rnn/delta_rnn_readout.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_lstm

`default_nettype none

module delta_rnn_readout (
    input  wire         clk_i,
    input  wire         rst_ni,

    // The sums are complete
    input  wire         start_valid_i,
    output wire         start_ready_o,

    // The sums must not change yet; something is on its way
    output wire         active_o,
    output wire         busy_o,

    // A word of sums to be read; it comes a cycle later
    output wire         read_valid_o,
    output wire         read_block_o,
    input  wire [191:0] sums_i,

    // Results
    output wire         result_valid_o,
    input  wire         result_ready_i,
    output wire [3:0]   result_class_o,
    output wire [15:0]  result_score_o,
    output wire         result_last_o
);

  localparam [3:0] LastClass = 4'd9;

  // The class whose sum is read now, the one whose sum has come, and the one that is rounded to a
  // score
  reg active_q, sum_valid_q, sum_last_q, chosen_valid_q, result_valid_q;
  reg [3:0] class_q, sum_class_q, chosen_class_q;
  wire last  = class_q == LastClass;
  wire stall = chosen_valid_q && result_valid_q && !result_ready_i;

  // The last sum stays what was read last until it is taken.
  assign start_ready_o = !active_o;
  assign active_o      = active_q || sum_valid_q;
  assign busy_o        = active_o || chosen_valid_q || result_valid_q;
  assign read_valid_o  = active_q && !stall;
  assign read_block_o  = class_q[3];

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      active_q       <= 1'b0;
      class_q        <= 4'd0;
      sum_valid_q    <= 1'b0;
      chosen_valid_q <= 1'b0;
      result_valid_q <= 1'b0;
    end else begin
      if (!active_q) active_q <= start_valid_i && start_ready_o;
      else if (!stall) active_q <= !last;
      if (active_q && !stall) class_q <= last ? 4'd0 : class_q + 4'd1;
      if (!stall) begin
        sum_valid_q    <= active_q;
        chosen_valid_q <= sum_valid_q && sum_last_q;
      end
      result_valid_q <= chosen_valid_q || (result_valid_q && !result_ready_i);
    end
  end

  always @(posedge clk_i) begin
    if (!stall) begin
      sum_class_q <= class_q;
      sum_last_q  <= last;
    end
  end

  // The sum of the class; the greatest so far a cycle later, and its score
  wire [2:0] lane = sum_class_q[2:0];
  wire [23:0] sum = sums_i[24*lane +: 24];
  reg [23:0] chosen_q;
  wire better = sum_class_q == 4'd0 || $signed(sum) > $signed(chosen_q);

  always @(posedge clk_i) begin
    if (sum_valid_q && better && !stall) begin
      chosen_q       <= sum;
      chosen_class_q <= sum_class_q;
    end
  end

  wire [15:0] score;

  delta_rnn_round_24_by7_16_clamp u_round (
      .value_i(chosen_q),
      .value_o(score)
  );

  reg [15:0] score_q;
  reg [3:0] result_class_q;
  assign result_valid_o = result_valid_q;
  assign result_class_o = result_class_q;
  assign result_score_o = score_q;
  assign result_last_o  = 1'b1;

  always @(posedge clk_i) begin
    if (chosen_valid_q && !stall) begin
      score_q        <= score;
      result_class_q <= chosen_class_q;
    end
  end

endmodule

`default_nettype wire
