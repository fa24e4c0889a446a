// SPDX-License-Identifier: Apache-2.0
//
// nullhop_drain_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s nullhop_drain_tb -o tb.vvp \
//       -f nullhop_drain.f \
//       nullhop_drain_tb.v
//   vvp tb.vvp
// It compares every output in every cycle with the golden model's and prints PASS or FAIL.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_cycles.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop_drain

`default_nettype none

module nullhop_drain_tb #(
    // Inputs and outputs of every cycle.
    parameter VectorFile = "nullhop_drain_tb.mem"
);

  localparam Cycles = 24;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg           start_i;
  reg  [11:0]   pass_pooled_width_i;
  reg  [3:0]    pass_words_i;
  reg  [3:0]    pass_last_channel_i;
  reg           pass_relu_i;
  reg           pass_raw_i;
  reg           pass_signed_i;
  reg           pass_round_i;
  reg  [5:0]    pass_shift_i;
  reg  [4:0]    pass_bias_shift_i;
  reg  [3:0]    pass_base_i;
  reg           beat_valid_i;
  reg           beat_last_i;
  reg           beat_emit_i;
  reg           beat_ends_i;
  reg  [2047:0] sums_i;
  reg  [511:0]  bias_i;
  wire          free_o;
  wire          ends_o;
  wire          bias_enable_o;
  wire [3:0]    bias_row_o;
  wire          word_valid_o;
  wire          word_last_o;
  wire          word_raw_o;
  wire [127:0]  word_data_o;

  nullhop_drain u_dut (
      .clk_i              (clk_i),
      .rst_ni             (rst_ni),
      .free_o             (free_o),
      .ends_o             (ends_o),
      .start_i            (start_i),
      .pass_pooled_width_i(pass_pooled_width_i),
      .pass_words_i       (pass_words_i),
      .pass_last_channel_i(pass_last_channel_i),
      .pass_relu_i        (pass_relu_i),
      .pass_raw_i         (pass_raw_i),
      .pass_signed_i      (pass_signed_i),
      .pass_round_i       (pass_round_i),
      .pass_shift_i       (pass_shift_i),
      .pass_bias_shift_i  (pass_bias_shift_i),
      .pass_base_i        (pass_base_i),
      .beat_valid_i       (beat_valid_i),
      .beat_last_i        (beat_last_i),
      .beat_emit_i        (beat_emit_i),
      .beat_ends_i        (beat_ends_i),
      .sums_i             (sums_i),
      .bias_enable_o      (bias_enable_o),
      .bias_row_o         (bias_row_o),
      .bias_i             (bias_i),
      .word_valid_o       (word_valid_o),
      .word_last_o        (word_last_o),
      .word_raw_o         (word_raw_o),
      .word_data_o        (word_data_o)
  );

  reg [2604:0] vectors [0:47];
  reg [137:0] expected;
  wire [137:0] actual = {
        free_o,
        ends_o,
        bias_enable_o,
        bias_row_o,
        word_valid_o,
        word_last_o,
        word_raw_o,
        word_data_o
      };
  wire agrees = actual === expected;
  integer cycle;
  integer comparisons = 0;
  integer errors = 0;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      rst_ni = 1'b1;
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("nullhop_drain_tb.vcd");
      $dumpvars(0, nullhop_drain_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    start_i = 0;
    pass_pooled_width_i = 0;
    pass_words_i = 0;
    pass_last_channel_i = 0;
    pass_relu_i = 0;
    pass_raw_i = 0;
    pass_signed_i = 0;
    pass_round_i = 0;
    pass_shift_i = 0;
    pass_bias_shift_i = 0;
    pass_base_i = 0;
    beat_valid_i = 0;
    beat_last_i = 0;
    beat_emit_i = 0;
    beat_ends_i = 0;
    sums_i = 0;
    bias_i = 0;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      @(negedge clk_i);
      if (vectors[2 * cycle][2604]) restart;
      {
        start_i,
        pass_pooled_width_i,
        pass_words_i,
        pass_last_channel_i,
        pass_relu_i,
        pass_raw_i,
        pass_signed_i,
        pass_round_i,
        pass_shift_i,
        pass_bias_shift_i,
        pass_base_i,
        beat_valid_i,
        beat_last_i,
        beat_emit_i,
        beat_ends_i,
        sums_i,
        bias_i
      } = vectors[2 * cycle];
      expected = vectors[2 * cycle + 1];
      #4;
      comparisons = comparisons + (^expected !== 1'bx);
      if (!agrees) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: cycle %0d: expected %0h, got %0h", $time, cycle, expected, actual);
        end
      end
    end
    // Vectors that could not be read would be compared with nothing.
    if (errors == 0 && comparisons == Cycles) begin
      $display("PASS: %0d comparisons, 0 errors, 8 of 8 output ports compared",
               comparisons);
    end else begin
      $display("FAIL: %0d errors, %0d of %0d comparisons", errors, comparisons, Cycles);
    end
    $finish;
  end

endmodule

`default_nettype wire
