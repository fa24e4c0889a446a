// SPDX-License-Identifier: Apache-2.0
//
// aer_encoder_lane_n784: one lane of an aer_encoder of 784 bits. Sends the addresses of the bits
// that are set, lowest first, and clears each as it leaves. Neither valid nor address depends on
// ready.
//
// Generated from templates/aer_encoder_lane.v.hbs; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module aer_encoder_lane_n784 (
    input  wire         clk_i,
    input  wire         rst_ni,

    // Bits to send. May be loaded where done_o is set: the lane is idle, or sends its last event.
    input  wire         load_i,
    input  wire [783:0] bits_i,
    output wire         done_o,

    // Events
    output wire         event_valid_o,
    input  wire         event_ready_i,
    output wire [9:0]   event_address_o,
    output wire         event_last_o,
    output wire         event_null_o
);

  // Index of the lowest 1 among 32 bits, one at least being 1: each step keeps the half with it.
  function [4:0] first_of_32;
    input [31:0] bits;
    reg [15:0] of_16;
    reg [7:0]  of_8;
    reg [3:0]  of_4;
    reg [1:0]  of_2;
    begin
      first_of_32[4] = ~|bits[15:0];
      of_16 = first_of_32[4] ? bits[31:16] : bits[15:0];
      first_of_32[3] = ~|of_16[7:0];
      of_8 = first_of_32[3] ? of_16[15:8] : of_16[7:0];
      first_of_32[2] = ~|of_8[3:0];
      of_4 = first_of_32[2] ? of_8[7:4] : of_8[3:0];
      first_of_32[1] = ~|of_4[1:0];
      of_2 = first_of_32[1] ? of_4[3:2] : of_4[1:0];
      first_of_32[0] = of_2 == 2'b10;
    end
  endfunction

  reg open_q;
  reg [783:0] pending_q;

  wire event_fire = event_valid_o && event_ready_i;

  // In groups of 32 bits: the first group that is not empty, then the first bit in it.
  wire [24:0] busy;
  assign busy[0] = |pending_q[31:0];
  assign busy[1] = |pending_q[63:32];
  assign busy[2] = |pending_q[95:64];
  assign busy[3] = |pending_q[127:96];
  assign busy[4] = |pending_q[159:128];
  assign busy[5] = |pending_q[191:160];
  assign busy[6] = |pending_q[223:192];
  assign busy[7] = |pending_q[255:224];
  assign busy[8] = |pending_q[287:256];
  assign busy[9] = |pending_q[319:288];
  assign busy[10] = |pending_q[351:320];
  assign busy[11] = |pending_q[383:352];
  assign busy[12] = |pending_q[415:384];
  assign busy[13] = |pending_q[447:416];
  assign busy[14] = |pending_q[479:448];
  assign busy[15] = |pending_q[511:480];
  assign busy[16] = |pending_q[543:512];
  assign busy[17] = |pending_q[575:544];
  assign busy[18] = |pending_q[607:576];
  assign busy[19] = |pending_q[639:608];
  assign busy[20] = |pending_q[671:640];
  assign busy[21] = |pending_q[703:672];
  assign busy[22] = |pending_q[735:704];
  assign busy[23] = |pending_q[767:736];
  assign busy[24] = |pending_q[783:768];

  wire [4:0] group = first_of_32({7'd0, busy});
  wire [1023:0] padded = {240'd0, pending_q};
  wire [31:0] word = padded[{group, 5'd0} +: 32];
  wire [4:0] offset = first_of_32(word);

  // What is left of the group, and which other groups are left, once this event has gone.
  wire [31:0] rest = word & ~(32'd1 << offset);
  wire [24:0] others = busy & ~(25'd1 << group);

  assign event_null_o    = ~|busy;
  assign event_last_o    = ~|rest && ~|others;
  assign event_address_o = event_null_o ? 10'd0 : {group, offset};
  assign event_valid_o   = open_q;
  assign done_o = !open_q || (event_ready_i && event_last_o);

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) open_q <= 1'b0;
    else if (load_i) open_q <= 1'b1;
    else if (event_fire && event_last_o) open_q <= 1'b0;
  end

  // Data needs no reset: it is read only where open_q is set.
  always @(posedge clk_i) begin
    if (load_i) begin
      pending_q <= bits_i;
    end else if (event_fire) begin
      case (group)
        5'd0: pending_q[31:0] <= rest;
        5'd1: pending_q[63:32] <= rest;
        5'd2: pending_q[95:64] <= rest;
        5'd3: pending_q[127:96] <= rest;
        5'd4: pending_q[159:128] <= rest;
        5'd5: pending_q[191:160] <= rest;
        5'd6: pending_q[223:192] <= rest;
        5'd7: pending_q[255:224] <= rest;
        5'd8: pending_q[287:256] <= rest;
        5'd9: pending_q[319:288] <= rest;
        5'd10: pending_q[351:320] <= rest;
        5'd11: pending_q[383:352] <= rest;
        5'd12: pending_q[415:384] <= rest;
        5'd13: pending_q[447:416] <= rest;
        5'd14: pending_q[479:448] <= rest;
        5'd15: pending_q[511:480] <= rest;
        5'd16: pending_q[543:512] <= rest;
        5'd17: pending_q[575:544] <= rest;
        5'd18: pending_q[607:576] <= rest;
        5'd19: pending_q[639:608] <= rest;
        5'd20: pending_q[671:640] <= rest;
        5'd21: pending_q[703:672] <= rest;
        5'd22: pending_q[735:704] <= rest;
        5'd23: pending_q[767:736] <= rest;
        5'd24: pending_q[783:768] <= rest[15:0];
        default: ;
      endcase
    end
  end

endmodule

`default_nettype wire
