// SPDX-License-Identifier: Apache-2.0
//
// spiking_neuron_w7_sat_sub_factor248: a spiking neuron, potential of 7 bits: adds its bias, is
// compared, is reset, in three stages.
//
// Generated from templates/Hdl.Spiking/spiking_neuron.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_neuron_w7_sat_sub_factor248 (
    input  wire       clk_i,

    // All stages move
    input  wire       advance_i,

    // First stage: the potential
    input  wire [6:0] state_i,
    input  wire [6:0] bias_i,

    // Second stage
    input  wire [6:0] threshold_i,

    // Third stage
    output wire [6:0] state_o,
    output wire       spike_o
);

  // First stage: the bias
  wire signed [6:0] potential = state_i;
  wire signed [7:0] biased = {potential[6], potential} + {bias_i[6], bias_i};
  wire beyond = biased[7] != biased[6];
  wire signed [6:0] sum = beyond ? {biased[7], {6{!biased[7]}}} : biased[6:0];
  reg signed [6:0] sum_q;

  always @(posedge clk_i) begin
    if (advance_i) begin
      sum_q   <= sum;
    end
  end

  // Second stage: comparison and reset
  wire reached = sum_q > $signed(threshold_i);
  wire fires = reached;
  reg spike_q;
  assign spike_o = spike_q;

  always @(posedge clk_i) begin
    if (advance_i) spike_q <= fires;
  end

  wire signed [7:0] excess = {sum_q[6], sum_q} - {threshold_i[6], threshold_i};
  wire above = excess[7] != excess[6];
  wire signed [6:0] rest = above ? {excess[7], {6{!excess[7]}}} : excess[6:0];
  reg signed [6:0] next_q;

  always @(posedge clk_i) begin
    if (advance_i) begin
      next_q <= fires ? rest : sum_q;
    end
  end

  // Third stage: what is kept, less the decay
  wire signed [16:0] product = {{10{next_q[6]}}, next_q} * 17'sd248 + 17'sd128;
  wire signed [6:0] decayed = product[14:8];
  wire unused_product = ^{product[16:15], product[7:0]};
  assign state_o = decayed;

endmodule

`default_nettype wire
