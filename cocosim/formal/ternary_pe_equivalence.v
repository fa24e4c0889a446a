// SPDX-License-Identifier: Apache-2.0
//
// ternary_pe_equivalence: a potential and a count processing element side by side, commanded alike, as a
// layer commands them: any events, at most Inputs of them; Bias; Fire. For every a > 0, b, vth and the three
// constants floor((vth - t*b) / a) clamped to -Inputs - 1 .. Inputs, both give the same spikes for ever.
//
// Proven by induction. `counter` is left open here and connected to the count element's register by the tool:
// the induction needs to know that the potential is a * count + b * t. With COUNT_FROM_THRESHOLD the element
// begins a step at minus its constant and 1, and its spikes are compared from the first Fire after a Clear on.

`default_nettype none

module ternary_pe_equivalence #(
    parameter Inputs = 3,
    parameter Lanes = 1,
    parameter PotentialWidth = 8,
    parameter ScaleWidth = 3,
    parameter CountWidth = 3,
    parameter CounterWidth = 3
) (
    input wire               clk_i,
    input wire [2:0]         state_i,
    input wire [2*Lanes-1:0] weight_i,
    input wire [Lanes-1:0]   weight_valid_i,

    // Taken over at Fire and Clear
    input wire [1:0] next_bias_i,

    // Taken over at Clear
    input wire [ScaleWidth-1:0]     next_a_i,
    input wire [ScaleWidth-1:0]     next_b_i,
    input wire [PotentialWidth-1:0] next_vth_i,
    input wire [CountWidth-1:0]     next_minus_i,
    input wire [CountWidth-1:0]     next_zero_i,
    input wire [CountWidth-1:0]     next_plus_i
);

  localparam [2:0] Integrate = 3'd1;
  localparam [2:0] Bias = 3'd2;
  localparam [2:0] Fire = 3'd3;
  localparam [2:0] Clear = 3'd4;
  localparam Wide = PotentialWidth + CountWidth + 4;

  // Constants of the layer: any at all, but the same from one Clear to the next.
  reg [ScaleWidth-1:0] a, b;
  reg signed [PotentialWidth-1:0] vth;
  reg signed [CountWidth-1:0] minus, zero, plus;

  always @(posedge clk_i) begin
    if (state_i == Clear) begin
      a <= next_a_i;
      b <= next_b_i;
      vth <= next_vth_i;
      minus <= next_minus_i;
      zero <= next_zero_i;
      plus <= next_plus_i;
    end
  end

  // Where the step is.
  reg ready_q, biased_q, fired_q;
  reg [CountWidth-1:0] events_q;
  reg [1:0] bias_q;
  initial ready_q = 1'b0;

  integer lane;
  reg [CountWidth-1:0] more;
  always @* begin
    more = 0;
    for (lane = 0; lane < Lanes; lane = lane + 1) more = more + weight_valid_i[lane];
  end

  always @(posedge clk_i) begin
    if (state_i == Integrate) events_q <= events_q + more;
    if (state_i == Bias) biased_q <= 1'b1;
    if (state_i == Fire || state_i == Clear) begin
      events_q <= 0;
      biased_q <= 1'b0;
      bias_q <= next_bias_i;
    end
    if (state_i == Clear) ready_q <= 1'b1;
    if (state_i == Clear) fired_q <= 1'b0;
    else if (state_i == Fire) fired_q <= 1'b1;
  end

  wire potential_spike, count_spike;
  wire signed [PotentialWidth-1:0] potential;
  wire signed [CounterWidth-1:0] counter;
  wire signed [CountWidth-1:0] constant = (bias_q == 2'b01) ? plus : (bias_q == 2'b11) ? minus : zero;

`ifdef COUNT_FROM_THRESHOLD
  // That of the step to come, in Fire and Clear.
  wire clears = state_i == Clear;
  wire signed [CounterWidth-1:0] threshold =
      (next_bias_i == 2'b01) ? (clears ? $signed(next_plus_i) : plus) :
      (next_bias_i == 2'b11) ? (clears ? $signed(next_minus_i) : minus) :
      (clears ? $signed(next_zero_i) : zero);
`else
  wire signed [CountWidth-1:0] threshold = constant;
`endif

  `POTENTIAL_PE u_potential (
      .clk_i(clk_i),
      .rst_i(1'b0),
      .state_i(state_i),
      .weight_i(weight_i),
      .weight_valid_i(weight_valid_i),
      .bias_i(bias_q),
      .weight_scale_i(a),
      .bias_scale_i(b),
      .threshold_i(vth),
      .spike_o(potential_spike),
      .potential_o(potential)
  );

  `COUNT_PE u_count (
      .clk_i(clk_i),
      .rst_i(1'b0),
      .state_i(state_i),
      .weight_i(weight_i),
      .weight_valid_i(weight_valid_i),
      .threshold_i(threshold),
      .spike_o(count_spike)
  );

  wire signed [Wide-1:0] a_wide = $signed({1'b0, a});
  wire signed [Wide-1:0] b_wide = $signed({1'b0, b});
  wire signed [Wide-1:0] vth_wide = vth;
  wire signed [Wide-1:0] counter_wide = counter;
  wire signed [Wide-1:0] constant_wide = constant;
`ifdef COUNT_FROM_THRESHOLD
  wire compared = fired_q;
  wire signed [Wide-1:0] count_wide = counter_wide + constant_wide + 1;
`else
  wire compared = 1'b1;
  wire signed [Wide-1:0] count_wide = counter_wide;
`endif
  wire signed [Wide-1:0] potential_wide = potential;
  wire signed [Wide-1:0] inputs_wide = Inputs;
  wire signed [Wide-1:0] events_wide = $signed({1'b0, events_q});
  wire signed [Wide-1:0] more_wide = $signed({1'b0, more});
  wire signed [Wide-1:0] bias_wide = (bias_q == 2'b01) ? b_wide : (bias_q == 2'b11) ? -b_wide : 0;

  // A constant c is floor(x / a), or the end that stands for everything beyond it.
  wire signed [Wide-1:0] most = inputs_wide;
  wire signed [Wide-1:0] least = -inputs_wide - 1;
  wire signed [Wide-1:0] x_minus = vth_wide + b_wide;
  wire signed [Wide-1:0] x_zero = vth_wide;
  wire signed [Wide-1:0] x_plus = vth_wide - b_wide;
  wire signed [Wide-1:0] minus_wide = minus;
  wire signed [Wide-1:0] zero_wide = zero;
  wire signed [Wide-1:0] plus_wide = plus;
  wire minus_right = minus_wide >= least && minus_wide <= most
      && (minus_wide * a_wide <= x_minus || minus_wide == least)
      && (minus_wide * a_wide + a_wide > x_minus || minus_wide == most);
  wire zero_right = zero_wide >= least && zero_wide <= most
      && (zero_wide * a_wide <= x_zero || zero_wide == least)
      && (zero_wide * a_wide + a_wide > x_zero || zero_wide == most);
  wire plus_right = plus_wide >= least && plus_wide <= most
      && (plus_wide * a_wide <= x_plus || plus_wide == least)
      && (plus_wide * a_wide + a_wide > x_plus || plus_wide == most);

  always @* begin
    if (ready_q) begin
      assume (a != 0);
      assume (minus_right && zero_right && plus_right);
    end

    // The commands of a layer: nothing before the first Clear, weights before the bias, Fire after it.
    if (!ready_q) assume (state_i == Clear);
    if (state_i == Integrate) assume (!biased_q && events_wide + more_wide <= most);
    if (state_i == Bias) assume (!biased_q);
    if (state_i == Fire) assume (biased_q);

    if (ready_q) begin
      if (compared) assert (potential_spike == count_spike);
      if (state_i != Clear) begin
        assert (potential_wide == a_wide * count_wide + (biased_q ? bias_wide : 0));
      end
      assert (events_wide <= most && count_wide <= events_wide && count_wide >= -events_wide);
    end
  end

endmodule

`default_nettype wire
