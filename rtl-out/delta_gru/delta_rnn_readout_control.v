// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_readout_control: which columns of weights the read-out adds next, and when its sums are
// complete.
// A read-out adds the columns of the states that changed, behind that of the bias where it begins
// anew.
//
// Generated from templates/Hdl.Rnn/delta_rnn_layer.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_gru

`default_nettype none

module delta_rnn_readout_control (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Steps that begin
    input  wire        begin_valid_i,
    output wire        begin_ready_o,
    input  wire        begin_first_i,
    input  wire        begin_last_i,

    // Changes of inputs; on to those of the next step
    input  wire        input_valid_i,
    output wire        input_take_o,
    input  wire [11:0] input_line_i,
    input  wire [16:0] input_delta_i,
    input  wire        input_finished_i,
    output wire        input_next_o,

    // The next column: its first line, the change, whether it overwrites the sums
    output wire        column_valid_o,
    input  wire        column_take_i,
    output wire [11:0] column_line_o,
    output wire [16:0] column_delta_o,
    output wire        column_clear_o,

    // Lines of this stage are being added; its sums are being read
    input  wire        busy_i,
    input  wire        locked_i,

    // A step, when its sums are complete
    output wire        start_valid_o,
    input  wire        start_ready_i,
    output wire        start_first_o,
    output wire        start_last_o,

    // Something is to be done
    output wire        active_o
);

  // Steps that have begun, as many as there are vectors of changes.
  wire step_valid, step_first, step_last;
  wire start;

  fifo_2x2 u_steps (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (begin_valid_i),
      .in_ready_o (begin_ready_o),
      .in_data_i  ({begin_first_i, begin_last_i}),
      .out_valid_o(step_valid),
      .out_ready_i(start),
      .out_data_o ({step_first, step_last})
  );

  // Columns of the biases that are still to be added
  reg  bias_q;
  wire opens     = step_valid && step_first;
  wire bias_done = bias_q == 1'd1;
  wire bias_next = opens && !bias_done;

  // The next column
  wire input_next = input_valid_i && step_valid && !bias_next;
  assign column_valid_o = !locked_i && (bias_next || input_next);
  // The first column of a sequence overwrites the sums.
  assign column_clear_o = opens && bias_q == 1'd0;

  reg [11:0] column_line;
  reg [16:0] column_delta;
  assign column_line_o  = column_line;
  assign column_delta_o = column_delta;

  always @* begin
    if (bias_next) begin
      column_line = 12'd2256;
      column_delta = 17'h00100;
    end else begin
      column_line  = input_line_i;
      column_delta = input_delta_i;
    end
  end

  wire taken = column_valid_o && column_take_i;
  assign input_take_o  = taken && !bias_next && input_next;

  // All sums of the step are complete.
  assign start_valid_o = step_valid && !bias_next && input_finished_i && !busy_i;
  assign start_first_o = step_first;
  assign start_last_o  = step_last;
  assign start        = start_valid_o && start_ready_i;
  assign input_next_o = start;
  assign active_o     = step_valid;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      bias_q    <= 1'd0;
    end else begin
      if (start) bias_q <= 1'd0;
      else if (taken && bias_next) bias_q <= bias_q + 1'd1;
    end
  end

endmodule

`default_nettype wire
