// SPDX-License-Identifier: Apache-2.0
//
// nullhop_cluster_tb: self-checking test bench, which needs nothing but a simulator. In this
// folder:
//   iverilog -g2005 -s nullhop_cluster_tb -o tb.vvp \
//       -f nullhop_cluster.f \
//       nullhop_cluster_tb.v
//   vvp tb.vvp
// It compares every output in every cycle with the golden model's and prints PASS or FAIL.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_cycles.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop_cluster

`default_nettype none

module nullhop_cluster_tb #(
    // Inputs and outputs of every cycle.
    parameter VectorFile = "nullhop_cluster_tb.mem"
);

  localparam Cycles = 51;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg          beat_valid_i;
  reg          beat_last_i;
  reg          beat_fresh_i;
  reg          beat_zero_i;
  reg  [9:0]   beat_row_i;
  reg  [8:0]   beat_value_i;
  reg          write_enable_i;
  reg  [9:0]   write_row_i;
  reg  [127:0] write_data_i;
  wire [511:0] shadow_o;

  nullhop_cluster u_dut (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
      .beat_valid_i  (beat_valid_i),
      .beat_last_i   (beat_last_i),
      .beat_fresh_i  (beat_fresh_i),
      .beat_zero_i   (beat_zero_i),
      .beat_row_i    (beat_row_i),
      .beat_value_i  (beat_value_i),
      .write_enable_i(write_enable_i),
      .write_row_i   (write_row_i),
      .write_data_i  (write_data_i),
      .shadow_o      (shadow_o)
  );

  reg [511:0] vectors [0:101];
  reg [511:0] expected;
  wire [511:0] actual = {shadow_o};
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
      $dumpfile("nullhop_cluster_tb.vcd");
      $dumpvars(0, nullhop_cluster_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    beat_valid_i = 0;
    beat_last_i = 0;
    beat_fresh_i = 0;
    beat_zero_i = 0;
    beat_row_i = 0;
    beat_value_i = 0;
    write_enable_i = 0;
    write_row_i = 0;
    write_data_i = 0;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      @(negedge clk_i);
      if (vectors[2 * cycle][162]) restart;
      {
        beat_valid_i,
        beat_last_i,
        beat_fresh_i,
        beat_zero_i,
        beat_row_i,
        beat_value_i,
        write_enable_i,
        write_row_i,
        write_data_i
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
      $display("PASS: %0d comparisons, 0 errors, 1 of 1 output ports compared",
               comparisons);
    end else begin
      $display("FAIL: %0d errors, %0d of %0d comparisons", errors, comparisons, Cycles);
    end
    $finish;
  end

endmodule

`default_nettype wire
