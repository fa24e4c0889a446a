// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_core: a spiking network, 2x12x12 - 4x12x12 - 4x6x6 - 6x6x6 - 10x1x1: events of a
// sample's steps in, its class and the spikes of all classes out.
// Every layer works on a step of its own.
//
// Generated from templates/Hdl.Spiking/spiking_net.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_core (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Events of steps; tag is 1 in all events of a sample's last step; a step without any is a null
    // beat.
    // y, x and channel are of the map.
    input  wire        event_valid_i,
    output wire        event_ready_o,
    input  wire [3:0]  event_y_i,
    input  wire [3:0]  event_x_i,
    input  wire        event_channel_i,
    input  wire        event_last_i,
    input  wire        event_null_i,
    input  wire        event_tag_i,

    // Spikes of each class in a sample; with `last` the class in bits 15:0
    output wire        result_valid_o,
    input  wire        result_ready_i,
    output wire [31:0] result_data_o,
    output wire        result_last_o
);

  // Layer 1: 2x12x12 to 4x12x12
  wire        layer1_word_valid;
  wire        layer1_word_ready;
  wire [3:0]  layer1_word_y;
  wire [3:0]  layer1_word_x;
  wire        layer1_word_fold;
  wire [35:0] layer1_word_bits;
  wire        layer1_word_last;
  wire        layer1_word_null;
  wire        layer1_word_tag;

  spiking_net_layer1 u_layer1 (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .event_valid_i  (event_valid_i),
      .event_ready_o  (event_ready_o),
      .event_y_i      (event_y_i),
      .event_x_i      (event_x_i),
      .event_channel_i(event_channel_i),
      .event_last_i   (event_last_i),
      .event_null_i   (event_null_i),
      .event_tag_i    (event_tag_i),
      .spike_valid_o  (layer1_word_valid),
      .spike_ready_i  (layer1_word_ready),
      .spike_y_o      (layer1_word_y),
      .spike_x_o      (layer1_word_x),
      .spike_fold_o   (layer1_word_fold),
      .spike_bits_o   (layer1_word_bits),
      .spike_last_o   (layer1_word_last),
      .spike_null_o   (layer1_word_null),
      .spike_tag_o    (layer1_word_tag)
  );

  // Its spikes, one per cycle
  wire       layer1_event_valid;
  wire       layer1_event_ready;
  wire [3:0] layer1_event_y;
  wire [3:0] layer1_event_x;
  wire [1:0] layer1_event_channel;
  wire       layer1_event_last;
  wire       layer1_event_null;
  wire       layer1_event_tag;

  spiking_net_layer1_events u_layer1_events (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .word_valid_i   (layer1_word_valid),
      .word_ready_o   (layer1_word_ready),
      .word_y_i       (layer1_word_y),
      .word_x_i       (layer1_word_x),
      .word_fold_i    (layer1_word_fold),
      .word_bits_i    (layer1_word_bits),
      .word_last_i    (layer1_word_last),
      .word_null_i    (layer1_word_null),
      .word_tag_i     (layer1_word_tag),
      .event_valid_o  (layer1_event_valid),
      .event_ready_i  (layer1_event_ready),
      .event_y_o      (layer1_event_y),
      .event_x_o      (layer1_event_x),
      .event_channel_o(layer1_event_channel),
      .event_last_o   (layer1_event_last),
      .event_null_o   (layer1_event_null),
      .event_tag_o    (layer1_event_tag)
  );

  // Pooling, sum pooling: 4x12x12 to 4x6x6
  wire       layer2_event_valid;
  wire       layer2_event_ready;
  wire [2:0] layer2_event_y;
  wire [2:0] layer2_event_x;
  wire [1:0] layer2_event_channel;
  wire       layer2_event_last;
  wire       layer2_event_null;
  wire       layer2_event_tag;

  spiking_net_layer2 u_layer2 (
      .clk_i        (clk_i),
      .rst_ni       (rst_ni),
      .in_valid_i   (layer1_event_valid),
      .in_ready_o   (layer1_event_ready),
      .in_y_i       (layer1_event_y),
      .in_x_i       (layer1_event_x),
      .in_channel_i (layer1_event_channel),
      .in_last_i    (layer1_event_last),
      .in_null_i    (layer1_event_null),
      .in_tag_i     (layer1_event_tag),
      .out_valid_o  (layer2_event_valid),
      .out_ready_i  (layer2_event_ready),
      .out_y_o      (layer2_event_y),
      .out_x_o      (layer2_event_x),
      .out_channel_o(layer2_event_channel),
      .out_last_o   (layer2_event_last),
      .out_null_o   (layer2_event_null),
      .out_tag_o    (layer2_event_tag)
  );

  // Layer 3: 4x6x6 to 6x6x6
  wire        layer3_word_valid;
  wire        layer3_word_ready;
  wire [2:0]  layer3_word_y;
  wire [2:0]  layer3_word_x;
  wire        layer3_word_fold;
  wire [53:0] layer3_word_bits;
  wire        layer3_word_last;
  wire        layer3_word_null;
  wire        layer3_word_tag;

  spiking_net_layer3 u_layer3 (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .event_valid_i  (layer2_event_valid),
      .event_ready_o  (layer2_event_ready),
      .event_y_i      (layer2_event_y),
      .event_x_i      (layer2_event_x),
      .event_channel_i(layer2_event_channel),
      .event_last_i   (layer2_event_last),
      .event_null_i   (layer2_event_null),
      .event_tag_i    (layer2_event_tag),
      .spike_valid_o  (layer3_word_valid),
      .spike_ready_i  (layer3_word_ready),
      .spike_y_o      (layer3_word_y),
      .spike_x_o      (layer3_word_x),
      .spike_fold_o   (layer3_word_fold),
      .spike_bits_o   (layer3_word_bits),
      .spike_last_o   (layer3_word_last),
      .spike_null_o   (layer3_word_null),
      .spike_tag_o    (layer3_word_tag)
  );

  // Its spikes, one per cycle
  wire       layer3_event_valid;
  wire       layer3_event_ready;
  wire [2:0] layer3_event_y;
  wire [2:0] layer3_event_x;
  wire [2:0] layer3_event_channel;
  wire       layer3_event_last;
  wire       layer3_event_null;
  wire       layer3_event_tag;

  spiking_net_layer3_events u_layer3_events (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .word_valid_i   (layer3_word_valid),
      .word_ready_o   (layer3_word_ready),
      .word_y_i       (layer3_word_y),
      .word_x_i       (layer3_word_x),
      .word_fold_i    (layer3_word_fold),
      .word_bits_i    (layer3_word_bits),
      .word_last_i    (layer3_word_last),
      .word_null_i    (layer3_word_null),
      .word_tag_i     (layer3_word_tag),
      .event_valid_o  (layer3_event_valid),
      .event_ready_i  (layer3_event_ready),
      .event_y_o      (layer3_event_y),
      .event_x_o      (layer3_event_x),
      .event_channel_o(layer3_event_channel),
      .event_last_o   (layer3_event_last),
      .event_null_o   (layer3_event_null),
      .event_tag_o    (layer3_event_tag)
  );

  // Addresses of 6x6x6, the channel fastest
  wire       layer4_flat_valid;
  wire       layer4_flat_ready;
  wire       layer4_flat_y;
  wire       layer4_flat_x;
  wire [7:0] layer4_flat_channel;
  wire       layer4_flat_last;
  wire       layer4_flat_null;
  wire       layer4_flat_tag;

  spiking_net_layer4_flat u_layer4_flat (
      .in_valid_i   (layer3_event_valid),
      .in_ready_o   (layer3_event_ready),
      .in_y_i       (layer3_event_y),
      .in_x_i       (layer3_event_x),
      .in_channel_i (layer3_event_channel),
      .in_last_i    (layer3_event_last),
      .in_null_i    (layer3_event_null),
      .in_tag_i     (layer3_event_tag),
      .out_valid_o  (layer4_flat_valid),
      .out_ready_i  (layer4_flat_ready),
      .out_y_o      (layer4_flat_y),
      .out_x_o      (layer4_flat_x),
      .out_channel_o(layer4_flat_channel),
      .out_last_o   (layer4_flat_last),
      .out_null_o   (layer4_flat_null),
      .out_tag_o    (layer4_flat_tag)
  );

  // Layer 4: 6x6x6 to 10x1x1
  wire       layer4_word_valid;
  wire       layer4_word_ready;
  wire       layer4_word_y;
  wire       layer4_word_x;
  wire       layer4_word_fold;
  wire [9:0] layer4_word_bits;
  wire       layer4_word_last;
  wire       layer4_word_null;
  wire       layer4_word_tag;

  spiking_net_layer4 u_layer4 (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .event_valid_i  (layer4_flat_valid),
      .event_ready_o  (layer4_flat_ready),
      .event_y_i      (layer4_flat_y),
      .event_x_i      (layer4_flat_x),
      .event_channel_i(layer4_flat_channel),
      .event_last_i   (layer4_flat_last),
      .event_null_i   (layer4_flat_null),
      .event_tag_i    (layer4_flat_tag),
      .spike_valid_o  (layer4_word_valid),
      .spike_ready_i  (layer4_word_ready),
      .spike_y_o      (layer4_word_y),
      .spike_x_o      (layer4_word_x),
      .spike_fold_o   (layer4_word_fold),
      .spike_bits_o   (layer4_word_bits),
      .spike_last_o   (layer4_word_last),
      .spike_null_o   (layer4_word_null),
      .spike_tag_o    (layer4_word_tag)
  );

  // A vector per step
  wire       vector_valid;
  wire       vector_ready;
  wire [9:0] vector_bits;
  wire       vector_last;

  spiking_net_gather u_gather (
      .word_valid_i  (layer4_word_valid),
      .word_ready_o  (layer4_word_ready),
      .word_y_i      (layer4_word_y),
      .word_x_i      (layer4_word_x),
      .word_fold_i   (layer4_word_fold),
      .word_bits_i   (layer4_word_bits),
      .word_last_i   (layer4_word_last),
      .word_null_i   (layer4_word_null),
      .word_tag_i    (layer4_word_tag),
      .vector_valid_o(vector_valid),
      .vector_ready_i(vector_ready),
      .vector_bits_o (vector_bits),
      .vector_last_o (vector_last)
  );

  // Spikes of each class

  spike_counter_n10_t256 u_counter (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
      .spike_valid_i (vector_valid),
      .spike_ready_o (vector_ready),
      .spike_bits_i  (vector_bits),
      .spike_last_i  (vector_last),
      .spike_error_i (1'b0),
      .result_valid_o(result_valid_o),
      .result_ready_i(result_ready_i),
      .result_data_o (result_data_o),
      .result_last_o (result_last_o)
  );

endmodule

`default_nettype wire
