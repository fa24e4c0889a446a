// SPDX-License-Identifier: Apache-2.0
//
// spiking_conv_scan: lets the neurons of a step fire word by word; after reset it clears the
// membranes.
// A word is read, in the next cycle gets its biases, then is compared, then its spikes are there.
//
// Generated from templates/Hdl.Spiking/spiking_conv_scan.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_conv

`default_nettype none

module spiking_conv_scan (
    input  wire       clk_i,
    input  wire       rst_ni,

    // Events may come; the last one of a step comes
    output wire       open_o,
    // Half of the membranes that they belong to
    output wire       half_o,
    input  wire       close_i,

    // All events of a step are added
    input  wire       full_i,
    input  wire       full_half_i,

    // A word is read; a word is written
    output wire [1:0] scan_o,
    output wire [6:0] scan_address_o,
    output wire [1:0] write_o,
    output wire [6:0] write_address_o,

    // All stages move; the word of the third one, or the end of a step
    input  wire       advance_i,
    output wire       word_o,
    output wire       end_o,
    output wire [4:0] y_o,
    output wire [4:0] x_o
);

  // Halves of the membranes: closed, no more events; full, all of them added
  reg [1:0] closed_q, full_q;
  reg half_q, scan_half_q;
  assign half_o = half_q;
  wire [1:0] adding   = half_q ? 2'b10 : 2'b01;
  wire [1:0] added    = full_half_i ? 2'b10 : 2'b01;
  wire [1:0] scanning = scan_half_q ? 2'b10 : 2'b01;
  reg clearing_q;
  assign open_o    = !clearing_q && !closed_q[half_q];

  // The words in order, and behind the last one a cycle that ends the step
  reg end_q;
  reg [6:0] address_q;
  reg [4:0] x_q;
  wire last_x = x_q == 5'd27;
  reg [4:0] y_q;
  wire active    = full_q[scan_half_q];
  wire read      = active && advance_i && !end_q;
  wire ends      = active && advance_i && end_q;
  wire last_word = address_q == 7'd99;
  assign scan_o         = scanning & {2{read}};
  assign scan_address_o = address_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      clearing_q <= 1'b1;
      end_q      <= 1'b0;
      address_q  <= 7'd0;
      x_q        <= 5'd0;
      y_q        <= 5'd0;
    end else begin
      if (last_word) clearing_q <= 1'b0;
      if (read || ends) end_q <= read && last_word;
      if (clearing_q || read) address_q <= last_word ? 7'd0 : address_q + 7'd1;
      if (read) begin
        x_q <= last_x ? 5'd0 : x_q + 5'd3;
        if (last_x) y_q <= last_word ? 5'd0 : y_q + 5'd3;
      end
    end
  end

  reg first_q, first_end_q, second_q, second_end_q, third_q, third_end_q;
  wire free = ends;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      closed_q <= 2'd0;
      full_q   <= 2'd0;
      half_q      <= 1'b0;
      scan_half_q <= 1'b0;
    end else begin
      if (close_i) half_q <= !half_q;
      if (ends) scan_half_q <= !scan_half_q;
      closed_q <= (closed_q | (adding & {2{close_i}})) & ~(scanning & {2{free}});
      full_q   <= (full_q | (added & {2{full_i}})) & ~(scanning & {2{ends}});
    end
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      first_q      <= 1'b0;
      first_end_q  <= 1'b0;
      second_q     <= 1'b0;
      second_end_q <= 1'b0;
      third_q      <= 1'b0;
      third_end_q  <= 1'b0;
    end else if (advance_i) begin
      first_q      <= active && !end_q;
      first_end_q  <= active && end_q;
      second_q     <= first_q;
      second_end_q <= first_end_q;
      third_q      <= second_q;
      third_end_q  <= second_end_q;
    end
  end

  // Where the words of the three stages are
  reg [6:0] first_address_q;
  reg first_half_q;
  reg [4:0] first_y_q, second_y_q, third_y_q;
  assign y_o = third_y_q;
  reg [4:0] first_x_q, second_x_q, third_x_q;
  assign x_o = third_x_q;

  always @(posedge clk_i) begin
    if (advance_i) begin
      first_address_q  <= address_q;
      first_half_q     <= scan_half_q;
      first_y_q  <= y_q;
      second_y_q <= first_y_q;
      third_y_q  <= second_y_q;
      first_x_q  <= x_q;
      second_x_q <= first_x_q;
      third_x_q  <= second_x_q;
    end
  end
  assign word_o = third_q;
  assign end_o  = third_end_q;

  // Cleared while its biases are added
  assign write_o         = clearing_q ? 2'b11 : !first_q ? 2'b00 : first_half_q ? 2'b10 : 2'b01;
  assign write_address_o = clearing_q ? address_q : first_address_q;

endmodule

`default_nettype wire
