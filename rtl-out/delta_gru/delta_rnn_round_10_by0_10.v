// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_round_10_by0_10: 10 bits, as 10 bits. Combinational.
//
// Generated from templates/Hdl.Rnn/delta_rnn_round.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_gru

`default_nettype none

module delta_rnn_round_10_by0_10 (
    input  wire [9:0] value_i,
    output wire [9:0] value_o
);

  wire [10:0] rounded = {value_i[9], value_i};
  // By what it is made of it fits.
  wire unused_top = &{1'b0, rounded[10]};
  assign value_o = rounded[9:0];

endmodule

`default_nettype wire
