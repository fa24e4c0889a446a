// SPDX-License-Identifier: Apache-2.0
//
// ternary_layer: 256 ternary neurons on 256 processing elements, 784 inputs, 1 per cycle.
// A step takes one cycle per event, at least 1, and 2 more.
// The weights of input i are in row i, element 0 in the low bits.
//
// Reset: there are memories, so rst_ni is sampled. Hold it for three cycles of a running clock or
// more, and release it in step with clk_i: synchronised outside, with set-up and hold as of data.
//
// Generated from templates/Hdl.Spiking/ternary_layer.v.sbn; do not edit.
// Regenerate with: make gen TARGET=ternary_layer

`default_nettype none

module ternary_layer (
    input  wire                clk_i,
    input  wire                rst_ni,

    // Events; addresses in any order
    input  wire                event_valid_i,
    output wire                event_ready_o,
    input  wire        [9:0]   event_address_i,
    input  wire                event_last_i,
    input  wire                event_null_i,

    // Constants of the layer: scales a and b, threshold
    input  wire        [7:0]   weight_scale_i,
    input  wire        [7:0]   bias_scale_i,
    input  wire signed [17:0]  threshold_i,

    // Spikes of a step, neuron 0 in the low bits
    output wire                spike_valid_o,
    input  wire                spike_ready_i,
    output wire        [255:0] spike_bits_o
);

  // Memories are below: what their pins depend on is cleared at clock edges alone.
  wire reset_n;

  reset_sample u_reset_sample (
      .clk_i   (clk_i),
      .rst_ni  (rst_ni),
      .reset_no(reset_n)
  );

  // A step: Open takes events, Settle integrates the last of them, then come Bias and Fire.
  // The next step's first event comes in while this one fires.
  localparam [2:0] Clear = 3'd0;
  localparam [2:0] Open = 3'd1;
  localparam [2:0] Settle = 3'd2;
  localparam [2:0] Bias = 3'd3;
  localparam [2:0] Fire = 3'd4;

  reg [2:0] phase_q, phase_d;
  reg integrate_q;
  reg spike_valid_q;

  // From registers alone: that spikes are taken counts from the next cycle on. Otherwise there were
  // a path from spike_ready_i to the events' ready, and so through all layers of a network.
  wire spike_free = !spike_valid_q;
  wire fire = phase_q == Fire && spike_free;
  wire clear = phase_q == Clear;
  wire open = phase_q == Open || clear || fire;

  wire accept = open && event_valid_i;
  wire step_ends = accept && event_last_i;
  wire integrate = accept && !event_null_i;
  wire [2:0] opened = step_ends ? Settle : Open;

  assign event_ready_o = open;
  assign spike_valid_o = spike_valid_q;

  always @* begin
    case (phase_q)
      Settle: phase_d = Bias;
      Bias: phase_d = Fire;
      Fire: phase_d = fire ? opened : Fire;
      default: phase_d = opened;
    endcase
  end

  always @(posedge clk_i) begin
    if (!reset_n) begin
      phase_q       <= Clear;
      spike_valid_q <= 1'b0;
    end else begin
      phase_q       <= phase_d;
      spike_valid_q <= fire || (spike_valid_q && !spike_ready_i);
    end
  end

  // No reset: what was issued counts only in the phases after Clear.
  always @(posedge clk_i) begin
    integrate_q <= integrate;
  end

  wire [511:0] weights0;

  rom_784x512 #(
      .InitFile("ternary_layer_bank0.mem")
  ) u_bank0 (
      .clk_i(clk_i),
      .read_enable_i(integrate),
      .read_address_i(event_address_i),
      .read_data_o(weights0)
  );

  localparam [511:0] BiasCodes = {
      256'h3FC3C15741300C1F135CD0D01F33F4C540FF17047F35DD435DC4DF5CDC070774,
      256'hDCDD57F3FDC5340D70F07C30C5D4F01FF041C7F7714C744400F0C0D70F1140CC
  };

  wire [511:0] bias = BiasCodes;

  // Commands of the processing elements.
  localparam [2:0] PeIdle = 3'd0;
  localparam [2:0] PeIntegrate = 3'd1;
  localparam [2:0] PeBias = 3'd2;
  localparam [2:0] PeFire = 3'd3;
  localparam [2:0] PeClear = 3'd4;

  reg [2:0] state;

  always @* begin
    case (phase_q)
      Open, Settle: state = PeIntegrate;
      Bias: state = PeBias;
      Fire: state = fire ? PeFire : PeIdle;
      default: state = PeClear;
    endcase
  end

  wire [4607:0] unused_potential;

  genvar p;
  generate
    for (p = 0; p < 256; p = p + 1) begin : gen_pe
      ternary_pe_w18_s8 u_pe (
          .clk_i(clk_i),
          .rst_ni(reset_n),
          .state_i(state),
          .weight_i(weights0[2*p+:2]),
          .weight_valid_i(integrate_q),
          .bias_i(bias[2*p+:2]),
          .weight_scale_i(weight_scale_i),
          .bias_scale_i(bias_scale_i),
          .threshold_i(threshold_i),
          .potential_o(unused_potential[18*p+:18]),
          .spike_o(spike_bits_o[p])
      );
    end
  endgenerate

endmodule

`default_nettype wire
