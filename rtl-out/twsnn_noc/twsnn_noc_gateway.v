// SPDX-License-Identifier: Apache-2.0
//
// twsnn_noc_gateway: where the host meets the network, at node 9'o000: pixels become spikes of the
// inputs, sent to the first layer's nodes; the output layer's spikes are counted; and memory
// packets reach every node. Whatever comes from the network is taken in at once.
//
// Generated from templates/Hdl.Spiking/noc_gateway.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module twsnn_noc_gateway (
    input  wire         clk_i,
    input  wire         rst_ni,

    // Pixels, 16 per beat; tlast ends an image
    input  wire         pixel_valid_i,
    output wire         pixel_ready_o,
    input  wire [127:0] pixel_data_i,
    input  wire         pixel_last_i,

    // Sums of an image's spikes, then its class
    output wire         result_valid_o,
    input  wire         result_ready_i,
    output wire [31:0]  result_data_o,
    output wire         result_last_o,

    // Memory packets of the host and their answers
    input  wire         host_valid_i,
    output wire         host_ready_o,
    input  wire [31:0]  host_data_i,
    input  wire         host_last_i,
    output wire         answer_valid_o,
    input  wire         answer_ready_i,
    output wire [31:0]  answer_data_o,
    output wire         answer_last_o,

    // From the router, to the router
    input  wire         receive_valid_i,
    output wire         receive_ready_o,
    input  wire [1:0]   receive_kind_i,
    input  wire [31:0]  receive_data_i,
    output wire         send_valid_o,
    input  wire         send_ready_i,
    output wire [1:0]   send_kind_o,
    output wire [31:0]  send_data_o,

    // How often: a packet was cut, one was refused, a flit was dropped
    output wire [15:0]  cut_count_o,
    output wire [15:0]  refused_count_o,
    output wire [15:0]  dropped_count_o
);

  localparam [8:0] Node = 9'o000;

  wire         front_valid;
  wire [1:0]   front_kind;
  wire [31:0]  front_data;
  wire         vector_valid;
  wire         vector_ready;
  wire [783:0] vector_bits;
  wire         vector_last;
  wire         vector_error;
  wire         short_image;
  wire         long_image;
  wire         encoder_ready;
  wire         tag_ready;
  wire         event_valid;
  wire         event_ready;
  wire [9:0]   event_address;
  wire         event_last;
  wire         event_null;
  wire         entry_index;
  wire         acknowledged;
  wire         stray;
  wire         spike_valid;
  wire         spike_ready;
  wire [31:0]  spike_data;
  wire         out_tag_valid;
  wire         out_last;
  wire         out_error;
  wire         out_vector_valid;
  wire [9:0]   out_vector_bits;
  wire         counter_ready;
  wire         ack_valid;
  wire         ack_ready;
  wire [31:0]  ack_data;
  wire         collector_dropped;
  wire         packet_valid;
  wire         packet_ready;
  wire [1:0]   packet_kind;
  wire [31:0]  packet_data;
  wire         cut;
  wire         refused;
  wire         surplus;

  wire is_spike = front_kind == 2'd3 && !front_data[0];
  wire spike_flit  = front_valid && is_spike;
  wire packet_flit = front_valid && !is_spike;

  // A step's vector goes to the encoder and, in the same cycle, its tag into a queue, where the tag
  // waits for the step's result.
  assign vector_ready = encoder_ready && tag_ready;
  wire encoder_valid  = vector_valid && tag_ready;
  wire tag_valid      = vector_valid && encoder_ready;
  wire count_valid    = out_vector_valid && out_tag_valid;
  wire out_vector_ready = counter_ready && out_tag_valid;
  wire out_tag_ready    = counter_ready && out_vector_valid;

  // Inputs go in blocks of 256, each a source of its own.
  reg [8:0] source;

  always @* begin
    case (event_address[9:8])
      2'd0: source = 9'o000;
      2'd1: source = 9'o002;
      2'd2: source = 9'o003;
      default: source = 9'o004;
    endcase
  end

  wire [9:0] entry = {1'd0, 9'o001};
  wire unused_entry_index = ^entry_index;

  reg [15:0] cut_q;
  reg [15:0] refused_q;
  reg [15:0] dropped_q;
  assign cut_count_o     = cut_q;
  assign refused_count_o = refused_q;
  assign dropped_count_o = dropped_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      cut_q     <= 16'd0;
      refused_q <= 16'd0;
      dropped_q <= 16'd0;
    end else begin
      cut_q     <= cut_q + {15'd0, cut};
      refused_q <= refused_q + {15'd0, refused};
      dropped_q <= dropped_q + {15'd0, surplus || stray || collector_dropped};
    end
  end

  fifo_2x34 u_receive (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (receive_valid_i),
      .in_ready_o (receive_ready_o),
      .in_data_i  ({receive_kind_i, receive_data_i}),
      .out_valid_o(front_valid),
      .out_ready_i(1'b1),
      .out_data_o ({front_kind, front_data})
  );

  rate_encoder_n784_b16_t16 u_rate_encoder (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
      .steps_i       (5'd4),
      .seeds_i       ({
        16'h3257, 16'h3039, 16'h8B7F, 16'hAD49, 16'h6F4A, 16'h63EA, 16'hB038, 16'h89F9,
        16'h2D84, 16'h3AD8, 16'h8385, 16'h8034, 16'h5D5A, 16'h9BD3, 16'h1ABD, 16'hACE1
      }),
      .pixel_valid_i (pixel_valid_i),
      .pixel_ready_o (pixel_ready_o),
      .pixel_data_i  (pixel_data_i),
      .pixel_last_i  (pixel_last_i),
      .vector_valid_o(vector_valid),
      .vector_ready_i(vector_ready),
      .vector_bits_o (vector_bits),
      .vector_last_o (vector_last),
      .vector_error_o(vector_error),
      .short_image_o (short_image),
      .long_image_o  (long_image)
  );

  aer_encoder_n784 u_encoder (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .vector_valid_i (encoder_valid),
      .vector_ready_o (encoder_ready),
      .vector_bits_i  (vector_bits),
      .event_valid_o  (event_valid),
      .event_ready_i  (event_ready),
      .event_address_o(event_address),
      .event_last_o   (event_last),
      .event_null_o   (event_null)
  );

  noc_spike_sender_d1 u_sender (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
      .spike_valid_i (event_valid),
      .spike_ready_o (event_ready),
      .spike_neuron_i(event_address[7:0]),
      .spike_source_i(source),
      .spike_last_i  (event_last),
      .spike_null_i  (event_null),
      .node_i        (Node),
      .entries_i     (1'd1),
      .consumers_i   (1'd1),
      .entry_index_o (entry_index),
      .entry_i       (entry),
      .ack_i         (acknowledged),
      .stray_o       (stray),
      .flit_valid_o  (spike_valid),
      .flit_ready_i  (spike_ready),
      .flit_data_o   (spike_data)
  );

  fifo_12x2 u_tags (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (tag_valid),
      .in_ready_o (tag_ready),
      .in_data_i  ({vector_error, vector_last}),
      .out_valid_o(out_tag_valid),
      .out_ready_i(out_tag_ready),
      .out_data_o ({out_error, out_last})
  );

  twsnn_noc_spike_collector u_collector (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
      .flit_valid_i  (spike_flit),
      .flit_data_i   (front_data),
      .vector_valid_o(out_vector_valid),
      .vector_ready_i(out_vector_ready),
      .vector_bits_o (out_vector_bits),
      .ack_valid_o   (ack_valid),
      .ack_ready_i   (ack_ready),
      .ack_data_o    (ack_data),
      .ack_o         (acknowledged),
      .dropped_o     (collector_dropped)
  );

  spike_counter_n10_t16 u_counter (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
      .spike_valid_i (count_valid),
      .spike_ready_o (counter_ready),
      .spike_bits_i  (out_vector_bits),
      .spike_last_i  (out_last),
      .spike_error_i (out_error),
      .result_valid_o(result_valid_o),
      .result_ready_i(result_ready_i),
      .result_data_o (result_data_o),
      .result_last_o (result_last_o)
  );

  twsnn_noc_packet_port u_packets (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
      .host_valid_i  (host_valid_i),
      .host_ready_o  (host_ready_o),
      .host_data_i   (host_data_i),
      .host_last_i   (host_last_i),
      .answer_valid_o(answer_valid_o),
      .answer_ready_i(answer_ready_i),
      .answer_data_o (answer_data_o),
      .answer_last_o (answer_last_o),
      .packet_valid_o(packet_valid),
      .packet_ready_i(packet_ready),
      .packet_kind_o (packet_kind),
      .packet_data_o (packet_data),
      .flit_valid_i  (packet_flit),
      .flit_kind_i   (front_kind),
      .flit_data_i   (front_data),
      .cut_o         (cut),
      .refused_o     (refused),
      .surplus_o     (surplus)
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
      .spike_valid_i (spike_valid),
      .spike_ready_o (spike_ready),
      .spike_data_i  (spike_data),
      .flit_valid_o  (send_valid_o),
      .flit_ready_i  (send_ready_i),
      .flit_kind_o   (send_kind_o),
      .flit_data_o   (send_data_o)
  );

  wire unused_image_errors = short_image || long_image;

endmodule

`default_nettype wire
