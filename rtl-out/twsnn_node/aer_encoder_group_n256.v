// SPDX-License-Identifier: Apache-2.0
//
// aer_encoder_group_n256: the first of 8 groups of 32 bits that is busy, as a tree: of two
// neighbours the lower one, where it is busy, else the upper one. Combinational.
//
// Generated from templates/Hdl.Spiking/aer_encoder_group.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_node

`default_nettype none

module aer_encoder_group_n256 (
    input  wire [7:0]   busy_i,
    input  wire [255:0] bits_i,
    output wire [2:0]   group_o,
    output wire [31:0]  word_o,

    // The busy groups after it, and whether there is any; group 0 never is
    output wire [7:1]   rest_o,
    output wire         many_o
);

  wire [7:0] rest = busy_i & (busy_i - 8'd1);
  assign rest_o = rest[7:1];

  // Whether there are several: folded in the middle, again and again.
  wire [3:0] any4 = busy_i[7:4] | busy_i[3:0];
  wire [3:0] many4 = busy_i[7:4] & busy_i[3:0];
  wire [1:0] any2 = any4[3:2] | any4[1:0];
  wire [1:0] many2 = many4[3:2] | many4[1:0] | (any4[3:2] & any4[1:0]);
  wire many1 = many2[1] | many2[0] | (any2[1] & any2[0]);
  assign many_o = many1;

  // Number of the lowest 1, bit by bit
  wire [7:0] lowest = busy_i ^ rest;
  assign group_o[0] = |(lowest & 8'b10101010);
  assign group_o[1] = |(lowest & 8'b11001100);
  assign group_o[2] = |(lowest & 8'b11110000);

  wire [31:0] word_0_1 = busy_i[0] ? bits_i[31:0] : bits_i[63:32];
  wire [31:0] word_2_3 = busy_i[2] ? bits_i[95:64] : bits_i[127:96];
  wire [31:0] word_4_5 = busy_i[4] ? bits_i[159:128] : bits_i[191:160];
  wire [31:0] word_6_7 = busy_i[6] ? bits_i[223:192] : bits_i[255:224];
  wire [31:0] word_0_3 = |busy_i[1:0] ? word_0_1 : word_2_3;
  wire [31:0] word_4_7 = |busy_i[5:4] ? word_4_5 : word_6_7;
  wire [31:0] word_0_7 = |busy_i[3:0] ? word_0_3 : word_4_7;
  assign word_o = word_0_7;

endmodule

`default_nettype wire
