// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_counters: the counters of delta_lstm, 64 bits each: steps, cycles, lines, columns,
// bytes, cycles without a column, cycles that wait for weights (none, for weights on chip).
//
// Generated from templates/Hdl.Rnn/delta_rnn_counters.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_lstm

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
  reg [8:0] bytes;

  always @* begin
    bytes = 9'd0;
    if (column_q[0]) bytes = 9'd256;
    if (column_q[1]) bytes = 9'd16;
  end

  reg [63:0] steps_q, cycles_q, lines_q, columns_q, bytes_q, idles_q;
  assign counts_o = {64'd0, idles_q, bytes_q, columns_q, lines_q, cycles_q, steps_q};
  wire unused_clear = clear_i[6];

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      steps_q   <= 64'd0;
      cycles_q  <= 64'd0;
      lines_q   <= 64'd0;
      columns_q <= 64'd0;
      bytes_q   <= 64'd0;
      idles_q   <= 64'd0;
    end else begin
      steps_q   <= clear_i[0] ? 64'd0 : steps_q + {63'd0, step_q};
      cycles_q  <= clear_i[1] ? 64'd0 : cycles_q + {63'd0, busy_q};
      lines_q   <= clear_i[2] ? 64'd0 : lines_q + {63'd0, line_q};
      columns_q <= clear_i[3] ? 64'd0 : columns_q + {63'd0, |column_q};
      bytes_q   <= clear_i[4] ? 64'd0 : bytes_q + {55'd0, bytes};
      idles_q   <= clear_i[5] ? 64'd0 : idles_q + {63'd0, idle_pairs_q};
    end
  end

endmodule

`default_nettype wire
