// SPDX-License-Identifier: Apache-2.0
//
// nullhop_loader: turns rows of a compressed feature map into entries of the row store, one segment
// per cycle: a part of a map word, inside one column, with at most 1 value that is not 0; or a
// value of a map that is not compressed. Rows that are no longer needed are released, one per
// cycle, once they have come.
//
// Generated from templates/Hdl.Cnn/nullhop_loader.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop_core

`default_nettype none

module nullhop_loader (
    input  wire        clk_i,
    input  wire        rst_ni,

    // The pass; fields less 1 where they say how many slices there are
    input  wire        pass_valid_i,
    output wire        pass_ready_o,
    input  wire [11:0] pass_height_i,
    input  wire [11:0] pass_width_i,
    input  wire [2:0]  pass_slices_i,
    input  wire        pass_raw_i,
    input  wire        pass_reuse_i,
    input  wire [15:0] pass_frames_i,
    input  wire [47:0] pass_channels_i,

    // Words of map packets
    input  wire        word_valid_i,
    output wire        word_ready_o,
    input  wire [7:0]  word_data_i,
    input  wire        word_last_i,

    // Rows below this one are no longer needed
    input  wire        free_valid_i,
    input  wire [13:0] free_row_i,

    // Entries for the store, from an address on, and pointers to where a column begins and ends
    output wire        entry_valid_o,
    output wire        entry_count_o,
    output wire [10:0] entry_address_o,
    output wire [17:0] entry_data_o,
    output wire        start_valid_o,
    output wire        end_valid_o,
    output wire [3:0]  slot_o,
    output wire [5:0]  place_o,
    output wire [11:0] start_o,
    output wire [11:0] end_o,

    // Rows that are there, modulo 16384, and columns of the next one in its last slice
    output wire [13:0] rows_done_o,
    output wire [11:0] columns_done_o,

    // For a cycle: all rows of the pass have come
    output wire        ends_o,

    // For a cycle each: tail, framing, missing, surplus
    output wire [3:0]  error_o
);

  // The pass
  reg running_q, raw_q, skip_q;
  reg [11:0] height_q, width_q;
  reg [2:0]  slices_q;
  reg [47:0] channels_q;

  // What is left of it: frames, rows, columns, channels of the column; the slice; the low bits of
  // the column; the slice's first channel, the channel that comes next; the place of the column
  // among the pointers; whether a segment begins a column.
  reg begins_q;
  reg [15:0] frames_q;
  reg [11:0] rows_q, columns_q, left_q;
  reg [2:0]  slice_q;
  reg [2:0]  column_q;
  reg [6:0] first_q, channel_q;
  reg [5:0] place_q;

  // The words of the packet
  wire [15:0] window;
  wire [1:0] present, known;
  wire dropping, surplus;
  wire go, closes;
  wire [1:0] take;

  lane_unpacker_o1_i2_w8_checked u_unpacker (
      .clk_i           (clk_i),
      .rst_ni          (rst_ni),
      .beat_valid_i    (word_valid_i),
      .beat_ready_o    (word_ready_o),
      .beat_data_i     (word_data_i),
      .beat_keep_i     (1'b1),
      .beat_last_i     (word_last_i),
      .window_data_o   (window),
      .window_present_o(present),
      .window_known_o  (known),
      .drop_o          (dropping),
      .go_i            (go),
      .take_i          (take),
      .close_i         (closes),
      .surplus_o       (surplus)
  );

  // Bits of the map word that have not been used; the next one stands first in the window once
  // there are none. Of a raw map the values themselves say which are not 0.
  reg [3:0] bits_q;
  reg [7:0] map_q;
  wire head = !raw_q && bits_q == 4'd0;
  wire [7:0] map = head ? window[7:0] : map_q;

  function [0:0] nonzero;
    input [7:0] words;
    integer item;
    for (item = 0; item < 1; item = item + 1)
      nonzero[item] = |words[item * 8 +: 8];
  endfunction

  wire dense = nonzero(window[7:0]);
  wire [7:0] flags = raw_q ? {7'd0, dense} : map;
  wire [3:0] bits = raw_q ? 4'd1 : head ? 4'd8 : bits_q;
  wire [3:0] limit = left_q < {8'd0, bits} ? left_q[3:0] : bits;

  // Those of this column. Above the bits of a map word that have not been used there are zeros.
  function [7:0] column_mask;
    input [11:0] left;
    integer place;
    for (place = 0; place < 8; place = place + 1) column_mask[place] = left > place[11:0];
  endfunction

  wire [7:0] in_column = flags & column_mask(left_q);
  wire left_fits = left_q <= {8'd0, bits};

  // Whether there are two or more
  function two_of;
    input [7:0] set;
    reg [7:0] any, two;
    integer place, step;
    begin
      any = set;
      two = 8'd0;
      for (step = 1; step < 8; step = step * 2)
        for (place = 0; place + step < 8; place = place + 2 * step) begin
          two[place] = two[place] | two[place + step] | (any[place] & any[place + step]);
          any[place] = any[place] | any[place + step];
        end
      two_of = two[0];
    end
  endfunction

  wire over = two_of(in_column);
  wire count = |in_column;

  // A segment ends at the column's end, at the word's, and before a value too many.
  function [3:0] reach_of;
    input [7:0] set;
    input [3:0] most;
    reg number;
    reg found;
    integer place;
    begin
      reach_of = most;
      number   = 1'd0;
      found    = 1'b0;
      for (place = 0; place < 8; place = place + 1)
        if (set[place] && !found) begin
          if (number == 1'd1) begin
            found    = 1'b1;
            reach_of = place[3:0];
          end else number = number + 1'd1;
        end
    end
  endfunction

  wire [3:0] reach = reach_of(in_column, limit);
  wire [7:0] used = in_column & column_mask({8'd0, reach});
  wire ends = left_fits && !over;

  // What the segment needs of the window, and whether it is there.
  function [0:0] mask_of;
    input number;
    integer item;
    for (item = 0; item < 1; item = item + 1) mask_of[item] = number > item[0:0];
  endfunction

  wire wanted = mask_of(raw_q ? limit[0] : count);
  wire values_present = head ? present[1] : present[0];
  wire values_known   = head ? known[1] : known[0];
  wire ready   = (known[0] || !head) && &(values_known | ~wanted);
  wire missing = (head && !present[0]) || |(wanted & ~values_present);
  assign take  = {1'd0, raw_q ? limit[0] : count} + {1'd0, head};

  // The column ends with this segment, and the packet with the last column.
  wire column_ends = ends;
  assign closes    = column_ends && columns_q == 12'd1;
  wire last_slice  = slice_q == slices_q;
  wire row_ends    = closes && last_slice;
  wire frame_ends  = row_ends && rows_q == 12'd1;
  wire pass_ends   = frame_ends && frames_q == 16'd1;

  // A segment is there. It goes where the store has room.
  wire at_hand     = running_q && !skip_q && !dropping && ready;

  // Rows that have come and rows that were released, both modulo 16384; the slot of a row is the
  // low bits of its number. Entries and rows that the store holds, and the entries of each row.
  reg [13:0] done_q, freed_q, target_q;
  reg [11:0] held_entries_q, size_q;
  reg [4:0] held_rows_q;
  reg [11:0] sizes_q [0:15];

  wire row_begins = begins_q && place_q == 6'd0;
  wire fits       = held_entries_q <= 12'd2048 - {11'd0, count};
  wire has_room   = fits && (!row_begins || held_rows_q != 5'd16);
  wire release_row = freed_q != target_q && freed_q != done_q;
  wire [11:0] released = release_row ? sizes_q[freed_q[3:0]] : 12'd0;
  wire [11:0] added    = go ? {11'd0, count} : 12'd0;
  wire [11:0] size     = (row_begins ? 12'd0 : size_q) + {11'd0, count};

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      done_q         <= 14'd0;
      freed_q        <= 14'd0;
      target_q       <= 14'd0;
      held_entries_q <= 12'd0;
      held_rows_q    <= 5'd0;
    end else begin
      if (go && row_ends) done_q <= done_q + 14'd1;
      if (release_row) freed_q <= freed_q + 14'd1;
      if (free_valid_i) target_q <= free_row_i;
      held_entries_q <= held_entries_q + added - released;
      if (go && row_begins && !release_row) held_rows_q <= held_rows_q + 5'd1;
      else if (release_row && !(go && row_begins)) held_rows_q <= held_rows_q - 5'd1;
    end
  end

  always @(posedge clk_i) begin
    if (go) size_q <= size;
    if (go && row_ends) sizes_q[done_q[3:0]] <= size;
  end

  assign go        = at_hand && has_room;

  assign pass_ready_o = !running_q;
  assign ends_o       = running_q && (skip_q || (go && pass_ends));

  always @(posedge clk_i) begin
    if (!rst_ni) running_q <= 1'b0;
    else if (pass_ready_o) running_q <= pass_valid_i;
    else if (ends_o) running_q <= 1'b0;
  end

  function [11:0] channels_of;
    input [2:0] number;
    integer slice;
    begin
      channels_of = 12'd0;
      for (slice = 0; slice < 4; slice = slice + 1)
        if (number == slice[2:0]) channels_of = channels_q[slice * 12 +: 12];
    end
  endfunction

  wire [6:0] step = {3'd0, reach};
  wire [2:0] next_slice = !closes ? slice_q : last_slice ? 3'd0 : slice_q + 3'd1;
  wire [11:0] channels = channels_of(slice_q);
  wire unused_channels = &{1'b0, channels};
  wire [6:0] next_first = !closes ? first_q : last_slice ? 7'd0 : first_q + channels[6:0];

  always @(posedge clk_i) begin
    if (pass_ready_o) begin
      skip_q     <= pass_reuse_i;
      raw_q      <= pass_raw_i;
      height_q   <= pass_height_i;
      width_q    <= pass_width_i;
      slices_q   <= pass_slices_i;
      channels_q <= pass_channels_i;
      frames_q   <= pass_frames_i;
      rows_q     <= pass_height_i;
      columns_q  <= pass_width_i;
      left_q     <= pass_channels_i[11:0];
      slice_q    <= 3'd0;
      begins_q   <= 1'b1;
      first_q    <= 7'd0;
      channel_q  <= 7'd0;
      place_q    <= 6'd0;
      column_q   <= 3'd0;
    end else if (go) begin
      begins_q  <= column_ends;
      left_q    <= column_ends ? channels_of(next_slice) : left_q - {8'd0, reach};
      channel_q <= column_ends ? next_first : channel_q + step;
      first_q   <= next_first;
      slice_q   <= next_slice;
      if (column_ends) begin
        columns_q <= closes ? width_q : columns_q - 12'd1;
        column_q  <= closes ? 3'd0 : column_q + 3'd1;
        place_q   <= row_ends ? 6'd0 : place_q + 6'd1;
      end
      if (row_ends) rows_q <= frame_ends ? height_q : rows_q - 12'd1;
      if (frame_ends) frames_q <= frames_q - 16'd1;
    end
  end

  // What is left of the map word; at the head of a packet, nothing.
  wire [7:0] behind = map >> reach;

  always @(posedge clk_i) begin
    if (!rst_ni) bits_q <= 4'd0;
    else if (go) bits_q <= raw_q || closes ? 4'd0 : bits[3:0] - reach[3:0];
  end

  always @(posedge clk_i) begin
    if (go) map_q <= behind;
  end

  // The entries: value, channel, low bits of the column.
  function [2:0] places_of;
    input [7:0] set;
    integer place, item;
    begin
      places_of = 3'd0;
      item = 0;
      for (place = 0; place < 8; place = place + 1)
        if (set[place] && item < 1) begin
          places_of[item * 3 +: 3] = place[2:0];
          item = item + 1;
        end
    end
  endfunction

  wire [7:0] values = head ? window[15:8] : window[7:0];
  function [17:0] entries_of;
    input [2:0] at;
    input [7:0] words;
    input [2:0] column;
    input [6:0] channel;
    reg [2:0] place;
    reg [7:0] value;
    integer item;
    for (item = 0; item < 1; item = item + 1) begin
      place = at[item * 3 +: 3];
      value = words[item * 8 +: 8];
      entries_of[item * 18 +: 18] = {column, channel + {4'd0, place}, value};
    end
  endfunction

  // Where they go: entries one behind the other, around the store. The bit above an address tells
  // one time round from the next.
  reg [11:0] pointer_q;
  wire [11:0] sum = {1'd0, pointer_q[10:0]} + {11'd0, count};
  wire round = sum >= 12'd2048;
  wire [10:0] next_address = sum[10:0];
  wire [11:0] next_pointer = {pointer_q[11] ^ round, next_address};

  always @(posedge clk_i) begin
    if (!rst_ni) pointer_q <= 12'd0;
    else if (go) pointer_q <= next_pointer;
  end

  // Columns of the last slice that are whole
  wire [11:0] whole = last_slice ? width_q - columns_q : 12'd0;

  // All of it is written a cycle later, once the values have been moved together, and told once it
  // can be read.
  reg entry_valid_q, start_valid_q, end_valid_q;
  reg entry_count_q;
  reg [7:0] used_q;
  reg [7:0] values_q;
  reg [2:0] entry_column_q;
  reg [6:0] entry_channel_q;
  reg [11:0] start_q, end_q;
  reg [3:0] slot_q;
  reg [5:0] written_place_q;
  reg [13:0] rows_done_q;
  reg [11:0] columns_done_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      entry_valid_q  <= 1'b0;
      start_valid_q  <= 1'b0;
      end_valid_q    <= 1'b0;
      rows_done_q    <= 14'd0;
      columns_done_q <= 12'd0;
    end else begin
      entry_valid_q  <= go && count != 1'd0;
      start_valid_q  <= go && begins_q;
      end_valid_q    <= go && column_ends;
      rows_done_q    <= done_q;
      columns_done_q <= whole;
    end
  end

  always @(posedge clk_i) begin
    if (go) begin
      entry_count_q   <= count;
      used_q          <= used;
      values_q        <= values;
      entry_column_q  <= column_q;
      entry_channel_q <= channel_q;
      start_q         <= pointer_q;
      end_q           <= next_pointer;
      slot_q          <= done_q[3:0];
      written_place_q <= place_q;
    end
  end

  assign entry_valid_o   = entry_valid_q;
  assign entry_count_o   = entry_count_q;
  assign entry_address_o = start_q[10:0];
  assign entry_data_o    = entries_of(places_of(used_q), values_q, entry_column_q, entry_channel_q);
  assign start_valid_o   = start_valid_q;
  assign end_valid_o     = end_valid_q;
  assign slot_o          = slot_q;
  assign place_o         = written_place_q;
  assign start_o         = start_q;
  assign end_o           = end_q;
  assign rows_done_o     = rows_done_q;
  assign columns_done_o  = columns_done_q;

  // Errors: a bit behind the packet's pixels, a packet too short or too long, and in which way.
  wire tail = !raw_q && closes && |behind;
  reg [3:0] error_q;
  assign error_o = error_q;

  always @(posedge clk_i) begin
    if (!rst_ni) error_q <= 4'd0;
    else error_q <= {surplus, go && missing, surplus || (go && missing), go && tail};
  end

endmodule

`default_nettype wire
