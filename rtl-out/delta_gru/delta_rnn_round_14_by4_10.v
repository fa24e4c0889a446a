// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_round_14_by4_10: 14 bits less the low 4, rounded half to even, as 10 bits.
// Combinational.
//
// Generated from templates/Hdl.Rnn/delta_rnn_round.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_gru

`default_nettype none

module delta_rnn_round_14_by4_10 (
    input  wire [13:0] value_i,
    output wire [9:0]  value_o
);

  // A half goes up where the bit above it is 1.
  wire [9:0] whole = value_i[13:4];
  wire up = value_i[3] && (|value_i[2:0] || whole[0]);
  // One bit more: the greatest number may go up.
  wire [10:0] rounded = {whole[9], whole} + {10'd0, up};
  // By what it is made of it fits.
  wire unused_top = &{1'b0, rounded[10]};
  assign value_o = rounded[9:0];

endmodule

`default_nettype wire
