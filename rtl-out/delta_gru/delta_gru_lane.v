// SPDX-License-Identifier: Apache-2.0
//
// delta_gru_lane: the gates of a GRU for one element, from its sums to its new state.
// Sums that come in cycle t (t + 1 behind their address) make the state that is there in t + 7; the
// old state comes in t + 5. Each line below is a cycle.
//   r, u, g     = sums rounded to values
//   r, u        = sigmoid
//   r g
//   c           = candidate's sum + r g, rounded
//   c           = tanh
//   (1 - u) c, u h
//   h           = their sum, rounded
//
// Generated from templates/Hdl.Rnn/delta_gru_lane.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_gru

`default_nettype none

module delta_gru_lane (
    input  wire        clk_i,

    // Sums of r, u, and of the candidate: of inputs, of hidden states
    input  wire [95:0] sums_i,

    // The old state, 0 where a sequence begins; the new one
    input  wire        fresh_i,
    input  wire [9:0]  hidden_i,
    output wire [9:0]  hidden_o
);

  // Sums as values
  wire [15:0] r0, u0, g0;

  delta_rnn_round_24_by7_16_clamp u_round_r (
      .value_i(sums_i[23:0]),
      .value_o(r0)
  );

  delta_rnn_round_24_by7_16_clamp u_round_u (
      .value_i(sums_i[47:24]),
      .value_o(u0)
  );

  delta_rnn_round_24_by7_16_clamp u_round_g (
      .value_i(sums_i[95:72]),
      .value_o(g0)
  );

  reg [15:0] r1_q, u1_q, g1_q, g2_q;
  wire [4:0] r1, u1;

  delta_rnn_sigmoid u_reset (
      .value_i(r1_q),
      .gate_o (r1)
  );

  delta_rnn_sigmoid u_update (
      .value_i(u1_q),
      .gate_o (u1)
  );

  // The candidate: the reset gate acts on what comes from hidden states.
  reg [4:0] r2_q, u2_q, u3_q, u4_q, u5_q;
  reg signed [23:0] x1_q, x2_q, x3_q;
  reg signed [20:0] rg3_q;
  wire signed [5:0] r2 = {1'b0, r2_q};
  wire signed [15:0] g2 = g2_q;
  wire signed [21:0] rg2 = r2 * g2;
  wire unused_rg = rg2[21];
  wire signed [24:0] x3 = {x3_q[23], x3_q};
  wire signed [24:0] rg3 = {rg3_q[20], rg3_q, 3'd0};
  wire [24:0] sum3 = x3 + rg3;
  wire [15:0] c3;

  delta_rnn_round_25_by7_16_clamp u_round_c (
      .value_i(sum3),
      .value_o(c3)
  );

  reg [15:0] c4_q;
  wire [5:0] c4;

  delta_rnn_tanh u_candidate (
      .value_i(c4_q),
      .gate_o (c4)
  );

  // The new state
  reg signed [5:0] c5_q;
  wire signed [5:0] keep   = {1'b0, u5_q};
  wire signed [5:0] renew  = 6'd16 - keep;
  wire signed [9:0] old = fresh_i ? 10'd0 : hidden_i;
  // Neither gate is greater than 1.0, and no state: the upper bits of the products are copies of
  // the sign.
  wire signed [11:0] new5 = renew * c5_q;
  wire signed [15:0] old5 = keep * old;
  wire unused_signs = &{1'b0, new5[11:10], old5[15:14]};
  reg  [9:0] new6_q;
  reg  [13:0] old6_q;
  wire [9:0] new6, old6;

  delta_rnn_round_10_by0_10 u_round_new (
      .value_i(new6_q),
      .value_o(new6)
  );

  delta_rnn_round_14_by4_10 u_round_old (
      .value_i(old6_q),
      .value_o(old6)
  );

  reg [9:0] hidden_q;
  assign hidden_o = hidden_q;

  always @(posedge clk_i) begin
    r1_q  <= r0;
    u1_q  <= u0;
    g1_q  <= g0;
    x1_q  <= sums_i[71:48];
    r2_q  <= r1;
    u2_q  <= u1;
    g2_q  <= g1_q;
    x2_q  <= x1_q;
    rg3_q <= rg2[20:0];
    u3_q  <= u2_q;
    x3_q  <= x2_q;
    c4_q  <= c3;
    u4_q  <= u3_q;
    c5_q  <= c4;
    u5_q  <= u4_q;
    new6_q <= new5[9:0];
    old6_q <= old5[13:0];
    hidden_q <= new6 + old6;
  end

endmodule

`default_nettype wire
