// SPDX-License-Identifier: Apache-2.0
//
// lane_packer_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s lane_packer_tb -o tb.vvp \
//       -f lane_packer.f \
//       lane_packer_tb.v
//   vvp tb.vvp
// It sends what the golden model was given, compares every beat with what the golden model
// answered, and prints PASS or FAIL; first as fast as possible, then with random gaps and
// back-pressure. Ready outputs are compared with nothing: a beat that is never taken ends the run.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_streams.v.sbn; do not edit.
// Regenerate with: make gen TARGET=lane_packer

`default_nettype none

module lane_packer_tb #(
    // Beats of every stream, then the phases, as the comments in it say.
    parameter VectorFile = "lane_packer_tb.mem",
    // Start of the random gaps and back-pressure, not 0.
    parameter [31:0] Seed = 32'h00000001
);

  localparam Passes = 2;
  localparam FirstPhase = 192;
  localparam Phases = 2;
  localparam PhaseWords = 3;
  localparam Comparisons = 146;
  localparam OutputPorts = 4;
  localparam HangCycles = 20000;
  localparam SettleCycles = 200;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg         items_valid_i;
  reg  [63:0] items_data_i;
  reg  [3:0]  items_keep_i;
  reg         items_last_i;
  reg         beat_ready_i;
  wire        items_ready_o;
  wire        beat_valid_o;
  wire [63:0] beat_data_o;
  wire [3:0]  beat_keep_o;
  wire        beat_last_o;

  lane_packer u_dut (
      .clk_i        (clk_i),
      .rst_ni       (rst_ni),
      .items_valid_i(items_valid_i),
      .items_ready_o(items_ready_o),
      .items_data_i (items_data_i),
      .items_keep_i (items_keep_i),
      .items_last_i (items_last_i),
      .beat_valid_o (beat_valid_o),
      .beat_ready_i (beat_ready_i),
      .beat_data_o  (beat_data_o),
      .beat_keep_o  (beat_keep_o),
      .beat_last_o  (beat_last_o)
  );

  reg [68:0] vectors [0:197];
  reg [68:0] flags;
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

  // items: beats to send. What is not valid is noise.
  integer items_offered = 0;
  integer items_accepted = 0;
  integer items_end = 0;
  always @(posedge clk_i) begin
    if (items_valid_i && items_ready_o) begin
      items_valid_i <= 1'b0;
      {items_data_i, items_keep_i, items_last_i} <= ~{items_data_i, items_keep_i, items_last_i};
      items_accepted <= items_accepted + 1;
    end
    if ((!items_valid_i || items_ready_o) && items_offered < items_end
        && !(stalls && random[0])) begin
      items_valid_i <= 1'b1;
      {items_data_i, items_keep_i, items_last_i} <= vectors[0 + items_offered];
      items_offered <= items_offered + 1;
    end
  end

  // beat: beats to expect. A beat that is offered must stay until it is taken.
  integer beat_received = 0;
  integer beat_end = 0;
  reg beat_compared = 1'b0;
  reg beat_waits = 1'b0;
  reg [68:0] beat_held;
  wire [68:0] beat_beat = {beat_data_o, beat_keep_o, beat_last_o};
  always @(posedge clk_i) begin
    beat_ready_i <= !(stalls && random[5]);
    beat_waits <= beat_valid_o && !beat_ready_i;
    beat_held <= beat_beat;
    if (beat_waits && (beat_valid_o !== 1'b1 || beat_beat !== beat_held)) begin
      errors = errors + 1;
      $display("%0t: beat withdrew or changed beat %0d", $time, beat_received);
    end
    if (beat_valid_o && beat_ready_i) begin
      comparisons = comparisons + 1;
      beat_compared = 1'b1;
      if (beat_received >= beat_end
          || beat_beat !== vectors[119 + beat_received][68:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: beat beat %0d: expected %0h, got %0h", $time, beat_received,
                   vectors[119 + beat_received][68:0], beat_beat);
        end
      end
      beat_received <= beat_received + 1;
    end
  end

  // A beat is handed over at the coming clock edge; nothing of the phase is left.
  wire progress =
      (items_valid_i && items_ready_o) ||
      (beat_valid_o && beat_ready_i);
  wire done =
      items_accepted == items_end &&
      beat_received == beat_end;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      if (beat_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: beat offers a beat in reset", $time);
      end
      rst_ni = 1'b1;
    end
  endtask

  task run_phase;
    begin
      word = FirstPhase + phase * PhaseWords;
      flags = vectors[word];
      if (flags[0]) restart;
      items_end = vectors[word + 1];
      beat_end = vectors[word + 2];
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
        $display("  items: %0d of %0d beats", items_accepted, items_end);
        $display("  beat: %0d of %0d beats", beat_received, beat_end);
      end
      if (flags[2]) repeat (SettleCycles) @(negedge clk_i);
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("lane_packer_tb.vcd");
      $dumpvars(0, lane_packer_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    items_valid_i = 0;
    items_data_i = 0;
    items_keep_i = 0;
    items_last_i = 0;
    beat_ready_i = 0;
    @(negedge clk_i);
    for (pass = 0; pass < Passes && !hung; pass = pass + 1) begin
      items_offered = 0;
      items_accepted = 0;
      items_end = 0;
      beat_received = 0;
      beat_end = 0;
      for (phase = 0; phase < Phases && !hung; phase = phase + 1) run_phase;
    end
    // Vectors that could not be read would be compared with nothing.
    if (beat_compared) ports = ports + 4;
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
