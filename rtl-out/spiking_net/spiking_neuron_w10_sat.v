// SPDX-License-Identifier: Apache-2.0
//
// spiking_neuron_w10_sat: a spiking neuron, potential of 10 bits: adds its bias, is compared, is
// reset, in three stages.
//
// Generated from templates/Hdl.Spiking/spiking_neuron.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_neuron_w10_sat (
    input  wire       clk_i,

    // All stages move
    input  wire       advance_i,

    // First stage: the potential
    input  wire [9:0] state_i,
    input  wire [9:0] bias_i,

    // Second stage
    input  wire [9:0] threshold_i,

    // Third stage
    output wire       spike_o
);

  // First stage: the bias
  wire signed [9:0] potential = state_i;
  wire signed [10:0] biased = {potential[9], potential} + {bias_i[9], bias_i};
  wire beyond = biased[10] != biased[9];
  wire signed [9:0] sum = beyond ? {biased[10], {9{!biased[10]}}} : biased[9:0];
  reg signed [9:0] sum_q;

  always @(posedge clk_i) begin
    if (advance_i) begin
      sum_q   <= sum;
    end
  end

  // Second stage: comparison
  wire reached = sum_q > $signed(threshold_i);
  wire fires = reached;
  reg spike_q;
  assign spike_o = spike_q;

  always @(posedge clk_i) begin
    if (advance_i) spike_q <= fires;
  end

endmodule

`default_nettype wire
