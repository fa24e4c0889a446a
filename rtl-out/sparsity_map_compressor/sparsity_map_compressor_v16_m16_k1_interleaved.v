// SPDX-License-Identifier: Apache-2.0
//
// sparsity_map_compressor_v16_m16_k1_interleaved: packets of pixels of 16 bits, 1 a beat, as sparsity maps of 16
// bits and the pixels that are not 0. Bit j of a packet's map word m says whether pixel 16m + j is
// not 0; a word that is cut short by the packet's end is filled up with zeros.
// Each map word leaves in front of its own values, on one stream of 1 words a beat, dense.
// One beat of pixels is taken in every cycle, but those that the words need beyond.
//
// Generated from templates/sparsity_map_compressor.v.hbs; do not edit.
// Regenerate with: make gen TARGET=sparsity_map_compressor

`default_nettype none

module sparsity_map_compressor_v16_m16_k1_interleaved (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Pixels, the first one in the low bits
    input  wire        pixel_valid_i,
    output wire        pixel_ready_o,
    input  wire [15:0] pixel_data_i,
    input  wire        pixel_last_i,

    // Words of 16 bits: map words and values
    output wire        word_valid_o,
    input  wire        word_ready_i,
    output wire [15:0] word_data_o,
    output wire        word_last_o
);

  wire [15:0] pixels;
  wire nonzero;
  assign pixels[15:0] = pixel_data_i;
  assign nonzero = |pixels[15:0];

  wire pixel_fire = pixel_valid_i && pixel_ready_o;

  // 16 beats make a map word; what is collected of it so far stands in the low bits.
  reg [3:0] beat_q;
  reg [15:0] bits_q;
  wire word_end = pixel_last_i || beat_q == 4'd15;

  // The bits of this beat, at their place in the word.
  reg [15:0] bits_d;
  always @* begin
    bits_d = beat_q == 4'd0 ? 16'd0 : bits_q;
    case (beat_q)
      4'd0: bits_d[0] = nonzero;
      4'd1: bits_d[1] = nonzero;
      4'd2: bits_d[2] = nonzero;
      4'd3: bits_d[3] = nonzero;
      4'd4: bits_d[4] = nonzero;
      4'd5: bits_d[5] = nonzero;
      4'd6: bits_d[6] = nonzero;
      4'd7: bits_d[7] = nonzero;
      4'd8: bits_d[8] = nonzero;
      4'd9: bits_d[9] = nonzero;
      4'd10: bits_d[10] = nonzero;
      4'd11: bits_d[11] = nonzero;
      4'd12: bits_d[12] = nonzero;
      4'd13: bits_d[13] = nonzero;
      4'd14: bits_d[14] = nonzero;
      4'd15: bits_d[15] = nonzero;
    endcase
  end

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) beat_q <= 4'd0;
    else if (pixel_fire) beat_q <= word_end ? 4'd0 : beat_q + 4'd1;
  end

  always @(posedge clk_i) begin
    if (pixel_fire) bits_q <= bits_d;
  end

  // The pixels of a word wait until its map is complete.
  wire map_ready, map_valid;
  wire [15:0] map;
  wire wait_valid, wait_ready, wait_end, wait_last;
  wire [15:0] wait_pixels;

  assign pixel_ready_o = wait_ready && map_ready;

  fifo_18x18 u_pixels (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (pixel_valid_i && map_ready),
      .in_ready_o (wait_ready),
      .in_data_i  ({pixel_last_i, word_end, pixels}),
      .out_valid_o(wait_valid),
      .out_ready_i(map_valid && items_ready),
      .out_data_o ({wait_last, wait_end, wait_pixels})
  );

  fifo_18x16 u_maps (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (pixel_fire && word_end),
      .in_ready_o (map_ready),
      .in_data_i  (bits_d),
      .out_valid_o(map_valid),
      .out_ready_i(items_fire && wait_end),
      .out_data_o (map)
  );

  // Then they leave, the map in front of the first of them.
  wire items_ready;
  wire items_valid = wait_valid && map_valid;
  wire items_fire  = items_valid && items_ready;
  reg  first_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) first_q <= 1'b1;
    else if (items_fire) first_q <= wait_end;
  end

  // Each map word stands below its values.
  wire [1:0] slots_keep;
  wire [31:0] slots_data;
  assign slots_keep[0] = first_q;
  assign slots_keep[1] = |wait_pixels[15:0];
  assign slots_data[15:0] = map;
  assign slots_data[31:16] = wait_pixels[15:0];

  wire unused_keep;
  lane_packer_i2_o1_w16 u_packer (
      .clk_i        (clk_i),
      .rst_ni       (rst_ni),
      .items_valid_i(items_valid),
      .items_ready_o(items_ready),
      .items_data_i (slots_data),
      .items_keep_i (slots_keep),
      .items_last_i (wait_last),
      .beat_valid_o (word_valid_o),
      .beat_ready_i (word_ready_i),
      .beat_data_o  (word_data_o),
      .beat_keep_o  (unused_keep),
      .beat_last_o  (word_last_o)
  );

endmodule

`default_nettype wire
