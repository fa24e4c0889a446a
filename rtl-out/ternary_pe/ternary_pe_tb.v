// SPDX-License-Identifier: Apache-2.0
//
// ternary_pe_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s ternary_pe_tb -o tb.vvp \
//       -f ternary_pe.f \
//       ternary_pe_tb.v
//   vvp tb.vvp
// It compares every output in every cycle with the golden model's and prints PASS or FAIL.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_cycles.v.sbn; do not edit.
// Regenerate with: make gen TARGET=ternary_pe

`default_nettype none

module ternary_pe_tb #(
    // Inputs and outputs of every cycle.
    parameter VectorFile = "ternary_pe_tb.mem"
);

  localparam Cycles = 494;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg  [2:0]  state_i;
  reg  [1:0]  weight_i;
  reg         weight_valid_i;
  reg  [1:0]  bias_i;
  reg  [7:0]  weight_scale_i;
  reg  [7:0]  bias_scale_i;
  reg  [17:0] threshold_i;
  wire        spike_o;
  wire [17:0] potential_o;

  ternary_pe u_dut (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
      .state_i       (state_i),
      .weight_i      (weight_i),
      .weight_valid_i(weight_valid_i),
      .bias_i        (bias_i),
      .weight_scale_i(weight_scale_i),
      .bias_scale_i  (bias_scale_i),
      .threshold_i   (threshold_i),
      .spike_o       (spike_o),
      .potential_o   (potential_o)
  );

  reg [42:0] vectors [0:987];
  reg [18:0] expected;
  wire [18:0] actual = {spike_o, potential_o};
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
      $dumpfile("ternary_pe_tb.vcd");
      $dumpvars(0, ternary_pe_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    state_i = 0;
    weight_i = 0;
    weight_valid_i = 0;
    bias_i = 0;
    weight_scale_i = 0;
    bias_scale_i = 0;
    threshold_i = 0;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      @(negedge clk_i);
      if (vectors[2 * cycle][42]) restart;
      {
        state_i,
        weight_i,
        weight_valid_i,
        bias_i,
        weight_scale_i,
        bias_scale_i,
        threshold_i
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
      $display("PASS: %0d comparisons, 0 errors, 2 of 2 output ports compared",
               comparisons);
    end else begin
      $display("FAIL: %0d errors, %0d of %0d comparisons", errors, comparisons, Cycles);
    end
    $finish;
  end

endmodule

`default_nettype wire
