// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_tanh: tanh of a value with 8 bits behind the point, with 4 bits behind it, rounded half
// to even. Combinational. The function is odd: magnitudes alone are compared with where it steps.
//
// Generated from templates/Hdl.Rnn/delta_rnn_gate.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_gru

`default_nettype none

module delta_rnn_tanh (
    input  wire [15:0] value_i,
    output wire [5:0]  gate_o
);

  wire negative = value_i[15];
  wire [15:0] magnitude = negative ? ~value_i + 16'd1 : value_i;

  // Steps that are reached: the first ones, without a gap
  wire [15:0] reached = {
      magnitude >= 16'd531,
      magnitude >= 16'd386,
      magnitude >= 16'd316,
      magnitude >= 16'd269,
      magnitude >= 16'd232,
      magnitude >= 16'd202,
      magnitude >= 16'd175,
      magnitude >= 16'd152,
      magnitude >= 16'd131,
      magnitude >= 16'd111,
      magnitude >= 16'd92,
      magnitude >= 16'd74,
      magnitude >= 16'd57,
      magnitude >= 16'd41,
      magnitude >= 16'd25,
      magnitude >= 16'd9
  };

  // Their number: bit b is set between an odd multiple of 2^b and the next multiple.
  function [4:0] number_of;
    input [31:0] steps;
    integer place, from;
    begin
      number_of = 5'd0;
      for (place = 0; place < 5; place = place + 1)
        for (from = 1 << place; from < 32; from = from + (2 << place))
          if (steps[from - 1] && !steps[from + (1 << place) - 1]) number_of[place] = 1'b1;
    end
  endfunction

  wire [4:0] number = number_of({16'd0, reached});
  wire [5:0] positive = {1'd0, number};
  assign gate_o = negative ? ~positive + 6'd1 : positive;

endmodule

`default_nettype wire
