// SPDX-License-Identifier: Apache-2.0
//
// ternary_pe_w18_s8: processing element, potential datapath.
// Weight and bias codes: 00 = 0, 01 = +1, 11 = -1; the illegal code 10 counts as 0.
// Fires strictly above the threshold, and starts every step anew.
//
// Generated from templates/Hdl.Spiking/ternary_pe.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_node

`default_nettype none

module ternary_pe_w18_s8 (
    input  wire               clk_i,
    input  wire               rst_ni,

    // Command of this cycle: 0 idle, 1 integrate, 2 bias, 3 fire, 4 clear; any other is idle
    input  wire        [2:0]  state_i,

    // Weights to integrate; bias, in Bias
    input  wire        [1:0]  weight_i,
    input  wire               weight_valid_i,
    input  wire        [1:0]  bias_i,

    // Constants of the layer: scales a and b, threshold
    input  wire        [7:0]  weight_scale_i,
    input  wire        [7:0]  bias_scale_i,
    input  wire signed [17:0] threshold_i,

    // Whether the neuron fired last; its potential, 0 while it is cleared
    output wire               spike_o,
    output wire signed [17:0] potential_o
);

  localparam [2:0] Integrate = 3'd1;
  localparam [2:0] Bias = 3'd2;
  localparam [2:0] Fire = 3'd3;
  localparam [2:0] Clear = 3'd4;

  // Not reset: the neuron is cleared before its first step.
  reg signed [17:0] potential_q;

  wire signed [17:0] potential = potential_q;

  // One adder serves weight, bias and comparison; all other cycles add 0.
  // Bit 0 of a code tells whether it is not 0, bit 1 the sign.
  wire fire = state_i == Fire;
  wire add_weight = state_i == Integrate && weight_valid_i && weight_i[0];
  wire add_bias = state_i == Bias && bias_i[0];
  wire negative = (add_weight && weight_i[1]) || (add_bias && bias_i[1]);
  wire [7:0] magnitude =
      ({8{add_weight}} & weight_scale_i) | ({8{add_bias}} & bias_scale_i);

  // To subtract is to add the inverted bits and 1.
  // In Fire it subtracts the threshold and 1 more: not negative iff potential > threshold. Nothing
  // else is added then, so that an OR joins the two.
  wire signed [18:0] step =
      ({19{fire}} & ~{threshold_i[17], threshold_i}) | ({11'd0, magnitude} ^ {19{negative}});
  wire signed [18:0] sum = {potential[17], potential} + step + {18'd0, negative};

  // The sum has a bit more than the potential; where its top two bits differ, it does not fit.
  wire overflow = sum[18] != sum[17];
  wire signed [17:0] bounded = overflow ? {sum[18], {17{!sum[18]}}} : sum[17:0];

  wire above = !sum[18];

  always @(posedge clk_i) begin
    potential_q <= (fire || state_i == Clear) ? 18'd0 : bounded;
  end

  reg spike_q;

  always @(posedge clk_i) begin
    if (!rst_ni) spike_q <= 1'd0;
    else if (state_i == Fire) spike_q <= above;
    else if (state_i == Clear) spike_q <= 1'b0;
  end

  assign spike_o = spike_q;
  assign potential_o = (state_i == Clear) ? 18'd0 : potential;

endmodule

`default_nettype wire
