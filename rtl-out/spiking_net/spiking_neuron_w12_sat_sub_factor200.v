// SPDX-License-Identifier: Apache-2.0
//
// spiking_neuron_w12_sat_sub_factor200: a spiking neuron, potential of 12 bits: adds its bias, is
// compared, is reset, in three stages.
//
// Generated from templates/Hdl.Spiking/spiking_neuron.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_neuron_w12_sat_sub_factor200 (
    input  wire        clk_i,

    // All stages move
    input  wire        advance_i,

    // First stage: the potential
    input  wire [11:0] state_i,
    input  wire [11:0] bias_i,

    // Second stage
    input  wire [11:0] threshold_i,

    // Third stage
    output wire [11:0] state_o,
    output wire        spike_o
);

  // First stage: the bias
  wire signed [11:0] potential = state_i;
  wire signed [12:0] biased = {potential[11], potential} + {bias_i[11], bias_i};
  wire beyond = biased[12] != biased[11];
  wire signed [11:0] sum = beyond ? {biased[12], {11{!biased[12]}}} : biased[11:0];
  reg signed [11:0] sum_q;

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

  wire signed [12:0] excess = {sum_q[11], sum_q} - {threshold_i[11], threshold_i};
  wire above = excess[12] != excess[11];
  wire signed [11:0] rest = above ? {excess[12], {11{!excess[12]}}} : excess[11:0];
  reg signed [11:0] next_q;

  always @(posedge clk_i) begin
    if (advance_i) begin
      next_q <= fires ? rest : sum_q;
    end
  end

  // Third stage: what is kept, less the decay
  wire signed [21:0] product = {{10{next_q[11]}}, next_q} * 22'sd200 + 22'sd128;
  wire signed [11:0] decayed = product[19:8];
  wire unused_product = ^{product[21:20], product[7:0]};
  assign state_o = decayed;

endmodule

`default_nettype wire
