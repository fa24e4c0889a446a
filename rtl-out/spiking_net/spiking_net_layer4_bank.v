// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_layer4_bank: 1 word of 10 membranes; what events add to them; the neurons.
// A word is read, in the cycle behind its weights are added, and at the end of that it is written.
//
// Generated from templates/Hdl.Spiking/spiking_conv_bank.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_layer4_bank (
    input  wire        clk_i,
    input  wire        rst_ni,

    // A word is read; in the cycle behind its weights come
    input  wire        read_i,
    input  wire        read_address_i,
    input  wire [29:0] weights_i,

    // A word is read for its neurons; stages of these move
    input  wire        scan_i,
    input  wire        scan_address_i,
    input  wire        advance_i,

    // First stage of the neurons; second; third
    input  wire [99:0] biases_i,
    input  wire [99:0] thresholds_i,
    output wire [9:0]  spikes_o,

    // A word is written: with what is kept, or with zeros
    input  wire        write_i,
    input  wire        write_address_i,
    input  wire        clear_i
);

  // The word that weights are added to
  reg add_q;
  reg add_address_q;

  always @(posedge clk_i) begin
    if (!rst_ni) add_q <= 1'd0;
    else add_q <= read_i;
  end

  always @(posedge clk_i) begin
    add_address_q <= read_address_i;
  end

  // A word that was written in the cycle before is not in the memory yet when it is read.
  reg again_q;
  reg [99:0] added_q;
  wire [99:0] former;
  wire [99:0] added;

  always @(posedge clk_i) begin
    again_q <= add_q == read_i && add_address_q == read_address_i;
    added_q <= added;
  end

  wire [99:0] word0;
  assign former = again_q ? added_q : word0;

  genvar lane;
  generate
    for (lane = 0; lane < 10; lane = lane + 1) begin : sums
      wire signed [9:0] potential = former[10*lane +: 10];
      wire [2:0] weight = weights_i[3*lane +: 3];
      wire signed [10:0] term = {{8{weight[2]}}, weight};
      wire signed [10:0] sum = {potential[9], potential} + term;
      wire beyond = sum[10] != sum[9];
      assign added[10*lane +: 10] =
          beyond ? {sum[10], {9{!sum[10]}}} : sum[9:0];
    end
  endgenerate

  // The scan: words are read and given to the neurons, and what is kept comes back.
  wire [99:0] states = word0;
  wire [99:0] next;

  generate
    for (lane = 0; lane < 10; lane = lane + 1) begin : neurons
      spiking_neuron_w10_sat_ge_keep u_neuron (
          .clk_i      (clk_i),
          .advance_i  (advance_i),
          .state_i    (states[10*lane +: 10]),
          .bias_i     (biases_i[10*lane +: 10]),
          .threshold_i(thresholds_i[10*lane +: 10]),
          .state_o    (next[10*lane +: 10]),
          .spike_o    (spikes_o[lane])
      );
    end
  endgenerate

  ram_1r1w_1x100 u_words0 (
      .clk_i          (clk_i),
      .read_enable_i  (read_i || scan_i),
      .read_address_i (scan_i ? scan_address_i : read_address_i),
      .read_data_o    (word0),
      .write_enable_i (add_q || write_i),
      .write_address_i(write_i ? write_address_i : add_address_q),
      .write_data_i   (!write_i ? added : clear_i ? 100'd0 : next)
  );

endmodule

`default_nettype wire
