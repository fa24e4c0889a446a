// SPDX-License-Identifier: Apache-2.0
//
// noc_router_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s noc_router_tb -o tb.vvp \
//       -f noc_router.f \
//       noc_router_tb.v
//   vvp tb.vvp
// It compares every output in every cycle with the golden model's and prints PASS or FAIL.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_cycles.v.sbn; do not edit.
// Regenerate with: make gen TARGET=noc_router

`default_nettype none

module noc_router_tb #(
    // Inputs and outputs of every cycle.
    parameter VectorFile = "noc_router_tb.mem"
);

  localparam Cycles = 66;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg  [1:0]  x_i;
  reg  [1:0]  y_i;
  reg  [1:0]  z_i;
  reg         in_local_valid_i;
  reg  [1:0]  in_local_kind_i;
  reg  [31:0] in_local_data_i;
  reg         in_east_valid_i;
  reg  [1:0]  in_east_kind_i;
  reg  [31:0] in_east_data_i;
  reg         in_west_valid_i;
  reg  [1:0]  in_west_kind_i;
  reg  [31:0] in_west_data_i;
  reg         in_north_valid_i;
  reg  [1:0]  in_north_kind_i;
  reg  [31:0] in_north_data_i;
  reg         in_south_valid_i;
  reg  [1:0]  in_south_kind_i;
  reg  [31:0] in_south_data_i;
  reg         in_up_valid_i;
  reg  [1:0]  in_up_kind_i;
  reg  [31:0] in_up_data_i;
  reg         in_down_valid_i;
  reg  [1:0]  in_down_kind_i;
  reg  [31:0] in_down_data_i;
  reg         out_local_ready_i;
  reg         out_east_ready_i;
  reg         out_west_ready_i;
  reg         out_north_ready_i;
  reg         out_south_ready_i;
  reg         out_up_ready_i;
  reg         out_down_ready_i;
  wire        in_local_ready_o;
  wire        in_east_ready_o;
  wire        in_west_ready_o;
  wire        in_north_ready_o;
  wire        in_south_ready_o;
  wire        in_up_ready_o;
  wire        in_down_ready_o;
  wire        out_local_valid_o;
  wire [1:0]  out_local_kind_o;
  wire [31:0] out_local_data_o;
  wire        out_east_valid_o;
  wire [1:0]  out_east_kind_o;
  wire [31:0] out_east_data_o;
  wire        out_west_valid_o;
  wire [1:0]  out_west_kind_o;
  wire [31:0] out_west_data_o;
  wire        out_north_valid_o;
  wire [1:0]  out_north_kind_o;
  wire [31:0] out_north_data_o;
  wire        out_south_valid_o;
  wire [1:0]  out_south_kind_o;
  wire [31:0] out_south_data_o;
  wire        out_up_valid_o;
  wire [1:0]  out_up_kind_o;
  wire [31:0] out_up_data_o;
  wire        out_down_valid_o;
  wire [1:0]  out_down_kind_o;
  wire [31:0] out_down_data_o;
  wire [7:0]  dropped_o;

  noc_router u_dut (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (x_i),
      .y_i              (y_i),
      .z_i              (z_i),
      .in_local_valid_i (in_local_valid_i),
      .in_local_ready_o (in_local_ready_o),
      .in_local_kind_i  (in_local_kind_i),
      .in_local_data_i  (in_local_data_i),
      .in_east_valid_i  (in_east_valid_i),
      .in_east_ready_o  (in_east_ready_o),
      .in_east_kind_i   (in_east_kind_i),
      .in_east_data_i   (in_east_data_i),
      .in_west_valid_i  (in_west_valid_i),
      .in_west_ready_o  (in_west_ready_o),
      .in_west_kind_i   (in_west_kind_i),
      .in_west_data_i   (in_west_data_i),
      .in_north_valid_i (in_north_valid_i),
      .in_north_ready_o (in_north_ready_o),
      .in_north_kind_i  (in_north_kind_i),
      .in_north_data_i  (in_north_data_i),
      .in_south_valid_i (in_south_valid_i),
      .in_south_ready_o (in_south_ready_o),
      .in_south_kind_i  (in_south_kind_i),
      .in_south_data_i  (in_south_data_i),
      .in_up_valid_i    (in_up_valid_i),
      .in_up_ready_o    (in_up_ready_o),
      .in_up_kind_i     (in_up_kind_i),
      .in_up_data_i     (in_up_data_i),
      .in_down_valid_i  (in_down_valid_i),
      .in_down_ready_o  (in_down_ready_o),
      .in_down_kind_i   (in_down_kind_i),
      .in_down_data_i   (in_down_data_i),
      .out_local_valid_o(out_local_valid_o),
      .out_local_ready_i(out_local_ready_i),
      .out_local_kind_o (out_local_kind_o),
      .out_local_data_o (out_local_data_o),
      .out_east_valid_o (out_east_valid_o),
      .out_east_ready_i (out_east_ready_i),
      .out_east_kind_o  (out_east_kind_o),
      .out_east_data_o  (out_east_data_o),
      .out_west_valid_o (out_west_valid_o),
      .out_west_ready_i (out_west_ready_i),
      .out_west_kind_o  (out_west_kind_o),
      .out_west_data_o  (out_west_data_o),
      .out_north_valid_o(out_north_valid_o),
      .out_north_ready_i(out_north_ready_i),
      .out_north_kind_o (out_north_kind_o),
      .out_north_data_o (out_north_data_o),
      .out_south_valid_o(out_south_valid_o),
      .out_south_ready_i(out_south_ready_i),
      .out_south_kind_o (out_south_kind_o),
      .out_south_data_o (out_south_data_o),
      .out_up_valid_o   (out_up_valid_o),
      .out_up_ready_i   (out_up_ready_i),
      .out_up_kind_o    (out_up_kind_o),
      .out_up_data_o    (out_up_data_o),
      .out_down_valid_o (out_down_valid_o),
      .out_down_ready_i (out_down_ready_i),
      .out_down_kind_o  (out_down_kind_o),
      .out_down_data_o  (out_down_data_o),
      .dropped_o        (dropped_o)
  );

  reg [259:0] vectors [0:131];
  reg [259:0] expected;
  wire [259:0] actual = {
        in_local_ready_o,
        in_east_ready_o,
        in_west_ready_o,
        in_north_ready_o,
        in_south_ready_o,
        in_up_ready_o,
        in_down_ready_o,
        out_local_valid_o,
        out_local_kind_o,
        out_local_data_o,
        out_east_valid_o,
        out_east_kind_o,
        out_east_data_o,
        out_west_valid_o,
        out_west_kind_o,
        out_west_data_o,
        out_north_valid_o,
        out_north_kind_o,
        out_north_data_o,
        out_south_valid_o,
        out_south_kind_o,
        out_south_data_o,
        out_up_valid_o,
        out_up_kind_o,
        out_up_data_o,
        out_down_valid_o,
        out_down_kind_o,
        out_down_data_o,
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
      $dumpfile("noc_router_tb.vcd");
      $dumpvars(0, noc_router_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    x_i = 0;
    y_i = 0;
    z_i = 0;
    in_local_valid_i = 0;
    in_local_kind_i = 0;
    in_local_data_i = 0;
    in_east_valid_i = 0;
    in_east_kind_i = 0;
    in_east_data_i = 0;
    in_west_valid_i = 0;
    in_west_kind_i = 0;
    in_west_data_i = 0;
    in_north_valid_i = 0;
    in_north_kind_i = 0;
    in_north_data_i = 0;
    in_south_valid_i = 0;
    in_south_kind_i = 0;
    in_south_data_i = 0;
    in_up_valid_i = 0;
    in_up_kind_i = 0;
    in_up_data_i = 0;
    in_down_valid_i = 0;
    in_down_kind_i = 0;
    in_down_data_i = 0;
    out_local_ready_i = 0;
    out_east_ready_i = 0;
    out_west_ready_i = 0;
    out_north_ready_i = 0;
    out_south_ready_i = 0;
    out_up_ready_i = 0;
    out_down_ready_i = 0;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      @(negedge clk_i);
      if (vectors[2 * cycle][258]) restart;
      {
        x_i,
        y_i,
        z_i,
        in_local_valid_i,
        in_local_kind_i,
        in_local_data_i,
        in_east_valid_i,
        in_east_kind_i,
        in_east_data_i,
        in_west_valid_i,
        in_west_kind_i,
        in_west_data_i,
        in_north_valid_i,
        in_north_kind_i,
        in_north_data_i,
        in_south_valid_i,
        in_south_kind_i,
        in_south_data_i,
        in_up_valid_i,
        in_up_kind_i,
        in_up_data_i,
        in_down_valid_i,
        in_down_kind_i,
        in_down_data_i,
        out_local_ready_i,
        out_east_ready_i,
        out_west_ready_i,
        out_north_ready_i,
        out_south_ready_i,
        out_up_ready_i,
        out_down_ready_i
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
      $display("PASS: %0d comparisons, 0 errors, 29 of 29 output ports compared",
               comparisons);
    end else begin
      $display("FAIL: %0d errors, %0d of %0d comparisons", errors, comparisons, Cycles);
    end
    $finish;
  end

endmodule

`default_nettype wire
