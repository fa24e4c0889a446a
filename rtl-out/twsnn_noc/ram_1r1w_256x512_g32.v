// SPDX-License-Identifier: Apache-2.0
//
// ram_1r1w_256x512_g32: 256 words of 512 bits, one write port and one synchronous read port.
// read_data_o gives a word one cycle after its address, where read_enable_i is set; else it holds.
// A read of the word that is written in the same cycle is undefined; the write is done.
// Addresses beyond the last word must not occur.
//
// Generated from templates/Hdl.Blocks/memory.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module ram_1r1w_256x512_g32 (
    input  wire         clk_i,

    // Read port
    input  wire         read_enable_i,
    input  wire [7:0]   read_address_i,
    output reg  [511:0] read_data_o,

    // Write port: one enable bit for each slice of the word
    input  wire [15:0]  write_enable_i,
    input  wire [7:0]   write_address_i,
    input  wire [511:0] write_data_i
);

  // No logic for a read of the word that is written: for Yosys, Quartus and Vivado.
  (* no_rw_check, ramstyle = "no_rw_check", rw_addr_collision = "no" *)
  reg [511:0] memory_q [0:255];

  always @(posedge clk_i) begin
    if (read_enable_i) read_data_o <= memory_q[read_address_i];
`ifndef SYNTHESIS
    if (read_enable_i && |write_enable_i && read_address_i == write_address_i) begin
      read_data_o <= {512{1'bx}};
    end
`endif
  end

  always @(posedge clk_i) begin
    if (write_enable_i[0]) memory_q[write_address_i][31:0] <= write_data_i[31:0];
    if (write_enable_i[1]) memory_q[write_address_i][63:32] <= write_data_i[63:32];
    if (write_enable_i[2]) memory_q[write_address_i][95:64] <= write_data_i[95:64];
    if (write_enable_i[3]) memory_q[write_address_i][127:96] <= write_data_i[127:96];
    if (write_enable_i[4]) memory_q[write_address_i][159:128] <= write_data_i[159:128];
    if (write_enable_i[5]) memory_q[write_address_i][191:160] <= write_data_i[191:160];
    if (write_enable_i[6]) memory_q[write_address_i][223:192] <= write_data_i[223:192];
    if (write_enable_i[7]) memory_q[write_address_i][255:224] <= write_data_i[255:224];
    if (write_enable_i[8]) memory_q[write_address_i][287:256] <= write_data_i[287:256];
    if (write_enable_i[9]) memory_q[write_address_i][319:288] <= write_data_i[319:288];
    if (write_enable_i[10]) memory_q[write_address_i][351:320] <= write_data_i[351:320];
    if (write_enable_i[11]) memory_q[write_address_i][383:352] <= write_data_i[383:352];
    if (write_enable_i[12]) memory_q[write_address_i][415:384] <= write_data_i[415:384];
    if (write_enable_i[13]) memory_q[write_address_i][447:416] <= write_data_i[447:416];
    if (write_enable_i[14]) memory_q[write_address_i][479:448] <= write_data_i[479:448];
    if (write_enable_i[15]) memory_q[write_address_i][511:480] <= write_data_i[511:480];
  end

endmodule

`default_nettype wire
