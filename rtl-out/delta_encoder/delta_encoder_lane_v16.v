// SPDX-License-Identifier: Apache-2.0
//
// delta_encoder_lane_v16: one element of a delta_encoder against its state h. Combinational.
// With d = value - h: changed_o where d is not 0 and |d| is at least theta.
// delta_o is d; state_o is the value where it changed, else h.
//
// Generated from templates/delta_encoder_lane.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_encoder

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
  wire [16:0] difference = {value_i[15], value_i} - {held[15], held};
  wire negative = difference[16];
  wire [15:0] magnitude = negative ? -difference[15:0] : difference[15:0];

  assign changed_o = magnitude != 16'd0 && magnitude >= theta_i;
  assign delta_o = difference;
  assign state_o = changed_o ? value_i : held;

endmodule

`default_nettype wire
