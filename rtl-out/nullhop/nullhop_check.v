// SPDX-License-Identifier: Apache-2.0
//
// nullhop_check: whether a descriptor can be worked on. While check_i is 1, the products that the
// checks need are made one behind the other, a bit per cycle; then done_o, and code_o is the least
// reason to refuse the descriptor, or 0. accept_i: the descriptor was queued, and is the one before
// for the next.
//
// Generated from templates/Hdl.Cnn/nullhop_check.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop

`default_nettype none

module nullhop_check (
    input  wire         clk_i,
    input  wire         rst_ni,

    // A descriptor, while it is checked
    input  wire         check_i,
    input  wire [447:0] pass_i,

    // The result, as long as check_i is 1
    output wire         done_o,
    output wire [4:0]   code_o,

    // The descriptor was queued; what was queued before is forgotten
    input  wire         accept_i,
    input  wire         forget_i
);

  // Fields; those that say so are less 1.
  wire [11:0] height        = pass_i[11:0];
  wire [11:0] width         = pass_i[27:16];
  wire [11:0] channels      = pass_i[43:32];
  wire [2:0]  slices        = pass_i[50:48];  // less 1
  wire        reuse         = pass_i[54];
  wire        keep          = pass_i[55];
  wire [2:0]  lines         = pass_i[66:64];  // less 1
  wire [2:0]  columns       = pass_i[70:68];  // less 1
  wire [1:0]  stride        = pass_i[73:72];  // less 1
  wire [1:0]  pool          = pass_i[85:84];  // less 1
  wire [1:0]  pool_step     = pass_i[89:88];  // less 1
  wire [11:0] out_height    = pass_i[107:96];
  wire [11:0] out_width     = pass_i[123:112];
  wire [11:0] pooled_height = pass_i[139:128];
  wire [11:0] pooled_width  = pass_i[155:144];
  wire [3:0]  words         = pass_i[163:160];  // log2
  wire        first         = pass_i[172];
  wire        last          = pass_i[173];
  wire [31:0] weight_base   = pass_i[255:224];
  wire [31:0] bias_base     = pass_i[287:256];
  wire [15:0] frames        = pass_i[303:288];
  wire [47:0] shares = {
    pass_i[379:368],
    pass_i[363:352],
    pass_i[347:336],
    pass_i[331:320]
  };
  wire unused_pass = &{1'b0, pass_i};

  // Rows from the first to the last of a pooled window
  wire [5:0] window_rows = {3'd0, lines} + 6'd1 + {4'd0, pool} * ({4'd0, stride} + 6'd1);

  // Rows of weights; values of a row; those of all rows of a pooled window, and of a map that is
  // kept
  localparam [1:0] Taps   = 2'd0;
  localparam [1:0] Row    = 2'd1;
  localparam [1:0] Window = 2'd2;
  localparam [1:0] Map    = 2'd3;

  reg running_q, ends_q, done_q;
  reg [1:0]  step_q;
  reg [11:0] factor_q;
  reg [35:0] shifted_q, product_q;
  reg [17:0] taps_q;
  reg [23:0] row_q;
  reg window_fits_q, map_fits_q;
  wire product_ends = factor_q == 12'd0;
  wire all_ends  = product_ends && step_q == Map;
  wire [7:0] taps = ({5'd0, lines} + 8'd1) * ({5'd0, columns} + 8'd1);
  // Of rows of one parity, the store holds half of its entries.
  wire [5:0]  window_part = (window_rows + 6'd1) >> 1;
  wire [12:0] map_half    = ({1'b0, height} + 13'd1) >> 1;
  wire [11:0] map_part    = map_half[11:0];
  wire unused_half = map_half[12];
  wire fits = product_q <= 36'd1024;

  assign done_o = done_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      running_q <= 1'b0;
      ends_q    <= 1'b0;
      done_q    <= 1'b0;
    end else begin
      running_q <= check_i && !done_q && !ends_q && !(running_q && all_ends);
      ends_q    <= check_i && running_q && all_ends;
      done_q    <= check_i && (done_q || ends_q);
    end
  end

  always @(posedge clk_i) begin
    if (!running_q) begin
      step_q    <= Taps;
      factor_q  <= {4'd0, taps};
      shifted_q <= {24'd0, channels};
      product_q <= 36'd0;
    end else if (!product_ends) begin
      factor_q  <= factor_q >> 1;
      shifted_q <= shifted_q << 1;
      if (factor_q[0]) product_q <= product_q + shifted_q;
    end else begin
      step_q    <= step_q + 2'd1;
      product_q <= 36'd0;
      case (step_q)
        Taps: begin
          taps_q    <= product_q[17:0];
          factor_q  <= width;
          shifted_q <= {24'd0, channels};
        end
        Row: begin
          row_q     <= product_q[23:0];
          factor_q  <= {6'd0, window_part};
          shifted_q <= {12'd0, product_q[23:0]};
        end
        Window: begin
          window_fits_q <= fits;
          factor_q      <= map_part;
          shifted_q     <= {12'd0, row_q};
        end
        default: map_fits_q <= fits;
      endcase
    end
  end

  // Slices: together, and whether one has no channels
  function [15:0] sum_of;
    input [47:0] all;
    input [2:0] most;
    reg empty;
    reg [14:0] sum;
    integer slice;
    begin
      empty = 1'b0;
      sum   = 15'd0;
      for (slice = 0; slice < 4; slice = slice + 1)
        if (slice[2:0] <= most) begin
          empty = empty || all[slice * 12 +: 12] == 12'd0;
          sum   = sum + {3'd0, all[slice * 12 +: 12]};
        end
      sum_of = {empty, sum};
    end
  endfunction

  // The last line or column that a convolution sees
  function reaches;
    input [11:0] size;
    input [2:0]  kernel;
    input [1:0]  step;
    reg [14:0] extent;
    begin
      extent  = ({3'd0, size} - 15'd1) * ({13'd0, step} + 15'd1) + {12'd0, kernel} + 15'd1;
      reaches = size != 12'd0 && extent <= 15'd4095;
    end
  endfunction

  // pooled = (size - window) / step + 1, without a division
  function pools;
    input [11:0] size;
    input [11:0] pooled;
    input [1:0]  window;
    input [1:0]  step;
    reg [11:0] left;
    reg [14:0] most, least;
    begin
      left  = size - {10'd0, window} - 12'd1;
      most  = {3'd0, pooled} * ({13'd0, step} + 15'd1);
      least = most - {13'd0, step} - 15'd1;
      pools = size > {10'd0, window} && pooled != 12'd0 && {3'd0, left} >= least && {3'd0, left} <
          most;
    end
  endfunction

  wire [15:0] sum  = sum_of(shares, slices);
  wire accumulates = !first || !last;
  wire can_reuse, can_go_on;
  wire one_window  = out_height == 12'd1 && out_width == 12'd1 && pool == 2'd0 && frames == 16'd1;
  wire [32:0] weight_end = {1'b0, weight_base} + {15'd0, taps_q};
  wire [32:0] bias_end   = {1'b0, bias_base} + (33'd1 << words);
  wire [15:0] pointers   = ({13'd0, slices} + 16'd1) * ({4'd0, width} + 16'd1);

  // The reasons, in the order of their codes
  wire [18:1] reasons = {
      accumulates && !(one_window && (first || can_go_on)),
      (keep || reuse) && (frames != 16'd1 || height > 12'd16 || !map_fits_q),
      reuse && !can_reuse,
      !window_fits_q,
      pointers > 16'd40,
      window_rows > 6'd16,
      frames == 16'd0,
      bias_end > 33'd16,
      weight_end > 33'd1024,
      words > 4'd2,
      !pools(out_height, pooled_height, pool, pool_step) || !pools(out_width, pooled_width, pool,
          pool_step),
      !reaches(out_height, lines, stride) || !reaches(out_width, columns, stride),
      pool == 2'd3 || pool_step > pool,
      stride == 2'd3,
      lines >= 3'd7 || columns >= 3'd7,
      slices >= 3'd4 || sum[15] || sum[14:0] != {3'd0, channels},
      channels == 12'd0 || channels > 12'd128,
      height == 12'd0 || width == 12'd0 || width > 12'd32
  };

  function [4:0] least_of;
    input [18:1] set;
    integer code;
    begin
      least_of = 5'd0;
      for (code = 18; code > 0; code = code - 1) if (set[code]) least_of = code[4:0];
    end
  endfunction

  reg [4:0] code_q;
  assign code_o = code_q;

  // All products are there a cycle before done_o.
  always @(posedge clk_i) code_q <= least_of(reasons);

  // The descriptor before
  reg before_q, kept_q, open_q;
  reg [3:0]  words_q;
  reg [38:0] shape_q;
  reg [47:0] shares_q;

  function same_shares;
    input [47:0] one;
    input [47:0] other;
    input [2:0] most;
    integer slice;
    begin
      same_shares = 1'b1;
      for (slice = 0; slice < 4; slice = slice + 1)
        if (slice[2:0] <= most && one[slice * 12 +: 12] != other[slice * 12 +: 12]) same_shares =
            1'b0;
    end
  endfunction

  wire [38:0] shape = {height, width, channels, slices};
  assign can_reuse = before_q && kept_q && shape == shape_q && same_shares(shares, shares_q,
      slices);
  assign can_go_on = before_q && open_q && words == words_q;

  always @(posedge clk_i) begin
    if (!rst_ni) before_q <= 1'b0;
    else if (forget_i) before_q <= 1'b0;
    else if (accept_i) before_q <= 1'b1;
  end

  always @(posedge clk_i) begin
    if (accept_i) begin
      kept_q   <= keep;
      open_q   <= !last;
      words_q  <= words;
      shape_q  <= shape;
      shares_q <= shares;
    end
  end

endmodule

`default_nettype wire
