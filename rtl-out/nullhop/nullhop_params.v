// SPDX-License-Identifier: Apache-2.0
//
// nullhop_params: writes packets of parameters to the memories. A packet is one string of bits, low
// bits first: rows of 16 weights of 8 bits for each word of channels, a row of 16 biases of 32 bits
// for each word, or a row of 16 multipliers of 16 bits. A packet that ends early leaves rows as
// they were; what comes after the last row is dropped up to `last`.
//
// Generated from templates/Hdl.Cnn/nullhop_params.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop

`default_nettype none

module nullhop_params (
    input  wire         clk_i,
    input  wire         rst_ni,

    // What comes next: kind, logarithm of the words, first row, rows per word
    input  wire         load_valid_i,
    output wire         load_ready_o,
    input  wire [1:0]   load_kind_i,
    input  wire [3:0]   load_words_i,
    input  wire [16:0]  load_base_i,
    input  wire [16:0]  load_rows_i,

    // Packets
    input  wire         param_valid_i,
    output wire         param_ready_o,
    input  wire [63:0]  param_data_i,
    input  wire         param_last_i,

    // Rows that are written
    output wire [3:0]   weight_enable_o,
    output wire [9:0]   weight_row_o,
    output wire [127:0] weight_data_o,
    output wire         bias_enable_o,
    output wire [3:0]   bias_row_o,
    output wire [511:0] bias_data_o,

    // Loads that are done, modulo 65536; a packet was too short or too long, for a cycle
    output wire [15:0]  loads_done_o,
    output wire         error_o
);

  localparam [1:0] Weight = 2'd0;
  localparam [1:0] Bias   = 2'd1;

  // The command
  reg running_q, whole_q;
  reg [1:0]  kind_q;
  reg [15:0] mask_q, word_q;
  reg [16:0] first_q, rows_q, left_q;
  reg [17:0] row_q;
  reg [3:0]  part_q;
  wire weights = kind_q == Weight;

  // What has come and was not used, in units of 16 bits.
  reg last_q;
  reg [3:0] fill_q;
  reg [191:0] buffer_q;
  wire [3:0] need = weights ? 4'd8 : kind_q == Bias ? 4'd2 : 4'd1;
  wire use_part  = running_q && !whole_q && fill_q >= need;
  wire [3:0] used = use_part ? need : 4'd0;
  wire [3:0] rest = fill_q - used;
  wire accept    = param_valid_i && param_ready_o;
  wire part_ends = weights || part_q == 4'd15;
  wire row_ends  = use_part && part_ends;
  wire word_ends = row_ends && left_q == 17'd1;
  wire all_ends  = word_ends && word_q == mask_q;

  // Early: the packet ended before its last row. Late: `last` has not come though all rows are
  // written; what comes up to it is dropped.
  wire early    = running_q && !whole_q && !use_part && last_q;
  wire late     = running_q && whole_q && !last_q;
  wire finishes = early || (running_q && whole_q && last_q);

  assign load_ready_o  = !running_q;
  assign param_ready_o = running_q && !last_q && (whole_q || rest <= 4'd8);

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      running_q <= 1'b0;
      whole_q   <= 1'b0;
      last_q    <= 1'b0;
      fill_q    <= 4'd0;
      left_q    <= 17'd0;
      row_q     <= 18'd0;
      word_q    <= 16'd0;
      part_q    <= 4'd0;
    end else if (!running_q) begin
      running_q <= load_valid_i;
      left_q    <= load_kind_i == Weight ? load_rows_i : 17'd1;
      row_q     <= {1'b0, load_base_i};
      word_q    <= 16'd0;
      part_q    <= 4'd0;
      whole_q   <= load_kind_i == Weight && load_rows_i == 17'd0;
      last_q    <= 1'b0;
      fill_q    <= 4'd0;
    end else begin
      if (finishes) running_q <= 1'b0;
      if (all_ends) whole_q <= 1'b1;
      if (use_part && !weights) part_q <= part_q + 4'd1;
      if (row_ends) begin
        left_q <= word_ends ? rows_q : left_q - 17'd1;
        row_q  <= weights && word_ends ? {1'b0, first_q} : row_q + 18'd1;
      end
      if (word_ends) word_q <= word_q + 16'd1;
      if (accept && param_last_i) last_q <= 1'b1;
      fill_q <= whole_q ? fill_q : accept ? rest + 4'd4 : rest;
    end
  end

  wire [191:0] kept = use_part ? (weights ? buffer_q >> 128 : kind_q == Bias ? buffer_q >> 32 :
      buffer_q >> 16) : buffer_q;

  always @(posedge clk_i) begin
    if (!running_q) begin
      kind_q   <= load_kind_i;
      mask_q   <= (16'd1 << load_words_i) - 16'd1;
      first_q  <= load_base_i;
      rows_q   <= load_kind_i == Weight ? load_rows_i : 17'd1;
      buffer_q <= 192'd0;
    end else begin
      buffer_q <= kept | (accept ? {128'd0, param_data_i} << {rest, 4'd0} : 192'd0);
    end
  end

  // Rows of 16 biases or multipliers are put together first.
  reg [479:0] parts_q;

  always @(posedge clk_i) begin
    if (use_part) parts_q <= kind_q == Bias ? {buffer_q[31:0], parts_q[479:32]} : {parts_q[479:240],
        buffer_q[15:0], parts_q[239:16]};
  end

  // Written a cycle later: the weights to every cluster whose number ends as the word's does.
  wire weight_fits = row_q < 18'd1024;
  wire bias_fits   = row_q < 18'd16;
  reg [3:0] weight_enable_q;
  reg bias_enable_q;
  reg [9:0] weight_row_q;
  reg [3:0] bias_row_q;
  reg [127:0] weight_data_q;
  reg [511:0] bias_data_q;

  function [3:0] clusters_of;
    input [15:0] word;
    input [15:0] mask;
    integer cluster;
    for (cluster = 0; cluster < 4; cluster = cluster + 1)
      clusters_of[cluster] = (cluster[15:0] & mask) == word;
  endfunction

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      weight_enable_q <= 4'd0;
      bias_enable_q   <= 1'b0;
    end else begin
      weight_enable_q <= use_part && weights && weight_fits ? clusters_of(word_q, mask_q) : 4'd0;
      bias_enable_q   <= row_ends && kind_q == Bias && bias_fits;
    end
  end

  always @(posedge clk_i) begin
    weight_row_q  <= row_q[9:0];
    bias_row_q    <= row_q[3:0];
    weight_data_q <= buffer_q[127:0];
    bias_data_q   <= {buffer_q[31:0], parts_q};
  end

  assign weight_enable_o = weight_enable_q;
  assign weight_row_o    = weight_row_q;
  assign weight_data_o   = weight_data_q;
  assign bias_enable_o   = bias_enable_q;
  assign bias_row_o      = bias_row_q;
  assign bias_data_o     = bias_data_q;

  // Loads that are done, once what they wrote can be read.
  reg [15:0] loads_q;
  reg error_q;
  wire wrong = early || late || (all_ends && (accept || rest >= 4'd4))
      || (row_ends && (weights ? !weight_fits || word_q > 16'd3 : !bias_fits || kind_q != Bias));
  assign loads_done_o = loads_q;
  assign error_o      = error_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      loads_q <= 16'd0;
      error_q <= 1'b0;
    end else begin
      if (finishes) loads_q <= loads_q + 16'd1;
      error_q <= wrong;
    end
  end

endmodule

`default_nettype wire
