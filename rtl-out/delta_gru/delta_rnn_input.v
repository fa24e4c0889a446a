// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_input: compares each vector of inputs with what was sent of it last.
// A vector of 28 elements has 4 beats. What moved by the threshold or more goes on as a word of
// changes, and is what was sent last from then on. The first beat begins a step.
// A packet that ends early leaves the elements that it lacks as they were; beats beyond the
// vector's length are dropped.
//
// Generated from templates/Hdl.Rnn/delta_rnn_input.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_gru

`default_nettype none

module delta_rnn_input (
    input  wire         clk_i,
    input  wire         rst_ni,

    // Inputs, a packet for each step; whether the step is the first or the last of a sequence
    input  wire         x_valid_i,
    output wire         x_ready_o,
    input  wire [127:0] x_data_i,
    input  wire         x_first_i,
    input  wire         x_final_i,
    input  wire         x_last_i,

    // There is room for a step; the next step is a first one; threshold of a step that begins
    input  wire         may_begin_i,
    input  wire         clear_i,
    input  wire [15:0]  theta_i,

    // A step begins, and which
    output wire         begin_valid_o,
    output wire         begin_first_o,
    output wire         begin_last_o,

    // Words of changes; the vector ends
    output wire         word_valid_o,
    output wire [11:0]  word_line_o,
    output wire [7:0]   word_mask_o,
    output wire [135:0] word_delta_o,
    output wire         close_o,

    // Errors, for a cycle each
    output wire         error_short_o,
    output wire         error_long_o,
    output wire         error_range_o,
    output wire         error_missing_o
);

  localparam [1:0] LastWord = 2'd3;

  // Where the packet is
  reg start_q, past_q;
  reg  [1:0] word_q;
  wire at_end = word_q == LastWord;
  wire clash;
  assign x_ready_o = (!start_q || may_begin_i) && !clash;
  wire take   = x_valid_i && x_ready_o;
  wire begins = take && start_q;

  // A step is the first of a sequence where it says so, behind a reset, a clear, a last step.
  reg reset_q, fresh_q;
  assign begin_valid_o = begins;
  assign begin_first_o = x_first_i || fresh_q;
  assign begin_last_o = x_final_i;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      start_q <= 1'b1;
      past_q  <= 1'b0;
      reset_q <= 1'b1;
      fresh_q <= 1'b1;
      word_q  <= 2'd0;
    end else begin
      if (take) begin
        start_q <= x_last_i;
        past_q  <= !x_last_i && (past_q || at_end);
        word_q  <= x_last_i ? 2'd0 : at_end ? word_q : word_q + 2'd1;
      end
      if (clear_i || begins) begin
        reset_q <= 1'b0;
        fresh_q <= clear_i || begin_last_o;
      end
    end
  end

  // Errors, for a cycle each.
  assign error_short_o = take && x_last_i && !at_end;
  assign error_long_o    = take && past_q;
  assign error_missing_o = begins && reset_q && !x_first_i;

  // The beat that is compared, in the cycle after it came. Words from known_q on have not been
  // sent since the sequence began: 0, whatever the memory holds.
  reg visit_valid_q, visit_close_q, visit_past_q, visit_fresh_q;
  reg [15:0] theta_q;
  reg [127:0] visit_q;
  reg [1:0] visit_word_q;
  reg [2:0] known_q;
  wire [2:0] known = begins && begin_first_o ? 3'd0 : known_q;
  wire [2:0] place = {1'd0, word_q};
  wire fresh = place >= known;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      visit_valid_q <= 1'b0;
      known_q       <= 3'd0;
    end else begin
      visit_valid_q <= take;
      if (take) known_q <= fresh ? place + 3'd1 : known;
    end
  end

  always @(posedge clk_i) begin
    if (take) begin
      visit_close_q <= x_last_i;
      visit_past_q  <= past_q;
      visit_fresh_q <= fresh;
      visit_q       <= x_data_i;
      visit_word_q  <= word_q;
    end
    if (begins) theta_q <= theta_i;
  end

  // A packet of a single beat, though it should have more, must be written before the next is read.
  assign clash = visit_valid_q && visit_close_q && visit_word_q == 2'd0;

  wire [127:0] sent, now;
  wire [7:0] changed;
  wire [135:0] delta;
  wire write = visit_valid_q && !visit_past_q;

  ram_1r1w_4x128 u_sent (
      .clk_i          (clk_i),
      .read_enable_i  (take),
      .read_address_i (word_q),
      .read_data_o    (sent),
      .write_enable_i (write),
      .write_address_i(visit_word_q),
      .write_data_i   (now)
  );

  delta_encoder_lane_v16 u_lane0 (
      .value_i  (visit_q[15:0]),
      .fresh_i  (visit_fresh_q),
      .state_i  (sent[15:0]),
      .theta_i  (theta_q),
      .changed_o(changed[0]),
      .delta_o  (delta[16:0]),
      .state_o  (now[15:0])
  );

  delta_encoder_lane_v16 u_lane1 (
      .value_i  (visit_q[31:16]),
      .fresh_i  (visit_fresh_q),
      .state_i  (sent[31:16]),
      .theta_i  (theta_q),
      .changed_o(changed[1]),
      .delta_o  (delta[33:17]),
      .state_o  (now[31:16])
  );

  delta_encoder_lane_v16 u_lane2 (
      .value_i  (visit_q[47:32]),
      .fresh_i  (visit_fresh_q),
      .state_i  (sent[47:32]),
      .theta_i  (theta_q),
      .changed_o(changed[2]),
      .delta_o  (delta[50:34]),
      .state_o  (now[47:32])
  );

  delta_encoder_lane_v16 u_lane3 (
      .value_i  (visit_q[63:48]),
      .fresh_i  (visit_fresh_q),
      .state_i  (sent[63:48]),
      .theta_i  (theta_q),
      .changed_o(changed[3]),
      .delta_o  (delta[67:51]),
      .state_o  (now[63:48])
  );

  delta_encoder_lane_v16 u_lane4 (
      .value_i  (visit_q[79:64]),
      .fresh_i  (visit_fresh_q),
      .state_i  (sent[79:64]),
      .theta_i  (theta_q),
      .changed_o(changed[4]),
      .delta_o  (delta[84:68]),
      .state_o  (now[79:64])
  );

  delta_encoder_lane_v16 u_lane5 (
      .value_i  (visit_q[95:80]),
      .fresh_i  (visit_fresh_q),
      .state_i  (sent[95:80]),
      .theta_i  (theta_q),
      .changed_o(changed[5]),
      .delta_o  (delta[101:85]),
      .state_o  (now[95:80])
  );

  delta_encoder_lane_v16 u_lane6 (
      .value_i  (visit_q[111:96]),
      .fresh_i  (visit_fresh_q),
      .state_i  (sent[111:96]),
      .theta_i  (theta_q),
      .changed_o(changed[6]),
      .delta_o  (delta[118:102]),
      .state_o  (now[111:96])
  );

  delta_encoder_lane_v16 u_lane7 (
      .value_i  (visit_q[127:112]),
      .fresh_i  (visit_fresh_q),
      .state_i  (sent[127:112]),
      .theta_i  (theta_q),
      .changed_o(changed[7]),
      .delta_o  (delta[135:119]),
      .state_o  (now[127:112])
  );

  // Elements that there are
  wire [7:0] there = visit_word_q == LastWord ? 8'b00001111 : 8'b11111111;
  assign word_mask_o = changed & there;
  assign word_valid_o = write && |word_mask_o;
  assign close_o      = visit_valid_q && visit_close_q;
  reg [11:0] line_q;
  assign word_line_o = line_q;

  // Each word's columns lie 192 lines behind those of the word before.
  always @(posedge clk_i) begin
    if (!rst_ni) line_q <= 12'd0;
    else if (take) line_q <= start_q ? 12'd24 : line_q + 12'd192;
  end
  assign word_delta_o = delta;

  // Inputs of more bits than they may have
  wire [7:0] top0 = visit_q[15:8];
  wire beyond0 = |top0 && !(&top0) && there[0];
  wire [7:0] top1 = visit_q[31:24];
  wire beyond1 = |top1 && !(&top1) && there[1];
  wire [7:0] top2 = visit_q[47:40];
  wire beyond2 = |top2 && !(&top2) && there[2];
  wire [7:0] top3 = visit_q[63:56];
  wire beyond3 = |top3 && !(&top3) && there[3];
  wire [7:0] top4 = visit_q[79:72];
  wire beyond4 = |top4 && !(&top4) && there[4];
  wire [7:0] top5 = visit_q[95:88];
  wire beyond5 = |top5 && !(&top5) && there[5];
  wire [7:0] top6 = visit_q[111:104];
  wire beyond6 = |top6 && !(&top6) && there[6];
  wire [7:0] top7 = visit_q[127:120];
  wire beyond7 = |top7 && !(&top7) && there[7];
  assign error_range_o = write && |{beyond0, beyond1, beyond2, beyond3, beyond4, beyond5, beyond6,
      beyond7};

endmodule

`default_nettype wire
