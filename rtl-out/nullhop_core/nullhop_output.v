// SPDX-License-Identifier: Apache-2.0
//
// nullhop_output: the words of 16 values that leave the drain, 1 value per beat, through the
// compressor or, where the map goes raw, past it once everything before has left.
//
// Generated from templates/Hdl.Cnn/nullhop_output.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop_core

`default_nettype none

module nullhop_output (
    input  wire         clk_i,
    input  wire         rst_ni,

    // Words of 16 values, for which there is room
    input  wire         word_valid_i,
    input  wire         word_last_i,
    input  wire         word_raw_i,
    input  wire [127:0] word_data_i,
    output wire         word_leaves_o,

    // There are words or packets
    output wire         busy_o,

    // Packets
    output wire         map_valid_o,
    input  wire         map_ready_i,
    output wire [7:0]   map_data_o,
    output wire         map_last_o
);

  wire queue_valid, queue_ready, queue_last, queue_raw;
  wire [127:0] queue_values;
  wire unused_ready;

  fifo_16x130 u_queue (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (word_valid_i),
      .in_ready_o (unused_ready),
      .in_data_i  ({word_raw_i, word_last_i, word_data_i}),
      .out_valid_o(queue_valid),
      .out_ready_i(queue_ready),
      .out_data_o ({queue_raw, queue_last, queue_values})
  );

  // A word leaves in beats.
  wire beat_valid, beat_ready, beat_last;
  wire [7:0] beat_values;
  wire beat_fire = beat_valid && beat_ready;
  reg [3:0] part_q;
  wire part_ends = part_q == 4'd15;
  assign beat_values = queue_values[part_q * 8 +: 8];

  always @(posedge clk_i) begin
    if (!rst_ni) part_q <= 4'd0;
    else if (beat_fire) part_q <= part_q + 4'd1;
  end
  assign beat_valid   = queue_valid;
  assign beat_last    = queue_last && part_ends;
  assign queue_ready  = beat_ready && part_ends;
  assign word_leaves_o = queue_valid && queue_ready;

  // Packets that are in the compressor, or begun.
  reg [15:0] inside_q;
  reg begun_q;
  wire empty    = inside_q == 16'd0 && !begun_q;
  wire in_ready, coded_valid, coded_last;
  wire [7:0] coded_data;
  wire in_fire  = beat_fire && !queue_raw;
  wire out_fire = coded_valid && map_ready_i;
  assign busy_o = word_valid_i || queue_valid || !empty;
  wire passes   = queue_raw && empty;
  assign beat_ready = queue_raw ? empty && map_ready_i : in_ready;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      inside_q <= 16'd0;
      begun_q  <= 1'b0;
    end else begin
      if (in_fire) begun_q <= !beat_last;
      if (in_fire && beat_last && !(out_fire && coded_last)) inside_q <= inside_q + 16'd1;
      else if (out_fire && coded_last && !(in_fire && beat_last)) inside_q <= inside_q - 16'd1;
    end
  end

  sparsity_map_compressor_v8_m8_k1_interleaved u_compressor (
      .clk_i        (clk_i),
      .rst_ni       (rst_ni),
      .pixel_valid_i(beat_valid && !queue_raw),
      .pixel_ready_o(in_ready),
      .pixel_data_i (beat_values),
      .pixel_last_i (beat_last),
      .word_valid_o (coded_valid),
      .word_ready_i (map_ready_i),
      .word_data_o  (coded_data),
      .word_last_o  (coded_last)
  );

  // Raw values in words of 8 bits
  wire [7:0] raw_data = beat_values;

  assign map_valid_o = passes ? beat_valid : coded_valid;
  assign map_data_o  = passes ? raw_data : coded_data;
  assign map_last_o  = passes ? beat_last : coded_last;

endmodule

`default_nettype wire
