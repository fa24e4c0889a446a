// SPDX-License-Identifier: Apache-2.0
//
// sparsity_map_decompressor_v16_m16_k1_interleaved:
// restores packets of 16-bit pixels, 1 per beat, from 16-bit map words and the values, the pixels
// that are not 0: the inverse of a sparsity_map_compressor of the same sizes.
// A packet has length_i pixels or, where that is 0, as many as its map words stand for. One beat of
// pixels leaves per cycle while the words that it needs are there. Beats of words are used in
// pairs: an odd one waits for the next one, unless it has `last`.
// Sticky bits of error_o, none of which ever stops the stream:
//   0  a map bit past the end of the packet was 1; it is ignored
//   1  `last` disagrees with length_i
//   2  a value or map word was missing; it reads as 0
//   3  a value or word was left over; it is dropped
//
// Generated from templates/Hdl.Blocks/sparsity_map_decompressor.v.sbn; do not edit.
// Regenerate with: make gen TARGET=sparsity_map_decompressor

`default_nettype none

module sparsity_map_decompressor_v16_m16_k1_interleaved (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Pixels of a packet, read as its first beat of pixels is made; 0: as many as the map words
    // stand for. To be changed while no packet is under way.
    input  wire [12:0] length_i,

    // Words of 16 bits: map words and values
    input  wire        word_valid_i,
    output wire        word_ready_o,
    input  wire [15:0] word_data_i,
    input  wire        word_last_i,

    // Pixels
    output wire        pixel_valid_o,
    input  wire        pixel_ready_i,
    output wire [15:0] pixel_data_o,
    output wire        pixel_last_o,

    // A new error wins over error_clear_i
    input  wire        error_clear_i,
    output wire [3:0]  error_o
);

  reg pixel_valid_q;
  wire advance = !pixel_valid_q || pixel_ready_i;

  // Pixels that the packet still has to give, where length_i says how many.
  reg first_q, bounded_q;
  reg [12:0] left_q;
  wire bounded = first_q ? length_i != 13'd0 : bounded_q;
  wire [12:0] left = first_q ? length_i : left_q;

  // What becomes of a beat of pixels is said below.
  wire go, last, fits;

  // A map word stands for 16 beats; `head`: the first of them.
  reg [3:0] slice_q;
  wire head = slice_q == 4'd0;

  // Beats of words are put together in pairs, so that dense stretches can use what came in sparse
  // ones: they wait here while words come faster than they are used.
  reg  odd_q;
  reg  [15:0] even_q;
  wire word_fire = word_valid_i && word_ready_o;
  wire pair_done = odd_q || word_last_i;
  wire queue_valid, queue_ready, queue_last;
  wire [1:0] queue_keep;
  wire [31:0] queue_data;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) odd_q <= 1'b0;
    else if (word_fire) odd_q <= !pair_done;
  end

  always @(posedge clk_i) begin
    if (word_fire) even_q <= word_data_i;
  end

  wire [1:0] pair_keep = {odd_q, 1'b1};
  wire [31:0] pair_data = odd_q ? {word_data_i, even_q} : {16'd0, word_data_i};

  fifo_8x35 u_queue (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (word_valid_i && pair_done),
      .in_ready_o (word_ready_o),
      .in_data_i  ({word_last_i, pair_keep, pair_data}),
      .out_valid_o(queue_valid),
      .out_ready_i(queue_ready),
      .out_data_o ({queue_last, queue_keep, queue_data})
  );

  wire [31:0] window;
  wire [1:0] present, known;
  wire dropping, surplus, ends;
  wire [1:0] take;

  lane_unpacker_o2_i2_w16_checked_end u_unpacker (
      .clk_i           (clk_i),
      .rst_ni          (rst_ni),
      .beat_valid_i    (queue_valid),
      .beat_ready_o    (queue_ready),
      .beat_data_i     (queue_data),
      .beat_keep_i     (queue_keep),
      .beat_last_i     (queue_last),
      .window_data_o   (window),
      .window_present_o(present),
      .window_known_o  (known),
      .drop_o          (dropping),
      .go_i            (go),
      .take_i          (take),
      .close_i         (last),
      .surplus_o       (surplus),
      .exhausted_o     (ends)
  );

  // The map word stands first in the window; once used it is kept, and moves down with its bits.
  reg [15:0] map_q;
  wire [15:0] map = head ? window[15:0] : map_q;
  always @(posedge clk_i) begin
    if (go) map_q <= map >> 1;
  end

  wire wanted = map[0];

  // The values stand behind it, or first.
  wire [15:0] values = head ? window[31:16] : window[15:0];
  wire values_present = head ? present[1] : present[0];
  wire values_known   = head ? known[1] : known[0];

  wire ready   = !dropping && (known[0] || !head) && (values_known || !wanted);
  wire missing = (head && !present[0]) || (wanted && !values_present);
  assign take  = {1'd0, wanted} + {1'd0, head};

  wire [15:0] pixels;
  lane_spreader_k1_w16 u_spreader (
      .items_i(values),
      .mask_i (wanted),
      .lanes_o(pixels)
  );

  // `ready`: everything that this beat of pixels needs is known. It is the packet's last one where
  // its length or its last word says so.
  assign fits = bounded && left <= 13'd1;
  assign last = fits || (slice_q == 4'd15 && ends);
  assign go   = ready && advance;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) slice_q <= 4'd0;
    else if (go) slice_q <= last ? 4'd0 : slice_q + 4'd1;
  end

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) first_q <= 1'b1;
    else if (go) first_q <= last;
  end

  always @(posedge clk_i) begin
    if (go) begin
      bounded_q <= bounded;
      left_q    <= left - 13'd1;
    end
  end

  // Errors
  // With one lane a pixel that is due lies within the packet, and so does its bit.
  wire tail  = fits && |map[15:1];
  wire early = bounded && last && !fits;
  reg [3:0] error_q;
  assign error_o = error_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) error_q <= 4'b0000;
    else error_q <= (error_clear_i ? 4'b0000 : error_q)
        | {surplus, go && missing, go && early, go && tail};
  end

  // Pixels
  reg pixel_last_q;
  reg [15:0] pixel_data_q;
  assign pixel_valid_o = pixel_valid_q;
  assign pixel_data_o  = pixel_data_q;
  assign pixel_last_o  = pixel_last_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) pixel_valid_q <= 1'b0;
    else if (advance) pixel_valid_q <= ready;
  end

  // Data needs no reset: it is read only where its valid bit is set.
  always @(posedge clk_i) begin
    if (advance) begin
      pixel_data_q <= pixels;
      pixel_last_q <= last;
    end
  end

endmodule

`default_nettype wire
