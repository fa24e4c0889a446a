// SPDX-License-Identifier: Apache-2.0
//
// delta_lstm_lane: the gates of an LSTM for one element, from its sums to its new state.
// Sums that come in cycle t make the state that is there in t + 7, and that of the cell in t + 4;
// the cell's old state comes in t + 2. Each line below is a cycle.
//   i, f, g, o  = sums rounded to values
//   i, f, o     = sigmoid; g = tanh
//   i g, f c
//   c           = their sum, rounded
//   tanh c
//   o tanh c
//   h           = that, rounded
//
// Generated from templates/Hdl.Rnn/delta_lstm_lane.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_lstm

`default_nettype none

module delta_lstm_lane (
    input  wire        clk_i,

    // Sums of i, f, g, o
    input  wire [95:0] sums_i,

    // The old state of the cell, 0 where a sequence begins; the new ones
    input  wire        fresh_i,
    input  wire [15:0] cell_i,
    output wire [15:0] cell_o,
    output wire [9:0]  hidden_o
);

  // Sums as values
  wire [15:0] i0, f0, g0, o0;

  delta_rnn_round_24_by7_16_clamp u_round_i (
      .value_i(sums_i[23:0]),
      .value_o(i0)
  );

  delta_rnn_round_24_by7_16_clamp u_round_f (
      .value_i(sums_i[47:24]),
      .value_o(f0)
  );

  delta_rnn_round_24_by7_16_clamp u_round_g (
      .value_i(sums_i[71:48]),
      .value_o(g0)
  );

  delta_rnn_round_24_by7_16_clamp u_round_o (
      .value_i(sums_i[95:72]),
      .value_o(o0)
  );

  reg [15:0] i1_q, f1_q, g1_q, o1_q;
  wire [4:0] i1, f1, o1;
  wire [5:0] g1;

  delta_rnn_sigmoid u_input (
      .value_i(i1_q),
      .gate_o (i1)
  );

  delta_rnn_sigmoid u_forget (
      .value_i(f1_q),
      .gate_o (f1)
  );

  delta_rnn_tanh u_cell (
      .value_i(g1_q),
      .gate_o (g1)
  );

  delta_rnn_sigmoid u_output (
      .value_i(o1_q),
      .gate_o (o1)
  );

  // The cell's state
  reg [4:0] i2_q, f2_q, o2_q, o3_q, o4_q, o5_q;
  reg signed [5:0] g2_q;
  reg  [9:0] ig3_q;
  reg  [19:0] fc3_q;
  wire signed [5:0] i2 = {1'b0, i2_q};
  wire signed [5:0] f2 = {1'b0, f2_q};
  // No gate is greater than 1.0: the upper bits of the products are copies of the sign.
  wire signed [11:0] ig2 = i2 * g2_q;
  wire signed [15:0] old = fresh_i ? 16'd0 : cell_i;
  wire signed [21:0] fc2 = f2 * old;
  wire unused_signs = &{1'b0, ig2[11:10], fc2[21:20]};
  wire signed [20:0] ig3 = {{7{ig3_q[9]}}, ig3_q, 4'd0};
  wire signed [20:0] fc3 = {fc3_q[19], fc3_q};
  wire [20:0] sum3 = ig3 + fc3;
  wire [15:0] c3;

  delta_rnn_round_21_by4_16_clamp u_round_c (
      .value_i(sum3),
      .value_o(c3)
  );

  reg [15:0] c4_q;
  assign cell_o = c4_q;
  wire [5:0] c4;

  delta_rnn_tanh u_state (
      .value_i(c4_q),
      .gate_o (c4)
  );

  // The new state
  reg signed [5:0] c5_q;
  wire signed [5:0] o5 = {1'b0, o5_q};
  wire signed [11:0] oc5 = o5 * c5_q;
  wire unused_oc = &{1'b0, oc5[11:10]};
  reg  [9:0] oc6_q;
  wire [9:0] oc6;

  delta_rnn_round_10_by0_10 u_round_h (
      .value_i(oc6_q),
      .value_o(oc6)
  );

  reg [9:0] hidden_q;
  assign hidden_o = hidden_q;

  always @(posedge clk_i) begin
    i1_q  <= i0;
    f1_q  <= f0;
    g1_q  <= g0;
    o1_q  <= o0;
    i2_q  <= i1;
    f2_q  <= f1;
    g2_q  <= g1;
    o2_q  <= o1;
    ig3_q <= ig2[9:0];
    fc3_q <= fc2[19:0];
    o3_q  <= o2_q;
    c4_q  <= c3;
    o4_q  <= o3_q;
    c5_q  <= c4;
    o5_q  <= o4_q;
    oc6_q <= oc5[9:0];
    hidden_q <= oc6;
  end

endmodule

`default_nettype wire
