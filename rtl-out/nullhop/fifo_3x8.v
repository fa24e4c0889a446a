// SPDX-License-Identifier: Apache-2.0
//
// fifo_3x8: 3 words of 8 bits, first in, first out; the first word falls through.
// A word can leave one cycle after it came; one word per cycle, full or not. in_ready_o depends on
// registers alone.
//
// Generated from templates/Hdl.Blocks/fifo.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop

`default_nettype none

module fifo_3x8 (
    input  wire       clk_i,
    input  wire       rst_ni,

    // Upstream
    input  wire       in_valid_i,
    output wire       in_ready_o,
    input  wire [7:0] in_data_i,

    // Downstream
    output wire       out_valid_o,
    input  wire       out_ready_i,
    output wire [7:0] out_data_o
);

  reg write_q;
  reg read_q;
  reg [1:0] count_q;

  // The oldest word stands in a register; the others, as many as fill a memory, wait behind it. A
  // word that nothing stands before goes to both, and counts as read in the memory at once.
  reg out_valid_q;
  reg [7:0] out_q;
  reg [7:0] words_q [0:1];
  wire moving = !out_valid_q || out_ready_i;
  wire queued = count_q != 2'd0;
  wire write  = in_valid_i && in_ready_o;
  wire read   = moving && (queued || write);
  assign in_ready_o  = count_q != 2'd2;
  assign out_valid_o = out_valid_q;
  assign out_data_o  = out_q;

  always @(posedge clk_i) begin
    if (!rst_ni) out_valid_q <= 1'b0;
    else if (moving) out_valid_q <= queued || write;
  end

  // Data need no reset: a word is read only once it has been written.
  always @(posedge clk_i) begin
    if (write) words_q[write_q] <= in_data_i;
    if (moving) out_q <= queued ? words_q[read_q] : in_data_i;
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      write_q <= 1'd0;
      read_q  <= 1'd0;
      count_q <= 2'd0;
    end else begin
      if (write) write_q <= write_q + 1'd1;
      if (read) read_q <= read_q + 1'd1;
      if (write && !read) count_q <= count_q + 2'd1;
      else if (read && !write) count_q <= count_q - 2'd1;
    end
  end

endmodule

`default_nettype wire
