// SPDX-License-Identifier: Apache-2.0
//
// spiking_conv: convolution of events, 1 x 28 x 28 to 8 x 28 x 28, kernel 3 x 3, into spiking
// neurons.
// An event takes 1 cycle, the scan of a step 100 and one more; steps overlap: one fires while the
// next one adds.
// Output (y, x) is in bank (y mod 3, x mod 3), channel m in fold m / 8.
//
// Reset: there are memories, so rst_ni is sampled. Hold it for three cycles of a running clock or
// more, and release it in step with clk_i: synchronised outside, with set-up and hold as of data.
//
// Generated from templates/Hdl.Spiking/spiking_conv.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_conv

`default_nettype none

module spiking_conv (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Events of a step, in any order, y, x and channel of the map; a step without any is a null
    // beat
    input  wire        event_valid_i,
    output wire        event_ready_o,
    input  wire [4:0]  event_y_i,
    input  wire [4:0]  event_x_i,
    input  wire        event_channel_i,
    input  wire        event_last_i,
    input  wire        event_null_i,

    // Words with spikes: the first of 3 rows and 3 columns, bit
    // (row * 3 + column) * 8 + channel; a step without any is a null beat
    output wire        spike_valid_o,
    input  wire        spike_ready_i,
    output wire [4:0]  spike_y_o,
    output wire [4:0]  spike_x_o,
    output wire        spike_fold_o,
    output wire [71:0] spike_bits_o,
    output wire        spike_last_o,
    output wire        spike_null_o
);

  // Memories are below: what their pins depend on is cleared at clock edges alone.
  wire reset_n;

  reset_sample u_reset_sample (
      .clk_i   (clk_i),
      .rst_ni  (rst_ni),
      .reset_no(reset_n)
  );

  // Events to words and taps
  wire open, advance, weights_valid, taps_last;
  wire half, taps_half;
  wire [8:0] taps_banks;
  wire [62:0] taps_addresses;
  wire weights_row;
  wire [1:0] y_bank;
  wire [1:0] x_bank;
  wire close = event_valid_i && event_ready_o && event_last_i;

  spiking_conv_taps u_taps (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
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
      .half_o         (taps_half),
      .y_bank_o       (y_bank),
      .x_bank_o       (x_bank)
  );

  // Weights, a bank for each tap of a cycle
  wire [15:0] tap0;

  rom_1x16 #(
      .InitFile("spiking_conv_weights0.mem")
  ) u_weights0 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap0)
  );
  wire [15:0] tap1;

  rom_1x16 #(
      .InitFile("spiking_conv_weights1.mem")
  ) u_weights1 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap1)
  );
  wire [15:0] tap2;

  rom_1x16 #(
      .InitFile("spiking_conv_weights2.mem")
  ) u_weights2 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap2)
  );
  wire [15:0] tap3;

  rom_1x16 #(
      .InitFile("spiking_conv_weights3.mem")
  ) u_weights3 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap3)
  );
  wire [15:0] tap4;

  rom_1x16 #(
      .InitFile("spiking_conv_weights4.mem")
  ) u_weights4 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap4)
  );
  wire [15:0] tap5;

  rom_1x16 #(
      .InitFile("spiking_conv_weights5.mem")
  ) u_weights5 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap5)
  );
  wire [15:0] tap6;

  rom_1x16 #(
      .InitFile("spiking_conv_weights6.mem")
  ) u_weights6 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap6)
  );
  wire [15:0] tap7;

  rom_1x16 #(
      .InitFile("spiking_conv_weights7.mem")
  ) u_weights7 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap7)
  );
  wire [15:0] tap8;

  rom_1x16 #(
      .InitFile("spiking_conv_weights8.mem")
  ) u_weights8 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap8)
  );

  // They come a cycle later, and are turned to the banks that want them.
  reg read_last_q, add_last_q;
  reg [8:0] read_banks_q;
  reg [62:0] read_addresses_q;
  reg read_half_q, add_half_q;
  reg [1:0] y_bank_q;
  reg [1:0] x_bank_q;

  always @(posedge clk_i) begin
    if (!reset_n) begin
      read_last_q  <= 1'b0;
      add_last_q   <= 1'b0;
      read_banks_q <= 9'd0;
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
    y_bank_q         <= y_bank;
    x_bank_q         <= x_bank;
  end

  reg [47:0] row0;

  always @* begin
    case (y_bank_q)
      2'd0: row0 = {tap2, tap1, tap0};
      2'd1: row0 = {tap5, tap4, tap3};
      default: row0 = {tap8, tap7, tap6};
    endcase
  end

  reg [47:0] row1;

  always @* begin
    case (y_bank_q)
      2'd0: row1 = {tap8, tap7, tap6};
      2'd1: row1 = {tap2, tap1, tap0};
      default: row1 = {tap5, tap4, tap3};
    endcase
  end

  reg [47:0] row2;

  always @* begin
    case (y_bank_q)
      2'd0: row2 = {tap5, tap4, tap3};
      2'd1: row2 = {tap8, tap7, tap6};
      default: row2 = {tap2, tap1, tap0};
    endcase
  end

  reg [47:0] turned0;

  always @* begin
    case (x_bank_q)
      2'd0: turned0 = {row0[31:16], row0[47:32], row0[15:0]};
      2'd1: turned0 = {row0[47:32], row0[15:0], row0[31:16]};
      default: turned0 = {row0[15:0], row0[31:16], row0[47:32]};
    endcase
  end

  reg [47:0] turned1;

  always @* begin
    case (x_bank_q)
      2'd0: turned1 = {row1[31:16], row1[47:32], row1[15:0]};
      2'd1: turned1 = {row1[47:32], row1[15:0], row1[31:16]};
      default: turned1 = {row1[15:0], row1[31:16], row1[47:32]};
    endcase
  end

  reg [47:0] turned2;

  always @* begin
    case (x_bank_q)
      2'd0: turned2 = {row2[31:16], row2[47:32], row2[15:0]};
      2'd1: turned2 = {row2[47:32], row2[15:0], row2[31:16]};
      default: turned2 = {row2[15:0], row2[31:16], row2[47:32]};
    endcase
  end

  reg [143:0] weights_q;

  always @(posedge clk_i) begin
    weights_q <= {turned2, turned1, turned0};
  end

  // The scan
  wire [1:0] scan, write;
  wire [6:0] scan_address, write_address;
  wire word_valid, step_end;
  wire [4:0] word_y;
  wire [4:0] word_x;

  spiking_conv_scan u_scan (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .open_o         (open),
      .half_o         (half),
      .close_i        (close),
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
      .x_o            (word_x)
  );

  // Biases and thresholds
  localparam [95:0] BiasWord = {
      96'h000FFFFFFFFF000FFF000FFF
  };
  wire [95:0] biases = BiasWord;

  localparam [95:0] ThresholdWord = {
      96'h002000001000000001000000
  };
  wire [95:0] thresholds = ThresholdWord;

  // Banks of membranes and neurons
  wire [71:0] spikes;

  spiking_conv_bank u_bank0 (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .read_i         ({read_banks_q[0] && read_half_q, read_banks_q[0] && !read_half_q}),
      .read_address_i (read_addresses_q[6:0]),
      .weights_i      (weights_q[15:0]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[7:0]),
      .write_i        (write),
      .write_address_i(write_address)
  );

  spiking_conv_bank u_bank1 (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .read_i         ({read_banks_q[1] && read_half_q, read_banks_q[1] && !read_half_q}),
      .read_address_i (read_addresses_q[13:7]),
      .weights_i      (weights_q[31:16]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[15:8]),
      .write_i        (write),
      .write_address_i(write_address)
  );

  spiking_conv_bank u_bank2 (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .read_i         ({read_banks_q[2] && read_half_q, read_banks_q[2] && !read_half_q}),
      .read_address_i (read_addresses_q[20:14]),
      .weights_i      (weights_q[47:32]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[23:16]),
      .write_i        (write),
      .write_address_i(write_address)
  );

  spiking_conv_bank u_bank3 (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .read_i         ({read_banks_q[3] && read_half_q, read_banks_q[3] && !read_half_q}),
      .read_address_i (read_addresses_q[27:21]),
      .weights_i      (weights_q[63:48]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[31:24]),
      .write_i        (write),
      .write_address_i(write_address)
  );

  spiking_conv_bank u_bank4 (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .read_i         ({read_banks_q[4] && read_half_q, read_banks_q[4] && !read_half_q}),
      .read_address_i (read_addresses_q[34:28]),
      .weights_i      (weights_q[79:64]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[39:32]),
      .write_i        (write),
      .write_address_i(write_address)
  );

  spiking_conv_bank u_bank5 (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .read_i         ({read_banks_q[5] && read_half_q, read_banks_q[5] && !read_half_q}),
      .read_address_i (read_addresses_q[41:35]),
      .weights_i      (weights_q[95:80]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[47:40]),
      .write_i        (write),
      .write_address_i(write_address)
  );

  spiking_conv_bank u_bank6 (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .read_i         ({read_banks_q[6] && read_half_q, read_banks_q[6] && !read_half_q}),
      .read_address_i (read_addresses_q[48:42]),
      .weights_i      (weights_q[111:96]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[55:48]),
      .write_i        (write),
      .write_address_i(write_address)
  );

  spiking_conv_bank u_bank7 (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .read_i         ({read_banks_q[7] && read_half_q, read_banks_q[7] && !read_half_q}),
      .read_address_i (read_addresses_q[55:49]),
      .weights_i      (weights_q[127:112]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[63:56]),
      .write_i        (write),
      .write_address_i(write_address)
  );

  spiking_conv_bank u_bank8 (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .read_i         ({read_banks_q[8] && read_half_q, read_banks_q[8] && !read_half_q}),
      .read_address_i (read_addresses_q[62:56]),
      .weights_i      (weights_q[143:128]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[71:64]),
      .write_i        (write),
      .write_address_i(write_address)
  );

  spiking_conv_words u_words (
      .clk_i        (clk_i),
      .rst_ni       (reset_n),
      .word_i       (word_valid),
      .end_i        (step_end),
      .y_i          (word_y),
      .x_i          (word_x),
      .spikes_i     (spikes),
      .advance_o    (advance),
      .spike_valid_o(spike_valid_o),
      .spike_ready_i(spike_ready_i),
      .spike_y_o    (spike_y_o),
      .spike_x_o    (spike_x_o),
      .spike_fold_o (spike_fold_o),
      .spike_bits_o (spike_bits_o),
      .spike_last_o (spike_last_o),
      .spike_null_o (spike_null_o)
  );

endmodule

`default_nettype wire
