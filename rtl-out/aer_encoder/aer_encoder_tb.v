// SPDX-License-Identifier: Apache-2.0
//
// aer_encoder_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s aer_encoder_tb -o tb.vvp \
//       -f aer_encoder.f \
//       aer_encoder_tb.v
//   vvp tb.vvp
// It sends what the golden model was given, compares every beat with what the golden model
// answered, and prints PASS or FAIL; first as fast as possible, then with random gaps and
// back-pressure. Ready outputs are compared with nothing: a beat that is never taken ends the run.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_streams.v.sbn; do not edit.
// Regenerate with: make gen TARGET=aer_encoder

`default_nettype none

module aer_encoder_tb #(
    // Beats of every stream, then the phases, as the comments in it say.
    parameter VectorFile = "aer_encoder_tb.mem",
    // Start of the random gaps and back-pressure, not 0.
    parameter [31:0] Seed = 32'h00000001
);

  localparam Passes = 2;
  localparam FirstPhase = 1323;
  localparam Phases = 2;
  localparam PhaseWords = 3;
  localparam Comparisons = 2634;
  localparam OutputPorts = 4;
  localparam HangCycles = 20000;
  localparam SettleCycles = 200;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg          vector_valid_i;
  reg  [783:0] vector_bits_i;
  reg          event_ready_i;
  wire         vector_ready_o;
  wire         event_valid_o;
  wire [9:0]   event_address_o;
  wire         event_last_o;
  wire         event_null_o;

  aer_encoder u_dut (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .vector_valid_i (vector_valid_i),
      .vector_ready_o (vector_ready_o),
      .vector_bits_i  (vector_bits_i),
      .event_valid_o  (event_valid_o),
      .event_ready_i  (event_ready_i),
      .event_address_o(event_address_o),
      .event_last_o   (event_last_o),
      .event_null_o   (event_null_o)
  );

  reg [783:0] vectors [0:1328];
  reg [783:0] flags;
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

  // vector: beats to send. What is not valid is noise.
  integer vector_offered = 0;
  integer vector_accepted = 0;
  integer vector_end = 0;
  always @(posedge clk_i) begin
    if (vector_valid_i && vector_ready_o) begin
      vector_valid_i <= 1'b0;
      {vector_bits_i} <= ~{vector_bits_i};
      vector_accepted <= vector_accepted + 1;
    end
    if ((!vector_valid_i || vector_ready_o) && vector_offered < vector_end
        && !(stalls && random[0])) begin
      vector_valid_i <= 1'b1;
      {vector_bits_i} <= vectors[0 + vector_offered];
      vector_offered <= vector_offered + 1;
    end
  end

  // event: beats to expect. A beat that is offered must stay until it is taken.
  integer event_received = 0;
  integer event_end = 0;
  reg event_compared = 1'b0;
  reg event_waits = 1'b0;
  reg [11:0] event_held;
  wire [11:0] event_beat = {event_address_o, event_last_o, event_null_o};
  always @(posedge clk_i) begin
    event_ready_i <= !(stalls && random[5]);
    event_waits <= event_valid_o && !event_ready_i;
    event_held <= event_beat;
    if (event_waits && (event_valid_o !== 1'b1 || event_beat !== event_held)) begin
      errors = errors + 1;
      $display("%0t: event withdrew or changed beat %0d", $time, event_received);
    end
    if (event_valid_o && event_ready_i) begin
      comparisons = comparisons + 1;
      event_compared = 1'b1;
      if (event_received >= event_end
          || event_beat !== vectors[6 + event_received][11:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: event beat %0d: expected %0h, got %0h", $time, event_received,
                   vectors[6 + event_received][11:0], event_beat);
        end
      end
      event_received <= event_received + 1;
    end
  end

  // A beat is handed over at the coming clock edge; nothing of the phase is left.
  wire progress =
      (vector_valid_i && vector_ready_o) ||
      (event_valid_o && event_ready_i);
  wire done =
      vector_accepted == vector_end &&
      event_received == event_end;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      if (event_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: event offers a beat in reset", $time);
      end
      rst_ni = 1'b1;
    end
  endtask

  task run_phase;
    begin
      word = FirstPhase + phase * PhaseWords;
      flags = vectors[word];
      if (flags[0]) restart;
      vector_end = vectors[word + 1];
      event_end = vectors[word + 2];
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
        $display("  vector: %0d of %0d beats", vector_accepted, vector_end);
        $display("  event: %0d of %0d beats", event_received, event_end);
      end
      if (flags[2]) repeat (SettleCycles) @(negedge clk_i);
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("aer_encoder_tb.vcd");
      $dumpvars(0, aer_encoder_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    vector_valid_i = 0;
    vector_bits_i = 0;
    event_ready_i = 0;
    @(negedge clk_i);
    for (pass = 0; pass < Passes && !hung; pass = pass + 1) begin
      vector_offered = 0;
      vector_accepted = 0;
      vector_end = 0;
      event_received = 0;
      event_end = 0;
      for (phase = 0; phase < Phases && !hung; phase = phase + 1) run_phase;
    end
    // Vectors that could not be read would be compared with nothing.
    if (event_compared) ports = ports + 4;
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
