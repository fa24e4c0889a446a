// SPDX-License-Identifier: Apache-2.0
//
// spiking_conv_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s spiking_conv_tb -o tb.vvp \
//       -f spiking_conv.f \
//       spiking_conv_tb.v
//   vvp tb.vvp
// It sends what the golden model was given, compares every beat with what the golden model
// answered, and prints PASS or FAIL; first as fast as possible, then with random gaps and
// back-pressure. Ready outputs are compared with nothing: a beat that is never taken ends the run.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_streams.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_conv

`default_nettype none

module spiking_conv_tb #(
    // Beats of every stream, then the phases, as the comments in it say.
    parameter VectorFile = "spiking_conv_tb.mem",
    // Start of the random gaps and back-pressure, not 0.
    parameter [31:0] Seed = 32'h00000001
);

  localparam Passes = 2;
  localparam FirstPhase = 411;
  localparam Phases = 3;
  localparam PhaseWords = 3;
  localparam Comparisons = 452;
  localparam OutputPorts = 7;
  localparam HangCycles = 20000;
  localparam SettleCycles = 200;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg         event_valid_i;
  reg  [4:0]  event_y_i;
  reg  [4:0]  event_x_i;
  reg         event_channel_i;
  reg         event_last_i;
  reg         event_null_i;
  reg         spike_ready_i;
  wire        event_ready_o;
  wire        spike_valid_o;
  wire [4:0]  spike_y_o;
  wire [4:0]  spike_x_o;
  wire        spike_fold_o;
  wire [71:0] spike_bits_o;
  wire        spike_last_o;
  wire        spike_null_o;

  spiking_conv u_dut (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .event_valid_i  (event_valid_i),
      .event_ready_o  (event_ready_o),
      .event_y_i      (event_y_i),
      .event_x_i      (event_x_i),
      .event_channel_i(event_channel_i),
      .event_last_i   (event_last_i),
      .event_null_i   (event_null_i),
      .spike_valid_o  (spike_valid_o),
      .spike_ready_i  (spike_ready_i),
      .spike_y_o      (spike_y_o),
      .spike_x_o      (spike_x_o),
      .spike_fold_o   (spike_fold_o),
      .spike_bits_o   (spike_bits_o),
      .spike_last_o   (spike_last_o),
      .spike_null_o   (spike_null_o)
  );

  reg [84:0] vectors [0:419];
  reg [84:0] flags;
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
      {
        event_y_i,
        event_x_i,
        event_channel_i,
        event_last_i,
        event_null_i
      } <= ~{
        event_y_i,
        event_x_i,
        event_channel_i,
        event_last_i,
        event_null_i
      };
      event_accepted <= event_accepted + 1;
    end
    if ((!event_valid_i || event_ready_o) && event_offered < event_end
        && !(stalls && random[0])) begin
      event_valid_i <= 1'b1;
      {
        event_y_i,
        event_x_i,
        event_channel_i,
        event_last_i,
        event_null_i
      } <= vectors[0 + event_offered];
      event_offered <= event_offered + 1;
    end
  end

  // spike: beats to expect. A beat that is offered must stay until it is taken.
  integer spike_received = 0;
  integer spike_end = 0;
  reg spike_compared = 1'b0;
  reg spike_waits = 1'b0;
  reg [84:0] spike_held;
  wire [84:0] spike_beat = {
        spike_y_o,
        spike_x_o,
        spike_fold_o,
        spike_bits_o,
        spike_last_o,
        spike_null_o
      };
  always @(posedge clk_i) begin
    spike_ready_i <= !(stalls && random[5]);
    spike_waits <= spike_valid_o && !spike_ready_i;
    spike_held <= spike_beat;
    if (spike_waits && (spike_valid_o !== 1'b1 || spike_beat !== spike_held)) begin
      errors = errors + 1;
      $display("%0t: spike withdrew or changed beat %0d", $time, spike_received);
    end
    if (spike_valid_o && spike_ready_i) begin
      comparisons = comparisons + 1;
      spike_compared = 1'b1;
      if (spike_received >= spike_end
          || spike_beat !== vectors[185 + spike_received][84:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: spike beat %0d: expected %0h, got %0h", $time, spike_received,
                   vectors[185 + spike_received][84:0], spike_beat);
        end
      end
      spike_received <= spike_received + 1;
    end
  end

  // A beat is handed over at the coming clock edge; nothing of the phase is left.
  wire progress =
      (event_valid_i && event_ready_o) ||
      (spike_valid_o && spike_ready_i);
  wire done =
      event_accepted == event_end &&
      spike_received == spike_end;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      if (spike_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: spike offers a beat in reset", $time);
      end
      rst_ni = 1'b1;
    end
  endtask

  task run_phase;
    begin
      word = FirstPhase + phase * PhaseWords;
      flags = vectors[word];
      if (flags[0]) restart;
      event_end = vectors[word + 1];
      spike_end = vectors[word + 2];
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
        $display("  spike: %0d of %0d beats", spike_received, spike_end);
      end
      if (flags[2]) repeat (SettleCycles) @(negedge clk_i);
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("spiking_conv_tb.vcd");
      $dumpvars(0, spiking_conv_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    event_valid_i = 0;
    event_y_i = 0;
    event_x_i = 0;
    event_channel_i = 0;
    event_last_i = 0;
    event_null_i = 0;
    spike_ready_i = 0;
    @(negedge clk_i);
    for (pass = 0; pass < Passes && !hung; pass = pass + 1) begin
      event_offered = 0;
      event_accepted = 0;
      event_end = 0;
      spike_received = 0;
      spike_end = 0;
      for (phase = 0; phase < Phases && !hung; phase = phase + 1) run_phase;
    end
    // Vectors that could not be read would be compared with nothing.
    if (spike_compared) ports = ports + 7;
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
