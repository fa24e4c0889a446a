// SPDX-License-Identifier: Apache-2.0
//
// nullhop_entries: 2048 entries of 18 bits in 1 bank. Reads give their answers
// one cycle later, where the enable is set; else they hold.
//
// Generated from templates/Hdl.Cnn/nullhop_entries.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop_core

`default_nettype none

module nullhop_entries (
    input  wire        clk_i,

    // Entries that are written, one behind the other
    input  wire        entry_valid_i,
    input  wire        entry_count_i,
    input  wire [10:0] entry_address_i,
    input  wire [17:0] entry_data_i,

    // Entries that are read
    input  wire        read_enable_i,
    input  wire [10:0] read_address_i,
    output wire [17:0] read_data_o
);

  ram_1r1w_2048x18 u_bank (
      .clk_i          (clk_i),
      .read_enable_i  (read_enable_i),
      .read_address_i (read_address_i),
      .read_data_o    (read_data_o),
      .write_enable_i (entry_valid_i),
      .write_address_i(entry_address_i),
      .write_data_i   (entry_data_i)
  );

  wire unused_count = entry_count_i;

endmodule

`default_nettype wire
