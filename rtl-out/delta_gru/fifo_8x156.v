// SPDX-License-Identifier: Apache-2.0
//
// fifo_8x156: 8 words of 156 bits, first in, first out; the first word falls through.
// A word can leave one cycle after it came; one word per cycle, full or not. in_ready_o depends on
// registers alone.
//
// Generated from templates/Hdl.Blocks/fifo.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_gru

`default_nettype none

module fifo_8x156 (
    input  wire         clk_i,
    input  wire         rst_ni,

    // Upstream
    input  wire         in_valid_i,
    output wire         in_ready_o,
    input  wire [155:0] in_data_i,

    // Downstream
    output wire         out_valid_o,
    input  wire         out_ready_i,
    output wire [155:0] out_data_o
);

  reg [2:0] write_q;
  reg [2:0] read_q;
  reg [3:0] count_q;

  wire write = in_valid_i && in_ready_o;
  assign in_ready_o = count_q != 4'd8;

  reg [155:0] words_q [0:7];
  wire read = out_valid_o && out_ready_i;
  assign out_valid_o = count_q != 4'd0;
  assign out_data_o  = words_q[read_q];

  // Data needs no reset: a word is read only once it has been written.
  always @(posedge clk_i) begin
    if (write) words_q[write_q] <= in_data_i;
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      write_q <= 3'd0;
      read_q  <= 3'd0;
      count_q <= 4'd0;
    end else begin
      if (write) write_q <= write_q + 3'd1;
      if (read) read_q <= read_q + 3'd1;
      if (write && !read) count_q <= count_q + 4'd1;
      else if (read && !write) count_q <= count_q - 4'd1;
    end
  end

endmodule

`default_nettype wire
