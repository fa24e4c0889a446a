// SPDX-License-Identifier: Apache-2.0
//
// twsnn_noc_i784_n256: a node of a spiking network on chip: 256 ternary neurons with 784 inputs,
// their weights, and the network interface that feeds them from flits and sends their spikes as
// flits.
//
// Generated from templates/Hdl.Spiking/twsnn_node.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module twsnn_noc_i784_n256 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // From the router
    input  wire        receive_valid_i,
    output wire        receive_ready_o,
    input  wire [1:0]  receive_kind_i,
    input  wire [31:0] receive_data_i,

    // To the router
    output wire        send_valid_o,
    input  wire        send_ready_i,
    output wire [1:0]  send_kind_o,
    output wire [31:0] send_data_o
);

  wire         event_valid;
  wire         event_ready;
  wire [9:0]   event_address;
  wire         event_last;
  wire         event_null;
  wire         spike_valid;
  wire         spike_ready;
  wire [7:0]   spike_address;
  wire         spike_last;
  wire         spike_null;
  wire         load_valid;
  wire         load_bank;
  wire [9:0]   load_row;
  wire [3:0]   load_word;
  wire [31:0]  load_data;
  wire         read_valid;
  wire         read_ready;
  wire         read_bank;
  wire [9:0]   read_row;
  wire [3:0]   read_word;
  wire         readback_valid;
  wire         readback_ready;
  wire [31:0]  readback_data;
  wire [7:0]   weight_scale;
  wire [7:0]   bias_scale;
  wire [17:0]  threshold;
  wire         vector_valid;
  wire         vector_ready;
  wire [255:0] vector_bits;

  twsnn_noc_i784_n256_interface u_interface (
      .clk_i           (clk_i),
      .rst_ni          (rst_ni),
      .receive_valid_i (receive_valid_i),
      .receive_ready_o (receive_ready_o),
      .receive_kind_i  (receive_kind_i),
      .receive_data_i  (receive_data_i),
      .send_valid_o    (send_valid_o),
      .send_ready_i    (send_ready_i),
      .send_kind_o     (send_kind_o),
      .send_data_o     (send_data_o),
      .event_valid_o   (event_valid),
      .event_ready_i   (event_ready),
      .event_address_o (event_address),
      .event_last_o    (event_last),
      .event_null_o    (event_null),
      .spike_valid_i   (spike_valid),
      .spike_ready_o   (spike_ready),
      .spike_address_i (spike_address),
      .spike_last_i    (spike_last),
      .spike_null_i    (spike_null),
      .load_valid_o    (load_valid),
      .load_ready_i    (1'b1),
      .load_bank_o     (load_bank),
      .load_row_o      (load_row),
      .load_word_o     (load_word),
      .load_data_o     (load_data),
      .read_valid_o    (read_valid),
      .read_ready_i    (read_ready),
      .read_bank_o     (read_bank),
      .read_row_o      (read_row),
      .read_word_o     (read_word),
      .readback_valid_i(readback_valid),
      .readback_ready_o(readback_ready),
      .readback_data_i (readback_data),
      .weight_scale_o  (weight_scale),
      .bias_scale_o    (bias_scale),
      .threshold_o     (threshold)
  );

  twsnn_noc_i784_n256_layer u_layer (
      .clk_i           (clk_i),
      .rst_ni          (rst_ni),
      .event_valid_i   (event_valid),
      .event_ready_o   (event_ready),
      .event_address_i (event_address),
      .event_last_i    (event_last),
      .event_null_i    (event_null),
      .weight_scale_i  (weight_scale),
      .bias_scale_i    (bias_scale),
      .threshold_i     (threshold),
      .load_valid_i    (load_valid),
      .load_bank_i     (load_bank),
      .load_row_i      (load_row),
      .load_word_i     (load_word),
      .load_data_i     (load_data),
      .read_valid_i    (read_valid),
      .read_ready_o    (read_ready),
      .read_bank_i     (read_bank),
      .read_row_i      (read_row),
      .read_word_i     (read_word),
      .readback_valid_o(readback_valid),
      .readback_ready_i(readback_ready),
      .readback_data_o (readback_data),
      .spike_valid_o   (vector_valid),
      .spike_ready_i   (vector_ready),
      .spike_bits_o    (vector_bits)
  );

  aer_encoder_n256 u_encoder (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .vector_valid_i (vector_valid),
      .vector_ready_o (vector_ready),
      .vector_bits_i  (vector_bits),
      .event_valid_o  (spike_valid),
      .event_ready_i  (spike_ready),
      .event_address_o(spike_address),
      .event_last_o   (spike_last),
      .event_null_o   (spike_null)
  );

endmodule

`default_nettype wire
