// SPDX-License-Identifier: Apache-2.0
//
// spiking_neuron_w8_ge: a spiking neuron, potential of 8 bits: adds its bias, is compared, is
// reset, in three stages.
//
// Generated from templates/Hdl.Spiking/spiking_neuron.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_neuron_w8_ge (
    input  wire       clk_i,

    // All stages move
    input  wire       advance_i,

    // First stage: the potential
    input  wire [7:0] state_i,
    input  wire [7:0] bias_i,

    // Second stage
    input  wire [7:0] threshold_i,

    // Third stage
    output wire       spike_o
);

  // First stage: the bias
  wire signed [7:0] potential = state_i;
  wire signed [7:0] sum = potential + $signed(bias_i);
  reg signed [7:0] sum_q;

  always @(posedge clk_i) begin
    if (advance_i) begin
      sum_q   <= sum;
    end
  end

  // Second stage: comparison
  wire reached = sum_q >= $signed(threshold_i);
  wire fires = reached;
  reg spike_q;
  assign spike_o = spike_q;

  always @(posedge clk_i) begin
    if (advance_i) spike_q <= fires;
  end

endmodule

`default_nettype wire
