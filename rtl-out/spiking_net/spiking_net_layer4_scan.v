// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_layer4_scan: lets the neurons of a step fire word by word; after reset it clears the
// membranes.
// A word is read, in the next cycle gets its biases, then is compared, then its spikes are there.
//
// Generated from templates/Hdl.Spiking/spiking_conv_scan.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_layer4_scan (
    input  wire       clk_i,
    input  wire       rst_ni,

    // Events may come; the last one of a step comes
    output wire       open_o,
    // Half of the membranes that they belong to
    output wire       half_o,
    input  wire       close_i,
    input  wire       close_tag_i,

    // All events of a step are added
    input  wire       full_i,
    input  wire       full_half_i,

    // A word is read; a word is written
    output wire [1:0] scan_o,
    output wire       scan_address_o,
    output wire [1:0] write_o,
    output wire       write_address_o,

    // All stages move; the word of the third one, or the end of a step
    input  wire       advance_i,
    output wire       word_o,
    output wire       end_o,
    output wire       y_o,
    output wire       x_o,
    output wire       tag_o
);

  // Halves of the membranes: closed, no more events; full, all of them added
  reg [1:0] closed_q, full_q;
  reg half_q, scan_half_q;
  assign half_o = half_q;
  reg clearing_q;
  wire advance = advance_i;
  assign open_o    = !clearing_q && !closed_q[half_q];

  // The words in order, and behind the last one a cycle that ends the step
  reg end_q;
  reg address_q;
  wire active = full_q[scan_half_q];
  wire step   = active && advance;
  wire read   = step && !end_q;
  wire last_word  = address_q == 1'd0;
  assign scan_o         = {read && scan_half_q, read && !scan_half_q};
  assign scan_address_o = address_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      clearing_q <= 1'b1;
      end_q      <= 1'b0;
      address_q  <= 1'd0;
    end else begin
      if (last_word) clearing_q <= 1'b0;
      if (step) end_q <= !end_q && last_word;
      if (clearing_q || read) address_q <= last_word ? 1'd0 : address_q + 1'd1;
    end
  end

  reg first_q, first_end_q, second_q, second_end_q, third_q, third_end_q;
  wire free = step && end_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      closed_q <= 2'd0;
      full_q   <= 2'd0;
      half_q      <= 1'b0;
      scan_half_q <= 1'b0;
    end else begin
      if (close_i) half_q <= !half_q;
      if (step && end_q) scan_half_q <= !scan_half_q;
      closed_q <= (closed_q | {close_i && half_q, close_i && !half_q}) & ~{free && scan_half_q, free
          && !scan_half_q};
      full_q <= (full_q | {full_i && full_half_i, full_i && !full_half_i}) & ~{step && end_q &&
          scan_half_q, step && end_q && !scan_half_q};
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
    end else if (advance) begin
      first_q      <= active && !end_q;
      first_end_q  <= active && end_q;
      second_q     <= first_q;
      second_end_q <= first_end_q;
      third_q      <= second_q;
      third_end_q  <= second_end_q;
    end
  end

  // The tag of each half's step
  reg tag0_q;

  always @(posedge clk_i) begin
    if (close_i && half_q == 1'b0) tag0_q <= close_tag_i;
  end
  reg tag1_q;

  always @(posedge clk_i) begin
    if (close_i && half_q == 1'b1) tag1_q <= close_tag_i;
  end
  wire tag_q = scan_half_q ? tag1_q : tag0_q;

  // Where the words of the three stages are
  reg first_address_q;
  reg first_half_q;
  reg first_y_q, second_y_q, third_y_q;
  assign y_o = third_y_q;
  reg first_x_q, second_x_q, third_x_q;
  assign x_o = third_x_q;
  reg first_tag_q, second_tag_q, third_tag_q;
  assign tag_o = third_tag_q;

  always @(posedge clk_i) begin
    if (advance) begin
      first_address_q <= address_q;
      first_half_q <= scan_half_q;
      first_y_q  <= 1'd0;
      second_y_q <= first_y_q;
      third_y_q  <= second_y_q;
      first_x_q  <= 1'd0;
      second_x_q <= first_x_q;
      third_x_q  <= second_x_q;
      first_tag_q  <= tag_q;
      second_tag_q <= first_tag_q;
      third_tag_q  <= second_tag_q;
    end
  end
  assign word_o = third_q;
  assign end_o  = third_end_q;

  // Cleared while its biases are added
  assign write_o         = {clearing_q || (first_q && first_half_q), clearing_q || (first_q &&
      !first_half_q)};
  assign write_address_o = clearing_q ? address_q : first_address_q;

endmodule

`default_nettype wire
