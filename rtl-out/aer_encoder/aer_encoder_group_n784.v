// SPDX-License-Identifier: Apache-2.0
//
// aer_encoder_group_n784: the first of 25 groups of 32 bits that is busy, as a tree: of two
// neighbours the lower one, where it is busy, else the upper one. Combinational.
//
// Generated from templates/Hdl.Spiking/aer_encoder_group.v.sbn; do not edit.
// Regenerate with: make gen TARGET=aer_encoder

`default_nettype none

module aer_encoder_group_n784 (
    input  wire [24:0]  busy_i,
    input  wire [783:0] bits_i,
    output wire [4:0]   group_o,
    output wire [31:0]  word_o,

    // The busy groups after it, and whether there is any; group 0 never is
    output wire [24:1]  rest_o,
    output wire         many_o
);

  wire [24:0] rest = busy_i & (busy_i - 25'd1);
  assign rest_o = rest[24:1];

  // Whether there are several: folded in the middle, again and again.
  wire [12:0] any13 = {1'd0, busy_i[24:13]} | busy_i[12:0];
  wire [12:0] many13 = {1'd0, busy_i[24:13]} & busy_i[12:0];
  wire [6:0] any7 = {1'd0, any13[12:7]} | any13[6:0];
  wire [6:0] many7 = {1'd0, many13[12:7]} | many13[6:0] | ({1'd0, any13[12:7]} & any13[6:0]);
  wire [3:0] any4 = {1'd0, any7[6:4]} | any7[3:0];
  wire [3:0] many4 = {1'd0, many7[6:4]} | many7[3:0] | ({1'd0, any7[6:4]} & any7[3:0]);
  wire [1:0] any2 = any4[3:2] | any4[1:0];
  wire [1:0] many2 = many4[3:2] | many4[1:0] | (any4[3:2] & any4[1:0]);
  wire many1 = many2[1] | many2[0] | (any2[1] & any2[0]);
  assign many_o = many1;

  // Number of the lowest 1, bit by bit
  wire [24:0] lowest = busy_i ^ rest;
  assign group_o[0] = |(lowest & 25'b0101010101010101010101010);
  assign group_o[1] = |(lowest & 25'b0110011001100110011001100);
  assign group_o[2] = |(lowest & 25'b0111100001111000011110000);
  assign group_o[3] = |(lowest & 25'b1000000001111111100000000);
  assign group_o[4] = |(lowest & 25'b1111111110000000000000000);

  wire [31:0] word_0_1 = busy_i[0] ? bits_i[31:0] : bits_i[63:32];
  wire [31:0] word_2_3 = busy_i[2] ? bits_i[95:64] : bits_i[127:96];
  wire [31:0] word_4_5 = busy_i[4] ? bits_i[159:128] : bits_i[191:160];
  wire [31:0] word_6_7 = busy_i[6] ? bits_i[223:192] : bits_i[255:224];
  wire [31:0] word_8_9 = busy_i[8] ? bits_i[287:256] : bits_i[319:288];
  wire [31:0] word_10_11 = busy_i[10] ? bits_i[351:320] : bits_i[383:352];
  wire [31:0] word_12_13 = busy_i[12] ? bits_i[415:384] : bits_i[447:416];
  wire [31:0] word_14_15 = busy_i[14] ? bits_i[479:448] : bits_i[511:480];
  wire [31:0] word_16_17 = busy_i[16] ? bits_i[543:512] : bits_i[575:544];
  wire [31:0] word_18_19 = busy_i[18] ? bits_i[607:576] : bits_i[639:608];
  wire [31:0] word_20_21 = busy_i[20] ? bits_i[671:640] : bits_i[703:672];
  wire [31:0] word_22_23 = busy_i[22] ? bits_i[735:704] : bits_i[767:736];
  wire [31:0] word_0_3 = |busy_i[1:0] ? word_0_1 : word_2_3;
  wire [31:0] word_4_7 = |busy_i[5:4] ? word_4_5 : word_6_7;
  wire [31:0] word_8_11 = |busy_i[9:8] ? word_8_9 : word_10_11;
  wire [31:0] word_12_15 = |busy_i[13:12] ? word_12_13 : word_14_15;
  wire [31:0] word_16_19 = |busy_i[17:16] ? word_16_17 : word_18_19;
  wire [31:0] word_20_23 = |busy_i[21:20] ? word_20_21 : word_22_23;
  wire [31:0] word_0_7 = |busy_i[3:0] ? word_0_3 : word_4_7;
  wire [31:0] word_8_15 = |busy_i[11:8] ? word_8_11 : word_12_15;
  wire [31:0] word_16_23 = |busy_i[19:16] ? word_16_19 : word_20_23;
  wire [31:0] word_0_15 = |busy_i[7:0] ? word_0_7 : word_8_15;
  wire [31:0] word_16_24 = |busy_i[23:16] ? word_16_23 : {16'd0, bits_i[783:768]};
  wire [31:0] word_0_24 = |busy_i[15:0] ? word_0_15 : word_16_24;
  assign word_o = word_0_24;

endmodule

`default_nettype wire
