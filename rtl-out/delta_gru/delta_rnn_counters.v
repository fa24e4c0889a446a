// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_counters: the counters of delta_gru, 64 bits each: steps, cycles, lines, columns,
// bytes, cycles without a column, cycles that wait for weights (none, for weights on chip).
//
// Generated from templates/Hdl.Rnn/delta_rnn_counters.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_gru

`default_nettype none

module delta_rnn_counters (
    input  wire         clk_i,
    input  wire         rst_ni,

    // Counters to be cleared
    input  wire [6:0]   clear_i,

    // What is counted: a step, a cycle, a line, a column of a stage, a cycle without a line
    input  wire         step_i,
    input  wire         busy_i,
    input  wire         line_i,
    input  wire [1:0]   column_i,
    input  wire         idle_pairs_i,

    output wire [447:0] counts_o
);

  // What is counted, a cycle later
  reg step_q, busy_q, line_q, idle_pairs_q;
  reg [1:0] column_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      step_q       <= 1'b0;
      busy_q       <= 1'b0;
      line_q       <= 1'b0;
      idle_pairs_q <= 1'b0;
      column_q     <= 2'd0;
    end else begin
      step_q       <= step_i;
      busy_q       <= busy_i;
      line_q       <= line_i;
      idle_pairs_q <= idle_pairs_i;
      column_q     <= column_i;
    end
  end

  // Bytes of the column that begins
  reg [7:0] bytes;

  always @* begin
    bytes = 8'd0;
    if (column_q[0]) bytes = 8'd192;
    if (column_q[1]) bytes = 8'd16;
  end

  // Counters in halves: what one carries reaches the upper one a cycle later.
  reg [31:0] steps_low_q, steps_high_q;
  reg [31:0] cycles_low_q, cycles_high_q;
  reg [31:0] lines_low_q, lines_high_q;
  reg [31:0] columns_low_q, columns_high_q;
  reg [31:0] bytes_low_q, bytes_high_q;
  reg [31:0] idles_low_q, idles_high_q;
  reg steps_carry_q, cycles_carry_q, lines_carry_q, columns_carry_q, bytes_carry_q, idles_carry_q;

  assign counts_o = {
    64'd0,
    idles_high_q, idles_low_q,
    bytes_high_q, bytes_low_q,
    columns_high_q, columns_low_q,
    lines_high_q, lines_low_q,
    cycles_high_q, cycles_low_q,
    steps_high_q, steps_low_q
  };
  wire unused_clear = clear_i[6];

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      {steps_carry_q, steps_low_q} <= 33'd0;
      steps_high_q <= 32'd0;
      {cycles_carry_q, cycles_low_q} <= 33'd0;
      cycles_high_q <= 32'd0;
      {lines_carry_q, lines_low_q} <= 33'd0;
      lines_high_q <= 32'd0;
      {columns_carry_q, columns_low_q} <= 33'd0;
      columns_high_q <= 32'd0;
      {bytes_carry_q, bytes_low_q} <= 33'd0;
      bytes_high_q <= 32'd0;
      {idles_carry_q, idles_low_q} <= 33'd0;
      idles_high_q <= 32'd0;
    end else begin
      {steps_carry_q, steps_low_q} <= {1'b0, steps_low_q} + {32'd0, step_q};
      steps_high_q <= steps_high_q + {31'd0, steps_carry_q};
      {cycles_carry_q, cycles_low_q} <= {1'b0, cycles_low_q} + {32'd0, busy_q};
      cycles_high_q <= cycles_high_q + {31'd0, cycles_carry_q};
      {lines_carry_q, lines_low_q} <= {1'b0, lines_low_q} + {32'd0, line_q};
      lines_high_q <= lines_high_q + {31'd0, lines_carry_q};
      {columns_carry_q, columns_low_q} <= {1'b0, columns_low_q} + {32'd0, |column_q};
      columns_high_q <= columns_high_q + {31'd0, columns_carry_q};
      {bytes_carry_q, bytes_low_q} <= {1'b0, bytes_low_q} + {25'd0, bytes};
      bytes_high_q <= bytes_high_q + {31'd0, bytes_carry_q};
      {idles_carry_q, idles_low_q} <= {1'b0, idles_low_q} + {32'd0, idle_pairs_q};
      idles_high_q <= idles_high_q + {31'd0, idles_carry_q};
      if (clear_i[0]) begin
        {steps_high_q, steps_carry_q, steps_low_q} <= 65'd0;
      end
      if (clear_i[1]) begin
        {cycles_high_q, cycles_carry_q, cycles_low_q} <= 65'd0;
      end
      if (clear_i[2]) begin
        {lines_high_q, lines_carry_q, lines_low_q} <= 65'd0;
      end
      if (clear_i[3]) begin
        {columns_high_q, columns_carry_q, columns_low_q} <= 65'd0;
      end
      if (clear_i[4]) begin
        {bytes_high_q, bytes_carry_q, bytes_low_q} <= 65'd0;
      end
      if (clear_i[5]) begin
        {idles_high_q, idles_carry_q, idles_low_q} <= 65'd0;
      end
    end
  end

endmodule

`default_nettype wire
