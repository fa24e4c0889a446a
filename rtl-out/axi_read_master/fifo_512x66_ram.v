// SPDX-License-Identifier: Apache-2.0
//
// fifo_512x66_ram: 512 words of 66 bits, first in, first out; the first word falls through.
// A word can leave two cycles after it came; one word per cycle, full or not. in_ready_o depends on
// registers alone.
//
// Generated from templates/Hdl.Blocks/fifo.v.sbn; do not edit.
// Regenerate with: make gen TARGET=axi_read_master

`default_nettype none

module fifo_512x66_ram (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Upstream
    input  wire        in_valid_i,
    output wire        in_ready_o,
    input  wire [65:0] in_data_i,

    // Downstream
    output wire        out_valid_o,
    input  wire        out_ready_i,
    output wire [65:0] out_data_o
);

  reg [8:0] write_q;
  reg [8:0] read_q;
  reg [9:0] count_q;

  wire write = in_valid_i && in_ready_o;
  assign in_ready_o = count_q != 10'd512;

  // The memory's output register is the last place of the queue, filled as soon as it is free.
  reg out_valid_q;
  wire read = count_q != 10'd0 && (!out_valid_q || out_ready_i);
  assign out_valid_o = out_valid_q;

  ram_1r1w_512x66 u_ram (
      .clk_i(clk_i),
      .read_enable_i(read),
      .read_address_i(read_q),
      .read_data_o(out_data_o),
      .write_enable_i(write),
      .write_address_i(write_q),
      .write_data_i(in_data_i)
  );

  always @(posedge clk_i) begin
    if (!rst_ni) out_valid_q <= 1'b0;
    else if (read) out_valid_q <= 1'b1;
    else if (out_ready_i) out_valid_q <= 1'b0;
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      write_q <= 9'd0;
      read_q  <= 9'd0;
      count_q <= 10'd0;
    end else begin
      if (write) write_q <= write_q + 9'd1;
      if (read) read_q <= read_q + 9'd1;
      if (write && !read) count_q <= count_q + 10'd1;
      else if (read && !write) count_q <= count_q - 10'd1;
    end
  end

endmodule

`default_nettype wire
