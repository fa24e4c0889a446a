// SPDX-License-Identifier: Apache-2.0
//
// spiking_neuron_w9_sat_to2_factor117_after: a spiking neuron, potential of 9 bits: adds its bias,
// is compared, is reset, in three stages.
//
// Generated from templates/Hdl.Spiking/spiking_neuron.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_neuron_w9_sat_to2_factor117_after (
    input  wire       clk_i,

    // All stages move
    input  wire       advance_i,

    // First stage: the potential
    input  wire [8:0] state_i,
    input  wire [8:0] bias_i,

    // Second stage
    input  wire [8:0] threshold_i,

    // Third stage
    output wire [8:0] state_o,
    output wire       spike_o
);

  // First stage: the bias
  wire signed [8:0] potential = state_i;
  wire signed [9:0] biased = {potential[8], potential} + {bias_i[8], bias_i};
  wire beyond = biased[9] != biased[8];
  wire signed [8:0] sum = beyond ? {biased[9], {8{!biased[9]}}} : biased[8:0];
  reg signed [8:0] sum_q;

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

  reg signed [8:0] next_q;

  always @(posedge clk_i) begin
    if (advance_i) begin
      next_q <= fires ? 9'sd2 : sum_q;
    end
  end

  // Third stage: what is kept, less the decay
  wire signed [18:0] product = {{10{next_q[8]}}, next_q} * 19'sd117 + 19'sd128;
  wire signed [8:0] decayed = product[16:8];
  wire unused_product = ^{product[18:17], product[7:0]};
  assign state_o = decayed;

endmodule

`default_nettype wire
