// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_layer4_bank: 1 word of 10 membranes, twice: steps take turns; what events add to
// them; the neurons.
// A word is read, in the cycle behind its weights are added, and at the end of that it is written.
//
// Generated from templates/Hdl.Spiking/spiking_conv_bank.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_layer4_bank (
    input  wire        clk_i,
    input  wire        rst_ni,

    // A word is read, a bit for each half; in the cycle behind its weights come
    input  wire [1:0]  read_i,
    input  wire        read_address_i,
    input  wire [19:0] weights_i,

    // A word is read for its neurons, a bit for each half; stages of these move
    input  wire [1:0]  scan_i,
    input  wire        scan_address_i,
    input  wire        advance_i,

    // First stage of the neurons; second; third
    input  wire [99:0] biases_i,
    input  wire [99:0] thresholds_i,
    output wire [9:0]  spikes_o,

    // A word is cleared, a bit for each half
    input  wire [1:0]  write_i,
    input  wire        write_address_i
);

  // The word that weights are added to
  reg [1:0] add_q;
  reg add_address_q;

  always @(posedge clk_i) begin
    if (!rst_ni) add_q <= 2'd0;
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
  wire [99:0] word1;
  assign former = again_q ? added_q : add_q[1] ? word1 : word0;

  genvar lane;
  generate
    for (lane = 0; lane < 10; lane = lane + 1) begin : sums
      wire signed [9:0] potential = former[10*lane +: 10];
      // Bit 0 of a code tells whether the weight is not 0, bit 1 its sign.
      wire [1:0] code = weights_i[2*lane +: 2];
      wire signed [10:0] term = !code[0] ? 11'sd0 : code[1] ? -11'sd17 : 11'sd17;
      wire signed [10:0] sum = {potential[9], potential} + term;
      wire beyond = sum[10] != sum[9];
      assign added[10*lane +: 10] =
          beyond ? {sum[10], {9{!sum[10]}}} : sum[9:0];
    end
  endgenerate

  // The scan: words are read and given to the neurons, and cleared.
  reg scanned_q;

  always @(posedge clk_i) begin
    if (scan_i != 2'd0) scanned_q <= scan_i[1];
  end

  wire [99:0] states = scanned_q ? word1 : word0;

  generate
    for (lane = 0; lane < 10; lane = lane + 1) begin : neurons
      spiking_neuron_w10_sat u_neuron (
          .clk_i      (clk_i),
          .advance_i  (advance_i),
          .state_i    (states[10*lane +: 10]),
          .bias_i     (biases_i[10*lane +: 10]),
          .threshold_i(thresholds_i[10*lane +: 10]),
          .spike_o    (spikes_o[lane])
      );
    end
  endgenerate

  ram_1r1w_1x100 u_words0 (
      .clk_i          (clk_i),
      .read_enable_i  (read_i[0] || scan_i[0]),
      .read_address_i (scan_i[0] ? scan_address_i : read_address_i),
      .read_data_o    (word0),
      .write_enable_i (add_q[0] || write_i[0]),
      .write_address_i(write_i[0] ? write_address_i : add_address_q),
      .write_data_i   (write_i[0] ? 100'd0 : added)
  );

  ram_1r1w_1x100 u_words1 (
      .clk_i          (clk_i),
      .read_enable_i  (read_i[1] || scan_i[1]),
      .read_address_i (scan_i[1] ? scan_address_i : read_address_i),
      .read_data_o    (word1),
      .write_enable_i (add_q[1] || write_i[1]),
      .write_address_i(write_i[1] ? write_address_i : add_address_q),
      .write_data_i   (write_i[1] ? 100'd0 : added)
  );

endmodule

`default_nettype wire
