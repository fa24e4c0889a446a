// SPDX-License-Identifier: Apache-2.0
//
// nullhop_fetch: reads the entries of windows, up to 8 of one line, or of two in different halves
// of the store, per cycle, and makes items of them: the value and the row of its weights, which is
// base + (ky * kw + kx) * channels + channel. A window whose last slice has no entry ends with an
// item of value 0. All stages move at once.
//
// Generated from templates/Hdl.Cnn/nullhop_fetch.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop

`default_nettype none

module nullhop_fetch (
    input  wire         clk_i,
    input  wire         rst_ni,

    // The pass; the kernel's columns less 1
    input  wire         pass_valid_i,
    output wire         pass_ready_o,
    input  wire [9:0]   pass_channels_i,
    input  wire         pass_signed_i,
    input  wire [2:0]   pass_columns_i,
    input  wire         pass_fresh_i,
    input  wire [9:0]   pass_base_i,

    // Runs of entries
    input  wire         run_valid_i,
    output wire         run_ready_o,
    input  wire         run_odd_i,
    input  wire [2:0]   run_first_i,
    input  wire         run_ends_i,
    input  wire         run_last_i,
    input  wire         run_emit_i,
    input  wire         run_flush_i,
    input  wire         run_pass_i,
    input  wire         run_frees_i,
    input  wire [13:0]  run_free_i,
    input  wire [69:0]  run_start_i,
    input  wire [76:0]  run_length_i,

    // The store
    output wire         read_enable_o,
    output wire [19:0]  read_address_o,
    output wire [5:0]   read_place_o,
    input  wire [287:0] read_data_i,

    // Rows below this one have been read for the last time
    output wire         free_valid_o,
    output wire [13:0]  free_row_o,

    // Items
    output wire         item_valid_o,
    input  wire         item_ready_i,
    output wire [191:0] item_data_o,
    output wire [7:0]   item_keep_o,
    output wire         item_last_o
);

  // The pass: what each line and each column of the kernel add to the row of the weights.
  localparam [1:0] Idle  = 2'd0;
  localparam [1:0] Span  = 2'd1;
  localparam [1:0] Lines = 2'd2;
  localparam [1:0] Runs  = 2'd3;

  reg [1:0] state_q;
  reg signed_q, fresh_q;
  reg [2:0] columns_q;
  reg [9:0] base_q, channels_q, span_q;
  reg [69:0] line_taps_q, column_taps_q;

  function [69:0] multiples;
    input [9:0] start;
    input [9:0] step;
    integer number;
    begin
      multiples = 70'd0;
      multiples[9:0] = start;
      for (number = 1; number < 7; number = number + 1)
        multiples[number * 10 +: 10] =
            multiples[(number - 1) * 10 +: 10] + step;
    end
  endfunction

  wire advance;
  wire running = state_q == Runs;
  wire step, pass_ends;

  assign pass_ready_o = state_q == Idle;

  always @(posedge clk_i) begin
    if (!rst_ni) state_q <= Idle;
    else case (state_q)
      Idle: if (pass_valid_i) state_q <= Span;
      Span: state_q <= Lines;
      Lines: state_q <= Runs;
      default: if (pass_ends) state_q <= Idle;
    endcase
  end

  always @(posedge clk_i) begin
    if (state_q == Idle) begin
      signed_q   <= pass_signed_i;
      columns_q  <= pass_columns_i;
      base_q     <= pass_base_i;
      channels_q <= pass_channels_i;
    end
    if (state_q == Span) begin
      span_q        <= channels_q * ({7'd0, columns_q} + 10'd1);
      column_taps_q <= multiples(10'd0, channels_q);
    end
    if (state_q == Lines) line_taps_q <= multiples(base_q, span_q);
    if (state_q == Idle) fresh_q <= pass_fresh_i;
    else if (advance && step) fresh_q <= 1'b0;
  end

  // The lines of the window that have entries and are not done; the lowest is next.
  reg [6:0] done_q;
  reg [10:0] offset_q;
  wire [6:0] filled;
  assign filled[0] = run_length_i[10:0] != 11'd0;
  assign filled[1] = run_length_i[21:11] != 11'd0;
  assign filled[2] = run_length_i[32:22] != 11'd0;
  assign filled[3] = run_length_i[43:33] != 11'd0;
  assign filled[4] = run_length_i[54:44] != 11'd0;
  assign filled[5] = run_length_i[65:55] != 11'd0;
  assign filled[6] = run_length_i[76:66] != 11'd0;
  wire [6:0] pending = filled & ~done_q;
  wire [6:0] lowest  = pending & (~pending + 7'd1);
  wire none = pending == 7'd0;
  wire lowest_odd = |(lowest & 7'b0101010);

  function [10:0] length_of;
    input [6:0] chosen;
    input [76:0] lengths;
    integer number;
    begin
      length_of = 11'd0;
      for (number = 0; number < 7; number = number + 1)
        length_of = length_of | (lengths[number * 11 +: 11] & {11{chosen[number]}});
    end
  endfunction

  function [9:0] start_of;
    input [6:0] chosen;
    input [69:0] starts;
    integer number;
    begin
      start_of = 10'd0;
      for (number = 0; number < 7; number = number + 1)
        start_of = start_of | (starts[number * 10 +: 10] & {10{chosen[number]}});
    end
  endfunction

  function [9:0] tap_of;
    input [6:0] chosen;
    input [69:0] taps;
    integer number;
    begin
      tap_of = 10'd0;
      for (number = 0; number < 7; number = number + 1)
        tap_of = tap_of | (taps[number * 10 +: 10] & {10{chosen[number]}});
    end
  endfunction

  wire [10:0] left = length_of(lowest, run_length_i) - offset_q;
  wire line_ends = left <= 11'd8;
  wire [3:0] first_count = line_ends ? left[3:0] : 4'd8;

  // Behind the last entries of a line stand those of one in the other half: all of them, or, where
  // it is the next one anyway, as many as there is room for.
  wire [6:0] behind    = pending & ~lowest;
  wire [6:0] next      = behind & (~behind + 7'd1);
  wire [6:0] other     = behind & (lowest_odd ? 7'b1010101 : 7'b0101010);
  wire [6:0] candidate = other & (~other + 7'd1);
  wire [10:0] second_length = length_of(candidate, run_length_i);
  wire [3:0] room = 4'd8 - first_count;
  wire second_ends = second_length <= {7'd0, room};
  wire pair = line_ends && other != 7'd0 && (second_ends || |(candidate & next));
  wire [6:0] second = pair && second_ends ? candidate : 7'd0;
  wire [3:0] second_count = !pair ? 4'd0 : second_ends ? second_length[3:0] : room;
  wire [3:0] count = first_count + second_count;
  wire more = (behind & ~second) != 7'd0;

  wire run_ends  = none || (line_ends && !more);
  assign step    = running && run_valid_i && (!none || run_ends_i);
  wire taken     = running && run_valid_i && advance && run_ends;
  assign pass_ends   = taken && run_ends_i && run_pass_i;
  assign run_ready_o = running && advance && run_ends;
  assign free_valid_o = taken && run_frees_i;
  assign free_row_o   = run_free_i;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      done_q   <= 7'd0;
      offset_q <= 11'd0;
    end else if (running && run_valid_i && advance) begin
      done_q   <= run_ends ? 7'd0 : line_ends ? done_q | lowest | second : done_q;
      offset_q <= line_ends || run_ends ? (pair && !second_ends ? {7'd0, room} : 11'd0) : offset_q +
          11'd8;
    end
  end

  // The store is read.
  wire [9:0] start = start_of(lowest, run_start_i);
  wire [9:0] address = start + offset_q[9:0];
  assign read_enable_o  = advance && running && run_valid_i;
  // The second line's entries stand behind those of the first.
  wire half = run_odd_i ^ lowest_odd;
  wire [9:0] second_start = start_of(candidate, run_start_i);
  assign read_address_o = half ? {address[9:0], second_start} : {second_start, address[9:0]};
  assign read_place_o   = half ? {3'd0, left[2:0]} : {left[2:0], 3'd0};

  // The entries come, and with them what the step said of them.
  reg step_q, null_q, last_q, emit_q, flush_q, ends_q, first_item_q, sign_q;
  reg [2:0] column_q;
  reg [3:0] count_q;
  reg [9:0] tap_q, second_tap_q;
  reg half_q;
  reg [3:0] first_count_q;
  reg [69:0] taps_q;

  always @(posedge clk_i) begin
    if (!rst_ni) step_q <= 1'b0;
    else if (advance) step_q <= step;
  end

  always @(posedge clk_i) begin
    if (advance) begin
      null_q       <= none;
      last_q       <= run_ends && run_ends_i && run_last_i;
      emit_q       <= run_ends && run_ends_i && run_emit_i;
      flush_q      <= run_ends && run_ends_i && run_flush_i;
      ends_q       <= run_ends && run_ends_i && run_pass_i;
      first_item_q <= fresh_q;
      sign_q       <= signed_q;
      column_q     <= run_first_i;
      count_q      <= none ? 4'd1 : count;
      tap_q        <= tap_of(lowest, line_taps_q);
      half_q       <= half;
      second_tap_q  <= tap_of(candidate, line_taps_q);
      first_count_q <= first_count;
      taps_q       <= column_taps_q;
    end
  end

  // The items
  reg item_valid_q;
  reg item_last_q;
  reg [7:0] item_keep_q;
  assign item_keep_o = item_keep_q;
  assign item_last_o = item_last_q;

  function [7:0] mask_of;
    input [3:0] number;
    integer item;
    for (item = 0; item < 8; item = item + 1) mask_of[item] = number > item[3:0];
  endfunction

  always @(posedge clk_i) begin
    if (advance) begin
      item_keep_q <= mask_of(count_q);
      item_last_q <= flush_q;
    end
  end
  assign advance = !item_valid_q || item_ready_i;
  assign item_valid_o = item_valid_q;

  always @(posedge clk_i) begin
    if (!rst_ni) item_valid_q <= 1'b0;
    else if (advance) item_valid_q <= step_q;
  end

  wire second0 = first_count_q <= 4'd0;
  wire [17:0] entry0 = (half_q ^ second0) ? read_data_i[161:144] : read_data_i[17:0];
  wire [7:0] value0 = entry0[7:0];
  wire [6:0] channel0 = entry0[14:8];
  wire [2:0] place0 = entry0[17:15] - column_q;
  wire [9:0] row0 = (second0 ? second_tap_q : tap_q) + column_tap(place0, taps_q) + {3'd0,
      channel0};
  wire final0 = count_q == 4'd1;
  reg [23:0] item0_q;

  always @(posedge clk_i) begin
    if (advance)
      item0_q <= {
        first_item_q, ends_q && final0, flush_q && final0, emit_q && final0, last_q && final0,
            null_q ? 10'd0 : row0,
        null_q ? 9'd0 : {sign_q && value0[7], value0}
      };
  end
  assign item_data_o[23:0] = item0_q;

  wire second1 = first_count_q <= 4'd1;
  wire [17:0] entry1 = (half_q ^ second1) ? read_data_i[179:162] : read_data_i[35:18];
  wire [7:0] value1 = entry1[7:0];
  wire [6:0] channel1 = entry1[14:8];
  wire [2:0] place1 = entry1[17:15] - column_q;
  wire [9:0] row1 = (second1 ? second_tap_q : tap_q) + column_tap(place1, taps_q) + {3'd0,
      channel1};
  wire final1 = count_q == 4'd2;
  reg [23:0] item1_q;

  always @(posedge clk_i) begin
    if (advance)
      item1_q <= {
        1'b0, ends_q && final1, flush_q && final1, emit_q && final1, last_q && final1, null_q ?
            10'd0 : row1,
        null_q ? 9'd0 : {sign_q && value1[7], value1}
      };
  end
  assign item_data_o[47:24] = item1_q;

  wire second2 = first_count_q <= 4'd2;
  wire [17:0] entry2 = (half_q ^ second2) ? read_data_i[197:180] : read_data_i[53:36];
  wire [7:0] value2 = entry2[7:0];
  wire [6:0] channel2 = entry2[14:8];
  wire [2:0] place2 = entry2[17:15] - column_q;
  wire [9:0] row2 = (second2 ? second_tap_q : tap_q) + column_tap(place2, taps_q) + {3'd0,
      channel2};
  wire final2 = count_q == 4'd3;
  reg [23:0] item2_q;

  always @(posedge clk_i) begin
    if (advance)
      item2_q <= {
        1'b0, ends_q && final2, flush_q && final2, emit_q && final2, last_q && final2, null_q ?
            10'd0 : row2,
        null_q ? 9'd0 : {sign_q && value2[7], value2}
      };
  end
  assign item_data_o[71:48] = item2_q;

  wire second3 = first_count_q <= 4'd3;
  wire [17:0] entry3 = (half_q ^ second3) ? read_data_i[215:198] : read_data_i[71:54];
  wire [7:0] value3 = entry3[7:0];
  wire [6:0] channel3 = entry3[14:8];
  wire [2:0] place3 = entry3[17:15] - column_q;
  wire [9:0] row3 = (second3 ? second_tap_q : tap_q) + column_tap(place3, taps_q) + {3'd0,
      channel3};
  wire final3 = count_q == 4'd4;
  reg [23:0] item3_q;

  always @(posedge clk_i) begin
    if (advance)
      item3_q <= {
        1'b0, ends_q && final3, flush_q && final3, emit_q && final3, last_q && final3, null_q ?
            10'd0 : row3,
        null_q ? 9'd0 : {sign_q && value3[7], value3}
      };
  end
  assign item_data_o[95:72] = item3_q;

  wire second4 = first_count_q <= 4'd4;
  wire [17:0] entry4 = (half_q ^ second4) ? read_data_i[233:216] : read_data_i[89:72];
  wire [7:0] value4 = entry4[7:0];
  wire [6:0] channel4 = entry4[14:8];
  wire [2:0] place4 = entry4[17:15] - column_q;
  wire [9:0] row4 = (second4 ? second_tap_q : tap_q) + column_tap(place4, taps_q) + {3'd0,
      channel4};
  wire final4 = count_q == 4'd5;
  reg [23:0] item4_q;

  always @(posedge clk_i) begin
    if (advance)
      item4_q <= {
        1'b0, ends_q && final4, flush_q && final4, emit_q && final4, last_q && final4, null_q ?
            10'd0 : row4,
        null_q ? 9'd0 : {sign_q && value4[7], value4}
      };
  end
  assign item_data_o[119:96] = item4_q;

  wire second5 = first_count_q <= 4'd5;
  wire [17:0] entry5 = (half_q ^ second5) ? read_data_i[251:234] : read_data_i[107:90];
  wire [7:0] value5 = entry5[7:0];
  wire [6:0] channel5 = entry5[14:8];
  wire [2:0] place5 = entry5[17:15] - column_q;
  wire [9:0] row5 = (second5 ? second_tap_q : tap_q) + column_tap(place5, taps_q) + {3'd0,
      channel5};
  wire final5 = count_q == 4'd6;
  reg [23:0] item5_q;

  always @(posedge clk_i) begin
    if (advance)
      item5_q <= {
        1'b0, ends_q && final5, flush_q && final5, emit_q && final5, last_q && final5, null_q ?
            10'd0 : row5,
        null_q ? 9'd0 : {sign_q && value5[7], value5}
      };
  end
  assign item_data_o[143:120] = item5_q;

  wire second6 = first_count_q <= 4'd6;
  wire [17:0] entry6 = (half_q ^ second6) ? read_data_i[269:252] : read_data_i[125:108];
  wire [7:0] value6 = entry6[7:0];
  wire [6:0] channel6 = entry6[14:8];
  wire [2:0] place6 = entry6[17:15] - column_q;
  wire [9:0] row6 = (second6 ? second_tap_q : tap_q) + column_tap(place6, taps_q) + {3'd0,
      channel6};
  wire final6 = count_q == 4'd7;
  reg [23:0] item6_q;

  always @(posedge clk_i) begin
    if (advance)
      item6_q <= {
        1'b0, ends_q && final6, flush_q && final6, emit_q && final6, last_q && final6, null_q ?
            10'd0 : row6,
        null_q ? 9'd0 : {sign_q && value6[7], value6}
      };
  end
  assign item_data_o[167:144] = item6_q;

  wire second7 = first_count_q <= 4'd7;
  wire [17:0] entry7 = (half_q ^ second7) ? read_data_i[287:270] : read_data_i[143:126];
  wire [7:0] value7 = entry7[7:0];
  wire [6:0] channel7 = entry7[14:8];
  wire [2:0] place7 = entry7[17:15] - column_q;
  wire [9:0] row7 = (second7 ? second_tap_q : tap_q) + column_tap(place7, taps_q) + {3'd0,
      channel7};
  wire final7 = count_q == 4'd8;
  reg [23:0] item7_q;

  always @(posedge clk_i) begin
    if (advance)
      item7_q <= {
        1'b0, ends_q && final7, flush_q && final7, emit_q && final7, last_q && final7, null_q ?
            10'd0 : row7,
        null_q ? 9'd0 : {sign_q && value7[7], value7}
      };
  end
  assign item_data_o[191:168] = item7_q;

  function [9:0] column_tap;
    input [2:0] column;
    input [69:0] taps;
    integer number;
    begin
      column_tap = 10'd0;
      for (number = 0; number < 7; number = number + 1)
        if (column == number[2:0]) column_tap = taps[number * 10 +: 10];
    end
  endfunction

endmodule

`default_nettype wire
