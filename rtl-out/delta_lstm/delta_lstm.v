// SPDX-License-Identifier: Apache-2.0
//
// delta_lstm: a recurrent network of 1 LSTM layer that computes only what changed. Each vector of
// inputs is a step; only inputs and hidden states that moved by a threshold since they were sent
// last are multiplied, a column of weights each.
//   x -> input -> list -> layer control -> issue -> weights -> mac -> sums -> pointwise -> states
//                   ^------------------ changes of hidden states -------------------'
//
// Reset: there are memories, so rst_ni is sampled. Hold it for three cycles of a running clock or
// more, and release it in step with clk_i: synchronised outside, with set-up and hold as of data.
//
// Generated from templates/Hdl.Rnn/delta_rnn.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_lstm

`default_nettype none

module delta_lstm (
    (* X_INTERFACE_INFO = "xilinx.com:signal:clock:1.0 clk_i CLK" *)
    (* X_INTERFACE_PARAMETER =
       "ASSOCIATED_BUSIF s_axil:s_axis_x:m_axis_result, ASSOCIATED_RESET rst_ni" *)
    input  wire         clk_i,
    (* X_INTERFACE_INFO = "xilinx.com:signal:reset:1.0 rst_ni RST" *)
    (* X_INTERFACE_PARAMETER = "POLARITY ACTIVE_LOW" *)
    input  wire         rst_ni,

    // AXI4-Lite
    input  wire         s_axil_awvalid,
    output wire         s_axil_awready,
    input  wire [11:0]  s_axil_awaddr,
    input  wire [2:0]   s_axil_awprot,
    input  wire         s_axil_wvalid,
    output wire         s_axil_wready,
    input  wire [31:0]  s_axil_wdata,
    input  wire [3:0]   s_axil_wstrb,
    output wire         s_axil_bvalid,
    input  wire         s_axil_bready,
    output wire [1:0]   s_axil_bresp,
    input  wire         s_axil_arvalid,
    output wire         s_axil_arready,
    input  wire [11:0]  s_axil_araddr,
    input  wire [2:0]   s_axil_arprot,
    output wire         s_axil_rvalid,
    input  wire         s_axil_rready,
    output wire [31:0]  s_axil_rdata,
    output wire [1:0]   s_axil_rresp,

    // Inputs, a packet for each step: 8 elements of 16 bits per beat, the
    // first in the low ones; tuser of the first beat: bit 0 first, bit 1 last step of a sequence
    input  wire         s_axis_x_tvalid,
    output wire         s_axis_x_tready,
    input  wire [127:0] s_axis_x_tdata,
    input  wire [1:0]   s_axis_x_tuser,
    input  wire         s_axis_x_tlast,

    // The best class: class in
    // 8 bits, score in 16 bits above them
    output wire         m_axis_result_tvalid,
    input  wire         m_axis_result_tready,
    output wire [23:0]  m_axis_result_tdata,
    output wire         m_axis_result_tuser,
    output wire         m_axis_result_tlast
);

  // Memories are below: what their pins depend on is cleared at clock edges alone.
  wire reset_n;

  reset_sample u_reset_sample (
      .clk_i   (clk_i),
      .rst_ni  (rst_ni),
      .reset_no(reset_n)
  );

  // Registers
  wire [4:0] error;
  wire [47:0] theta;
  wire clear, busy, line, idle_pairs, begin_valid;
  wire [1:0] column_begins;

  delta_rnn_registers u_registers (
      .clk_i         (clk_i),
      .rst_ni        (reset_n),
      .s_axil_awvalid(s_axil_awvalid),
      .s_axil_awready(s_axil_awready),
      .s_axil_awaddr (s_axil_awaddr),
      .s_axil_awprot (s_axil_awprot),
      .s_axil_wvalid (s_axil_wvalid),
      .s_axil_wready (s_axil_wready),
      .s_axil_wdata  (s_axil_wdata),
      .s_axil_wstrb  (s_axil_wstrb),
      .s_axil_bvalid (s_axil_bvalid),
      .s_axil_bready (s_axil_bready),
      .s_axil_bresp  (s_axil_bresp),
      .s_axil_arvalid(s_axil_arvalid),
      .s_axil_arready(s_axil_arready),
      .s_axil_araddr (s_axil_araddr),
      .s_axil_arprot (s_axil_arprot),
      .s_axil_rvalid (s_axil_rvalid),
      .s_axil_rready (s_axil_rready),
      .s_axil_rdata  (s_axil_rdata),
      .s_axil_rresp  (s_axil_rresp),
      .theta_o       (theta),
      .clear_o       (clear),
      .error_i       (error),
      .step_i        (begin_valid),
      .busy_i        (busy),
      .line_i        (line),
      .column_i      (column_begins),
      .idle_pairs_i  (idle_pairs)
  );

  // Inputs without the padding of their bytes
  wire [127:0] x_data;
  assign x_data[15:0] = s_axis_x_tdata[15:0];
  assign x_data[31:16] = s_axis_x_tdata[31:16];
  assign x_data[47:32] = s_axis_x_tdata[47:32];
  assign x_data[63:48] = s_axis_x_tdata[63:48];
  assign x_data[79:64] = s_axis_x_tdata[79:64];
  assign x_data[95:80] = s_axis_x_tdata[95:80];
  assign x_data[111:96] = s_axis_x_tdata[111:96];
  assign x_data[127:112] = s_axis_x_tdata[127:112];

  // Steps begin where the first layer has room for the changes of one more vector.
  wire begin_first, begin_last;
  wire begin0_ready;
  wire begin1_ready;
  wire x_word_valid, x_close;
  wire [11:0] x_word_line;
  wire [7:0] x_word_mask;
  wire [135:0] x_word_delta;
  wire error_short, error_long, error_range, error_missing;
  assign error = {error_missing, error_range, 1'b0, error_long, error_short};
  wire may_begin = begin0_ready;

  delta_rnn_input u_input (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .x_valid_i      (s_axis_x_tvalid),
      .x_ready_o      (s_axis_x_tready),
      .x_data_i       (x_data),
      .x_first_i      (s_axis_x_tuser[0]),
      .x_final_i      (s_axis_x_tuser[1]),
      .x_last_i       (s_axis_x_tlast),
      .may_begin_i    (may_begin),
      .clear_i        (clear),
      .theta_i        (theta[15:0]),
      .begin_valid_o  (begin_valid),
      .begin_first_o  (begin_first),
      .begin_last_o   (begin_last),
      .word_valid_o   (x_word_valid),
      .word_line_o    (x_word_line),
      .word_mask_o    (x_word_mask),
      .word_delta_o   (x_word_delta),
      .close_o        (x_close),
      .error_short_o  (error_short),
      .error_long_o   (error_long),
      .error_range_o  (error_range),
      .error_missing_o(error_missing)
  );

  // What the gates give: changes of hidden states, for the layer itself and for the next
  wire start_valid, start_ready, start_first, start_last, locked, hidden_valid, hidden_close;
  wire [11:0] hidden_word_line;
  wire [7:0] hidden_word_mask;
  wire [135:0] hidden_word_delta;
  wire next_valid, next_close;
  wire [11:0] next_word_line;
  wire [7:0] next_word_mask;
  wire [135:0] next_word_delta;
  wire [1:0] column_valid, column_take, column_clear, mac_busy, stage_busy, issue_here;
  wire [23:0] column_line;
  wire [33:0] column_delta;
  wire issue_valid, issue_clear;
  wire readout_start_valid, readout_start_ready, readout_active, unused_readout_first,
      unused_readout_last;
  wire [11:0] issue_line;
  wire issue_stage;
  assign issue_here[0] = issue_valid && issue_stage == 1'd0;
  assign issue_here[1] = issue_valid && issue_stage == 1'd1;

  // Layer 1: changes that wait, and the columns that they ask for
  wire input0_valid, input0_take, input0_finished, input0_next;
  wire [11:0] input0_line;
  wire [16:0] input0_delta;

  delta_rnn_list_input0 u_list_input0 (
      .clk_i       (clk_i),
      .rst_ni      (reset_n),
      .word_valid_i(x_word_valid),
      .word_line_i (x_word_line),
      .word_mask_i (x_word_mask),
      .word_delta_i(x_word_delta),
      .close_i     (x_close),
      .pair_valid_o(input0_valid),
      .pair_take_i (input0_take),
      .pair_line_o (input0_line),
      .pair_delta_o(input0_delta),
      .finished_o  (input0_finished),
      .next_i      (input0_next),
      .drop_i      (1'b0)
  );

  wire hidden0_valid, hidden0_take, hidden0_finished, hidden0_next, hidden0_drop;
  wire [11:0] hidden0_line;
  wire [16:0] hidden0_delta;

  delta_rnn_list_hidden0 u_list_hidden0 (
      .clk_i       (clk_i),
      .rst_ni      (reset_n),
      .word_valid_i(hidden_valid),
      .word_line_i (hidden_word_line),
      .word_mask_i (hidden_word_mask),
      .word_delta_i(hidden_word_delta),
      .close_i     (hidden_close),
      .pair_valid_o(hidden0_valid),
      .pair_take_i (hidden0_take),
      .pair_line_o (hidden0_line),
      .pair_delta_o(hidden0_delta),
      .finished_o  (hidden0_finished),
      .next_i      (hidden0_next),
      .drop_i      (hidden0_drop)
  );
  wire [31:0] theta0;

  delta_rnn_layer0 u_layer0 (
      .clk_i            (clk_i),
      .rst_ni           (reset_n),
      .begin_valid_i    (begin_valid),
      .begin_ready_o    (begin0_ready),
      .begin_first_i    (begin_first),
      .begin_last_i     (begin_last),
      .begin_theta_i    (theta[47:16]),
      .input_valid_i    (input0_valid),
      .input_take_o     (input0_take),
      .input_line_i     (input0_line),
      .input_delta_i    (input0_delta),
      .input_finished_i (input0_finished),
      .input_next_o     (input0_next),
      .hidden_valid_i   (hidden0_valid),
      .hidden_take_o    (hidden0_take),
      .hidden_line_i    (hidden0_line),
      .hidden_delta_i   (hidden0_delta),
      .hidden_finished_i(hidden0_finished),
      .hidden_next_o    (hidden0_next),
      .hidden_drop_o    (hidden0_drop),
      .column_valid_o   (column_valid[0]),
      .column_take_i    (column_take[0]),
      .column_line_o    (column_line[11:0]),
      .column_delta_o   (column_delta[16:0]),
      .column_clear_o   (column_clear[0]),
      .busy_i           (issue_here[0] || mac_busy[0]),
      .locked_i         (locked),
      .start_valid_o    (start_valid),
      .start_ready_i    (start_ready),
      .start_first_o    (start_first),
      .start_last_o     (start_last),
      .start_theta_o    (theta0),
      .active_o         (stage_busy[0])
  );

  // Read-out: changes that wait, and the columns that they ask for
  wire input1_valid, input1_take, input1_finished, input1_next;
  wire [11:0] input1_line;
  wire [16:0] input1_delta;

  delta_rnn_list_readout u_list_readout (
      .clk_i       (clk_i),
      .rst_ni      (reset_n),
      .word_valid_i(next_valid),
      .word_line_i (next_word_line),
      .word_mask_i (next_word_mask),
      .word_delta_i(next_word_delta),
      .close_i     (next_close),
      .pair_valid_o(input1_valid),
      .pair_take_i (input1_take),
      .pair_line_o (input1_line),
      .pair_delta_o(input1_delta),
      .finished_o  (input1_finished),
      .next_i      (input1_next),
      .drop_i      (1'b0)
  );

  delta_rnn_readout_control u_readout_control (
      .clk_i           (clk_i),
      .rst_ni          (reset_n),
      .begin_valid_i   (start_valid && start_ready && start_last),
      .begin_ready_o   (begin1_ready),
      .begin_first_i   (1'b1),
      .begin_last_i    (start_last),
      .input_valid_i   (input1_valid),
      .input_take_o    (input1_take),
      .input_line_i    (input1_line),
      .input_delta_i   (input1_delta),
      .input_finished_i(input1_finished),
      .input_next_o    (input1_next),
      .column_valid_o  (column_valid[1]),
      .column_take_i   (column_take[1]),
      .column_line_o   (column_line[23:12]),
      .column_delta_o  (column_delta[33:17]),
      .column_clear_o  (column_clear[1]),
      .busy_i          (issue_here[1] || mac_busy[1]),
      .locked_i        (readout_active),
      .start_valid_o   (readout_start_valid),
      .start_ready_i   (readout_start_ready),
      .start_first_o   (unused_readout_first),
      .start_last_o    (unused_readout_last),
      .active_o        (stage_busy[1])
  );

  // One line of weights per cycle
  wire [1:0] issue_bank;
  wire [2:0] issue_block;
  wire [16:0] issue_delta;
  wire line_ends;

  delta_rnn_issue u_issue (
      .clk_i         (clk_i),
      .rst_ni        (reset_n),
      .column_valid_i(column_valid),
      .column_take_o (column_take),
      .column_line_i (column_line),
      .column_delta_i(column_delta),
      .column_clear_i(column_clear),
      .issue_valid_o (issue_valid),
      .issue_line_o  (issue_line),
      .issue_stage_o (issue_stage),
      .issue_bank_o  (issue_bank),
      .issue_block_o (issue_block),
      .issue_clear_o (issue_clear),
      .issue_delta_o (issue_delta),
      .line_ends_o   (line_ends)
  );
  assign column_begins = column_take & column_valid;
  assign line          = issue_valid && line_ends;
  assign idle_pairs    = busy && !issue_valid;

  wire [63:0] weights;

  rom_3138x64 #(
      .InitFile("delta_lstm_weights.mem")
  ) u_weights (
      .clk_i         (clk_i),
      .read_enable_i (issue_valid),
      .read_address_i(issue_line),
      .read_data_o   (weights)
  );

  // Sums
  wire [1:0] read_valid;
  wire [5:0] read_block;
  wire [767:0] sums0;
  wire [191:0] sums1;

  delta_rnn_mac u_mac (
      .clk_i        (clk_i),
      .rst_ni       (reset_n),
      .issue_valid_i(issue_valid),
      .issue_stage_i(issue_stage),
      .issue_bank_i (issue_bank),
      .issue_block_i(issue_block),
      .issue_clear_i(issue_clear),
      .issue_delta_i(issue_delta),
      .weights_i    (weights),
      .busy_o       (mac_busy),
      .read_valid_i (read_valid),
      .read_block_i (read_block),
      .sums0_o      (sums0),
      .sums1_o      (sums1)
  );

  // Gates
  wire [2:0] gate_block;
  wire gate_room, gate_read;
  assign read_valid[0] = gate_read;
  assign read_block[2:0] = gate_block;

  delta_rnn_pointwise u_pointwise (
      .clk_i         (clk_i),
      .rst_ni        (reset_n),
      .start_valid_i (start_valid),
      .start_ready_o (start_ready),
      .start_first_i (start_first),
      .start_last_i  (start_last),
      .room_i        (gate_room),
      .hidden_theta_i(theta0[15:0]),
      .next_theta_i  (theta0[31:16]),
      .locked_o      (locked),
      .read_valid_o  (gate_read),
      .read_block_o  (gate_block),
      .sums_i        (sums0),
      .hidden_valid_o(hidden_valid),
      .hidden_close_o(hidden_close),
      .hidden_line_o (hidden_word_line),
      .hidden_mask_o (hidden_word_mask),
      .hidden_delta_o(hidden_word_delta),
      .next_valid_o  (next_valid),
      .next_close_o  (next_close),
      .next_line_o   (next_word_line),
      .next_mask_o   (next_word_mask),
      .next_delta_o  (next_word_delta)
  );

  // The read-out, when its sums are complete
  wire readout_busy;
  wire result_valid, result_last;
  wire [3:0] result_class;
  wire [15:0] result_score;
  wire readout_read;
  wire readout_block;
  assign read_valid[1] = readout_read;
  assign read_block[5:3] = {2'd0, readout_block};
  wire result_busy = readout_busy;

  delta_rnn_readout u_readout (
      .clk_i         (clk_i),
      .rst_ni        (reset_n),
      .start_valid_i (readout_start_valid),
      .start_ready_o (readout_start_ready),
      .active_o      (readout_active),
      .busy_o        (readout_busy),
      .read_valid_o  (readout_read),
      .read_block_o  (readout_block),
      .sums_i        (sums1),
      .result_valid_o(result_valid),
      .result_ready_i(m_axis_result_tready),
      .result_class_o(result_class),
      .result_score_o(result_score),
      .result_last_o (result_last)
  );

  assign m_axis_result_tvalid = result_valid;
  assign m_axis_result_tlast  = result_last;
  assign m_axis_result_tuser  = 1'b0;
  assign m_axis_result_tdata  = {result_score, {4'd0, result_class}};
  assign gate_room = begin1_ready;

  // Whether anything is going on. What is in the gates belongs to a layer that waits for its
  // changes.
  reg x_inside_q;
  assign busy = x_inside_q || (|stage_busy) || issue_valid || (|mac_busy) || result_busy;

  always @(posedge clk_i) begin
    if (!reset_n) x_inside_q <= 1'b0;
    else if (s_axis_x_tvalid && s_axis_x_tready) x_inside_q <= !s_axis_x_tlast;
  end

endmodule

`default_nettype wire
