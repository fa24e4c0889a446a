// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_layer3_bank: 4 words of 6 membranes; what events add to them; the neurons.
// A word is read, in the cycle behind its weights are added, and at the end of that it is written.
//
// Generated from templates/Hdl.Spiking/spiking_conv_bank.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_layer3_bank (
    input  wire        clk_i,
    input  wire        rst_ni,

    // A word is read; in the cycle behind its weights come
    input  wire        read_i,
    input  wire [1:0]  read_address_i,
    input  wire [41:0] weights_i,

    // A word is read for its neurons; stages of these move
    input  wire        scan_i,
    input  wire [1:0]  scan_address_i,
    input  wire        advance_i,

    // First stage of the neurons; second; third
    input  wire [53:0] biases_i,
    input  wire [53:0] thresholds_i,
    output wire [5:0]  spikes_o,

    // A word is written: with what is kept, or with zeros
    input  wire        write_i,
    input  wire [1:0]  write_address_i,
    input  wire        clear_i
);

  // The word that weights are added to
  reg add_q;
  reg [1:0] add_address_q;

  always @(posedge clk_i) begin
    if (!rst_ni) add_q <= 1'd0;
    else add_q <= read_i;
  end

  always @(posedge clk_i) begin
    add_address_q <= read_address_i;
  end

  // A word that was written in the cycle before is not in the memory yet when it is read.
  reg again_q;
  reg [53:0] added_q;
  wire [53:0] former;
  wire [53:0] added;

  always @(posedge clk_i) begin
    again_q <= add_q == read_i && add_address_q == read_address_i;
    added_q <= added;
  end

  wire [53:0] word0;
  assign former = again_q ? added_q : word0;

  genvar lane;
  generate
    for (lane = 0; lane < 6; lane = lane + 1) begin : sums
      wire signed [8:0] potential = former[9*lane +: 9];
      wire [6:0] weight = weights_i[7*lane +: 7];
      wire signed [9:0] term = {{3{weight[6]}}, weight};
      wire signed [9:0] sum = {potential[8], potential} + term;
      wire beyond = sum[9] != sum[8];
      assign added[9*lane +: 9] =
          beyond ? {sum[9], {8{!sum[9]}}} : sum[8:0];
    end
  endgenerate

  // The scan: words are read and given to the neurons, and what is kept comes back.
  wire [53:0] states = word0;
  wire [53:0] next;

  generate
    for (lane = 0; lane < 6; lane = lane + 1) begin : neurons
      spiking_neuron_w9_sat_to2_factor117_after u_neuron (
          .clk_i      (clk_i),
          .advance_i  (advance_i),
          .state_i    (states[9*lane +: 9]),
          .bias_i     (biases_i[9*lane +: 9]),
          .threshold_i(thresholds_i[9*lane +: 9]),
          .state_o    (next[9*lane +: 9]),
          .spike_o    (spikes_o[lane])
      );
    end
  endgenerate

  ram_1r1w_4x54 u_words0 (
      .clk_i          (clk_i),
      .read_enable_i  (read_i || scan_i),
      .read_address_i (scan_i ? scan_address_i : read_address_i),
      .read_data_o    (word0),
      .write_enable_i (add_q || write_i),
      .write_address_i(write_i ? write_address_i : add_address_q),
      .write_data_i   (!write_i ? added : clear_i ? 54'd0 : next)
  );

endmodule

`default_nettype wire
