// SPDX-License-Identifier: Apache-2.0
//
// skid_buffer_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s skid_buffer_tb -o tb.vvp \
//       -f skid_buffer.f \
//       skid_buffer_tb.v
//   vvp tb.vvp
// It sends what the golden model was given, compares every beat with what the golden model
// answered, and prints PASS or FAIL; first as fast as possible, then with random gaps and
// back-pressure. Ready outputs are compared with nothing: a beat that is never taken ends the run.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_streams.v.sbn; do not edit.
// Regenerate with: make gen TARGET=skid_buffer

`default_nettype none

module skid_buffer_tb #(
    // Beats of every stream, then the phases, as the comments in it say.
    parameter VectorFile = "skid_buffer_tb.mem",
    // Start of the random gaps and back-pressure, not 0.
    parameter [31:0] Seed = 32'h00000001
);

  localparam Passes = 2;
  localparam FirstPhase = 266;
  localparam Phases = 4;
  localparam PhaseWords = 3;
  localparam Comparisons = 266;
  localparam OutputPorts = 2;
  localparam HangCycles = 20000;
  localparam SettleCycles = 200;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg         in_valid_i;
  reg  [31:0] in_data_i;
  reg         out_ready_i;
  wire        in_ready_o;
  wire        out_valid_o;
  wire [31:0] out_data_o;

  skid_buffer u_dut (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (in_valid_i),
      .in_ready_o (in_ready_o),
      .in_data_i  (in_data_i),
      .out_valid_o(out_valid_o),
      .out_ready_i(out_ready_i),
      .out_data_o (out_data_o)
  );

  reg [31:0] vectors [0:277];
  reg [31:0] flags;
  integer pass;
  integer phase;
  integer word;
  integer quiet;
  integer comparisons = 0;
  integer errors = 0;
  integer ports = 0;
  reg hung = 1'b0;

  // Gaps and back-pressure: a maximal LFSR, x^32 + x^22 + x^2 + x + 1
  reg stalls = 1'b0;
  reg [31:0] random = Seed;
  always @(posedge clk_i) begin
    random <= {random[30:0], random[31] ^ random[21] ^ random[1] ^ random[0]};
  end

  // in: beats to send. What is not valid is noise.
  integer in_offered = 0;
  integer in_accepted = 0;
  integer in_end = 0;
  always @(posedge clk_i) begin
    if (in_valid_i && in_ready_o) begin
      in_valid_i <= 1'b0;
      {in_data_i} <= ~{in_data_i};
      in_accepted <= in_accepted + 1;
    end
    if ((!in_valid_i || in_ready_o) && in_offered < in_end
        && !(stalls && random[0])) begin
      in_valid_i <= 1'b1;
      {in_data_i} <= vectors[0 + in_offered];
      in_offered <= in_offered + 1;
    end
  end

  // out: beats to expect. A beat that is offered must stay until it is taken.
  integer out_received = 0;
  integer out_end = 0;
  reg out_compared = 1'b0;
  reg out_waits = 1'b0;
  reg [31:0] out_held;
  wire [31:0] out_beat = {out_data_o};
  always @(posedge clk_i) begin
    out_ready_i <= !(stalls && random[5]);
    out_waits <= out_valid_o && !out_ready_i;
    out_held <= out_beat;
    if (out_waits && (out_valid_o !== 1'b1 || out_beat !== out_held)) begin
      errors = errors + 1;
      $display("%0t: out withdrew or changed beat %0d", $time, out_received);
    end
    if (out_valid_o && out_ready_i) begin
      comparisons = comparisons + 1;
      out_compared = 1'b1;
      if (out_received >= out_end
          || out_beat !== vectors[133 + out_received][31:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: out beat %0d: expected %0h, got %0h", $time, out_received,
                   vectors[133 + out_received][31:0], out_beat);
        end
      end
      out_received <= out_received + 1;
    end
  end

  // A beat is handed over at the coming clock edge; nothing of the phase is left.
  wire progress =
      (in_valid_i && in_ready_o) ||
      (out_valid_o && out_ready_i);
  wire done =
      in_accepted == in_end &&
      out_received == out_end;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      if (out_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: out offers a beat in reset", $time);
      end
      rst_ni = 1'b1;
    end
  endtask

  task run_phase;
    begin
      word = FirstPhase + phase * PhaseWords;
      flags = vectors[word];
      if (flags[0]) restart;
      in_end = vectors[word + 1];
      out_end = vectors[word + 2];
      stalls = pass > 0 && flags[1];
      quiet = 0;
      @(negedge clk_i);
      while (!done && quiet < HangCycles) begin
        @(negedge clk_i);
        quiet = progress ? 0 : quiet + 1;
      end
      if (!done) begin
        hung = 1'b1;
        $display("%0t: phase %0d of pass %0d does not end", $time, phase, pass);
        $display("  in: %0d of %0d beats", in_accepted, in_end);
        $display("  out: %0d of %0d beats", out_received, out_end);
      end
      if (flags[2]) repeat (SettleCycles) @(negedge clk_i);
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("skid_buffer_tb.vcd");
      $dumpvars(0, skid_buffer_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    in_valid_i = 0;
    in_data_i = 0;
    out_ready_i = 0;
    @(negedge clk_i);
    for (pass = 0; pass < Passes && !hung; pass = pass + 1) begin
      in_offered = 0;
      in_accepted = 0;
      in_end = 0;
      out_received = 0;
      out_end = 0;
      for (phase = 0; phase < Phases && !hung; phase = phase + 1) run_phase;
    end
    // Vectors that could not be read would be compared with nothing.
    if (out_compared) ports = ports + 2;
    if (errors == 0 && !hung && comparisons == Comparisons && ports > 0) begin
      $display("PASS: %0d comparisons, 0 errors, %0d of %0d output ports compared",
               comparisons, ports, OutputPorts);
    end else begin
      $display("FAIL: %0d errors, %0d of %0d comparisons", errors, comparisons, Comparisons);
    end
    $finish;
  end

endmodule

`default_nettype wire
