// SPDX-License-Identifier: Apache-2.0
//
// ram_single: 1024 words of 16 bits behind one port that reads or writes, as an SRAM has it.
// read_data_o gives a word one cycle after its address, where enable_i is set and write_enable_i is
// not; else it holds. Addresses beyond the last word must not occur.
//
// Generated from templates/Hdl.Blocks/ram_single.v.sbn; do not edit.
// Regenerate with: make gen TARGET=ram_single

`default_nettype none

module ram_single (
    input  wire        clk_i,

    // The port
    input  wire        enable_i,
    input  wire        write_enable_i,
    input  wire [9:0]  address_i,
    input  wire [15:0] write_data_i,
    output reg  [15:0] read_data_o
);

  reg [15:0] memory_q [0:1023];

  // One block, so that synthesis sees that reads and writes exclude each other: it is an
  // SB_SPRAM256KA on an iCE40 UltraPlus.
  always @(posedge clk_i) begin
    if (enable_i) begin
      if (write_enable_i) memory_q[address_i] <= write_data_i;
      else read_data_o <= memory_q[address_i];
    end
  end

endmodule

`default_nettype wire
