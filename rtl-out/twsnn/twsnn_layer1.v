// SPDX-License-Identifier: Apache-2.0
//
// twsnn_layer1: 256 ternary neurons on 256 processing elements, 784 inputs, 1 per cycle.
// A step takes one cycle per event, at least 1, and 2 more.
// The weights of input i are in row i, element 0 in the low bits.
//
// Generated from templates/Hdl.Spiking/ternary_layer.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn

`default_nettype none

module twsnn_layer1 (
    input  wire                clk_i,
    input  wire                rst_ni,

    // Events; addresses in any order
    input  wire                event_valid_i,
    output wire                event_ready_o,
    input  wire        [9:0]   event_address_i,
    input  wire                event_last_i,
    input  wire                event_null_i,
    input  wire        [1:0]   event_tag_i,

    // Constants of the layer: scales a and b, threshold
    input  wire        [7:0]   weight_scale_i,
    input  wire        [7:0]   bias_scale_i,
    input  wire signed [17:0]  threshold_i,

    // Spikes of a step, neuron 0 in the low bits
    output wire                spike_valid_o,
    input  wire                spike_ready_i,
    output wire        [255:0] spike_bits_o,
    output wire        [1:0]   spike_tag_o
);

  reg [1:0] tag_q;
  reg [1:0] spike_tag_q;

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
    if (!rst_ni) begin
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
      .InitFile("twsnn_layer1_bank0.mem")
  ) u_bank0 (
      .clk_i(clk_i),
      .read_enable_i(integrate),
      .read_address_i(event_address_i),
      .read_data_o(weights0)
  );

  localparam [511:0] BiasCodes = {
      256'h555D734DC7C55DD5CDDD757FC1511CD7FDD7737F15D5FF55F437FDFF5D5D5573,
      256'h573577F55D5F734F753547DF4D7373DD1557FF7540D17DFDD7755FF37031D47C
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
          .rst_ni(rst_ni),
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

  // The packet's tag waits for its spikes.
  always @(posedge clk_i) begin
    if (step_ends) tag_q <= event_tag_i;
    if (fire) spike_tag_q <= tag_q;
  end

  assign spike_tag_o = spike_tag_q;

endmodule

`default_nettype wire
