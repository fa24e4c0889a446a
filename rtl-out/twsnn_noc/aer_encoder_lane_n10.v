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

  // Index of the lowest 1 among 16 bits, one at least being 1
  function [3:0] first_of_16;
    input [15:0] bits;
    first_of_16 = |bits[7:0] ? {1'b0, first_of_8(bits[7:0])} : {1'b1, first_of_8(bits[15:8])};
  endfunction

  // Index of the lowest 1 among 8 bits, one at least being 1
  function [2:0] first_of_8;
    input [7:0] bits;
    first_of_8 = |bits[3:0] ? {1'b0, first_of_4(bits[3:0])} : {1'b1, first_of_4(bits[7:4])};
  endfunction

  // Index of the lowest 1 among 4 bits, one at least being 1
  function [1:0] first_of_4;
    input [3:0] bits;
    first_of_4 = |bits[1:0] ? {1'b0, first_of_2(bits[1:0])} : {1'b1, first_of_2(bits[3:2])};
  endfunction

  // Index of the lowest 1 among 2 bits, one at least being 1
  function first_of_2;
    input [1:0] bits;
    first_of_2 = bits == 2'b10;
  endfunction

  reg open_q;
  reg null_q;
  reg [9:0] word_q;

  wire event_fire = event_valid_o && event_ready_i;

  // What is left once this event has gone is all but the lowest 1.
  wire [9:0] rest = word_q & (word_q - 10'd1);
  wire more = |rest;

  assign event_valid_o   = open_q;
  assign event_null_o    = null_q;
  assign event_last_o    = !more;
  assign event_address_o = null_q ? 4'd0 : first_of_16({6'd0, word_q});
  assign done_o = !open_q || (event_ready_i && event_last_o);

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) open_q <= 1'b0;
    else if (load_i) open_q <= 1'b1;
    else if (event_fire && event_last_o) open_q <= 1'b0;
  end

  // Data needs no reset: it is read only where open_q is set.
  always @(posedge clk_i) begin
    if (load_i) begin
      null_q <= ~|bits_i;
      word_q <= bits_i;
    end else if (event_fire) begin
      word_q <= rest;
    end
  end

endmodule

`default_nettype wire
