// SPDX-License-Identifier: Apache-2.0
//
// spike_counter_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s spike_counter_tb -o tb.vvp \
//       -f spike_counter.f \
//       spike_counter_tb.v
//   vvp tb.vvp
// It sends what the golden model was given, compares every beat with what the golden model
// answered, and prints PASS or FAIL; first as fast as possible, then with random gaps and
// back-pressure. Ready outputs are compared with nothing: a beat that is never taken ends the run.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_streams.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spike_counter

`default_nettype none

module spike_counter_tb #(
    // Beats of every stream, then the phases, as the comments in it say.
    parameter VectorFile = "spike_counter_tb.mem",
    // Start of the random gaps and back-pressure, not 0.
    parameter [31:0] Seed = 32'h00000001
);

  localparam Passes = 2;
  localparam FirstPhase = 684;
  localparam Phases = 2;
  localparam PhaseWords = 3;
  localparam Comparisons = 924;
  localparam OutputPorts = 3;
  localparam HangCycles = 20000;
  localparam SettleCycles = 200;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg         spike_valid_i;
  reg  [9:0]  spike_bits_i;
  reg         spike_last_i;
  reg         spike_error_i;
  reg         result_ready_i;
  wire        spike_ready_o;
  wire        result_valid_o;
  wire [31:0] result_data_o;
  wire        result_last_o;

  spike_counter u_dut (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
      .spike_valid_i (spike_valid_i),
      .spike_ready_o (spike_ready_o),
      .spike_bits_i  (spike_bits_i),
      .spike_last_i  (spike_last_i),
      .spike_error_i (spike_error_i),
      .result_valid_o(result_valid_o),
      .result_ready_i(result_ready_i),
      .result_data_o (result_data_o),
      .result_last_o (result_last_o)
  );

  reg [32:0] vectors [0:689];
  reg [32:0] flags;
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

  // spike: beats to send. What is not valid is noise.
  integer spike_offered = 0;
  integer spike_accepted = 0;
  integer spike_end = 0;
  always @(posedge clk_i) begin
    if (spike_valid_i && spike_ready_o) begin
      spike_valid_i <= 1'b0;
      {spike_bits_i, spike_last_i, spike_error_i} <= ~{spike_bits_i, spike_last_i, spike_error_i};
      spike_accepted <= spike_accepted + 1;
    end
    if ((!spike_valid_i || spike_ready_o) && spike_offered < spike_end
        && !(stalls && random[0])) begin
      spike_valid_i <= 1'b1;
      {spike_bits_i, spike_last_i, spike_error_i} <= vectors[0 + spike_offered];
      spike_offered <= spike_offered + 1;
    end
  end

  // result: beats to expect. A beat that is offered must stay until it is taken.
  integer result_received = 0;
  integer result_end = 0;
  reg result_compared = 1'b0;
  reg result_waits = 1'b0;
  reg [32:0] result_held;
  wire [32:0] result_beat = {result_data_o, result_last_o};
  always @(posedge clk_i) begin
    result_ready_i <= !(stalls && random[5]);
    result_waits <= result_valid_o && !result_ready_i;
    result_held <= result_beat;
    if (result_waits && (result_valid_o !== 1'b1 || result_beat !== result_held)) begin
      errors = errors + 1;
      $display("%0t: result withdrew or changed beat %0d", $time, result_received);
    end
    if (result_valid_o && result_ready_i) begin
      comparisons = comparisons + 1;
      result_compared = 1'b1;
      if (result_received >= result_end
          || result_beat !== vectors[222 + result_received][32:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: result beat %0d: expected %0h, got %0h", $time, result_received,
                   vectors[222 + result_received][32:0], result_beat);
        end
      end
      result_received <= result_received + 1;
    end
  end

  // A beat is handed over at the coming clock edge; nothing of the phase is left.
  wire progress =
      (spike_valid_i && spike_ready_o) ||
      (result_valid_o && result_ready_i);
  wire done =
      spike_accepted == spike_end &&
      result_received == result_end;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      if (result_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: result offers a beat in reset", $time);
      end
      rst_ni = 1'b1;
    end
  endtask

  task run_phase;
    begin
      word = FirstPhase + phase * PhaseWords;
      flags = vectors[word];
      if (flags[0]) restart;
      spike_end = vectors[word + 1];
      result_end = vectors[word + 2];
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
        $display("  spike: %0d of %0d beats", spike_accepted, spike_end);
        $display("  result: %0d of %0d beats", result_received, result_end);
      end
      if (flags[2]) repeat (SettleCycles) @(negedge clk_i);
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("spike_counter_tb.vcd");
      $dumpvars(0, spike_counter_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    spike_valid_i = 0;
    spike_bits_i = 0;
    spike_last_i = 0;
    spike_error_i = 0;
    result_ready_i = 0;
    @(negedge clk_i);
    for (pass = 0; pass < Passes && !hung; pass = pass + 1) begin
      spike_offered = 0;
      spike_accepted = 0;
      spike_end = 0;
      result_received = 0;
      result_end = 0;
      for (phase = 0; phase < Phases && !hung; phase = phase + 1) run_phase;
    end
    // Vectors that could not be read would be compared with nothing.
    if (result_compared) ports = ports + 3;
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
