// SPDX-License-Identifier: Apache-2.0
//
// rate_encoder_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s rate_encoder_tb -o tb.vvp \
//       -f rate_encoder.f \
//       rate_encoder_tb.v
//   vvp tb.vvp
// It sends what the golden model was given, compares every beat with what the golden model
// answered, and prints PASS or FAIL; first as fast as possible, then with random gaps and
// back-pressure. Ready outputs are compared with nothing: a beat that is never taken ends the run.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_streams.v.sbn; do not edit.
// Regenerate with: make gen TARGET=rate_encoder

`default_nettype none

module rate_encoder_tb #(
    // Beats of every stream, then the phases, as the comments in it say.
    parameter VectorFile = "rate_encoder_tb.mem",
    // Start of the random gaps and back-pressure, not 0.
    parameter [31:0] Seed = 32'h00000001
);

  localparam Passes = 2;
  localparam FirstPhase = 1261;
  localparam Phases = 5;
  localparam PhaseWords = 7;
  localparam Comparisons = 168;
  localparam OutputPorts = 6;
  localparam HangCycles = 20000;
  localparam SettleCycles = 200;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg  [4:0]   steps_i;
  reg  [127:0] seeds_i;
  reg          pixel_valid_i;
  reg  [63:0]  pixel_data_i;
  reg          pixel_last_i;
  reg          vector_ready_i;
  wire         pixel_ready_o;
  wire         vector_valid_o;
  wire [783:0] vector_bits_o;
  wire         vector_last_o;
  wire         vector_error_o;
  wire         short_image_o;
  wire         long_image_o;

  rate_encoder u_dut (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
      .steps_i       (steps_i),
      .seeds_i       (seeds_i),
      .pixel_valid_i (pixel_valid_i),
      .pixel_ready_o (pixel_ready_o),
      .pixel_data_i  (pixel_data_i),
      .pixel_last_i  (pixel_last_i),
      .vector_valid_o(vector_valid_o),
      .vector_ready_i(vector_ready_i),
      .vector_bits_o (vector_bits_o),
      .vector_last_o (vector_last_o),
      .vector_error_o(vector_error_o),
      .short_image_o (short_image_o),
      .long_image_o  (long_image_o)
  );

  reg [785:0] vectors [0:1295];
  reg [785:0] flags;
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

  // pixel: beats to send. What is not valid is noise.
  integer pixel_offered = 0;
  integer pixel_accepted = 0;
  integer pixel_end = 0;
  always @(posedge clk_i) begin
    if (pixel_valid_i && pixel_ready_o) begin
      pixel_valid_i <= 1'b0;
      {pixel_data_i, pixel_last_i} <= ~{pixel_data_i, pixel_last_i};
      pixel_accepted <= pixel_accepted + 1;
    end
    if ((!pixel_valid_i || pixel_ready_o) && pixel_offered < pixel_end
        && !(stalls && random[0])) begin
      pixel_valid_i <= 1'b1;
      {pixel_data_i, pixel_last_i} <= vectors[0 + pixel_offered];
      pixel_offered <= pixel_offered + 1;
    end
  end

  // vector: beats to expect. A beat that is offered must stay until it is taken.
  integer vector_received = 0;
  integer vector_end = 0;
  reg vector_compared = 1'b0;
  reg vector_waits = 1'b0;
  reg [785:0] vector_held;
  wire [785:0] vector_beat = {vector_bits_o, vector_last_o, vector_error_o};
  always @(posedge clk_i) begin
    vector_ready_i <= !(stalls && random[5]);
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
          || vector_beat !== vectors[1177 + vector_received][785:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: vector beat %0d: expected %0h, got %0h", $time, vector_received,
                   vectors[1177 + vector_received][785:0], vector_beat);
        end
      end
      vector_received <= vector_received + 1;
    end
  end

  // short_image: beats to expect. A beat that is offered must stay until it is taken.
  integer short_image_received = 0;
  integer short_image_end = 0;
  reg short_image_compared = 1'b0;
  reg short_image_waits = 1'b0;
  reg short_image_held;
  wire short_image_beat = 1'b0;
  always @(posedge clk_i) begin
    short_image_waits <= short_image_o && !1'b1;
    short_image_held <= short_image_beat;
    if (short_image_waits && (short_image_o !== 1'b1 || short_image_beat !== short_image_held))
        begin
      errors = errors + 1;
      $display("%0t: short_image withdrew or changed beat %0d", $time, short_image_received);
    end
    if (short_image_o && 1'b1) begin
      comparisons = comparisons + 1;
      short_image_compared = 1'b1;
      if (short_image_received >= short_image_end
          || short_image_beat !== vectors[1258 + short_image_received][0:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: short_image beat %0d: expected %0h, got %0h", $time, short_image_received,
                   vectors[1258 + short_image_received][0:0], short_image_beat);
        end
      end
      short_image_received <= short_image_received + 1;
    end
  end

  // long_image: beats to expect. A beat that is offered must stay until it is taken.
  integer long_image_received = 0;
  integer long_image_end = 0;
  reg long_image_compared = 1'b0;
  reg long_image_waits = 1'b0;
  reg long_image_held;
  wire long_image_beat = 1'b0;
  always @(posedge clk_i) begin
    long_image_waits <= long_image_o && !1'b1;
    long_image_held <= long_image_beat;
    if (long_image_waits && (long_image_o !== 1'b1 || long_image_beat !== long_image_held)) begin
      errors = errors + 1;
      $display("%0t: long_image withdrew or changed beat %0d", $time, long_image_received);
    end
    if (long_image_o && 1'b1) begin
      comparisons = comparisons + 1;
      long_image_compared = 1'b1;
      if (long_image_received >= long_image_end
          || long_image_beat !== vectors[1260 + long_image_received][0:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: long_image beat %0d: expected %0h, got %0h", $time, long_image_received,
                   vectors[1260 + long_image_received][0:0], long_image_beat);
        end
      end
      long_image_received <= long_image_received + 1;
    end
  end

  // A beat is handed over at the coming clock edge; nothing of the phase is left.
  wire progress =
      (pixel_valid_i && pixel_ready_o) ||
      (vector_valid_o && vector_ready_i) ||
      (short_image_o && 1'b1) ||
      (long_image_o && 1'b1);
  wire done =
      pixel_accepted == pixel_end &&
      vector_received == vector_end &&
      short_image_received == short_image_end &&
      long_image_received == long_image_end;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      if (vector_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: vector offers a beat in reset", $time);
      end
      if (short_image_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: short_image offers a beat in reset", $time);
      end
      if (long_image_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: long_image offers a beat in reset", $time);
      end
      rst_ni = 1'b1;
    end
  endtask

  task run_phase;
    begin
      word = FirstPhase + phase * PhaseWords;
      flags = vectors[word];
      if (flags[0]) restart;
      steps_i = vectors[word + 5];
      seeds_i = vectors[word + 6];
      pixel_end = vectors[word + 1];
      vector_end = vectors[word + 2];
      short_image_end = vectors[word + 3];
      long_image_end = vectors[word + 4];
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
        $display("  pixel: %0d of %0d beats", pixel_accepted, pixel_end);
        $display("  vector: %0d of %0d beats", vector_received, vector_end);
        $display("  short_image: %0d of %0d beats", short_image_received, short_image_end);
        $display("  long_image: %0d of %0d beats", long_image_received, long_image_end);
      end
      if (flags[2]) repeat (SettleCycles) @(negedge clk_i);
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("rate_encoder_tb.vcd");
      $dumpvars(0, rate_encoder_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    steps_i = 0;
    seeds_i = 0;
    pixel_valid_i = 0;
    pixel_data_i = 0;
    pixel_last_i = 0;
    vector_ready_i = 0;
    @(negedge clk_i);
    for (pass = 0; pass < Passes && !hung; pass = pass + 1) begin
      pixel_offered = 0;
      pixel_accepted = 0;
      pixel_end = 0;
      vector_received = 0;
      vector_end = 0;
      short_image_received = 0;
      short_image_end = 0;
      long_image_received = 0;
      long_image_end = 0;
      for (phase = 0; phase < Phases && !hung; phase = phase + 1) run_phase;
    end
    // Vectors that could not be read would be compared with nothing.
    if (vector_compared) ports = ports + 4;
    if (short_image_compared) ports = ports + 1;
    if (long_image_compared) ports = ports + 1;
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
