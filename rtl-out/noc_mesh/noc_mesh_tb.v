// SPDX-License-Identifier: Apache-2.0
//
// noc_mesh_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s noc_mesh_tb -o tb.vvp \
//       -f noc_mesh.f \
//       noc_mesh_tb.v
//   vvp tb.vvp
// It compares every output in every cycle with the golden model's and prints PASS or FAIL.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_cycles.v.sbn; do not edit.
// Regenerate with: make gen TARGET=noc_mesh

`default_nettype none

module noc_mesh_tb #(
    // Inputs and outputs of every cycle.
    parameter VectorFile = "noc_mesh_tb.mem"
);

  localparam Cycles = 24;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg  [63:0]   in_valid_i;
  reg  [127:0]  in_kind_i;
  reg  [2047:0] in_data_i;
  reg  [63:0]   out_ready_i;
  wire [63:0]   in_ready_o;
  wire [63:0]   out_valid_o;
  wire [127:0]  out_kind_o;
  wire [2047:0] out_data_o;
  wire [511:0]  dropped_o;

  noc_mesh u_dut (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (in_valid_i),
      .in_ready_o (in_ready_o),
      .in_kind_i  (in_kind_i),
      .in_data_i  (in_data_i),
      .out_valid_o(out_valid_o),
      .out_ready_i(out_ready_i),
      .out_kind_o (out_kind_o),
      .out_data_o (out_data_o),
      .dropped_o  (dropped_o)
  );

  reg [2815:0] vectors [0:47];
  reg [2815:0] expected;
  wire [2815:0] actual = {
        in_ready_o,
        out_valid_o,
        out_kind_o,
        out_data_o,
        dropped_o
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
      $dumpfile("noc_mesh_tb.vcd");
      $dumpvars(0, noc_mesh_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    in_valid_i = 0;
    in_kind_i = 0;
    in_data_i = 0;
    out_ready_i = 0;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      @(negedge clk_i);
      if (vectors[2 * cycle][2304]) restart;
      {in_valid_i, in_kind_i, in_data_i, out_ready_i} = vectors[2 * cycle];
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
      $display("PASS: %0d comparisons, 0 errors, 5 of 5 output ports compared",
               comparisons);
    end else begin
      $display("FAIL: %0d errors, %0d of %0d comparisons", errors, comparisons, Cycles);
    end
    $finish;
  end

endmodule

`default_nettype wire
