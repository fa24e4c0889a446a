// SPDX-License-Identifier: Apache-2.0
//
// wide_xor: XORs a word with a mask on its way through a one-entry register, a port for each storage size of a
// Verilated model: 1, 13, 32, 50 and 100 bits; the mask comes from a memory file.

`default_nettype none

module wide_xor (
    input  wire         clk_i,
    input  wire         rst_ni,
    input  wire         in_valid_i,
    output wire         in_ready_o,
    input  wire         in_bit_i,
    input  wire [ 12:0] in_short_i,
    input  wire [ 31:0] in_int_i,
    input  wire [ 49:0] in_quad_i,
    input  wire [ 99:0] in_wide_i,
    output wire         out_valid_o,
    input  wire         out_ready_i,
    output wire         out_bit_o,
    output wire [ 12:0] out_short_o,
    output wire [ 31:0] out_int_o,
    output wire [ 49:0] out_quad_o,
    output wire [ 99:0] out_wide_o,
    output wire [ 15:0] count_o
);

  reg         valid_q;
  reg [195:0] data_q;
  reg [ 15:0] count_q;
  reg [ 99:0] mask[0:0];

  initial $readmemh("wide_xor_mask.mem", mask);

  wire take = in_valid_i && in_ready_o;

  assign in_ready_o  = !valid_q || out_ready_i;
  assign out_valid_o = valid_q;
  assign {out_bit_o, out_short_o, out_int_o, out_quad_o, out_wide_o} = data_q;
  assign count_o     = count_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      valid_q <= 1'b0;
      count_q <= 16'd0;
    end else begin
      if (in_ready_o) valid_q <= in_valid_i;
      if (take) count_q <= count_q + 16'd1;
    end
  end

  always @(posedge clk_i) begin
    if (take) data_q <= {in_bit_i, in_short_i, in_int_i, in_quad_i, in_wide_i ^ mask[0]};
  end

endmodule

`default_nettype wire
