// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_round_24_by7_16_clamp: 24 bits less the low 7, rounded half to even, clamped to 16
// bits. Combinational.
//
// Generated from templates/Hdl.Rnn/delta_rnn_round.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_lstm

`default_nettype none

module delta_rnn_round_24_by7_16_clamp (
    input  wire [23:0] value_i,
    output wire [15:0] value_o
);

  // A half goes up where the bit above it is 1.
  wire [16:0] whole = value_i[23:7];
  wire up = value_i[6] && (|value_i[5:0] || whole[0]);
  // One bit more: the greatest number may go up.
  wire [17:0] rounded = {whole[16], whole} + {17'd0, up};

  // In range where all bits above are copies of the sign.
  wire sign = rounded[17];
  wire fits = rounded[16:15] == {2{sign}};
  assign value_o = fits ? rounded[15:0] : {sign, {15{!sign}}};

endmodule

`default_nettype wire
