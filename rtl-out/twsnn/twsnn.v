// SPDX-License-Identifier: Apache-2.0
//
// twsnn: a fixed ternary-weight spiking network, 784-256-256-10.
// An image in, coded as spikes (poisson) for T time steps;
// its class and the scores of all classes out.
// Every layer works on a time step of its own, so that a step costs what the slowest stage takes:
// max(1, events of the fullest bank) + 2 cycles,
// or one more than the 49 beats of an image, if that is more.
//
// Reset: there are memories, so rst_ni is sampled. Hold it for three cycles of a running clock or
// more, and release it in step with clk_i: synchronised outside, with set-up and hold as of data.
//
// Generated from templates/Hdl.Spiking/twsnn.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn

`default_nettype none

module twsnn (
    (* X_INTERFACE_INFO = "xilinx.com:signal:clock:1.0 clk_i CLK" *)
    (* X_INTERFACE_PARAMETER =
       "ASSOCIATED_BUSIF s_axil:s_axis_pixel:m_axis_result, ASSOCIATED_RESET rst_ni" *)
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

    // Pixels: 16 of 8 bits per beat, the first in the low byte; tlast ends an image
    input  wire         s_axis_pixel_tvalid,
    output wire         s_axis_pixel_tready,
    input  wire [127:0] s_axis_pixel_tdata,
    input  wire         s_axis_pixel_tlast,

    // Results: the score of each of the 10 classes, then with tlast 15:0 class,
    // 31 short or long image
    output wire         m_axis_result_tvalid,
    input  wire         m_axis_result_tready,
    output wire [31:0]  m_axis_result_tdata,
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
  wire [4:0]   steps;
  wire [7:0]   layer1_weight_scale;
  wire [7:0]   layer1_bias_scale;
  wire [17:0]  layer1_threshold;
  wire [7:0]   layer2_weight_scale;
  wire [7:0]   layer2_bias_scale;
  wire [17:0]  layer2_threshold;
  wire [7:0]   layer3_weight_scale;
  wire [7:0]   layer3_bias_scale;
  wire [17:0]  layer3_threshold;
  wire [255:0] seeds;
  wire         image_begin;
  wire         image_end;
  wire         step_end;
  wire         short_image;
  wire         long_image;

  twsnn_registers u_registers (
      .clk_i                (clk_i),
      .rst_ni               (reset_n),
      .s_axil_awvalid       (s_axil_awvalid),
      .s_axil_awready       (s_axil_awready),
      .s_axil_awaddr        (s_axil_awaddr),
      .s_axil_awprot        (s_axil_awprot),
      .s_axil_wvalid        (s_axil_wvalid),
      .s_axil_wready        (s_axil_wready),
      .s_axil_wdata         (s_axil_wdata),
      .s_axil_wstrb         (s_axil_wstrb),
      .s_axil_bvalid        (s_axil_bvalid),
      .s_axil_bready        (s_axil_bready),
      .s_axil_bresp         (s_axil_bresp),
      .s_axil_arvalid       (s_axil_arvalid),
      .s_axil_arready       (s_axil_arready),
      .s_axil_araddr        (s_axil_araddr),
      .s_axil_arprot        (s_axil_arprot),
      .s_axil_rvalid        (s_axil_rvalid),
      .s_axil_rready        (s_axil_rready),
      .s_axil_rdata         (s_axil_rdata),
      .s_axil_rresp         (s_axil_rresp),
      .steps_o              (steps),
      .layer1_weight_scale_o(layer1_weight_scale),
      .layer1_bias_scale_o  (layer1_bias_scale),
      .layer1_threshold_o   (layer1_threshold),
      .layer2_weight_scale_o(layer2_weight_scale),
      .layer2_bias_scale_o  (layer2_bias_scale),
      .layer2_threshold_o   (layer2_threshold),
      .layer3_weight_scale_o(layer3_weight_scale),
      .layer3_bias_scale_o  (layer3_bias_scale),
      .layer3_threshold_o   (layer3_threshold),
      .seeds_o              (seeds),
      .image_begin_i        (image_begin),
      .image_end_i          (image_end),
      .step_end_i           (step_end),
      .short_image_i        (short_image),
      .long_image_i         (long_image)
  );

  // Pixels to spikes
  wire         vector_valid;
  wire         vector_ready;
  wire [783:0] vector_bits;
  wire         vector_last;
  wire         vector_error;
  wire [1:0]   vector_tag;
  assign vector_tag = {vector_error, vector_last};

  rate_encoder_n784_b16_t16 u_rate_encoder (
      .clk_i         (clk_i),
      .rst_ni        (reset_n),
      .steps_i       (steps),
      .seeds_i       (seeds),
      .pixel_valid_i (s_axis_pixel_tvalid),
      .pixel_ready_o (s_axis_pixel_tready),
      .pixel_data_i  (s_axis_pixel_tdata),
      .pixel_last_i  (s_axis_pixel_tlast),
      .vector_valid_o(vector_valid),
      .vector_ready_i(vector_ready),
      .vector_bits_o (vector_bits),
      .vector_last_o (vector_last),
      .vector_error_o(vector_error),
      .short_image_o (short_image),
      .long_image_o  (long_image)
  );

  twsnn_packet_begin u_image_begin (
      .clk_i  (clk_i),
      .rst_ni (reset_n),
      .beat_i (s_axis_pixel_tvalid && s_axis_pixel_tready),
      .last_i (s_axis_pixel_tlast),
      .begin_o(image_begin)
  );

  // Layer 1: 784 inputs, 256 neurons
  wire         layer1_event_valid;
  wire         layer1_event_ready;
  wire [9:0]   layer1_event_address;
  wire         layer1_event_last;
  wire         layer1_event_null;
  wire [1:0]   layer1_event_tag;
  wire         layer1_spike_valid;
  wire         layer1_spike_ready;
  wire [255:0] layer1_spike_bits;
  wire [1:0]   layer1_spike_tag;

  aer_encoder_n784_t2 u_layer1_encoder (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .vector_valid_i (vector_valid),
      .vector_ready_o (vector_ready),
      .vector_bits_i  (vector_bits),
      .vector_tag_i   (vector_tag),
      .event_valid_o  (layer1_event_valid),
      .event_ready_i  (layer1_event_ready),
      .event_address_o(layer1_event_address),
      .event_last_o   (layer1_event_last),
      .event_null_o   (layer1_event_null),
      .event_tag_o    (layer1_event_tag)
  );

  twsnn_layer1 u_layer1 (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .event_valid_i  (layer1_event_valid),
      .event_ready_o  (layer1_event_ready),
      .event_address_i(layer1_event_address),
      .event_last_i   (layer1_event_last),
      .event_null_i   (layer1_event_null),
      .event_tag_i    (layer1_event_tag),
      .weight_scale_i (layer1_weight_scale),
      .bias_scale_i   (layer1_bias_scale),
      .threshold_i    (layer1_threshold),
      .spike_valid_o  (layer1_spike_valid),
      .spike_ready_i  (layer1_spike_ready),
      .spike_bits_o   (layer1_spike_bits),
      .spike_tag_o    (layer1_spike_tag)
  );

  // Layer 2: 256 inputs, 256 neurons
  wire         layer2_event_valid;
  wire         layer2_event_ready;
  wire [7:0]   layer2_event_address;
  wire         layer2_event_last;
  wire         layer2_event_null;
  wire [1:0]   layer2_event_tag;
  wire         layer2_spike_valid;
  wire         layer2_spike_ready;
  wire [255:0] layer2_spike_bits;
  wire [1:0]   layer2_spike_tag;

  aer_encoder_n256_t2_held u_layer2_encoder (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .vector_valid_i (layer1_spike_valid),
      .vector_ready_o (layer1_spike_ready),
      .vector_bits_i  (layer1_spike_bits),
      .vector_tag_i   (layer1_spike_tag),
      .event_valid_o  (layer2_event_valid),
      .event_ready_i  (layer2_event_ready),
      .event_address_o(layer2_event_address),
      .event_last_o   (layer2_event_last),
      .event_null_o   (layer2_event_null),
      .event_tag_o    (layer2_event_tag)
  );

  twsnn_layer2 u_layer2 (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .event_valid_i  (layer2_event_valid),
      .event_ready_o  (layer2_event_ready),
      .event_address_i(layer2_event_address),
      .event_last_i   (layer2_event_last),
      .event_null_i   (layer2_event_null),
      .event_tag_i    (layer2_event_tag),
      .weight_scale_i (layer2_weight_scale),
      .bias_scale_i   (layer2_bias_scale),
      .threshold_i    (layer2_threshold),
      .spike_valid_o  (layer2_spike_valid),
      .spike_ready_i  (layer2_spike_ready),
      .spike_bits_o   (layer2_spike_bits),
      .spike_tag_o    (layer2_spike_tag)
  );

  // Layer 3: 256 inputs, 10 neurons
  wire       layer3_event_valid;
  wire       layer3_event_ready;
  wire [7:0] layer3_event_address;
  wire       layer3_event_last;
  wire       layer3_event_null;
  wire [1:0] layer3_event_tag;
  wire       layer3_spike_valid;
  wire       layer3_spike_ready;
  wire [9:0] layer3_spike_bits;
  wire [1:0] layer3_spike_tag;

  aer_encoder_n256_t2_held u_layer3_encoder (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .vector_valid_i (layer2_spike_valid),
      .vector_ready_o (layer2_spike_ready),
      .vector_bits_i  (layer2_spike_bits),
      .vector_tag_i   (layer2_spike_tag),
      .event_valid_o  (layer3_event_valid),
      .event_ready_i  (layer3_event_ready),
      .event_address_o(layer3_event_address),
      .event_last_o   (layer3_event_last),
      .event_null_o   (layer3_event_null),
      .event_tag_o    (layer3_event_tag)
  );

  twsnn_layer3 u_layer3 (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .event_valid_i  (layer3_event_valid),
      .event_ready_o  (layer3_event_ready),
      .event_address_i(layer3_event_address),
      .event_last_i   (layer3_event_last),
      .event_null_i   (layer3_event_null),
      .event_tag_i    (layer3_event_tag),
      .weight_scale_i (layer3_weight_scale),
      .bias_scale_i   (layer3_bias_scale),
      .threshold_i    (layer3_threshold),
      .spike_valid_o  (layer3_spike_valid),
      .spike_ready_i  (layer3_spike_ready),
      .spike_bits_o   (layer3_spike_bits),
      .spike_tag_o    (layer3_spike_tag)
  );

  // Readout
  assign step_end  = layer3_spike_valid && layer3_spike_ready;
  assign image_end = m_axis_result_tvalid && m_axis_result_tready && m_axis_result_tlast;

  spike_counter_n10_t16 u_spike_counter (
      .clk_i         (clk_i),
      .rst_ni        (reset_n),
      .spike_valid_i (layer3_spike_valid),
      .spike_ready_o (layer3_spike_ready),
      .spike_bits_i  (layer3_spike_bits),
      .spike_last_i  (layer3_spike_tag[0]),
      .spike_error_i (layer3_spike_tag[1]),
      .result_valid_o(m_axis_result_tvalid),
      .result_ready_i(m_axis_result_tready),
      .result_data_o (m_axis_result_tdata),
      .result_last_o (m_axis_result_tlast)
  );

endmodule

`default_nettype wire
