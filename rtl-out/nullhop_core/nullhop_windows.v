// SPDX-License-Identifier: Apache-2.0
//
// nullhop_windows: the windows of a pass in the order in which their sums are wanted: pooled rows
// and columns, in each the windows that are pooled, in each the slices. A window starts once its
// rows are there, or all but the last, of which its columns are. What leaves is, for each line of
// the window, where its entries are and how many: one window and slice per cycle.
//
// Generated from templates/Hdl.Cnn/nullhop_windows.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop_core

`default_nettype none

module nullhop_windows (
    input  wire        clk_i,
    input  wire        rst_ni,

    // The pass; kernel, stride, pool and slices less 1
    input  wire        pass_valid_i,
    output wire        pass_ready_o,
    input  wire [11:0] pass_height_i,
    input  wire [11:0] pass_width_i,
    input  wire [2:0]  pass_slices_i,
    input  wire        pass_reuse_i,
    input  wire        pass_keep_i,
    input  wire [2:0]  pass_lines_i,
    input  wire [2:0]  pass_columns_i,
    input  wire [1:0]  pass_stride_i,
    input  wire [2:0]  pass_pad_top_i,
    input  wire [2:0]  pass_pad_left_i,
    input  wire [1:0]  pass_pool_i,
    input  wire [1:0]  pass_pool_step_i,
    input  wire [11:0] pass_pooled_height_i,
    input  wire [11:0] pass_pooled_width_i,
    input  wire        pass_closes_i,
    input  wire [15:0] pass_frames_i,
    input  wire [15:0] pass_loads_i,

    // Rows, columns and loads of parameters that are there
    input  wire [13:0] rows_done_i,
    input  wire [11:0] columns_done_i,
    input  wire [15:0] loads_done_i,

    // The next window waits for its rows; for parameters
    output wire        waits_rows_o,
    output wire        waits_loads_o,

    // The pointers
    output wire        look_enable_o,
    output wire [3:0]  look_slot_o,
    output wire [5:0]  look_first_o,
    output wire [5:0]  look_last_o,
    input  wire [76:0] looked_start_i,
    input  wire [83:0] looked_length_i,

    // Runs of entries, one for each line of the window: the window's first column modulo 8, whether
    // the window's slices end, its sums, those of the pooled pixel, the pass; rows to be freed
    output wire        run_valid_o,
    input  wire        run_ready_i,
    output wire [2:0]  run_first_o,
    output wire        run_ends_o,
    output wire        run_last_o,
    output wire        run_emit_o,
    output wire        run_flush_o,
    output wire        run_pass_o,
    output wire        run_frees_o,
    output wire [13:0] run_free_o,
    output wire [76:0] run_start_o,
    output wire [83:0] run_length_o
);

  reg running_q, open_q;
  reg [11:0] height_q, width_q, pooled_height_q, pooled_width_q;
  reg [2:0]  slices_q;
  reg [2:0]  lines_q, columns_q;
  reg [1:0]  stride_q, pool_q;
  reg [3:0]  pool_step_q;
  reg [2:0]  pad_top_q, pad_left_q;
  reg keep_q, closes_q, drop_q;
  reg [15:0] frames_q, loads_q;

  // The window: pooled row and column, the window among those that are pooled, the slice and its
  // first place among the pointers. x, y: the window's corner, in the map; those of the pooled
  // pixel.
  reg [11:0] row_q, pixel_q;
  reg [1:0]  down_q, right_q;
  reg [2:0]  slice_q;
  reg [5:0] place_q;
  reg signed [13:0] x_q, y_q, pixel_x_q, row_y_q;

  // Number of the frame's row 0, modulo 16384; rows of a frame that is kept for the next pass.
  reg [13:0] base_q;
  reg [11:0] kept_q;

  // Kernel, stride and pool are given less 1.
  wire signed [13:0] lines   = {11'd0, lines_q};
  wire signed [13:0] columns = {11'd0, columns_q};
  wire signed [13:0] height  = {2'd0, height_q};
  wire signed [13:0] width   = {2'd0, width_q};
  wire signed [13:0] stride  = {12'd0, stride_q} + 14'sd1;
  wire signed [13:0] step    = {10'd0, pool_step_q};
  wire signed [13:0] bottom  = y_q + lines;
  wire signed [13:0] right   = x_q + columns;

  // The part of it that lies in the map
  wire no_rows    = y_q >= height || bottom < 14'sd0;
  wire no_columns = x_q >= width || right < 14'sd0;
  wire signed [13:0] last_column = right >= width ? width - 14'sd1 : right;

  // What ends with it
  wire slice_ends  = slice_q == slices_q;
  wire right_ends  = right_q == pool_q;
  wire down_ends   = down_q == pool_q;
  wire pixel_ends  = slice_ends && right_ends && down_ends;
  wire row_ends    = pixel_ends && pixel_q == pooled_width_q - 12'd1;
  wire frame_ends  = row_ends && row_q == pooled_height_q - 12'd1;
  wire pass_ends   = frame_ends && frames_q == 16'd1;

  // Rows of this frame that are there, and how much of the next one; rows of the frame before may
  // be still to come. The last row is there, or all rows before it; so are the columns of the one
  // that comes.
  wire signed [13:0] rows = rows_done_i - base_q;
  wire signed [13:0] columns_done = {2'd0, columns_done_i};
  wire row_there    = rows > bottom || rows >= height;
  wire row_comes    = rows >= bottom || rows >= height - 14'sd1;
  wire columns_come = no_columns || columns_done > right || columns_done >= width;
  wire ready = !rows[13] && (no_rows || row_there || (row_comes && columns_come));

  // The parameters that the pass needs have come.
  wire [15:0] behind = loads_done_i - loads_q;
  wire loaded = !behind[15];
  wire unused_behind = &{1'b0, behind};

  reg  looked_q;
  wire advance = !looked_q || run_ready_i;
  wire go      = running_q && open_q && !drop_q && ready && advance;
  // Nobody looks again at what was kept: a run of nothing frees it.
  wire drop    = running_q && drop_q && advance;

  assign pass_ready_o  = !running_q;
  assign waits_rows_o  = running_q && open_q && !ready;
  assign waits_loads_o = running_q && !loaded;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      running_q <= 1'b0;
      open_q    <= 1'b0;
      looked_q  <= 1'b0;
      base_q    <= 14'd0;
      kept_q    <= 12'd0;
      drop_q    <= 1'b0;
    end else begin
      if (!running_q) running_q <= pass_valid_i;
      else if (go && pass_ends) running_q <= 1'b0;
      open_q <= running_q && (open_q || loaded) && !(go && pass_ends);
      if (advance) looked_q <= go || drop;
      // A frame that is kept will be looked at again, or dropped.
      if (pass_valid_i && pass_ready_o && !pass_reuse_i) begin
        base_q <= base_q + {2'd0, kept_q};
        kept_q <= 12'd0;
        drop_q <= kept_q != 12'd0;
      end else if (drop) drop_q <= 1'b0;
      else if (go && frame_ends) begin
        kept_q <= keep_q ? height_q : 12'd0;
        if (!keep_q) base_q <= base_q + {2'd0, height_q};
      end
    end
  end

  wire signed [13:0] next_row_y   = row_y_q + step;
  wire signed [13:0] next_pixel_x = pixel_x_q + step;
  wire signed [13:0] first_y      = -{11'd0, pad_top_q};
  wire signed [13:0] first_x      = -{11'd0, pad_left_q};

  always @(posedge clk_i) begin
    if (pass_ready_o) begin
      height_q        <= pass_height_i;
      width_q         <= pass_width_i;
      pooled_height_q <= pass_pooled_height_i;
      pooled_width_q  <= pass_pooled_width_i;
      slices_q        <= pass_slices_i;
      lines_q         <= pass_lines_i;
      columns_q       <= pass_columns_i;
      stride_q        <= pass_stride_i;
      pool_q          <= pass_pool_i;
      pool_step_q     <= ({2'd0, pass_pool_step_i} + 4'd1) * ({2'd0, pass_stride_i} + 4'd1);
      pad_top_q       <= pass_pad_top_i;
      pad_left_q      <= pass_pad_left_i;
      keep_q          <= pass_keep_i;
      closes_q        <= pass_closes_i;
      frames_q        <= pass_frames_i;
      loads_q         <= pass_loads_i;
      row_q           <= 12'd0;
      pixel_q         <= 12'd0;
      down_q          <= 2'd0;
      right_q         <= 2'd0;
      slice_q         <= 3'd0;
      place_q         <= 6'd0;
      y_q             <= -{11'd0, pass_pad_top_i};
      row_y_q         <= -{11'd0, pass_pad_top_i};
      x_q             <= -{11'd0, pass_pad_left_i};
      pixel_x_q       <= -{11'd0, pass_pad_left_i};
    end else if (go) begin
      slice_q <= slice_ends ? 3'd0 : slice_q + 3'd1;
      place_q <= slice_ends ? 6'd0 : place_q + width_q[5:0];
      if (slice_ends) begin
        right_q <= right_ends ? 2'd0 : right_q + 2'd1;
        x_q     <= !right_ends ? x_q + stride : row_ends ? first_x : down_ends ? next_pixel_x :
            pixel_x_q;
      end
      if (slice_ends && right_ends) begin
        down_q <= down_ends ? 2'd0 : down_q + 2'd1;
        y_q    <= !down_ends ? y_q + stride : frame_ends ? first_y : row_ends ? next_row_y :
            row_y_q;
      end
      if (pixel_ends) begin
        pixel_q   <= row_ends ? 12'd0 : pixel_q + 12'd1;
        pixel_x_q <= row_ends ? first_x : next_pixel_x;
      end
      if (row_ends) begin
        row_q   <= frame_ends ? 12'd0 : row_q + 12'd1;
        row_y_q <= frame_ends ? first_y : next_row_y;
      end
      if (frame_ends) frames_q <= frames_q - 16'd1;
    end
  end

  // The pointers of the window's lines are looked up at once.
  wire [13:0] slot = base_q + y_q;
  assign look_enable_o = advance && running_q && open_q;
  assign look_slot_o   = slot[3:0];
  assign look_first_o  = x_q[13] || no_columns ? place_q : place_q + x_q[5:0];
  assign look_last_o   = no_columns ? place_q : place_q + last_column[5:0];
  wire unused_bits = &{1'b0, slot, last_column};

  // Which of them lie in the map, and what the next stage must know of the window.
  function [6:0] covers;
    input signed [13:0] first;
    input signed [13:0] end_row;
    input [2:0] last;
    reg signed [13:0] line;
    integer number;
    for (number = 0; number < 7; number = number + 1) begin
      line = first + number[13:0];
      covers[number] = number[2:0] <= last && line >= 14'sd0 && line < end_row;
    end
  endfunction

  // Rows below the first of the next pooled row are not looked at again, nor any behind the last.
  wire signed [13:0] free_y = frame_ends || next_row_y > height ? height : next_row_y < 14'sd0 ?
      14'sd0 : next_row_y;
  reg [6:0] inside_q;
  reg [2:0]  first_q;
  reg slice_ends_q, last_q, emit_q, frees_q, flush_q, pass_ends_q;
  reg [13:0] free_q;

  always @(posedge clk_i) begin
    if (advance) begin
      inside_q     <= drop || no_columns ? 7'd0 : covers(y_q, height, lines_q);
      first_q      <= x_q[2:0];
      slice_ends_q <= slice_ends && !drop;
      last_q       <= slice_ends && closes_q && !drop;
      emit_q       <= pixel_ends && closes_q && !drop;
      frees_q      <= drop || (row_ends && !keep_q);
      flush_q      <= row_ends && !drop;
      pass_ends_q  <= pass_ends && !drop;
      free_q       <= drop ? base_q : base_q + free_y;
    end
  end

  assign run_valid_o     = looked_q;
  assign run_first_o     = first_q;
  assign run_ends_o      = slice_ends_q;
  assign run_last_o      = last_q;
  assign run_emit_o      = emit_q;
  assign run_flush_o     = flush_q;
  assign run_pass_o      = pass_ends_q;
  assign run_frees_o     = frees_q;
  assign run_free_o      = free_q;
  assign run_start_o     = looked_start_i;
  assign run_length_o[11:0] = inside_q[0] ? looked_length_i[11:0] : 12'd0;
  assign run_length_o[23:12] = inside_q[1] ? looked_length_i[23:12] : 12'd0;
  assign run_length_o[35:24] = inside_q[2] ? looked_length_i[35:24] : 12'd0;
  assign run_length_o[47:36] = inside_q[3] ? looked_length_i[47:36] : 12'd0;
  assign run_length_o[59:48] = inside_q[4] ? looked_length_i[59:48] : 12'd0;
  assign run_length_o[71:60] = inside_q[5] ? looked_length_i[71:60] : 12'd0;
  assign run_length_o[83:72] = inside_q[6] ? looked_length_i[83:72] : 12'd0;

endmodule

`default_nettype wire
