// SPDX-License-Identifier: Apache-2.0
//
// aer_encoder_lane_n10: one lane of an aer_encoder of 10 bits. Sends the addresses of the bits
// that are set, lowest first, and clears each as it leaves. Neither valid nor address depends on
// ready.
//
// Generated from templates/aer_encoder_lane.v.hbs; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module aer_encoder_lane_n10 (
    input  wire       clk_i,
    input  wire       rst_ni,

    // Bits to send. May be loaded where done_o is set: the lane is idle, or sends its last event.
    input  wire       load_i,
    input  wire [9:0] bits_i,
    output wire       done_o,

    // Events
    output wire       event_valid_o,
    input  wire       event_ready_i,
    output wire [3:0] event_address_o,
    output wire       event_last_o,
    output wire       event_null_o
);

  // Index of the lowest 1 among 16 bits, one at least being 1: each step keeps the half with it.
  function [3:0] first_of_16;
    input [15:0] bits;
    reg [7:0] of_8;
    reg [3:0] of_4;
    reg [1:0] of_2;
    begin
      first_of_16[3] = ~|bits[7:0];
      of_8 = first_of_16[3] ? bits[15:8] : bits[7:0];
      first_of_16[2] = ~|of_8[3:0];
      of_4 = first_of_16[2] ? of_8[7:4] : of_8[3:0];
      first_of_16[1] = ~|of_4[1:0];
      of_2 = first_of_16[1] ? of_4[3:2] : of_4[1:0];
      first_of_16[0] = of_2 == 2'b10;
    end
  endfunction

  reg open_q;
  reg [9:0] pending_q;

  wire event_fire = event_valid_o && event_ready_i;

  wire [3:0] offset = first_of_16({6'd0, pending_q});

  // What is left once this event has gone.
  wire [9:0] rest = pending_q & ~(10'd1 << offset);

  assign event_null_o    = ~|pending_q;
  assign event_last_o    = ~|rest;
  assign event_address_o = event_null_o ? 4'd0 : offset;
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
      pending_q <= rest;
    end
  end

endmodule

`default_nettype wire
