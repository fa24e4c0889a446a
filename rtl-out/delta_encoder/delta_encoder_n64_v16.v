// SPDX-License-Identifier: Apache-2.0
//
// delta_encoder_n64_v16: what changed in vectors, as pairs of index and delta.
// A vector is 64 elements of 16 bits, signed. Each element x has a state h: if d = x - h is not
// 0 and |d| is at least theta_i, the pair (index, d) is sent and h becomes x; else h stays.
// h is 0 after reset, and for vectors whose first beat comes with clear_i.
// A vector's pairs are a packet, in ascending order, 1 to a beat; without a pair it
// is a null beat, keep = 0. One beat is taken every cycle while the pairs leave at once; but
// after a vector of a single beat, which is an error, one cycle passes.
//
// Generated from templates/Hdl.Blocks/delta_encoder.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_encoder

`default_nettype none

module delta_encoder_n64_v16 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Taken with the first beat of a vector, for all of it
    input  wire [15:0] theta_i,
    input  wire        clear_i,

    // Errors since reset or error_clear_i.
    // Bit 0: a vector ended early; the rest of the state stays as it was.
    // Bit 1: beats beyond the vector's length were dropped.
    input  wire        error_clear_i,
    output wire [1:0]  error_o,

    // Vectors, an element per beat
    input  wire        vector_valid_i,
    output wire        vector_ready_o,
    input  wire [15:0] vector_data_i,
    input  wire        vector_last_i,

    // Pairs
    output wire        pair_valid_o,
    input  wire        pair_ready_i,
    output wire [5:0]  pair_index_o,
    output wire [16:0] pair_delta_o,
    output wire        pair_keep_o,
    output wire        pair_last_o
);

  localparam [5:0] LastWord = 6'd63;

  // Which word of the state the next beat meets; `past_q`: none, the vector should have ended.
  reg [5:0] word_q;
  reg past_q;
  // The words below this one hold state. All others count as 0, so that clearing takes no time.
  reg [6:0] filled_q;

  wire first  = word_q == 6'd0;
  wire at_end = word_q == LastWord;
  wire fresh  = (first && clear_i) || filled_q == {1'd0, word_q};
  reg [1:0] error_q;

  // Three stages: an accepted beat waits for its word of the state (`visit`), is compared with it
  // (`item`), and its pairs are packed.
  reg visit_valid_q, item_valid_q;
  wire items_ready;
  wire item_free = !item_valid_q || items_ready;

  // A word can be read again only after it was written: not at once after a vector of one beat.
  reg visit_single_q;
  assign vector_ready_o = !visit_valid_q || (item_free && !visit_single_q);
  wire accept = vector_valid_i && vector_ready_o;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      word_q        <= 6'd0;
      past_q        <= 1'b0;
      filled_q      <= 7'd0;
      error_q       <= 2'd0;
      visit_valid_q <= 1'b0;
      item_valid_q  <= 1'b0;
    end else begin
      if (accept) begin
        if (vector_last_i) word_q <= 6'd0;
        else if (!at_end) word_q <= word_q + 6'd1;
        past_q <= at_end && !vector_last_i;
        if (fresh) filled_q <= {1'd0, word_q} + 7'd1;
      end
      error_q <= (error_clear_i ? 2'd0 : error_q)
          | {accept && past_q, accept && vector_last_i && !at_end};
      if (accept || item_free) visit_valid_q <= accept;
      if (item_free) item_valid_q <= visit_valid_q;
    end
  end

  assign error_o = error_q;

  // Data needs no reset: it is read only where a valid bit is set.
  reg visit_past_q, visit_last_q, visit_fresh_q;
  reg [5:0] visit_word_q;
  reg [15:0] visit_data_q;
  reg [15:0] theta_q;

  always @(posedge clk_i) begin
    if (accept) begin
      visit_past_q   <= past_q;
      visit_last_q   <= vector_last_i;
      visit_fresh_q  <= fresh;
      visit_single_q <= first && vector_last_i;
      visit_word_q   <= word_q;
      visit_data_q   <= vector_data_i;
    end
    if (accept && first) theta_q <= theta_i;
  end

  // The state of these elements, and what becomes of it.
  wire visit_write = visit_valid_q && item_free && !visit_past_q;
  wire [15:0] next_state;
  wire [15:0] state;

  ram_1r1w_64x16 u_state (
      .clk_i          (clk_i),
      .read_enable_i  (accept),
      .read_address_i (word_q),
      .read_data_o    (state),
      .write_enable_i (visit_write),
      .write_address_i(visit_word_q),
      .write_data_i   (next_state)
  );

  wire changed;
  wire [16:0] delta;

  delta_encoder_lane_v16 u_lane (
      .value_i  (visit_data_q),
      .fresh_i  (visit_fresh_q),
      .state_i  (state),
      .theta_i  (theta_q),
      .changed_o(changed),
      .delta_o  (delta),
      .state_o  (next_state)
  );

  reg item_last_q;
  reg [5:0] item_word_q;
  reg item_keep_q;
  reg [16:0] item_delta_q;

  always @(posedge clk_i) begin
    if (item_free) begin
      item_last_q  <= visit_last_q;
      item_word_q  <= visit_word_q;
      item_keep_q  <= visit_past_q ? 1'd0 : changed;
      item_delta_q <= delta;
    end
  end

  // Delta and index of each lane.
  wire [22:0] items = {
      item_delta_q[16:0], item_word_q
  };
  wire [22:0] beat;

  lane_packer_i1_o1_w23 u_packer (
      .clk_i        (clk_i),
      .rst_ni       (rst_ni),
      .items_valid_i(item_valid_q),
      .items_ready_o(items_ready),
      .items_data_i (items),
      .items_keep_i (item_keep_q),
      .items_last_i (item_last_q),
      .beat_valid_o (pair_valid_o),
      .beat_ready_i (pair_ready_i),
      .beat_data_o  (beat),
      .beat_keep_o  (pair_keep_o),
      .beat_last_o  (pair_last_o)
  );

  assign {pair_delta_o, pair_index_o} = beat;

endmodule

`default_nettype wire
