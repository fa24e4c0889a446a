// SPDX-License-Identifier: Apache-2.0
//
// rom_4x42: 4 words of 42 bits, one synchronous read port.
// read_data_o gives a word one cycle after its address, where read_enable_i is set; else it holds.
// Addresses beyond the last word must not occur.
//
// Generated from templates/Hdl.Blocks/memory.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module rom_4x42 #(
    // Name of the memory file with the first contents: one word per line, in hex.
    parameter InitFile = ""
) (
    input  wire        clk_i,

    // Read port
    input  wire        read_enable_i,
    input  wire [1:0]  read_address_i,
    output reg  [41:0] read_data_o
);

  reg [41:0] memory_q [0:3];

  // Without a name, as for tools that look at the module by itself, every word is 0.
  generate
    if (InitFile != "") begin : gen_contents
      initial $readmemh(InitFile, memory_q);
    end else begin : gen_zeros
      integer word;
      initial for (word = 0; word < 4; word = word + 1) memory_q[word] = 0;
    end
  endgenerate

  always @(posedge clk_i) begin
    if (read_enable_i) read_data_o <= memory_q[read_address_i];
  end

endmodule

`default_nettype wire
