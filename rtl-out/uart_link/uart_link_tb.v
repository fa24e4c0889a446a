// SPDX-License-Identifier: Apache-2.0
//
// uart_link_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s uart_link_tb -o tb.vvp \
//       -f uart_link.f \
//       uart_link_tb.v
//   vvp tb.vvp
// It compares every output in every cycle with the golden model's and prints PASS or FAIL.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_cycles.v.sbn; do not edit.
// Regenerate with: make gen TARGET=uart_link

`default_nettype none

module uart_link_tb #(
    // Inputs and outputs of every cycle.
    parameter VectorFile = "uart_link_tb.mem"
);

  localparam Cycles = 999;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg        rx_i;
  reg        received_ready_i;
  reg        send_valid_i;
  reg  [7:0] send_data_i;
  wire       tx_o;
  wire       received_valid_o;
  wire [7:0] received_data_o;
  wire       received_error_o;
  wire       quiet_o;
  wire       send_ready_o;

  uart_link u_dut (
      .clk_i           (clk_i),
      .rst_ni          (rst_ni),
      .rx_i            (rx_i),
      .tx_o            (tx_o),
      .received_valid_o(received_valid_o),
      .received_ready_i(received_ready_i),
      .received_data_o (received_data_o),
      .received_error_o(received_error_o),
      .quiet_o         (quiet_o),
      .send_valid_i    (send_valid_i),
      .send_ready_o    (send_ready_o),
      .send_data_i     (send_data_i)
  );

  reg [12:0] vectors [0:1997];
  reg [12:0] expected;
  wire [12:0] actual = {
        tx_o,
        received_valid_o,
        received_data_o,
        received_error_o,
        quiet_o,
        send_ready_o
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
      $dumpfile("uart_link_tb.vcd");
      $dumpvars(0, uart_link_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    rx_i = 0;
    received_ready_i = 0;
    send_valid_i = 0;
    send_data_i = 0;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      @(negedge clk_i);
      if (vectors[2 * cycle][11]) restart;
      {
        rx_i,
        received_ready_i,
        send_valid_i,
        send_data_i
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
      $display("PASS: %0d comparisons, 0 errors, 6 of 6 output ports compared",
               comparisons);
    end else begin
      $display("FAIL: %0d errors, %0d of %0d comparisons", errors, comparisons, Cycles);
    end
    $finish;
  end

endmodule

`default_nettype wire
