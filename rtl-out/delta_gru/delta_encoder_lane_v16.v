// SPDX-License-Identifier: Apache-2.0
//
// delta_encoder_lane_v16: one element of a delta_encoder against its state h. Combinational.
// With d = value - h: changed_o where d is not 0 and |d| is at least theta.
// delta_o is d; state_o is the value where it changed, else h.
//
// Generated from templates/Hdl.Blocks/delta_encoder_lane.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_gru

`default_nettype none

module delta_encoder_lane_v16 (
    input  wire [15:0] value_i,
    input  wire        fresh_i,  // h is 0, whatever state_i is
    input  wire [15:0] state_i,
    input  wire [15:0] theta_i,
    output wire        changed_o,
    output wire [16:0] delta_o,
    output wire [15:0] state_o
);

  wire [15:0] held = fresh_i ? 16'd0 : state_i;

  // One bit more than the values: no difference overflows.
  wire [16:0] value = {value_i[15], value_i};
  wire [16:0] h     = {held[15], held};
  wire [16:0] theta = {1'b0, theta_i};
  wire [16:0] difference = value - h;

  // d + theta <= 0 and d - theta >= 0, found beside d, not after it. d - 1 is value + ~h: each is
  // a sum of three, of which a row of adders leaves two, signed. Only the sign counts, so half of
  // each sum is enough.
  //   d + theta - 1 = value + ~h +  theta     = 2 carry_plus  + sum
  //   d - theta     = value + ~h + ~theta + 2 = 2 carry_minus - sum + 1
  wire [16:0] either = value ^ ~h;
  wire [16:0] both   = value & ~h;
  wire signed [16:0] half_sum    = $signed(either ^ theta) >>> 1;
  wire signed [16:0] carry_plus  = both | (either & theta);
  wire signed [16:0] carry_minus = both | (either & ~theta);

  wire below = carry_plus + half_sum < 17'sd0;
  wire above = carry_minus - half_sum >= 17'sd0;
  assign changed_o = value_i != held && (below || above);
  assign delta_o = difference;
  assign state_o = changed_o ? value_i : held;

endmodule

`default_nettype wire
