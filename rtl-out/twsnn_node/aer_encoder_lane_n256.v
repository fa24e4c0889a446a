// SPDX-License-Identifier: Apache-2.0
//
// aer_encoder_lane_n256: one lane of an aer_encoder of 256 bits. Sends the addresses of the bits
// that are set, lowest first, and clears each as it leaves. Neither valid nor address depends on
// ready.
//
// Generated from templates/aer_encoder_lane.v.hbs; do not edit.
// Regenerate with: make gen TARGET=twsnn_node

`default_nettype none

module aer_encoder_lane_n256 (
    input  wire         clk_i,
    input  wire         rst_ni,

    // Bits to send. May be loaded where done_o is set: the lane is idle, or sends its last event.
    input  wire         load_i,
    input  wire [255:0] bits_i,
    output wire         done_o,

    // Events
    output wire         event_valid_o,
    input  wire         event_ready_i,
    output wire [7:0]   event_address_o,
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

  // Index of the lowest 1 among 8 bits, one at least being 1: each step keeps the half with it.
  function [2:0] first_of_8;
    input [7:0] bits;
    reg [3:0] of_4;
    reg [1:0] of_2;
    begin
      first_of_8[2] = ~|bits[3:0];
      of_4 = first_of_8[2] ? bits[7:4] : bits[3:0];
      first_of_8[1] = ~|of_4[1:0];
      of_2 = first_of_8[1] ? of_4[3:2] : of_4[1:0];
      first_of_8[0] = of_2 == 2'b10;
    end
  endfunction

  reg open_q;
  reg [255:0] pending_q;

  wire event_fire = event_valid_o && event_ready_i;

  // In groups of 32 bits: the first group that is not empty, then the first bit in it.
  wire [7:0] busy;
  assign busy[0] = |pending_q[31:0];
  assign busy[1] = |pending_q[63:32];
  assign busy[2] = |pending_q[95:64];
  assign busy[3] = |pending_q[127:96];
  assign busy[4] = |pending_q[159:128];
  assign busy[5] = |pending_q[191:160];
  assign busy[6] = |pending_q[223:192];
  assign busy[7] = |pending_q[255:224];

  wire [2:0] group = first_of_8(busy);
  wire [255:0] padded = pending_q;
  wire [31:0] word = padded[{group, 5'd0} +: 32];
  wire [4:0] offset = first_of_32(word);

  // What is left of the group, and which other groups are left, once this event has gone.
  wire [31:0] rest = word & ~(32'd1 << offset);
  wire [7:0] others = busy & ~(8'd1 << group);

  assign event_null_o    = ~|busy;
  assign event_last_o    = ~|rest && ~|others;
  assign event_address_o = event_null_o ? 8'd0 : {group, offset};
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
        3'd0: pending_q[31:0] <= rest;
        3'd1: pending_q[63:32] <= rest;
        3'd2: pending_q[95:64] <= rest;
        3'd3: pending_q[127:96] <= rest;
        3'd4: pending_q[159:128] <= rest;
        3'd5: pending_q[191:160] <= rest;
        3'd6: pending_q[223:192] <= rest;
        3'd7: pending_q[255:224] <= rest;
        default: ;
      endcase
    end
  end

endmodule

`default_nettype wire
