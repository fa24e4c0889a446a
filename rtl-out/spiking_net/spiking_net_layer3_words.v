// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_layer3_words: words with spikes, one of which waits until it is known whether it is
// the last one of its step.
//
// Generated from templates/Hdl.Spiking/spiking_conv_words.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_layer3_words (
    input  wire        clk_i,
    input  wire        rst_ni,

    // A word, or the end of a step; it is taken when the stages move
    input  wire        word_i,
    input  wire        end_i,
    input  wire [2:0]  y_i,
    input  wire [2:0]  x_i,
    input  wire        tag_i,
    input  wire [53:0] spikes_i,
    output wire        advance_o,

    // Words with spikes
    output wire        spike_valid_o,
    input  wire        spike_ready_i,
    output wire [2:0]  spike_y_o,
    output wire [2:0]  spike_x_o,
    output wire        spike_fold_o,
    output wire [53:0] spike_bits_o,
    output wire        spike_last_o,
    output wire        spike_null_o,
    output wire        spike_tag_o
);

  wire [53:0] spikes = spikes_i;
  wire found = word_i && (|spikes);

  // The word before, which is the last one if the step ends
  reg word_q;
  reg [2:0] word_y_q;
  reg [2:0] word_x_q;
  reg [53:0] word_bits_q;
  assign spike_valid_o = (found && word_q) || end_i;
  assign spike_last_o  = end_i;
  assign spike_null_o  = !word_q;
  assign spike_y_o     = word_y_q & {3{word_q}};
  assign spike_x_o     = word_x_q & {3{word_q}};
  assign spike_fold_o  = 1'b0;
  assign spike_bits_o  = word_bits_q & {54{word_q}};
  assign spike_tag_o   = tag_i;
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
