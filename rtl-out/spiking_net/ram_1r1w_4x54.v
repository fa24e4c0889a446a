// SPDX-License-Identifier: Apache-2.0
//
// ram_1r1w_4x54: 4 words of 54 bits, one write port and one synchronous read port.
// read_data_o gives a word one cycle after its address, where read_enable_i is set; else it holds.
// A read of the word that is written in the same cycle is undefined; the write is done.
// Addresses beyond the last word must not occur.
//
// Generated from templates/Hdl.Blocks/memory.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module ram_1r1w_4x54 (
    input  wire        clk_i,

    // Read port
    input  wire        read_enable_i,
    input  wire [1:0]  read_address_i,
    output reg  [53:0] read_data_o,

    // Write port
    input  wire        write_enable_i,
    input  wire [1:0]  write_address_i,
    input  wire [53:0] write_data_i
);

  // No logic for a read of the word that is written: for Yosys, Quartus and Vivado.
  (* no_rw_check, ramstyle = "no_rw_check", rw_addr_collision = "no" *)
  reg [53:0] memory_q [0:3];

  always @(posedge clk_i) begin
    if (read_enable_i) read_data_o <= memory_q[read_address_i];
`ifndef SYNTHESIS
    if (read_enable_i && write_enable_i && read_address_i == write_address_i) begin
      read_data_o <= {54{1'bx}};
    end
`endif
  end

  always @(posedge clk_i) begin
    if (write_enable_i) memory_q[write_address_i] <= write_data_i;
  end

endmodule

`default_nettype wire
