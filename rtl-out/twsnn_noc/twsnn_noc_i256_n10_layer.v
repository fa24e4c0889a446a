// SPDX-License-Identifier: Apache-2.0
//
// twsnn_noc_i256_n10_layer: 10 ternary neurons on 10 processing elements, 256 inputs, 1 per cycle.
// A step takes one cycle per event, at least 1, and 2 more.
// The weights of input i are in row i, element 0 in the low bits.
//
// Generated from templates/Hdl.Spiking/ternary_layer.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module twsnn_noc_i256_n10_layer (
    input  wire               clk_i,
    input  wire               rst_ni,

    // Events; addresses in any order
    input  wire               event_valid_i,
    output wire               event_ready_o,
    input  wire        [7:0]  event_address_i,
    input  wire               event_last_i,
    input  wire               event_null_i,

    // Constants of the layer: scales a and b, threshold
    input  wire        [7:0]  weight_scale_i,
    input  wire        [7:0]  bias_scale_i,
    input  wire signed [17:0] threshold_i,

    // Weights, 32 bits at a time, while no step is under way; bank 1 holds the biases
    input  wire               load_valid_i,
    input  wire               load_bank_i,
    input  wire        [7:0]  load_row_i,
    input  wire               load_word_i,
    input  wire        [31:0] load_data_i,

    // Words to read back, and what is in them
    input  wire               read_valid_i,
    output wire               read_ready_o,
    input  wire               read_bank_i,
    input  wire        [7:0]  read_row_i,
    input  wire               read_word_i,
    output wire               readback_valid_o,
    input  wire               readback_ready_i,
    output wire        [31:0] readback_data_o,

    // Spikes of a step, neuron 0 in the low bits
    output wire               spike_valid_o,
    input  wire               spike_ready_i,
    output wire        [9:0]  spike_bits_o
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

  // Which 32 bits of a row a load word is.
  wire load_slice;
  assign load_slice = load_valid_i && load_word_i == 1'd0;
  wire unused_load_data = ^load_data_i[31:20];

  // Words to be read back wait for a cycle without an event: those come first.
  reg read_pending_q;
  reg readback_valid_q;
  wire read = read_valid_i && read_ready_o;
  assign read_ready_o = !read_pending_q && !readback_valid_q && !integrate;

  wire [19:0] weights0;

  ram_1r1w_256x20 u_bank0 (
      .clk_i(clk_i),
      .read_enable_i(read || integrate),
      .read_address_i(read ? read_row_i : event_address_i),
      .read_data_o(weights0),
      .write_enable_i(load_slice && load_bank_i == 1'd0),
      .write_address_i(load_row_i),
      .write_data_i(load_data_i[19:0])
  );

  wire load_bias = load_bank_i == 1'd1;
  reg [19:0] bias;

  always @(posedge clk_i) begin
    if (load_bias && load_slice) bias <= load_data_i[19:0];
  end

  // A row is there one cycle after its address; bank 1 is that of the biases.
  reg [19:0] read_row;
  reg read_word_q;
  reg read_bias_q;
  reg [31:0] read_word;
  reg [31:0] readback_data_q;

  always @* begin
    read_row = read_bias_q ? bias : weights0;
    case (read_word_q)
      default: read_word = {12'd0, read_row[19:0]};
    endcase
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      read_pending_q   <= 1'b0;
      readback_valid_q <= 1'b0;
    end else begin
      read_pending_q   <= read;
      readback_valid_q <= read_pending_q || (readback_valid_q && !readback_ready_i);
    end
  end

  // No reset: read only where one of them is set.
  always @(posedge clk_i) begin
    if (read) begin
      read_bias_q <= read_bank_i == 1'd1;
      read_word_q <= read_word_i;
    end
    if (read_pending_q) readback_data_q <= read_word;
  end

  assign readback_valid_o = readback_valid_q;
  assign readback_data_o  = readback_data_q;

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

  wire [179:0] unused_potential;

  genvar p;
  generate
    for (p = 0; p < 10; p = p + 1) begin : gen_pe
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

endmodule

`default_nettype wire
