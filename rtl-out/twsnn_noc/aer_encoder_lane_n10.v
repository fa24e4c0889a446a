// SPDX-License-Identifier: Apache-2.0
//
// aer_encoder_lane_n10: one lane of an aer_encoder of 10 bits. Sends the addresses of the bits
// that are set, lowest first, and clears each as it leaves. Neither valid nor address depends on
// ready.
//
// Generated from templates/Hdl.Spiking/aer_encoder_lane.v.sbn; do not edit.
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

  reg open_q;
  reg null_q;
  reg [9:0] word_q;

  wire event_fire = event_valid_o && event_ready_i;

  // What is left once this event has gone is all but the lowest 1.
  wire [9:0] rest = word_q & (word_q - 10'd1);

  // Whether anything is left: `last` and what comes next depend on it, so it does not wait for the
  // subtraction. The word is folded in the middle, again and again.
  wire [4:0] any5 = word_q[9:5] | word_q[4:0];
  wire [4:0] many5 = word_q[9:5] & word_q[4:0];
  wire [2:0] any3 = {1'd0, any5[4:3]} | any5[2:0];
  wire [2:0] many3 = {1'd0, many5[4:3]} | many5[2:0] | ({1'd0, any5[4:3]} & any5[2:0]);
  wire [1:0] any2 = {1'd0, any3[2]} | any3[1:0];
  wire [1:0] many2 = {1'd0, many3[2]} | many3[1:0] | ({1'd0, any3[2]} & any3[1:0]);
  wire many1 = many2[1] | many2[0] | (any2[1] & any2[0]);
  wire more = many1;

  // Number of the lowest 1, bit by bit
  wire [9:0] lowest = word_q ^ rest;
  wire [3:0] first;
  assign first[0] = |(lowest & 10'b1010101010);
  assign first[1] = |(lowest & 10'b0011001100);
  assign first[2] = |(lowest & 10'b0011110000);
  assign first[3] = |(lowest & 10'b1100000000);

  assign event_valid_o   = open_q;
  assign event_null_o    = null_q;
  assign event_last_o    = !more;
  assign event_address_o = null_q ? 4'd0 : first;
  assign done_o = !open_q || (event_ready_i && event_last_o);

  // The next word is loaded when the last event of the current one leaves; an idle lane tracks the
  // offered vector.
  wire advance = !open_q || (event_fire && !more);

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      open_q <= 1'b0;
    end else begin
      if (load_i) open_q <= 1'b1;
      else if (event_fire && event_last_o) open_q <= 1'b0;
    end
  end

  // Data needs no reset: it is read only where open_q is set.
  always @(posedge clk_i) begin
    if (advance) begin
      null_q <= ~|bits_i;
      word_q <= bits_i;
    end else if (event_fire) begin
      word_q <= rest;
    end
  end

endmodule

`default_nettype wire
