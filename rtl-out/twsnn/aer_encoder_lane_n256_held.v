// SPDX-License-Identifier: Apache-2.0
//
// aer_encoder_lane_n256_held: one lane of an aer_encoder of 256 bits. Sends the addresses of the
// bits that are set, lowest first, and clears each as it leaves. Neither valid nor address depends
// on ready.
//
// Generated from templates/Hdl.Spiking/aer_encoder_lane.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn

`default_nettype none

module aer_encoder_lane_n256_held (
    input  wire         clk_i,
    input  wire         rst_ni,

    // Bits to send, to be held to the last event. Loaded where the lane is idle. done_o: it is, or
    // sends its last event.
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

  reg open_q;
  reg null_q;
  // Groups of 32 bits: what is left of the one whose events leave, whether others wait, and which.
  // Their bits are at the port. Group 0 never waits.
  reg [2:0] group_q;
  reg [31:0] word_q;
  reg others_q;
  reg [7:1] waiting_q;

  wire [7:0] busy;
  assign busy[0] = |bits_i[31:0];
  assign busy[1] = |bits_i[63:32];
  assign busy[2] = |bits_i[95:64];
  assign busy[3] = |bits_i[127:96];
  assign busy[4] = |bits_i[159:128];
  assign busy[5] = |bits_i[191:160];
  assign busy[6] = |bits_i[223:192];
  assign busy[7] = |bits_i[255:224];

  // While no group waits, the lane searches the offered vector whether or not it is loaded: load_i
  // arrives late and must not delay the search.
  wire [7:0] waiting = others_q ? {waiting_q, 1'b0} : busy;

  // The group that comes first, and those that wait once it is at work
  wire [2:0] next_group;
  wire [31:0] next_word;
  wire [7:1] next_waiting;
  wire next_others;

  aer_encoder_group_n256 u_group (
      .busy_i(waiting),
      .bits_i(bits_i),
      .group_o(next_group),
      .word_o(next_word),
      .rest_o(next_waiting),
      .many_o(next_others)
  );

  wire event_fire = event_valid_o && event_ready_i;

  // What is left once this event has gone is all but the lowest 1.
  wire [31:0] rest = word_q & (word_q - 32'd1);

  // Whether anything is left: `last` and what comes next depend on it, so it does not wait for the
  // subtraction. The word is folded in the middle, again and again.
  wire [15:0] any16 = word_q[31:16] | word_q[15:0];
  wire [15:0] many16 = word_q[31:16] & word_q[15:0];
  wire [7:0] any8 = any16[15:8] | any16[7:0];
  wire [7:0] many8 = many16[15:8] | many16[7:0] | (any16[15:8] & any16[7:0]);
  wire [3:0] any4 = any8[7:4] | any8[3:0];
  wire [3:0] many4 = many8[7:4] | many8[3:0] | (any8[7:4] & any8[3:0]);
  wire [1:0] any2 = any4[3:2] | any4[1:0];
  wire [1:0] many2 = many4[3:2] | many4[1:0] | (any4[3:2] & any4[1:0]);
  wire many1 = many2[1] | many2[0] | (any2[1] & any2[0]);
  wire more = many1;

  // Number of the lowest 1, bit by bit
  wire [31:0] lowest = word_q ^ rest;
  wire [4:0] first;
  assign first[0] = |(lowest & 32'b10101010101010101010101010101010);
  assign first[1] = |(lowest & 32'b11001100110011001100110011001100);
  assign first[2] = |(lowest & 32'b11110000111100001111000011110000);
  assign first[3] = |(lowest & 32'b11111111000000001111111100000000);
  assign first[4] = |(lowest & 32'b11111111111111110000000000000000);

  assign event_valid_o   = open_q;
  assign event_null_o    = null_q;
  assign event_last_o    = !more && !others_q;
  assign event_address_o = null_q ? 8'd0 : {group_q, first};
  assign done_o = !open_q || (event_ready_i && event_last_o);

  // The next word is loaded when the last event of the current one leaves; an idle lane tracks the
  // offered vector.
  wire advance = !open_q || (event_fire && !more);

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      open_q <= 1'b0;
      others_q <= 1'b0;
    end else begin
      if (load_i) open_q <= 1'b1;
      else if (event_fire && event_last_o) open_q <= 1'b0;
      if (advance) others_q <= next_others && (load_i || others_q);
    end
  end

  // Data needs no reset: it is read only where open_q is set.
  always @(posedge clk_i) begin
    if (advance) begin
      null_q    <= ~|waiting;
      group_q   <= next_group;
      word_q    <= next_word;
      waiting_q <= next_waiting;
    end else if (event_fire) begin
      word_q <= rest;
    end
  end

endmodule

`default_nettype wire
