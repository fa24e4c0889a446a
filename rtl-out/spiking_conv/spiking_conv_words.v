// SPDX-License-Identifier: Apache-2.0
//
// spiking_conv_words: words with spikes, one of which waits until it is known whether it is the
// last one of its step.
//
// Generated from templates/Hdl.Spiking/spiking_conv_words.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_conv

`default_nettype none

module spiking_conv_words (
    input  wire        clk_i,
    input  wire        rst_ni,

    // A word, or the end of a step; it is taken when the stages move
    input  wire        word_i,
    input  wire        end_i,
    input  wire [4:0]  y_i,
    input  wire [4:0]  x_i,
    input  wire [71:0] spikes_i,
    output wire        advance_o,

    // Words with spikes
    output wire        spike_valid_o,
    input  wire        spike_ready_i,
    output wire [4:0]  spike_y_o,
    output wire [4:0]  spike_x_o,
    output wire        spike_fold_o,
    output wire [71:0] spike_bits_o,
    output wire        spike_last_o,
    output wire        spike_null_o
);

  // Spikes beyond the map do not count.
  wire lowest = y_i == 5'd27;
  wire rightmost = x_i == 5'd27;
  wire [71:0] spikes;
  assign spikes[7:0] = spikes_i[7:0];
  assign spikes[15:8] = spikes_i[15:8] & {8{!rightmost}};
  assign spikes[23:16] = spikes_i[23:16] & {8{!rightmost}};
  assign spikes[31:24] = spikes_i[31:24] & {8{!lowest}};
  assign spikes[39:32] = spikes_i[39:32] & {8{!(lowest || rightmost)}};
  assign spikes[47:40] = spikes_i[47:40] & {8{!(lowest || rightmost)}};
  assign spikes[55:48] = spikes_i[55:48] & {8{!lowest}};
  assign spikes[63:56] = spikes_i[63:56] & {8{!(lowest || rightmost)}};
  assign spikes[71:64] = spikes_i[71:64] & {8{!(lowest || rightmost)}};
  wire found = word_i && (|spikes);

  // The word before, which is the last one if the step ends
  reg word_q;
  reg [4:0] word_y_q;
  reg [4:0] word_x_q;
  reg [71:0] word_bits_q;
  assign spike_valid_o = (found && word_q) || end_i;
  assign spike_last_o  = end_i;
  assign spike_null_o  = !word_q;
  assign spike_y_o     = word_y_q & {5{word_q}};
  assign spike_x_o     = word_x_q & {5{word_q}};
  assign spike_fold_o  = 1'b0;
  assign spike_bits_o  = word_bits_q & {72{word_q}};
  wire advance = !spike_valid_o || spike_ready_i;
  assign advance_o = advance;

  always @(posedge clk_i) begin
    if (!rst_ni) word_q <= 1'b0;
    else if (advance) word_q <= found || (word_q && !end_i);
  end

  always @(posedge clk_i) begin
    if (advance && found) begin
      word_y_q    <= y_i;
      word_x_q    <= x_i;
      word_bits_q <= spikes;
    end
  end

endmodule

`default_nettype wire
