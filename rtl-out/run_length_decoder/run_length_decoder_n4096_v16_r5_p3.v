// SPDX-License-Identifier: Apache-2.0
//
// run_length_decoder_n4096_v16_r5_p3: run-length code to pixels,
// 1 pixel and 1 word per beat.
// A pair {level, run} stands for `run` zero pixels and the pixel `level` behind them. A word is
// 3 pairs of a 16-bit level and a 5-bit run, pair 0 in the low bits; its top bit
// is 1 in the last word of a packet.
// length_i is the number of pixels of a packet, read with its first pixel beat, or 0: all pixels of
// its pairs. What follows the last pixel is dropped.
// A pixel beat leaves two cycles after the pair of its last pixel has come, one per cycle.
//
// Generated from templates/Hdl.Blocks/run_length_decoder.v.sbn; do not edit.
// Regenerate with: make gen TARGET=run_length_decoder

`default_nettype none

module run_length_decoder_n4096_v16_r5_p3 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Pixels of a packet; 0: not known
    input  wire [12:0] length_i,

    // Since the last clear: bit 0 the code ended before length_i pixels, bit 1 more than padding
    // followed them, bit 2 an end bit disagreed with `last`
    input  wire        error_clear_i,
    output wire [2:0]  error_o,

    // Code words
    input  wire        code_valid_i,
    output wire        code_ready_o,
    input  wire [63:0] code_data_i,
    input  wire        code_last_i,

    // Pixels
    output wire        pixel_valid_o,
    input  wire        pixel_ready_i,
    output wire [15:0] pixel_data_o,
    output wire        pixel_last_o
);

  localparam Pairs     = 3;
  localparam PairWidth = 21;
  localparam ItemWidth = 23;

  // The pairs of a beat, each below two bits: it is the packet's last one; it lies in the packet's
  // last word, and nothing but zeros follows it there.
  wire [68:0] items;

  genvar pair;
  generate
    for (pair = 0; pair < Pairs; pair = pair + 1) begin : gen_pair
      wire rest_zero = ~|(code_data_i[62:0] >> (PairWidth * (pair + 1)));
      assign items[ItemWidth*pair +: ItemWidth] = {
          code_last_i && pair == Pairs - 1, code_last_i && rest_zero,
          code_data_i[PairWidth*pair +: PairWidth]};
    end
  endgenerate

  wire bad_frame = code_data_i[63] != code_last_i;

  // The next pair of the packet.
  wire [22:0] window;
  wire present;
  wire dropping;
  wire take;
  wire last;
  wire make;

  lane_unpacker_o3_i1_w23 u_unpacker (
      .clk_i           (clk_i),
      .rst_ni          (rst_ni),
      .beat_valid_i    (code_valid_i),
      .beat_ready_o    (code_ready_o),
      .beat_data_i     (items),
      .beat_keep_i     (3'b111),
      .beat_last_i     (code_last_i),
      .window_data_o   (window),
      .window_present_o(present),
      .drop_o          (dropping),
      .go_i            (make),
      .take_i          (take),
      .close_i         (last)
  );

  // The packet's pixels that are still to come, and whether their number is known.
  reg first_q;
  reg [12:0] left_q;
  wire [12:0] left = first_q ? length_i : left_q;
  wire known = left != 13'd0;
  wire final_beat = known && left <= 13'd1;

  // Pixels of the first pair's run that have gone already.
  reg [4:0] consumed_q;

  reg pixel_valid_q;
  wire advance = !pixel_valid_q || pixel_ready_i;

  wire [4:0] run = window[4:0];
  wire at_level  = run == consumed_q;
  wire last_pair = at_level && window[22];
  wire no_rest   = at_level && window[21];
  wire missing   = known && !final_beat && last_pair;
  wire surplus   = final_beat && !no_rest;

  assign make = present && !dropping && advance;
  assign take = at_level;
  assign last = final_beat || last_pair;

  wire [4:0] consumed_d = at_level || last ? 5'd0 : consumed_q + 5'd1;

  // A new error counts more than a clear.
  reg [2:0] error_q;
  wire [2:0] error = { code_valid_i && code_ready_o && bad_frame, make && surplus, make && missing
      };
  assign error_o = error_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      error_q       <= 3'd0;
      first_q       <= 1'b1;
      pixel_valid_q <= 1'b0;
      consumed_q    <= 5'd0;
    end else begin
      error_q <= error | (error_clear_i ? 3'd0 : error_q);
      if (advance) pixel_valid_q <= make;
      if (make) begin
        first_q    <= last;
        consumed_q <= consumed_d;
      end
    end
  end

  // Data needs no reset: it is read only where a valid bit says so.
  reg pixel_last_q;
  reg [15:0] pixel_data_q;

  always @(posedge clk_i) begin
    if (make) begin
      left_q       <= known ? left - 13'd1 : left;
      pixel_last_q <= last;
      pixel_data_q <= at_level ? window[20:5] : 16'd0;
    end
  end

  assign pixel_valid_o = pixel_valid_q;
  assign pixel_data_o  = pixel_data_q;
  assign pixel_last_o  = pixel_last_q;

endmodule

`default_nettype wire
