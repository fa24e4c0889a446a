// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_layer3: convolution of events, 4 x 6 x 6 to 6 x 6 x 6, kernel 3 x 3, into spiking
// neurons.
// An event takes 1 cycle, the scan of a step 4 and one more.
// Output (y, x) is in bank (y mod 3, x mod 3), channel m in fold m / 6.
//
// Generated from templates/Hdl.Spiking/spiking_conv.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_layer3 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Events of a step, in any order, y, x and channel of the map; a step without any is a null
    // beat
    input  wire        event_valid_i,
    output wire        event_ready_o,
    input  wire [2:0]  event_y_i,
    input  wire [2:0]  event_x_i,
    input  wire [1:0]  event_channel_i,
    input  wire        event_last_i,
    input  wire        event_null_i,
    input  wire        event_tag_i,

    // Words with spikes: the first of 3 rows and 3 columns, bit
    // (row * 3 + column) * 6 + channel; a step without any is a null beat
    output wire        spike_valid_o,
    input  wire        spike_ready_i,
    output wire [2:0]  spike_y_o,
    output wire [2:0]  spike_x_o,
    output wire        spike_fold_o,
    output wire [53:0] spike_bits_o,
    output wire        spike_last_o,
    output wire        spike_null_o,
    output wire        spike_tag_o
);

  // Events to words and taps
  wire open, advance, weights_valid, taps_last;
  wire [8:0] taps_banks;
  wire [17:0] taps_addresses;
  wire [1:0] weights_row;
  wire [1:0] y_bank;
  wire [1:0] x_bank;
  wire close = event_valid_i && event_ready_o && event_last_i;

  spiking_net_layer3_taps u_taps (
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
      .weights_valid_o(weights_valid),
      .weights_row_o  (weights_row),
      .banks_o        (taps_banks),
      .addresses_o    (taps_addresses),
      .last_o         (taps_last),
      .y_bank_o       (y_bank),
      .x_bank_o       (x_bank)
  );

  // Weights, a bank for each tap of a cycle
  wire [41:0] tap0;

  rom_4x42 #(
      .InitFile("spiking_net_layer3_weights0.mem")
  ) u_weights0 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap0)
  );
  wire [41:0] tap1;

  rom_4x42 #(
      .InitFile("spiking_net_layer3_weights1.mem")
  ) u_weights1 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap1)
  );
  wire [41:0] tap2;

  rom_4x42 #(
      .InitFile("spiking_net_layer3_weights2.mem")
  ) u_weights2 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap2)
  );
  wire [41:0] tap3;

  rom_4x42 #(
      .InitFile("spiking_net_layer3_weights3.mem")
  ) u_weights3 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap3)
  );
  wire [41:0] tap4;

  rom_4x42 #(
      .InitFile("spiking_net_layer3_weights4.mem")
  ) u_weights4 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap4)
  );
  wire [41:0] tap5;

  rom_4x42 #(
      .InitFile("spiking_net_layer3_weights5.mem")
  ) u_weights5 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap5)
  );
  wire [41:0] tap6;

  rom_4x42 #(
      .InitFile("spiking_net_layer3_weights6.mem")
  ) u_weights6 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap6)
  );
  wire [41:0] tap7;

  rom_4x42 #(
      .InitFile("spiking_net_layer3_weights7.mem")
  ) u_weights7 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap7)
  );
  wire [41:0] tap8;

  rom_4x42 #(
      .InitFile("spiking_net_layer3_weights8.mem")
  ) u_weights8 (
      .clk_i         (clk_i),
      .read_enable_i (weights_valid),
      .read_address_i(weights_row),
      .read_data_o   (tap8)
  );

  // They come a cycle later, and are turned to the banks that want them.
  reg read_last_q, add_last_q;
  reg [8:0] read_banks_q;
  reg [17:0] read_addresses_q;
  reg [1:0] y_bank_q;
  reg [1:0] x_bank_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
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
    y_bank_q         <= y_bank;
    x_bank_q         <= x_bank;
  end

  reg [125:0] row0;

  always @* begin
    case (y_bank_q)
      2'd0: row0 = {tap2, tap1, tap0};
      2'd1: row0 = {tap5, tap4, tap3};
      default: row0 = {tap8, tap7, tap6};
    endcase
  end

  reg [125:0] row1;

  always @* begin
    case (y_bank_q)
      2'd0: row1 = {tap8, tap7, tap6};
      2'd1: row1 = {tap2, tap1, tap0};
      default: row1 = {tap5, tap4, tap3};
    endcase
  end

  reg [125:0] row2;

  always @* begin
    case (y_bank_q)
      2'd0: row2 = {tap5, tap4, tap3};
      2'd1: row2 = {tap8, tap7, tap6};
      default: row2 = {tap2, tap1, tap0};
    endcase
  end

  reg [125:0] turned0;

  always @* begin
    case (x_bank_q)
      2'd0: turned0 = {row0[83:42], row0[125:84], row0[41:0]};
      2'd1: turned0 = {row0[125:84], row0[41:0], row0[83:42]};
      default: turned0 = {row0[41:0], row0[83:42], row0[125:84]};
    endcase
  end

  reg [125:0] turned1;

  always @* begin
    case (x_bank_q)
      2'd0: turned1 = {row1[83:42], row1[125:84], row1[41:0]};
      2'd1: turned1 = {row1[125:84], row1[41:0], row1[83:42]};
      default: turned1 = {row1[41:0], row1[83:42], row1[125:84]};
    endcase
  end

  reg [125:0] turned2;

  always @* begin
    case (x_bank_q)
      2'd0: turned2 = {row2[83:42], row2[125:84], row2[41:0]};
      2'd1: turned2 = {row2[125:84], row2[41:0], row2[83:42]};
      default: turned2 = {row2[41:0], row2[83:42], row2[125:84]};
    endcase
  end

  reg [377:0] weights_q;

  always @(posedge clk_i) begin
    weights_q <= {turned2, turned1, turned0};
  end

  // The scan
  wire scan, write;
  wire [1:0] scan_address, write_address;
  wire clear;
  wire word_valid, step_end;
  wire [2:0] word_y;
  wire [2:0] word_x;
  wire word_tag;

  spiking_net_layer3_scan u_scan (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .open_o         (open),
      .close_i        (close),
      .close_tag_i    (event_tag_i),
      .full_i         (add_last_q),
      .scan_o         (scan),
      .scan_address_o (scan_address),
      .write_o        (write),
      .write_address_o(write_address),
      .clear_o        (clear),
      .advance_i      (advance),
      .word_o         (word_valid),
      .end_o          (step_end),
      .y_o            (word_y),
      .x_o            (word_x),
      .tag_o          (word_tag)
  );

  // Biases and thresholds
  localparam [53:0] BiasWord = {
      54'h025C9E2857A601
  };
  wire [53:0] biases = BiasWord;

  localparam [53:0] ThresholdWord = {
      54'h054110A1947A49
  };
  wire [53:0] thresholds = ThresholdWord;

  // Banks of membranes and neurons
  wire [53:0] spikes;

  spiking_net_layer3_bank u_bank0 (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .read_i         (read_banks_q[0]),
      .read_address_i (read_addresses_q[1:0]),
      .weights_i      (weights_q[41:0]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[5:0]),
      .write_i        (write),
      .write_address_i(write_address),
      .clear_i        (clear)
  );

  spiking_net_layer3_bank u_bank1 (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .read_i         (read_banks_q[1]),
      .read_address_i (read_addresses_q[3:2]),
      .weights_i      (weights_q[83:42]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[11:6]),
      .write_i        (write),
      .write_address_i(write_address),
      .clear_i        (clear)
  );

  spiking_net_layer3_bank u_bank2 (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .read_i         (read_banks_q[2]),
      .read_address_i (read_addresses_q[5:4]),
      .weights_i      (weights_q[125:84]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[17:12]),
      .write_i        (write),
      .write_address_i(write_address),
      .clear_i        (clear)
  );

  spiking_net_layer3_bank u_bank3 (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .read_i         (read_banks_q[3]),
      .read_address_i (read_addresses_q[7:6]),
      .weights_i      (weights_q[167:126]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[23:18]),
      .write_i        (write),
      .write_address_i(write_address),
      .clear_i        (clear)
  );

  spiking_net_layer3_bank u_bank4 (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .read_i         (read_banks_q[4]),
      .read_address_i (read_addresses_q[9:8]),
      .weights_i      (weights_q[209:168]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[29:24]),
      .write_i        (write),
      .write_address_i(write_address),
      .clear_i        (clear)
  );

  spiking_net_layer3_bank u_bank5 (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .read_i         (read_banks_q[5]),
      .read_address_i (read_addresses_q[11:10]),
      .weights_i      (weights_q[251:210]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[35:30]),
      .write_i        (write),
      .write_address_i(write_address),
      .clear_i        (clear)
  );

  spiking_net_layer3_bank u_bank6 (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .read_i         (read_banks_q[6]),
      .read_address_i (read_addresses_q[13:12]),
      .weights_i      (weights_q[293:252]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[41:36]),
      .write_i        (write),
      .write_address_i(write_address),
      .clear_i        (clear)
  );

  spiking_net_layer3_bank u_bank7 (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .read_i         (read_banks_q[7]),
      .read_address_i (read_addresses_q[15:14]),
      .weights_i      (weights_q[335:294]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[47:42]),
      .write_i        (write),
      .write_address_i(write_address),
      .clear_i        (clear)
  );

  spiking_net_layer3_bank u_bank8 (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .read_i         (read_banks_q[8]),
      .read_address_i (read_addresses_q[17:16]),
      .weights_i      (weights_q[377:336]),
      .scan_i         (scan),
      .scan_address_i (scan_address),
      .advance_i      (advance),
      .biases_i       (biases),
      .thresholds_i   (thresholds),
      .spikes_o       (spikes[53:48]),
      .write_i        (write),
      .write_address_i(write_address),
      .clear_i        (clear)
  );

  spiking_net_layer3_words u_words (
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
