// SPDX-License-Identifier: Apache-2.0
//
// aer_decoder_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s aer_decoder_tb -o tb.vvp \
//       -f aer_decoder.f \
//       aer_decoder_tb.v
//   vvp tb.vvp
// It sends what the golden model was given, compares every beat with what the golden model
// answered, and prints PASS or FAIL; first as fast as possible, then with random gaps and
// back-pressure. Ready outputs are compared with nothing: a beat that is never taken ends the run.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_streams.v.sbn; do not edit.
// Regenerate with: make gen TARGET=aer_decoder

`default_nettype none

module aer_decoder_tb #(
    // Beats of every stream, then the phases, as the comments in it say.
    parameter VectorFile = "aer_decoder_tb.mem",
    // Start of the random gaps and back-pressure, not 0.
    parameter [31:0] Seed = 32'h00000001
);

  localparam Passes = 2;
  localparam FirstPhase = 179;
  localparam Phases = 2;
  localparam PhaseWords = 7;
  localparam Comparisons = 204;
  localparam OutputPorts = 7;
  localparam HangCycles = 20000;
  localparam SettleCycles = 200;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg          clear_error_i;
  reg          event_valid_i;
  reg  [9:0]   event_address_i;
  reg          event_last_i;
  reg          event_null_i;
  reg          row_ready_i;
  reg          vector_ready_i;
  reg          base_valid_i;
  reg  [9:0]   base_value_i;
  wire         error_o;
  wire         event_ready_o;
  wire         row_valid_o;
  wire [9:0]   row_row_o;
  wire         row_last_o;
  wire         row_null_o;
  wire         vector_valid_o;
  wire [783:0] vector_bits_o;

  aer_decoder u_dut (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .clear_error_i  (clear_error_i),
      .error_o        (error_o),
      .event_valid_i  (event_valid_i),
      .event_ready_o  (event_ready_o),
      .event_address_i(event_address_i),
      .event_last_i   (event_last_i),
      .event_null_i   (event_null_i),
      .row_valid_o    (row_valid_o),
      .row_ready_i    (row_ready_i),
      .row_row_o      (row_row_o),
      .row_last_o     (row_last_o),
      .row_null_o     (row_null_o),
      .vector_valid_o (vector_valid_o),
      .vector_ready_i (vector_ready_i),
      .vector_bits_o  (vector_bits_o),
      .base_valid_i   (base_valid_i),
      .base_value_i   (base_value_i)
  );

  reg [783:0] vectors [0:192];
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

  // event: beats to send. What is not valid is noise.
  integer event_offered = 0;
  integer event_accepted = 0;
  integer event_end = 0;
  always @(posedge clk_i) begin
    if (event_valid_i && event_ready_o) begin
      event_valid_i <= 1'b0;
      {event_address_i, event_last_i, event_null_i} <= ~{event_address_i, event_last_i,
          event_null_i};
      event_accepted <= event_accepted + 1;
    end
    if ((!event_valid_i || event_ready_o) && event_offered < event_end
        && !(stalls && random[0])) begin
      event_valid_i <= 1'b1;
      {event_address_i, event_last_i, event_null_i} <= vectors[0 + event_offered];
      event_offered <= event_offered + 1;
    end
  end

  // base: beats to send. What is not valid is noise.
  integer base_offered = 0;
  integer base_accepted = 0;
  integer base_end = 0;
  always @(posedge clk_i) begin
    if (base_valid_i && 1'b1) begin
      base_valid_i <= 1'b0;
      {base_value_i} <= ~{base_value_i};
      base_accepted <= base_accepted + 1;
    end
    if ((!base_valid_i || 1'b1) && base_offered < base_end
        && !(stalls && random[15])) begin
      base_valid_i <= 1'b1;
      {base_value_i} <= vectors[179 + base_offered];
      base_offered <= base_offered + 1;
    end
  end

  // row: beats to expect. A beat that is offered must stay until it is taken.
  integer row_received = 0;
  integer row_end = 0;
  reg row_compared = 1'b0;
  reg row_waits = 1'b0;
  reg [11:0] row_held;
  wire [11:0] row_beat = {row_row_o, row_last_o, row_null_o};
  always @(posedge clk_i) begin
    row_ready_i <= !(stalls && random[5]);
    row_waits <= row_valid_o && !row_ready_i;
    row_held <= row_beat;
    if (row_waits && (row_valid_o !== 1'b1 || row_beat !== row_held)) begin
      errors = errors + 1;
      $display("%0t: row withdrew or changed beat %0d", $time, row_received);
    end
    if (row_valid_o && row_ready_i) begin
      comparisons = comparisons + 1;
      row_compared = 1'b1;
      if (row_received >= row_end
          || row_beat !== vectors[79 + row_received][11:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: row beat %0d: expected %0h, got %0h", $time, row_received,
                   vectors[79 + row_received][11:0], row_beat);
        end
      end
      row_received <= row_received + 1;
    end
  end

  // vector: beats to expect. A beat that is offered must stay until it is taken.
  integer vector_received = 0;
  integer vector_end = 0;
  reg vector_compared = 1'b0;
  reg vector_waits = 1'b0;
  reg [783:0] vector_held;
  wire [783:0] vector_beat = {vector_bits_o};
  always @(posedge clk_i) begin
    vector_ready_i <= !(stalls && random[10]);
    vector_waits <= vector_valid_o && !vector_ready_i;
    vector_held <= vector_beat;
    if (vector_waits && (vector_valid_o !== 1'b1 || vector_beat !== vector_held)) begin
      errors = errors + 1;
      $display("%0t: vector withdrew or changed beat %0d", $time, vector_received);
    end
    if (vector_valid_o && vector_ready_i) begin
      comparisons = comparisons + 1;
      vector_compared = 1'b1;
      if (vector_received >= vector_end
          || vector_beat !== vectors[158 + vector_received][783:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: vector beat %0d: expected %0h, got %0h", $time, vector_received,
                   vectors[158 + vector_received][783:0], vector_beat);
        end
      end
      vector_received <= vector_received + 1;
    end
  end

  // Whether a plain output was compared
  integer error_o_compared = 0;

  // A beat is handed over at the coming clock edge; nothing of the phase is left.
  wire progress =
      (event_valid_i && event_ready_o) ||
      (row_valid_o && row_ready_i) ||
      (vector_valid_o && vector_ready_i) ||
      (base_valid_i && 1'b1);
  wire done =
      event_accepted == event_end &&
      row_received == row_end &&
      vector_received == vector_end &&
      base_accepted == base_end;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      if (row_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: row offers a beat in reset", $time);
      end
      if (vector_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: vector offers a beat in reset", $time);
      end
      rst_ni = 1'b1;
    end
  endtask

  task run_phase;
    begin
      word = FirstPhase + phase * PhaseWords;
      flags = vectors[word];
      if (flags[0]) restart;
      clear_error_i = vectors[word + 5];
      event_end = vectors[word + 1];
      row_end = vectors[word + 2];
      vector_end = vectors[word + 3];
      base_end = vectors[word + 4];
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
        $display("  event: %0d of %0d beats", event_accepted, event_end);
        $display("  row: %0d of %0d beats", row_received, row_end);
        $display("  vector: %0d of %0d beats", vector_received, vector_end);
        $display("  base: %0d of %0d beats", base_accepted, base_end);
      end
      if (flags[2]) repeat (SettleCycles) @(negedge clk_i);
      if (flags[3]) begin
        comparisons = comparisons + 1;
        error_o_compared = 1;
        if (error_o !== vectors[word + 6][0]) begin
          errors = errors + 1;
          $display("%0t: error_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 6][0], error_o);
        end
      end
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("aer_decoder_tb.vcd");
      $dumpvars(0, aer_decoder_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    clear_error_i = 0;
    event_valid_i = 0;
    event_address_i = 0;
    event_last_i = 0;
    event_null_i = 0;
    row_ready_i = 0;
    vector_ready_i = 0;
    base_valid_i = 0;
    base_value_i = 0;
    @(negedge clk_i);
    for (pass = 0; pass < Passes && !hung; pass = pass + 1) begin
      event_offered = 0;
      event_accepted = 0;
      event_end = 0;
      base_offered = 0;
      base_accepted = 0;
      base_end = 0;
      row_received = 0;
      row_end = 0;
      vector_received = 0;
      vector_end = 0;
      for (phase = 0; phase < Phases && !hung; phase = phase + 1) run_phase;
    end
    // Vectors that could not be read would be compared with nothing.
    if (row_compared) ports = ports + 4;
    if (vector_compared) ports = ports + 2;
    ports = ports + error_o_compared;
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
