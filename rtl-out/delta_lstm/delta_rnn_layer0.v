// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_layer0: which columns of weights layer 0 adds next, and when its sums are complete.
// A step adds the columns of the inputs that changed, and of the hidden states that changed at the
// end of the step before, which may run before the step has come. The first step of a sequence
// begins with the columns of the biases; changes of hidden states before it are dropped.
//
// Generated from templates/Hdl.Rnn/delta_rnn_layer.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_lstm

`default_nettype none

module delta_rnn_layer0 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Steps that begin, with the thresholds behind this layer's inputs
    input  wire        begin_valid_i,
    output wire        begin_ready_o,
    input  wire        begin_first_i,
    input  wire        begin_last_i,
    input  wire [31:0] begin_theta_i,

    // Changes of inputs; on to those of the next step
    input  wire        input_valid_i,
    output wire        input_take_o,
    input  wire [11:0] input_line_i,
    input  wire [16:0] input_delta_i,
    input  wire        input_finished_i,
    output wire        input_next_o,

    // Changes of hidden states; on to those of the next step; they are dropped
    input  wire        hidden_valid_i,
    output wire        hidden_take_o,
    input  wire [11:0] hidden_line_i,
    input  wire [16:0] hidden_delta_i,
    input  wire        hidden_finished_i,
    output wire        hidden_next_o,
    output wire        hidden_drop_o,

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
    output wire [31:0] start_theta_o,

    // Something is to be done
    output wire        active_o
);

  // Steps that have begun, as many as there are vectors of changes.
  wire step_valid, step_first, step_last;
  wire [31:0] step_theta;
  wire start;

  fifo_2x34 u_steps (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (begin_valid_i),
      .in_ready_o (begin_ready_o),
      .in_data_i  ({begin_first_i, begin_last_i, begin_theta_i}),
      .out_valid_o(step_valid),
      .out_ready_i(start),
      .out_data_o ({step_first, step_last, step_theta})
  );

  // Columns of the biases that are still to be added
  reg  [1:0] bias_q;
  wire opens     = step_valid && step_first;
  wire bias_done = bias_q == 2'd2;
  wire bias_next = opens && !bias_done;

  // There are hidden states of the step before, whose changes are to be added or dropped.
  reg  pending_q;
  wire hidden_done = !pending_q || hidden_finished_i;
  assign hidden_drop_o = opens;
  assign hidden_next_o = start && pending_q;

  // The next column
  wire input_next = input_valid_i && step_valid && !bias_next;
  wire hidden_next = hidden_valid_i && !opens;
  assign column_valid_o  = !locked_i && (bias_next || input_next || hidden_next);
  // The first column of a sequence overwrites the sums.
  assign column_clear_o = opens && bias_q == 2'd0;

  reg [11:0] column_line;
  reg [16:0] column_delta;
  assign column_line_o  = column_line;
  assign column_delta_o = column_delta;

  always @* begin
    if (bias_next) begin
      case (bias_q)
        2'd1: column_line = 12'd928;
        default: column_line = 12'd0;
      endcase
      column_delta = 17'h00100;
    end else begin
      column_line  = input_next ? input_line_i : hidden_line_i;
      column_delta = input_next ? input_delta_i : hidden_delta_i;
    end
  end

  wire taken = column_valid_o && column_take_i;
  assign input_take_o  = taken && !bias_next && input_next;
  assign hidden_take_o = taken && !bias_next && !input_next;

  // All sums of the step are complete.
  assign start_valid_o = step_valid && !bias_next && input_finished_i && hidden_done && !busy_i;
  assign start_first_o = step_first;
  assign start_last_o  = step_last;
  assign start_theta_o = step_theta;
  assign start        = start_valid_o && start_ready_i;
  assign input_next_o = start;
  assign active_o     = step_valid || !hidden_done;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      bias_q    <= 2'd0;
      pending_q <= 1'b0;
    end else begin
      if (start) bias_q <= 2'd0;
      else if (taken && bias_next) bias_q <= bias_q + 2'd1;
      if (start) pending_q <= 1'b1;
    end
  end

endmodule

`default_nettype wire
