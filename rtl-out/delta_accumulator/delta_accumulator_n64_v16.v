// SPDX-License-Identifier: Apache-2.0
//
// delta_accumulator_n64_v16: adds packets of deltas to a state, and sends it after each.
// The inverse of a delta encoder. The state is 64 elements of 16 bits; a pair's delta is
// added to the element of its index. Sums wrap: bit 16 of a delta has no part in them.
// The state is 0 after reset, and for packets whose first beat comes with clear_i.
// Pairs come in ascending order of their indices, in beats without holes; others are dropped, and
// the rest of the packet goes on. A vector has 64 beats; each can be taken two cycles after the
// beat of pairs that decides it: with a pair of a later beat's element, with the pair of its own
// last element, or with the packet's end.
//
// Generated from templates/Hdl.Blocks/delta_accumulator.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_accumulator

`default_nettype none

module delta_accumulator_n64_v16 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Taken with the first beat of a packet, for all of it
    input  wire        clear_i,

    // Since reset or error_clear_i, a pair was dropped: its index was beyond the vector, or not
    // greater than those before it, or it came behind a slot that was not kept.
    input  wire        error_clear_i,
    output wire        error_o,

    // Pairs, one per beat
    input  wire        pair_valid_i,
    output wire        pair_ready_o,
    input  wire [5:0]  pair_index_i,
    input  wire [16:0] pair_delta_i,
    input  wire        pair_keep_i,
    input  wire        pair_last_i,

    // Vectors
    output wire        vector_valid_o,
    input  wire        vector_ready_i,
    output wire [15:0] vector_data_o,
    output wire        vector_last_o
);

  localparam [5:0] LastWord = 6'd63;

  // The next pairs of the packet. `known`: a pair is there, or the packet ends before it.
  wire [21:0] items = {
      pair_delta_i[15:0], pair_index_i[5:0]
  };
  wire unused_signs = ^pair_delta_i;
  wire [21:0] window;
  wire kept, known;
  wire present = kept & known;
  wire taken;
  wire visit_free, close, surplus, unused_drop;

  lane_unpacker_o1_i1_w22_checked u_unpacker (
      .clk_i           (clk_i),
      .rst_ni          (rst_ni),
      .beat_valid_i    (pair_valid_i),
      .beat_ready_o    (pair_ready_o),
      .beat_data_i     (items),
      .beat_keep_i     (pair_keep_i),
      .beat_last_i     (pair_last_i),
      .window_data_o   (window),
      .window_present_o(kept),
      .window_known_o  (known),
      .drop_o          (unused_drop),
      .go_i            (visit_free),
      .take_i          (taken),
      .close_i         (close),
      .surplus_o       (surplus)
  );

  // clear_i of the packets in flight, never more than three. The entry at the write position is
  // sampled in every cycle, and kept when a packet begins.
  reg pair_first_q;
  reg [1:0] clear_write_q, clear_read_q;
  reg [3:0] clear_q;
  wire packet_begins = pair_valid_i && pair_ready_o && pair_first_q;

  always @(posedge clk_i) begin
    clear_q[clear_write_q] <= clear_i;
  end

  // What the next pairs mean for the current word of the state: which lanes they update, how many
  // pairs that takes, and whether the word is finished. A pair that is not valid is dropped alone.
  wire finished, bad;
  wire [15:0] addend;
  reg  [5:0] word_q;
  wire at_end = word_q == LastWord;

  wire [5:0] index = window[5:0];
  wire here  = present && index == word_q;
  wire later = present && index > word_q;
  assign finished = here || later || (known && !present);
  assign bad      = present && !here && !later;
  assign addend   = here ? window[21:6] : 16'd0;
  assign taken    = here || bad;

  // A finished word goes on to be added up (`visit`), where it stays until it is taken.
  reg visit_valid_q;
  assign visit_free = !visit_valid_q || vector_ready_i;
  assign close      = finished && at_end;

  reg filled_q, error_q;
  assign error_o = error_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      pair_first_q  <= 1'b1;
      clear_write_q <= 2'd0;
      clear_read_q  <= 2'd0;
      filled_q      <= 1'b0;
      error_q       <= 1'b0;
      visit_valid_q <= 1'b0;
      word_q        <= 6'd0;
    end else begin
      if (pair_valid_i && pair_ready_o) pair_first_q <= pair_last_i;
      if (packet_begins) clear_write_q <= clear_write_q + 2'd1;
      if (visit_free && close) begin
        clear_read_q <= clear_read_q + 2'd1;
        filled_q     <= 1'b1;
      end
      error_q <= (error_q && !error_clear_i) || (visit_free && bad) || surplus;
      if (visit_free) begin
        visit_valid_q <= finished;
        if (finished) word_q <= at_end ? 6'd0 : word_q + 6'd1;
      end
    end
  end

  // Data needs no reset: it is read only where visit_valid_q is set.
  reg visit_fresh_q;
  reg [5:0] visit_word_q;
  reg [15:0] addend_q;

  always @(posedge clk_i) begin
    if (visit_free) begin
      visit_fresh_q <= clear_q[clear_read_q] || !filled_q;
      visit_word_q  <= word_q;
      addend_q      <= addend;
    end
  end

  wire [15:0] sum;
  wire write = visit_valid_q && vector_ready_i;
  wire [15:0] state;

  ram_1r1w_64x16 u_state (
      .clk_i          (clk_i),
      .read_enable_i  (visit_free),
      .read_address_i (word_q),
      .read_data_o    (state),
      .write_enable_i (write),
      .write_address_i(visit_word_q),
      .write_data_i   (sum)
  );

  wire [15:0] held = visit_fresh_q ? 16'd0 : state;
  assign sum = held + addend_q;

  assign vector_valid_o = visit_valid_q;
  assign vector_data_o  = sum;
  assign vector_last_o  = visit_word_q == LastWord;

endmodule

`default_nettype wire
