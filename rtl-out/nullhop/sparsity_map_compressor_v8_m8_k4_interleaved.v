// SPDX-License-Identifier: Apache-2.0
//
// sparsity_map_compressor_v8_m8_k4_interleaved:
// compresses packets of 8-bit pixels, 4 per beat. Each packet becomes 8-bit map words and
// its non-zero pixels, the values. Bit j of map word m is 1 where pixel 8m + j is not 0;
// bits beyond the end of the packet are 0.
// One output stream, dense, 4 words per beat: each map word is followed by its values.
// One beat of pixels is accepted per cycle, as long as its words need no more cycles to leave.
//
// Generated from templates/Hdl.Blocks/sparsity_map_compressor.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop

`default_nettype none

module sparsity_map_compressor_v8_m8_k4_interleaved (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Pixels, the first one in the low bits; only the beat with `last` may keep less than all
    input  wire        pixel_valid_i,
    output wire        pixel_ready_o,
    input  wire [31:0] pixel_data_i,
    input  wire [3:0]  pixel_keep_i,
    input  wire        pixel_last_i,

    // Words of 8 bits: map words and values
    output wire        word_valid_o,
    input  wire        word_ready_i,
    output wire [31:0] word_data_o,
    output wire [3:0]  word_keep_o,
    output wire        word_last_o,

    // Set by a beat that keeps less than all without being the last, keeps nothing, or has a gap
    input  wire        error_clear_i,
    output wire        error_o
);

  // A pixel that is not kept counts as 0.
  function [31:0] kept;
    input [31:0] data;
    input [3:0] keep;
    integer lane;
    for (lane = 0; lane < 4; lane = lane + 1)
      kept[lane * 8 +: 8] = keep[lane] ? data[lane * 8 +: 8] : 8'd0;
  endfunction

  function [3:0] nonzero;
    input [31:0] data;
    integer lane;
    for (lane = 0; lane < 4; lane = lane + 1)
      nonzero[lane] = |data[lane * 8 +: 8];
  endfunction

  wire [31:0] pixels = kept(pixel_data_i, pixel_keep_i);
  wire [3:0] bits = nonzero(pixels);

  wire pixel_fire = pixel_valid_i && pixel_ready_o;

  wire gap   = |(pixel_keep_i[3:1] & ~pixel_keep_i[2:0]) || !pixel_keep_i[0];
  wire short = !pixel_last_i && !pixel_keep_i[3];
  reg error_q;
  assign error_o = error_q;

  always @(posedge clk_i) begin
    if (!rst_ni) error_q <= 1'b0;
    else if (pixel_fire && (gap || short)) error_q <= 1'b1;
    else if (error_clear_i) error_q <= 1'b0;
  end

  // 2 beats make a map word; what there is of it so far stands in the low bits.
  reg beat_q;
  reg [7:0] word_q;
  wire word_end = pixel_last_i || beat_q == 1'd1;

  // The bits of this beat, at their place in the word.
  reg [7:0] word_d;
  always @* begin
    word_d = beat_q == 1'd0 ? 8'd0 : word_q;
    case (beat_q)
      1'd0: word_d[3:0] = bits;
      1'd1: word_d[7:4] = bits;
    endcase
  end

  always @(posedge clk_i) begin
    if (!rst_ni) beat_q <= 1'd0;
    else if (pixel_fire) beat_q <= word_end ? 1'd0 : beat_q + 1'd1;
  end

  always @(posedge clk_i) begin
    if (pixel_fire) word_q <= word_d;
  end

  // Pixels are queued until their map word is complete. Each map word has at least one beat of
  // pixels, so the queue of map words is never the first to be full; and once a map word is there,
  // so are its pixels.
  wire map_valid, unused_map_ready, unused_wait_valid;
  wire [7:0] map;
  wire wait_ready, wait_end, wait_last, items_ready;
  wire [31:0] wait_pixels;
  wire items_fire = map_valid && items_ready;

  assign pixel_ready_o = wait_ready;

  fifo_3x34 u_pixels (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (pixel_valid_i),
      .in_ready_o (wait_ready),
      .in_data_i  ({pixel_last_i, word_end, pixels}),
      .out_valid_o(unused_wait_valid),
      .out_ready_i(items_fire),
      .out_data_o ({wait_last, wait_end, wait_pixels})
  );

  fifo_3x8 u_maps (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (pixel_fire && word_end),
      .in_ready_o (unused_map_ready),
      .in_data_i  (word_d),
      .out_valid_o(map_valid),
      .out_ready_i(items_fire && wait_end),
      .out_data_o (map)
  );

  // Then they leave, the map in front of the first of them.
  reg first_q;

  always @(posedge clk_i) begin
    if (!rst_ni) first_q <= 1'b1;
    else if (items_fire) first_q <= wait_end;
  end

  wire [31:0] values = wait_pixels;
  wire [3:0] present = nonzero(wait_pixels);

  // Each map word is put below its values. Beats of 8 words take all that one cycle can
  // bring; they are queued while words come faster than they leave.
  wire [4:0] slots_keep = {present, first_q};
  wire [39:0] slots_data =
      {values, map};
  wire wide_valid, wide_ready, wide_last;
  wire [7:0] wide_keep;
  wire [63:0] wide_data;

  lane_packer_i5_o8_w8 u_packer (
      .clk_i        (clk_i),
      .rst_ni       (rst_ni),
      .items_valid_i(map_valid),
      .items_ready_o(items_ready),
      .items_data_i (slots_data),
      .items_keep_i (slots_keep),
      .items_last_i (wait_last),
      .beat_valid_o (wide_valid),
      .beat_ready_i (wide_ready),
      .beat_data_o  (wide_data),
      .beat_keep_o  (wide_keep),
      .beat_last_o  (wide_last)
  );

  wire queue_last;
  wire [7:0] queue_keep;
  wire [63:0] queue_data;
  wire queue_leaves;

  fifo_8x73 u_queue (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (wide_valid),
      .in_ready_o (wide_ready),
      .in_data_i  ({wide_last, wide_keep, wide_data}),
      .out_valid_o(word_valid_o),
      .out_ready_i(queue_leaves),
      .out_data_o ({queue_last, queue_keep, queue_data})
  );

  // They leave in halves. The upper one of a packet's last beat may be empty.
  reg  upper_q;
  wire done = upper_q || !queue_keep[4];
  assign queue_leaves = word_ready_i && done;
  assign word_last_o  = queue_last && done;
  assign word_data_o  = upper_q ? queue_data[63:32] : queue_data[31:0];
  assign word_keep_o  = upper_q ? queue_keep[7:4] : queue_keep[3:0];

  always @(posedge clk_i) begin
    if (!rst_ni) upper_q <= 1'b0;
    else if (word_valid_o && word_ready_i) upper_q <= !done;
  end

endmodule

`default_nettype wire
