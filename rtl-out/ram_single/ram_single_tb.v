// SPDX-License-Identifier: Apache-2.0
//
// ram_single_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s ram_single_tb -o tb.vvp \
//       -f ram_single.f \
//       ram_single_tb.v
//   vvp tb.vvp
// It compares every output in every cycle with the golden model's and prints PASS or FAIL.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_cycles.v.sbn; do not edit.
// Regenerate with: make gen TARGET=ram_single

`default_nettype none

module ram_single_tb #(
    // Inputs and outputs of every cycle.
    parameter VectorFile = "ram_single_tb.mem"
);

  localparam Cycles = 230;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;

  reg         enable_i;
  reg         write_enable_i;
  reg  [9:0]  address_i;
  reg  [15:0] write_data_i;
  wire [15:0] read_data_o;

  ram_single u_dut (
      .clk_i         (clk_i),
      .enable_i      (enable_i),
      .write_enable_i(write_enable_i),
      .address_i     (address_i),
      .write_data_i  (write_data_i),
      .read_data_o   (read_data_o)
  );

  reg [28:0] vectors [0:459];
  reg [15:0] expected;
  wire [15:0] actual = {read_data_o};
  // What has no reset gives unknown bits until the first read is over.
  reg  known = 1'b0;
  wire agrees = actual === expected || (!known && |(actual ^ expected) !== 1'b1);
  integer cycle;
  integer comparisons = 0;
  integer errors = 0;

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("ram_single_tb.vcd");
      $dumpvars(0, ram_single_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    enable_i = 0;
    write_enable_i = 0;
    address_i = 0;
    write_data_i = 0;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      @(negedge clk_i);
      {
        enable_i,
        write_enable_i,
        address_i,
        write_data_i
      } = vectors[2 * cycle];
      expected = vectors[2 * cycle + 1];
      #4;
      comparisons = comparisons + (^expected !== 1'bx);
      known = known || (^actual !== 1'bx);
      if (!agrees) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: cycle %0d: expected %0h, got %0h", $time, cycle, expected, actual);
        end
      end
    end
    // Vectors that could not be read would be compared with nothing.
    if (errors == 0 && comparisons == Cycles && known) begin
      $display("PASS: %0d comparisons, 0 errors, 1 of 1 output ports compared",
               comparisons);
    end else begin
      $display("FAIL: %0d errors, %0d of %0d comparisons", errors, comparisons, Cycles);
    end
    $finish;
  end

endmodule

`default_nettype wire
