// SPDX-License-Identifier: Apache-2.0
//
// aer_decoder: packets of address events to weight rows and vectors of 784 bits.
// row = base + address, one cycle after the event. An event whose row is not below 784
// is dropped and sets error_o until that is cleared; if it was the last of its packet, a null beat
// closes the packet.
//
// Reset: rst_ni clears at once, without a clock. Release it in step with clk_i: synchronised
// outside, or timed by recovery and removal.
//
// Generated from templates/Hdl.Spiking/aer_decoder.v.sbn; do not edit.
// Regenerate with: make gen TARGET=aer_decoder

`default_nettype none

module aer_decoder (
    input  wire         clk_i,
    input  wire         rst_ni,

    // An event was dropped since the last clear
    input  wire         clear_error_i,
    output wire         error_o,

    // Events
    input  wire         event_valid_i,
    output wire         event_ready_o,
    input  wire [9:0]   event_address_i,
    input  wire         event_last_i,
    input  wire         event_null_i,

    // Weight rows
    output wire         row_valid_o,
    input  wire         row_ready_i,
    output wire [9:0]   row_row_o,
    output wire         row_last_o,
    output wire         row_null_o,

    // The vector of a packet, once it is closed
    output wire         vector_valid_o,
    input  wire         vector_ready_i,
    output wire [783:0] vector_bits_o,

    // Table of bases, 0 after reset; to be written while no event is under way
    input  wire         base_valid_i,
    input  wire [9:0]   base_value_i
);

  reg [9:0] base_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) base_q <= 10'd0;
    else if (base_valid_i) base_q <= base_value_i;
  end

  // One bit more than either operand: no row is ever aliased.
  wire [10:0] row = {1'd0, base_q} + {1'd0, event_address_i};
  wire in_range = row < 11'd784;
  wire usable   = !event_null_i && in_range;
  wire dropped  = !event_null_i && !in_range;

  wire event_fire = event_valid_i && event_ready_o;
  reg error_q;
  assign error_o = error_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) error_q <= 1'b0;
    else if (event_fire && dropped) error_q <= 1'b1;
    else if (clear_error_i) error_q <= 1'b0;
  end

  reg row_valid_q, row_last_q, row_null_q;
  reg [9:0] row_q;
  wire row_free = !row_valid_q || row_ready_i;

  assign row_valid_o = row_valid_q;
  assign row_row_o   = row_q;
  assign row_last_o  = row_last_q;
  assign row_null_o  = row_null_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) row_valid_q <= 1'b0;
    else if (event_fire && (!dropped || event_last_i)) row_valid_q <= 1'b1;
    else if (row_ready_i) row_valid_q <= 1'b0;
  end

  always @(posedge clk_i) begin
    if (event_fire) begin
      row_q      <= usable ? row[9:0] : 10'd0;
      row_last_q <= event_last_i;
      row_null_q <= !usable;
    end
  end

  // The bits are offered where they are collected; the next packet starts once they are taken.
  reg vector_valid_q, fresh_q;
  reg [783:0] bits_q;
  wire vector_free = !vector_valid_q || vector_ready_i;

  assign vector_valid_o = vector_valid_q;
  assign vector_bits_o  = bits_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      vector_valid_q <= 1'b0;
      fresh_q        <= 1'b1;
    end else begin
      if (event_fire) fresh_q <= event_last_i;
      if (event_fire && event_last_i) vector_valid_q <= 1'b1;
      else if (vector_ready_i) vector_valid_q <= 1'b0;
    end
  end

  always @(posedge clk_i) begin
    if (event_fire) begin
      if (fresh_q) bits_q <= 784'd0;
      if (usable) bits_q[row[9:0]] <= 1'b1;
    end
  end

  assign event_ready_o = row_free && vector_free;

endmodule

`default_nettype wire
