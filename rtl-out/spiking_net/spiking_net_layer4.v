// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_layer4: convolution of events, 216 x 1 x 1 to 10 x 1 x 1, kernel 1 x 1, into spiking
// neurons.
// An event takes 1 cycle, the scan of a step 1 and one more; steps overlap: one fires while the
// next one adds.
// Output (y, x) is in bank (y mod 1, x mod 1), channel m in fold m / 10.
//
// Generated from templates/Hdl.Spiking/spiking_conv.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_layer4 (
    input  wire       clk_i,
    input  wire       rst_ni,

    // Events of a step, in any order, y, x and channel of the map; a step without any is a null
    // beat
    input  wire       event_valid_i,
    output wire       event_ready_o,
    input  wire       event_y_i,
    input  wire       event_x_i,
    input  wire [7:0] event_channel_i,
    input  wire       event_last_i,
    input  wire       event_null_i,
    input  wire       event_tag_i,

    // Words with spikes: the first of 1 row and 1 column, bit
    // (row * 1 + column) * 10 + channel; a step without any is a null beat
    output wire       spike_valid_o,
    input  wire       spike_ready_i,
    output wire       spike_y_o,
    output wire       spike_x_o,
    output wire       spike_fold_o,
    output wire [9:0] spike_bits_o,
    output wire       spike_last_o,
    output wire       spike_null_o,
    output wire       spike_tag_o
);

  // Events to words and taps
  wire open, advance, weights_valid, taps_last;
  wire half, taps_half;
  wire taps_banks;
  wire taps_addresses;
  wire [7:0] weights_row;
  wire close = event_valid_i && event_ready_o && event_last_i;

  spiking_net_layer4_taps u_taps (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .event_valid_i  (event_valid_i),
      .event_ready_o  (event_ready_o),
      .event_y_i      (event_y_i),
      .event_x_i      (event_x_i),
      .event_channel_i(event_channel_i),
      .event_last_i   (event_last_i),
      .event_null_i   (event_null_i),
      .open_i         (open),
      .half_i         (half),
      .weights_valid_o(weights_valid),
      .weights_row_o  (weights_row),
      .banks_o        (taps_banks),
      .addresses_o    (taps_addresses),
      .last_o         (taps_last),
      .half_o         (taps_half)
  );

  // Weights, a bank for each tap of a cycle
  wire [19:0] tap0;

  rom_216x20 #(
      .InitFile("spiking_net_layer4_weights0.mem")
  ) u_weights0 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap0)
  );

  // They come a cycle later, and are turned to the banks that want them.
  reg read_last_q, add_last_q;
  reg read_banks_q;
  reg read_addresses_q;
  reg read_half_q, add_half_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      read_last_q  <= 1'b0;
      add_last_q   <= 1'b0;
      read_banks_q <= 1'd0;
    end else begin
      read_last_q  <= taps_last;
      add_last_q   <= read_last_q;
      read_banks_q <= taps_banks;
    end
  end

  always @(posedge clk_i) begin
    read_addresses_q <= taps_addresses;
    read_half_q      <= taps_half;
    add_half_q       <= read_half_q;
  end

  reg [19:0] row0;

  always @* begin
    row0 = {tap0};
  end

  reg [19:0] turned0;

  always @* begin
    turned0 = row0;
  end

  reg [19:0] weights_q;

  always @(posedge clk_i) begin
    weights_q <= {turned0};
  end

  // The scan
  wire [1:0] scan, write;
  wire scan_address, write_address;
  wire word_valid, step_end;
  wire word_y;
  wire word_x;
  wire word_tag;

  spiking_net_layer4_scan u_scan (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .open_o         (open),
      .half_o         (half),
      .close_i        (close),
      .close_tag_i    (event_tag_i),
      .full_i         (add_last_q),
      .full_half_i    (add_half_q),
      .scan_o         (scan),
      .scan_address_o (scan_address),
      .write_o        (write),
      .write_address_o(write_address),
      .advance_i      (advance),
      .word_o         (word_valid),
      .end_o          (step_end),
      .y_o            (word_y),
      .x_o            (word_x),
      .tag_o          (word_tag)
  );

  // Biases and thresholds
  localparam [99:0] BiasWord = {
      100'h0000000000000000000000000
  };
  wire [99:0] biases = BiasWord;

  localparam [99:0] ThresholdWord = {
      100'h05C12014170180E01C2001819
  };
  wire [99:0] thresholds = ThresholdWord;

  // Banks of membranes and neurons
  wire [9:0] spikes;

  spiking_net_layer4_bank u_bank0 (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .read_i         ({read_banks_q && read_half_q, read_banks_q && !read_half_q}),
      .read_address_i (read_addresses_q),
      .weights_i      (weights_q),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes),
      .write_i        (write),
      .write_address_i(write_address)
  );

  spiking_net_layer4_words u_words (
      .clk_i        (clk_i),
      .rst_ni       (rst_ni),
      .word_i       (word_valid),
      .end_i        (step_end),
      .y_i          (word_y),
      .x_i          (word_x),
      .tag_i        (word_tag),
      .spikes_i     (spikes),
      .advance_o    (advance),
      .spike_valid_o(spike_valid_o),
      .spike_ready_i(spike_ready_i),
      .spike_y_o    (spike_y_o),
      .spike_x_o    (spike_x_o),
      .spike_fold_o (spike_fold_o),
      .spike_bits_o (spike_bits_o),
      .spike_last_o (spike_last_o),
      .spike_null_o (spike_null_o),
      .spike_tag_o  (spike_tag_o)
  );

endmodule

`default_nettype wire
