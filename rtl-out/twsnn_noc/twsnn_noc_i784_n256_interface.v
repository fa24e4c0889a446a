// SPDX-License-Identifier: Apache-2.0
//
// twsnn_noc_i784_n256_interface: between a router's local port and a cluster of 256 neurons with
// 784 inputs.
// Spike flits become events of the cluster's layer, its spikes become flits, memory packets read
// and write its weights and the tables kept here. Spikes and acknowledgements are taken in whatever
// waits, but for a second memory request while the answer to the first cannot leave: with one
// virtual channel, whoever asks has one request under way at a time, as twsnn_noc's gateway does.
//
// Generated from templates/Hdl.Spiking/network_interface.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module twsnn_noc_i784_n256_interface (
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
    output wire [31:0] send_data_o,

    // Events of the layer. Ready is the layer's own: low from the cycle after `last` until it
    // fires, which is how it is known that it has. A queue in between would hide that.
    output wire        event_valid_o,
    input  wire        event_ready_i,
    output wire [9:0]  event_address_o,
    output wire        event_last_o,
    output wire        event_null_o,

    // Spikes of the layer, as events
    input  wire        spike_valid_i,
    output wire        spike_ready_o,
    input  wire [7:0]  spike_address_i,
    input  wire        spike_last_i,
    input  wire        spike_null_i,

    // Weights and biases: words to write, words to read, and what was read
    output wire        load_valid_o,
    input  wire        load_ready_i,
    output wire        load_bank_o,
    output wire [9:0]  load_row_o,
    output wire [3:0]  load_word_o,
    output wire [31:0] load_data_o,
    output wire        read_valid_o,
    input  wire        read_ready_i,
    output wire        read_bank_o,
    output wire [9:0]  read_row_o,
    output wire [3:0]  read_word_o,
    input  wire        readback_valid_i,
    output wire        readback_ready_o,
    input  wire [31:0] readback_data_i,
    output wire [7:0]  weight_scale_o,
    output wire [7:0]  bias_scale_o,
    output wire [17:0] threshold_o
);

  wire       front_valid;
  wire [1:0] front_kind;
  wire [31:0] front_data;
  wire       spike_flit_ready;
  wire       packet_flit_ready;
  wire       ack_valid;
  wire       ack_ready;
  wire [31:0] ack_data;
  wire       packet_valid;
  wire       packet_ready;
  wire [1:0] packet_kind;
  wire [31:0] packet_data;
  wire       out_spike_valid;
  wire       out_spike_ready;
  wire [31:0] out_spike_data;
  wire [8:0] node;
  wire       entries;
  wire       consumers;
  wire       entry_index;
  wire [9:0] entry;
  wire       predecessors;
  wire [8:0] list;
  wire       table_read;
  wire       table_ready;
  wire       table_cleared;
  wire       table_write;
  wire [3:0] table_index;
  wire [10:0] table_in;
  wire [10:0] table_out;
  wire       register_write;
  wire [31:0] register_address;
  wire [31:0] register_in;
  wire       register_mapped;
  wire       register_writable;
  wire [31:0] register_out;
  wire       acknowledged;
  wire       fired;
  wire [7:0] error;

  // A flit that waits makes the link wait; only a memory packet, of which there is one at a time,
  // ever does.
  wire is_spike = front_kind == 2'd3 && !front_data[0];
  wire spike_flit_valid  = front_valid && is_spike;
  wire packet_flit_valid = front_valid && !is_spike;
  wire front_ready = is_spike ? spike_flit_ready : packet_flit_ready;

  fifo_2x34 u_receive (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (receive_valid_i),
      .in_ready_o (receive_ready_o),
      .in_data_i  ({receive_kind_i, receive_data_i}),
      .out_valid_o(front_valid),
      .out_ready_i(front_ready),
      .out_data_o ({front_kind, front_data})
  );

  noc_spike_receiver_i784_s10_p1 u_receiver (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .flit_valid_i   (spike_flit_valid),
      .flit_ready_o   (spike_flit_ready),
      .flit_data_i    (front_data),
      .event_valid_o  (event_valid_o),
      .event_ready_i  (event_ready_i),
      .event_address_o(event_address_o),
      .event_last_o   (event_last_o),
      .event_null_o   (event_null_o),
      .node_i         (node),
      .list_i         (list),
      .predecessors_i (predecessors),
      .table_read_i   (table_read),
      .table_ready_o  (table_ready),
      .table_cleared_o(table_cleared),
      .table_write_i  (table_write),
      .table_index_i  (table_index),
      .table_data_i   (table_in),
      .table_data_o   (table_out),
      .ack_valid_o    (ack_valid),
      .ack_ready_i    (ack_ready),
      .ack_data_o     (ack_data),
      .ack_o          (acknowledged),
      .fired_o        (fired),
      .unknown_o      (error[0]),
      .outside_o      (error[1]),
      .late_o         (error[2]),
      .end_o          (error[3]),
      .reserved_o     (error[5])
  );

  noc_spike_sender_d1 u_sender (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
      .spike_valid_i (spike_valid_i),
      .spike_ready_o (spike_ready_o),
      .spike_neuron_i(spike_address_i),
      .spike_source_i(node),
      .spike_last_i  (spike_last_i),
      .spike_null_i  (spike_null_i),
      .node_i        (node),
      .entries_i     (entries),
      .consumers_i   (consumers),
      .entry_index_o (entry_index),
      .entry_i       (entry),
      .ack_i         (acknowledged),
      .stray_o       (error[4]),
      .flit_valid_o  (out_spike_valid),
      .flit_ready_i  (out_spike_ready),
      .flit_data_o   (out_spike_data)
  );

  noc_memory_port_i784_w16_s10 u_memory (
      .clk_i              (clk_i),
      .rst_ni             (rst_ni),
      .flit_valid_i       (packet_flit_valid),
      .flit_ready_o       (packet_flit_ready),
      .flit_kind_i        (front_kind),
      .flit_data_i        (front_data),
      .packet_valid_o     (packet_valid),
      .packet_ready_i     (packet_ready),
      .packet_kind_o      (packet_kind),
      .packet_data_o      (packet_data),
      .node_i             (node),
      .load_valid_o       (load_valid_o),
      .load_ready_i       (load_ready_i),
      .load_bank_o        (load_bank_o),
      .load_row_o         (load_row_o),
      .load_word_o        (load_word_o),
      .load_data_o        (load_data_o),
      .read_valid_o       (read_valid_o),
      .read_ready_i       (read_ready_i),
      .read_bank_o        (read_bank_o),
      .read_row_o         (read_row_o),
      .read_word_o        (read_word_o),
      .readback_valid_i   (readback_valid_i),
      .readback_ready_o   (readback_ready_o),
      .readback_data_i    (readback_data_i),
      .table_read_o       (table_read),
      .table_ready_i      (table_ready),
      .table_cleared_i    (table_cleared),
      .table_write_o      (table_write),
      .table_index_o      (table_index),
      .table_data_o       (table_in),
      .table_data_i       (table_out),
      .register_write_o   (register_write),
      .register_address_o (register_address),
      .register_data_o    (register_in),
      .register_mapped_i  (register_mapped),
      .register_writable_i(register_writable),
      .register_data_i    (register_out),
      .framing_o          (error[6]),
      .response_o         (error[7])
  );

  noc_node_registers_d1_p1_a8_v18 u_registers (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
      .write_i       (register_write),
      .address_i     (register_address),
      .data_i        (register_in),
      .mapped_o      (register_mapped),
      .writable_o    (register_writable),
      .data_o        (register_out),
      .shape_i       (32'h01000310),
      .lists_i       (32'h0101000A),
      .node_o        (node),
      .entries_o     (entries),
      .consumers_o   (consumers),
      .entry_index_i (entry_index),
      .entry_o       (entry),
      .predecessors_o(predecessors),
      .list_o        (list),
      .weight_scale_o(weight_scale_o),
      .bias_scale_o  (bias_scale_o),
      .threshold_o   (threshold_o),
      .error_i       (error),
      .fired_i       (fired)
  );

  noc_flit_merge u_merge (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
      .ack_valid_i   (ack_valid),
      .ack_ready_o   (ack_ready),
      .ack_data_i    (ack_data),
      .packet_valid_i(packet_valid),
      .packet_ready_o(packet_ready),
      .packet_kind_i (packet_kind),
      .packet_data_i (packet_data),
      .spike_valid_i (out_spike_valid),
      .spike_ready_o (out_spike_ready),
      .spike_data_i  (out_spike_data),
      .flit_valid_o  (send_valid_o),
      .flit_ready_i  (send_ready_i),
      .flit_kind_o   (send_kind_o),
      .flit_data_o   (send_data_o)
  );

endmodule

`default_nettype wire
