// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_sigmoid: sigmoid of a value with 8 bits behind the point, with 4 bits behind it,
// rounded half to even. Combinational. f(-x) = 1 - f(x): magnitudes alone are compared with where
// it steps.
//
// Generated from templates/Hdl.Rnn/delta_rnn_gate.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_gru

`default_nettype none

module delta_rnn_sigmoid (
    input  wire [15:0] value_i,
    output wire [4:0]  gate_o
);

  wire negative = value_i[15];
  wire [15:0] magnitude = negative ? ~value_i + 16'd1 : value_i;

  // Steps that are reached: the first ones, without a gap
  wire [7:0] reached = {
      magnitude >= 16'd880,
      magnitude >= 16'd581,
      magnitude >= 16'd432,
      magnitude >= 16'd326,
      magnitude >= 16'd241,
      magnitude >= 16'd166,
      magnitude >= 16'd98,
      magnitude >= 16'd33
  };

  // Their number: bit b is set between an odd multiple of 2^b and the next multiple.
  function [3:0] number_of;
    input [15:0] steps;
    integer place, from;
    begin
      number_of = 4'd0;
      for (place = 0; place < 4; place = place + 1)
        for (from = 1 << place; from < 16; from = from + (2 << place))
          if (steps[from - 1] && !steps[from + (1 << place) - 1]) number_of[place] = 1'b1;
    end
  endfunction

  wire [3:0] number = number_of({8'd0, reached});
  wire [4:0] steps = {1'd0, number};
  assign gate_o = negative ? 5'd8 - steps : 5'd8 + steps;

endmodule

`default_nettype wire
