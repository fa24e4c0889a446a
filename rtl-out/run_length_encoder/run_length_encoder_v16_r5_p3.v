// SPDX-License-Identifier: Apache-2.0
//
// run_length_encoder_v16_r5_p3: pixels to run-length code, 1 pixel and 1 word per beat.
// A pair {level, run} stands for `run` zero pixels and the pixel `level` behind them. Behind a run
// of 31 the next pixel is a level whatever it is, and so is the last pixel of a packet.
// A word is 3 pairs of a 16-bit level and a 5-bit run, pair 0 in the low bits; its top bit
// is 1 in the last word of a packet, whose unused pairs are 0.
// A full code beat waits for the next pair of its packet, since it may be the last one: it leaves
// four cycles after the pixel beat that brings this pair, the last one five cycles after `last`.
//
// Generated from templates/Hdl.Blocks/run_length_encoder.v.sbn; do not edit.
// Regenerate with: make gen TARGET=run_length_encoder

`default_nettype none

module run_length_encoder_v16_r5_p3 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Pixels
    input  wire        pixel_valid_i,
    output wire        pixel_ready_o,
    input  wire [15:0] pixel_data_i,
    input  wire        pixel_last_i,

    // Code words
    output wire        code_valid_o,
    input  wire        code_ready_i,
    output wire [63:0] code_data_o,
    output wire        code_last_o
);

  // The pipeline moves as one, whenever the packer does.
  wire advance;
  assign pixel_ready_o = advance;

  // Stage 1: whether the pixel is 0.
  reg pixel_valid_q, last_q, nonzero_q;
  reg [15:0] value_q;

  // Stage 2: the pair that ends with the pixel, if it is a level. carry_q: zeros so far.
  reg [4:0] carry_q;
  reg items_valid_q, items_last_q, items_keep_q;
  reg [20:0] items_data_q;

  wire level = nonzero_q || last_q || &carry_q;
  wire [4:0] carry_d = level ? 5'd0 : carry_q + 5'd1;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      pixel_valid_q <= 1'b0;
      items_valid_q <= 1'b0;
      carry_q       <= 5'd0;
    end else if (advance) begin
      pixel_valid_q <= pixel_valid_i;
      items_valid_q <= pixel_valid_q;
      if (pixel_valid_q) carry_q <= carry_d;
    end
  end

  // Data needs no reset: it is read only where its valid bit is set.
  always @(posedge clk_i) begin
    if (advance && pixel_valid_i) begin
      last_q       <= pixel_last_i;
      value_q      <= pixel_data_i;
      nonzero_q    <= |pixel_data_i;
    end
    if (advance && pixel_valid_q) begin
      items_last_q <= last_q;
      items_keep_q <= level;
      items_data_q <= {value_q, carry_q};
    end
  end

  // Pairs, dense, as many as the words of a beat hold.
  wire [62:0] beat_pairs;
  wire [2:0] beat_keep;

  lane_packer_i1_o3_w21 u_packer (
      .clk_i        (clk_i),
      .rst_ni       (rst_ni),
      .items_valid_i(items_valid_q),
      .items_ready_o(advance),
      .items_data_i (items_data_q),
      .items_keep_i (items_keep_q),
      .items_last_i (items_last_q),
      .beat_valid_o (code_valid_o),
      .beat_ready_i (code_ready_i),
      .beat_data_o  (beat_pairs),
      .beat_keep_o  (beat_keep),
      .beat_last_o  (code_last_o)
  );

  // The keep of a word is that of its first pair.
  wire unused_keep = ^beat_keep;

  assign code_data_o =
      {code_last_o, beat_pairs};

endmodule

`default_nettype wire
