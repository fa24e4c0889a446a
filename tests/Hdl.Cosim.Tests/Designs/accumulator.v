// SPDX-License-Identifier: Apache-2.0
//
// accumulator: adds a signed operand each enabled cycle; cycle-exact test design.

`default_nettype none

module accumulator (
    input  wire        clk_i,
    input  wire        rst_i,
    input  wire        enable_i,
    input  wire        clear_i,
    input  wire [11:0] operand_i,
    output wire [19:0] sum_o,
    output wire        negative_o
);

  reg [19:0] sum_q;

  assign sum_o      = sum_q;
  assign negative_o = sum_q[19];

  always @(posedge clk_i) begin
    if (rst_i) sum_q <= 20'd0;
    else if (clear_i) sum_q <= 20'd0;
    else if (enable_i) sum_q <= sum_q + {{8{operand_i[11]}}, operand_i};
  end

endmodule

`default_nettype wire
