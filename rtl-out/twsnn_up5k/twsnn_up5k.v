// SPDX-License-Identifier: Apache-2.0
//
// twsnn_up5k: network 784-256-256-10 in a small FPGA, weights in single-port RAM, loaded over the
// link.
//
// Reset: hold rst_ni for three cycles of a running clock or more; it may be released at any time,
// for the release is brought into step with clk_i inside.
//
// Generated from templates/Hdl.Spiking/twsnn_up5k.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_up5k

`default_nettype none

module twsnn_up5k (
    input  wire clk_i,
    input  wire rst_ni,

    // Serial line, 8N1, 12 clocks per bit
    input  wire rx_i,
    output wire tx_o
);

  // Reset
  wire released_n;

  twsnn_up5k_reset_release u_reset_release (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .released_no(released_n)
  );

  // Serial line
  wire       command_valid;
  wire       command_ready;
  wire [7:0] command_data;
  wire       command_error;
  wire       quiet;
  wire       answer_valid;
  wire       answer_ready;
  wire [7:0] answer_data;

  twsnn_up5k_uart u_uart (
      .clk_i           (clk_i),
      .rst_ni          (released_n),
      .rx_i            (rx_i),
      .tx_o            (tx_o),
      .received_valid_o(command_valid),
      .received_ready_i(command_ready),
      .received_data_o (command_data),
      .received_error_o(command_error),
      .quiet_o         (quiet),
      .send_valid_i    (answer_valid),
      .send_ready_o    (answer_ready),
      .send_data_i     (answer_data)
  );

  // Commands, and the engine that they drive
  wire        start;
  wire [4:0]  steps;
  wire [15:0] seed;
  wire        busy;
  wire        score_read;
  wire [3:0]  score_class;
  wire [4:0]  score;
  wire        pixel_write;
  wire        weight_write;
  wire        threshold_write;
  wire [15:0] write_address;
  wire [31:0] write_data;
  wire        unused_answer_last;

  twsnn_up5k_commands u_commands (
      .clk_i            (clk_i),
      .rst_ni           (released_n),
      .command_valid_i  (command_valid),
      .command_ready_o  (command_ready),
      .command_data_i   (command_data),
      .command_last_i   (1'b0),
      .command_error_i  (command_error),
      .quiet_i          (quiet),
      .answer_valid_o   (answer_valid),
      .answer_ready_i   (answer_ready),
      .answer_data_o    (answer_data),
      .answer_last_o    (unused_answer_last),
      .start_o          (start),
      .steps_o          (steps),
      .seed_o           (seed),
      .busy_i           (busy),
      .score_read_o     (score_read),
      .score_class_o    (score_class),
      .score_i          (score),
      .pixel_write_o    (pixel_write),
      .weight_write_o   (weight_write),
      .threshold_write_o(threshold_write),
      .write_address_o  (write_address),
      .write_data_o     (write_data)
  );

  twsnn_up5k_engine u_engine (
      .clk_i            (clk_i),
      .rst_ni           (released_n),
      .start_i          (start),
      .steps_i          (steps),
      .seed_i           (seed),
      .busy_o           (busy),
      .score_read_i     (score_read),
      .score_class_i    (score_class),
      .score_o          (score),
      .pixel_write_i    (pixel_write),
      .weight_write_i   (weight_write),
      .threshold_write_i(threshold_write),
      .write_address_i  (write_address),
      .write_data_i     (write_data)
  );

endmodule

`default_nettype wire
