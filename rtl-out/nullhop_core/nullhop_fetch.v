// SPDX-License-Identifier: Apache-2.0
//
// nullhop_fetch: reads the entries of windows, up to 1 of one line per cycle, and makes items of
// them: the value and the row of its weights, which is base + (ky * kw + kx) * channels + channel.
// A window whose last slice has no entry ends with an item of value 0. All stages move at once.
//
// Generated from templates/Hdl.Cnn/nullhop_fetch.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop_core

`default_nettype none

module nullhop_fetch (
    input  wire        clk_i,
    input  wire        rst_ni,

    // The pass; the kernel's columns less 1
    input  wire        pass_valid_i,
    output wire        pass_ready_o,
    input  wire [9:0]  pass_channels_i,
    input  wire        pass_signed_i,
    input  wire [2:0]  pass_columns_i,
    input  wire        pass_fresh_i,
    input  wire [9:0]  pass_base_i,

    // Runs of entries
    input  wire        run_valid_i,
    output wire        run_ready_o,
    input  wire [2:0]  run_first_i,
    input  wire        run_ends_i,
    input  wire        run_last_i,
    input  wire        run_emit_i,
    input  wire        run_flush_i,
    input  wire        run_pass_i,
    input  wire        run_frees_i,
    input  wire [13:0] run_free_i,
    input  wire [76:0] run_start_i,
    input  wire [83:0] run_length_i,

    // The store
    output wire        read_enable_o,
    output wire [10:0] read_address_o,
    input  wire [17:0] read_data_i,

    // Rows below this one have been read for the last time
    output wire        free_valid_o,
    output wire [13:0] free_row_o,

    // Items
    output wire        item_valid_o,
    input  wire        item_ready_i,
    output wire [23:0] item_data_o
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
  reg [11:0] offset_q;
  wire [6:0] filled;
  assign filled[0] = run_length_i[11:0] != 12'd0;
  assign filled[1] = run_length_i[23:12] != 12'd0;
  assign filled[2] = run_length_i[35:24] != 12'd0;
  assign filled[3] = run_length_i[47:36] != 12'd0;
  assign filled[4] = run_length_i[59:48] != 12'd0;
  assign filled[5] = run_length_i[71:60] != 12'd0;
  assign filled[6] = run_length_i[83:72] != 12'd0;
  wire [6:0] pending = filled & ~done_q;
  wire [6:0] lowest  = pending & (~pending + 7'd1);
  wire none = pending == 7'd0;
  wire more = (pending & ~lowest) != 7'd0;

  function [11:0] length_of;
    input [6:0] chosen;
    input [83:0] lengths;
    integer number;
    begin
      length_of = 12'd0;
      for (number = 0; number < 7; number = number + 1)
        length_of = length_of | (lengths[number * 12 +: 12] & {12{chosen[number]}});
    end
  endfunction

  function [10:0] start_of;
    input [6:0] chosen;
    input [76:0] starts;
    integer number;
    begin
      start_of = 11'd0;
      for (number = 0; number < 7; number = number + 1)
        start_of = start_of | (starts[number * 11 +: 11] & {11{chosen[number]}});
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

  wire [11:0] left = length_of(lowest, run_length_i) - offset_q;
  wire line_ends = left <= 12'd1;
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
      offset_q <= 12'd0;
    end else if (running && run_valid_i && advance) begin
      done_q   <= run_ends ? 7'd0 : line_ends ? done_q | lowest : done_q;
      offset_q <= line_ends || run_ends ? 12'd0 : offset_q + 12'd1;
    end
  end

  // The store is read.
  wire [10:0] start = start_of(lowest, run_start_i);
  wire [10:0] address = start + offset_q[10:0];
  assign read_enable_o  = advance && running && run_valid_i;
  assign read_address_o = address[10:0];

  // The entries come, and with them what the step said of them.
  reg step_q, null_q, last_q, emit_q, flush_q, ends_q, first_item_q, sign_q;
  reg [2:0] column_q;
  reg [9:0] tap_q;
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
      tap_q        <= tap_of(lowest, line_taps_q);
      taps_q       <= column_taps_q;
    end
  end

  // The items
  reg item_valid_q;
  assign advance = !item_valid_q || item_ready_i;
  assign item_valid_o = item_valid_q;

  always @(posedge clk_i) begin
    if (!rst_ni) item_valid_q <= 1'b0;
    else if (advance) item_valid_q <= step_q;
  end

  wire [17:0] entry0 = read_data_i[17:0];
  wire [7:0] value0 = entry0[7:0];
  wire [6:0] channel0 = entry0[14:8];
  wire [2:0] place0 = entry0[17:15] - column_q;
  wire [9:0] row0 = tap_q + column_tap(place0, taps_q) + {3'd0, channel0};
  reg [23:0] item0_q;

  always @(posedge clk_i) begin
    if (advance)
      item0_q <= {
        first_item_q, ends_q, flush_q, emit_q, last_q, null_q ? 10'd0 : row0,
        null_q ? 9'd0 : {sign_q && value0[7], value0}
      };
  end
  assign item_data_o[23:0] = item0_q;

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
