// SPDX-License-Identifier: Apache-2.0
//
// nullhop_entries: 1024 entries of 18 bits in 8 banks, entry a in bank a mod 8. Reads give their
// answers one cycle later, where the enable is set; else they hold.
//
// Generated from templates/Hdl.Cnn/nullhop_entries.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop

`default_nettype none

module nullhop_entries (
    input  wire         clk_i,

    // Entries that are written, one behind the other
    input  wire         entry_valid_i,
    input  wire [3:0]   entry_count_i,
    input  wire [9:0]   entry_address_i,
    input  wire [143:0] entry_data_i,

    // Entries that are read
    input  wire         read_enable_i,
    input  wire [9:0]   read_address_i,
    input  wire [2:0]   read_place_i,
    output wire [143:0] read_data_o
);

  // Up to 8 entries from an address on: the first in the bank of its low bits, those behind it in
  // the banks above it, and, from bank 0 on again, a row further.
  function [7:0] mask_of;
    input [3:0] number;
    integer item;
    for (item = 0; item < 8; item = item + 1) mask_of[item] = number > item[3:0];
  endfunction

  wire [2:0] first_bank = entry_address_i[2:0];
  wire [2:0] look_bank  = read_address_i[2:0];
  wire [6:0] first_row = entry_address_i[9:3];
  wire [6:0] look_row  = read_address_i[9:3];
  wire [6:0] next_row  = first_row + 7'd1;
  wire [6:0] next_look = look_row + 7'd1;
  wire [7:0] mask = entry_valid_i ? mask_of(entry_count_i) : 8'd0;
  wire [15:0] wide_mask = {8'd0, mask} << first_bank;
  wire [7:0] enable = wide_mask[7:0] | wide_mask[15:8];

  // Turned upwards by as many places as the first bank's number says, and back.
  function [143:0] turned;
    input [143:0] items;
    input [2:0] places;
    integer step;
    begin
      turned = items;
      for (step = 0; step < 3; step = step + 1)
        if (places[step])
          turned = (turned << (18 << step)) | (turned >> (144 - (18 << step)));
    end
  endfunction

  wire [143:0] banked = turned(entry_data_i, first_bank);
  wire [143:0] read;
  reg [2:0] read_turn_q;

  // The first entry that is read becomes item read_place_i, and those behind it follow, around the
  // items.
  always @(posedge clk_i) begin
    if (read_enable_i) read_turn_q <= read_place_i - look_bank;
  end

  assign read_data_o = turned(read, read_turn_q);

  ram_1r1w_128x18 u_bank0 (
      .clk_i          (clk_i),
      .read_enable_i  (read_enable_i),
      .read_address_i (look_bank > 3'd0 ? next_look : look_row),
      .read_data_o    (read[17:0]),
      .write_enable_i (enable[0]),
      .write_address_i(first_bank > 3'd0 ? next_row : first_row),
      .write_data_i   (banked[17:0])
  );

  ram_1r1w_128x18 u_bank1 (
      .clk_i          (clk_i),
      .read_enable_i  (read_enable_i),
      .read_address_i (look_bank > 3'd1 ? next_look : look_row),
      .read_data_o    (read[35:18]),
      .write_enable_i (enable[1]),
      .write_address_i(first_bank > 3'd1 ? next_row : first_row),
      .write_data_i   (banked[35:18])
  );

  ram_1r1w_128x18 u_bank2 (
      .clk_i          (clk_i),
      .read_enable_i  (read_enable_i),
      .read_address_i (look_bank > 3'd2 ? next_look : look_row),
      .read_data_o    (read[53:36]),
      .write_enable_i (enable[2]),
      .write_address_i(first_bank > 3'd2 ? next_row : first_row),
      .write_data_i   (banked[53:36])
  );

  ram_1r1w_128x18 u_bank3 (
      .clk_i          (clk_i),
      .read_enable_i  (read_enable_i),
      .read_address_i (look_bank > 3'd3 ? next_look : look_row),
      .read_data_o    (read[71:54]),
      .write_enable_i (enable[3]),
      .write_address_i(first_bank > 3'd3 ? next_row : first_row),
      .write_data_i   (banked[71:54])
  );

  ram_1r1w_128x18 u_bank4 (
      .clk_i          (clk_i),
      .read_enable_i  (read_enable_i),
      .read_address_i (look_bank > 3'd4 ? next_look : look_row),
      .read_data_o    (read[89:72]),
      .write_enable_i (enable[4]),
      .write_address_i(first_bank > 3'd4 ? next_row : first_row),
      .write_data_i   (banked[89:72])
  );

  ram_1r1w_128x18 u_bank5 (
      .clk_i          (clk_i),
      .read_enable_i  (read_enable_i),
      .read_address_i (look_bank > 3'd5 ? next_look : look_row),
      .read_data_o    (read[107:90]),
      .write_enable_i (enable[5]),
      .write_address_i(first_bank > 3'd5 ? next_row : first_row),
      .write_data_i   (banked[107:90])
  );

  ram_1r1w_128x18 u_bank6 (
      .clk_i          (clk_i),
      .read_enable_i  (read_enable_i),
      .read_address_i (look_bank > 3'd6 ? next_look : look_row),
      .read_data_o    (read[125:108]),
      .write_enable_i (enable[6]),
      .write_address_i(first_bank > 3'd6 ? next_row : first_row),
      .write_data_i   (banked[125:108])
  );

  ram_1r1w_128x18 u_bank7 (
      .clk_i          (clk_i),
      .read_enable_i  (read_enable_i),
      .read_address_i (look_row),
      .read_data_o    (read[143:126]),
      .write_enable_i (enable[7]),
      .write_address_i(first_row),
      .write_data_i   (banked[143:126])
  );

endmodule

`default_nettype wire
