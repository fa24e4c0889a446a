// SPDX-License-Identifier: Apache-2.0
//
// nullhop_store: the row store, 2048 entries;
// and for each column of each row where its entries begin and end, in 8 banks, row slot s in bank
// s mod 8. Reads give their answers one cycle later, where the enable is set; else they hold.
//
// Generated from templates/Hdl.Cnn/nullhop_store.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop_core

`default_nettype none

module nullhop_store (
    input  wire        clk_i,

    // Entries and pointers that are written
    input  wire        entry_valid_i,
    input  wire        entry_count_i,
    input  wire [10:0] entry_address_i,
    input  wire [17:0] entry_data_i,
    input  wire        start_valid_i,
    input  wire        end_valid_i,
    input  wire [3:0]  slot_i,
    input  wire [5:0]  place_i,
    input  wire [11:0] start_i,
    input  wire [11:0] end_i,

    // The runs of a window: slot of its first line, places of its first and last column
    input  wire        look_enable_i,
    input  wire [3:0]  look_slot_i,
    input  wire [5:0]  look_first_i,
    input  wire [5:0]  look_last_i,
    output wire [76:0] run_start_o,
    output wire [83:0] run_length_o,

    // Entries that are read
    input  wire        read_enable_i,
    input  wire [10:0] read_address_i,
    output wire [17:0] read_data_o
);

  nullhop_entries u_entries (
      .clk_i          (clk_i),
      .entry_valid_i  (entry_valid_i),
      .entry_count_i  (entry_count_i),
      .entry_address_i(entry_address_i),
      .entry_data_i   (entry_data_i),
      .read_enable_i  (read_enable_i),
      .read_address_i (read_address_i),
      .read_data_o    (read_data_o)
  );

  // The pointers. No two rows of a window share a bank: there are 7 at most.
  wire [6:0] write_row = row_base(slot_i[3]) + {1'd0, place_i};

  function [6:0] row_base;
    input row;
    integer number;
    begin
      row_base = 7'd0;
      for (number = 1; number < 2; number = number + 1)
        if (row == number[0:0]) row_base = number[6:0] * 7'd40;
    end
  endfunction

  wire [95:0] starts, ends;

  wire [2:0] line0 = 3'd0 - look_slot_i[2:0];
  wire [3:0] slot0 = look_slot_i + {1'd0, line0};
  wire unused_slot0 = &{1'b0, slot0};
  wire [6:0] base0 = row_base(slot0[3]);

  ram_1r1w_80x12 u_start0 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base0 + {1'd0, look_first_i}),
      .read_data_o    (starts[11:0]),
      .write_enable_i (start_valid_i && slot_i[2:0] == 3'd0),
      .write_address_i(write_row),
      .write_data_i   (start_i)
  );

  ram_1r1w_80x12 u_end0 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base0 + {1'd0, look_last_i}),
      .read_data_o    (ends[11:0]),
      .write_enable_i (end_valid_i && slot_i[2:0] == 3'd0),
      .write_address_i(write_row),
      .write_data_i   (end_i)
  );

  wire [2:0] line1 = 3'd1 - look_slot_i[2:0];
  wire [3:0] slot1 = look_slot_i + {1'd0, line1};
  wire unused_slot1 = &{1'b0, slot1};
  wire [6:0] base1 = row_base(slot1[3]);

  ram_1r1w_80x12 u_start1 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base1 + {1'd0, look_first_i}),
      .read_data_o    (starts[23:12]),
      .write_enable_i (start_valid_i && slot_i[2:0] == 3'd1),
      .write_address_i(write_row),
      .write_data_i   (start_i)
  );

  ram_1r1w_80x12 u_end1 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base1 + {1'd0, look_last_i}),
      .read_data_o    (ends[23:12]),
      .write_enable_i (end_valid_i && slot_i[2:0] == 3'd1),
      .write_address_i(write_row),
      .write_data_i   (end_i)
  );

  wire [2:0] line2 = 3'd2 - look_slot_i[2:0];
  wire [3:0] slot2 = look_slot_i + {1'd0, line2};
  wire unused_slot2 = &{1'b0, slot2};
  wire [6:0] base2 = row_base(slot2[3]);

  ram_1r1w_80x12 u_start2 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base2 + {1'd0, look_first_i}),
      .read_data_o    (starts[35:24]),
      .write_enable_i (start_valid_i && slot_i[2:0] == 3'd2),
      .write_address_i(write_row),
      .write_data_i   (start_i)
  );

  ram_1r1w_80x12 u_end2 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base2 + {1'd0, look_last_i}),
      .read_data_o    (ends[35:24]),
      .write_enable_i (end_valid_i && slot_i[2:0] == 3'd2),
      .write_address_i(write_row),
      .write_data_i   (end_i)
  );

  wire [2:0] line3 = 3'd3 - look_slot_i[2:0];
  wire [3:0] slot3 = look_slot_i + {1'd0, line3};
  wire unused_slot3 = &{1'b0, slot3};
  wire [6:0] base3 = row_base(slot3[3]);

  ram_1r1w_80x12 u_start3 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base3 + {1'd0, look_first_i}),
      .read_data_o    (starts[47:36]),
      .write_enable_i (start_valid_i && slot_i[2:0] == 3'd3),
      .write_address_i(write_row),
      .write_data_i   (start_i)
  );

  ram_1r1w_80x12 u_end3 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base3 + {1'd0, look_last_i}),
      .read_data_o    (ends[47:36]),
      .write_enable_i (end_valid_i && slot_i[2:0] == 3'd3),
      .write_address_i(write_row),
      .write_data_i   (end_i)
  );

  wire [2:0] line4 = 3'd4 - look_slot_i[2:0];
  wire [3:0] slot4 = look_slot_i + {1'd0, line4};
  wire unused_slot4 = &{1'b0, slot4};
  wire [6:0] base4 = row_base(slot4[3]);

  ram_1r1w_80x12 u_start4 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base4 + {1'd0, look_first_i}),
      .read_data_o    (starts[59:48]),
      .write_enable_i (start_valid_i && slot_i[2:0] == 3'd4),
      .write_address_i(write_row),
      .write_data_i   (start_i)
  );

  ram_1r1w_80x12 u_end4 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base4 + {1'd0, look_last_i}),
      .read_data_o    (ends[59:48]),
      .write_enable_i (end_valid_i && slot_i[2:0] == 3'd4),
      .write_address_i(write_row),
      .write_data_i   (end_i)
  );

  wire [2:0] line5 = 3'd5 - look_slot_i[2:0];
  wire [3:0] slot5 = look_slot_i + {1'd0, line5};
  wire unused_slot5 = &{1'b0, slot5};
  wire [6:0] base5 = row_base(slot5[3]);

  ram_1r1w_80x12 u_start5 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base5 + {1'd0, look_first_i}),
      .read_data_o    (starts[71:60]),
      .write_enable_i (start_valid_i && slot_i[2:0] == 3'd5),
      .write_address_i(write_row),
      .write_data_i   (start_i)
  );

  ram_1r1w_80x12 u_end5 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base5 + {1'd0, look_last_i}),
      .read_data_o    (ends[71:60]),
      .write_enable_i (end_valid_i && slot_i[2:0] == 3'd5),
      .write_address_i(write_row),
      .write_data_i   (end_i)
  );

  wire [2:0] line6 = 3'd6 - look_slot_i[2:0];
  wire [3:0] slot6 = look_slot_i + {1'd0, line6};
  wire unused_slot6 = &{1'b0, slot6};
  wire [6:0] base6 = row_base(slot6[3]);

  ram_1r1w_80x12 u_start6 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base6 + {1'd0, look_first_i}),
      .read_data_o    (starts[83:72]),
      .write_enable_i (start_valid_i && slot_i[2:0] == 3'd6),
      .write_address_i(write_row),
      .write_data_i   (start_i)
  );

  ram_1r1w_80x12 u_end6 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base6 + {1'd0, look_last_i}),
      .read_data_o    (ends[83:72]),
      .write_enable_i (end_valid_i && slot_i[2:0] == 3'd6),
      .write_address_i(write_row),
      .write_data_i   (end_i)
  );

  wire [2:0] line7 = 3'd7 - look_slot_i[2:0];
  wire [3:0] slot7 = look_slot_i + {1'd0, line7};
  wire unused_slot7 = &{1'b0, slot7};
  wire [6:0] base7 = row_base(slot7[3]);

  ram_1r1w_80x12 u_start7 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base7 + {1'd0, look_first_i}),
      .read_data_o    (starts[95:84]),
      .write_enable_i (start_valid_i && slot_i[2:0] == 3'd7),
      .write_address_i(write_row),
      .write_data_i   (start_i)
  );

  ram_1r1w_80x12 u_end7 (
      .clk_i          (clk_i),
      .read_enable_i  (look_enable_i),
      .read_address_i (base7 + {1'd0, look_last_i}),
      .read_data_o    (ends[95:84]),
      .write_enable_i (end_valid_i && slot_i[2:0] == 3'd7),
      .write_address_i(write_row),
      .write_data_i   (end_i)
  );

  // Line k of the window is in bank (first + k) mod 8. A run that goes round ends in the next
  // round.
  reg [2:0] look_bank_q;

  always @(posedge clk_i) begin
    if (look_enable_i) look_bank_q <= look_slot_i[2:0];
  end

  wire [2:0] bank_of0 = look_bank_q + 3'd0;
  wire [11:0] start_of0 = starts[bank_of0 * 12 +: 12];
  wire [11:0] end_of0   = ends[bank_of0 * 12 +: 12];
  wire [10:0] from0 = start_of0[10:0];
  wire [10:0] to0   = end_of0[10:0];
  assign run_start_o[10:0] = from0;
  assign run_length_o[11:0] = {1'd0, to0} - {1'd0, from0}
      + (start_of0[11] != end_of0[11] ? 12'd2048 : 12'd0);

  wire [2:0] bank_of1 = look_bank_q + 3'd1;
  wire [11:0] start_of1 = starts[bank_of1 * 12 +: 12];
  wire [11:0] end_of1   = ends[bank_of1 * 12 +: 12];
  wire [10:0] from1 = start_of1[10:0];
  wire [10:0] to1   = end_of1[10:0];
  assign run_start_o[21:11] = from1;
  assign run_length_o[23:12] = {1'd0, to1} - {1'd0, from1}
      + (start_of1[11] != end_of1[11] ? 12'd2048 : 12'd0);

  wire [2:0] bank_of2 = look_bank_q + 3'd2;
  wire [11:0] start_of2 = starts[bank_of2 * 12 +: 12];
  wire [11:0] end_of2   = ends[bank_of2 * 12 +: 12];
  wire [10:0] from2 = start_of2[10:0];
  wire [10:0] to2   = end_of2[10:0];
  assign run_start_o[32:22] = from2;
  assign run_length_o[35:24] = {1'd0, to2} - {1'd0, from2}
      + (start_of2[11] != end_of2[11] ? 12'd2048 : 12'd0);

  wire [2:0] bank_of3 = look_bank_q + 3'd3;
  wire [11:0] start_of3 = starts[bank_of3 * 12 +: 12];
  wire [11:0] end_of3   = ends[bank_of3 * 12 +: 12];
  wire [10:0] from3 = start_of3[10:0];
  wire [10:0] to3   = end_of3[10:0];
  assign run_start_o[43:33] = from3;
  assign run_length_o[47:36] = {1'd0, to3} - {1'd0, from3}
      + (start_of3[11] != end_of3[11] ? 12'd2048 : 12'd0);

  wire [2:0] bank_of4 = look_bank_q + 3'd4;
  wire [11:0] start_of4 = starts[bank_of4 * 12 +: 12];
  wire [11:0] end_of4   = ends[bank_of4 * 12 +: 12];
  wire [10:0] from4 = start_of4[10:0];
  wire [10:0] to4   = end_of4[10:0];
  assign run_start_o[54:44] = from4;
  assign run_length_o[59:48] = {1'd0, to4} - {1'd0, from4}
      + (start_of4[11] != end_of4[11] ? 12'd2048 : 12'd0);

  wire [2:0] bank_of5 = look_bank_q + 3'd5;
  wire [11:0] start_of5 = starts[bank_of5 * 12 +: 12];
  wire [11:0] end_of5   = ends[bank_of5 * 12 +: 12];
  wire [10:0] from5 = start_of5[10:0];
  wire [10:0] to5   = end_of5[10:0];
  assign run_start_o[65:55] = from5;
  assign run_length_o[71:60] = {1'd0, to5} - {1'd0, from5}
      + (start_of5[11] != end_of5[11] ? 12'd2048 : 12'd0);

  wire [2:0] bank_of6 = look_bank_q + 3'd6;
  wire [11:0] start_of6 = starts[bank_of6 * 12 +: 12];
  wire [11:0] end_of6   = ends[bank_of6 * 12 +: 12];
  wire [10:0] from6 = start_of6[10:0];
  wire [10:0] to6   = end_of6[10:0];
  assign run_start_o[76:66] = from6;
  assign run_length_o[83:72] = {1'd0, to6} - {1'd0, from6}
      + (start_of6[11] != end_of6[11] ? 12'd2048 : 12'd0);

endmodule

`default_nettype wire
