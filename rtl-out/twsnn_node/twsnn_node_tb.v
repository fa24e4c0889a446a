// SPDX-License-Identifier: Apache-2.0
//
// twsnn_node_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s twsnn_node_tb -o tb.vvp \
//       -f twsnn_node.f \
//       twsnn_node_tb.v
//   vvp tb.vvp
// It sends what the golden model was given, compares every beat with what the golden model
// answered, and prints PASS or FAIL; first as fast as possible, then with random gaps and
// back-pressure. Ready outputs are compared with nothing: a beat that is never taken ends the run.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_streams.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_node

`default_nettype none

module twsnn_node_tb #(
    // Beats of every stream, then the phases, as the comments in it say.
    parameter VectorFile = "twsnn_node_tb.mem",
    // Start of the random gaps and back-pressure, not 0.
    parameter [31:0] Seed = 32'h00000001
);

  localparam Passes = 2;
  localparam FirstPhase = 246;
  localparam Phases = 2;
  localparam PhaseWords = 3;
  localparam Comparisons = 12;
  localparam OutputPorts = 3;
  localparam HangCycles = 20000;
  localparam SettleCycles = 200;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg         receive_valid_i;
  reg  [1:0]  receive_kind_i;
  reg  [31:0] receive_data_i;
  reg         send_ready_i;
  wire        receive_ready_o;
  wire        send_valid_o;
  wire [1:0]  send_kind_o;
  wire [31:0] send_data_o;

  twsnn_node u_dut (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .receive_valid_i(receive_valid_i),
      .receive_ready_o(receive_ready_o),
      .receive_kind_i (receive_kind_i),
      .receive_data_i (receive_data_i),
      .send_valid_o   (send_valid_o),
      .send_ready_i   (send_ready_i),
      .send_kind_o    (send_kind_o),
      .send_data_o    (send_data_o)
  );

  reg [33:0] vectors [0:251];
  reg [33:0] flags;
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

  // receive: beats to send. What is not valid is noise.
  integer receive_offered = 0;
  integer receive_accepted = 0;
  integer receive_end = 0;
  always @(posedge clk_i) begin
    if (receive_valid_i && receive_ready_o) begin
      receive_valid_i <= 1'b0;
      {receive_kind_i, receive_data_i} <= ~{receive_kind_i, receive_data_i};
      receive_accepted <= receive_accepted + 1;
    end
    if ((!receive_valid_i || receive_ready_o) && receive_offered < receive_end
        && !(stalls && random[0])) begin
      receive_valid_i <= 1'b1;
      {receive_kind_i, receive_data_i} <= vectors[0 + receive_offered];
      receive_offered <= receive_offered + 1;
    end
  end

  // send: beats to expect. A beat that is offered must stay until it is taken.
  integer send_received = 0;
  integer send_end = 0;
  reg send_compared = 1'b0;
  reg send_waits = 1'b0;
  reg [33:0] send_held;
  wire [33:0] send_beat = {send_kind_o, send_data_o};
  always @(posedge clk_i) begin
    send_ready_i <= !(stalls && random[5]);
    send_waits <= send_valid_o && !send_ready_i;
    send_held <= send_beat;
    if (send_waits && (send_valid_o !== 1'b1 || send_beat !== send_held)) begin
      errors = errors + 1;
      $display("%0t: send withdrew or changed beat %0d", $time, send_received);
    end
    if (send_valid_o && send_ready_i) begin
      comparisons = comparisons + 1;
      send_compared = 1'b1;
      if (send_received >= send_end
          || send_beat !== vectors[240 + send_received][33:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: send beat %0d: expected %0h, got %0h", $time, send_received,
                   vectors[240 + send_received][33:0], send_beat);
        end
      end
      send_received <= send_received + 1;
    end
  end

  // A beat is handed over at the coming clock edge; nothing of the phase is left.
  wire progress =
      (receive_valid_i && receive_ready_o) ||
      (send_valid_o && send_ready_i);
  wire done =
      receive_accepted == receive_end &&
      send_received == send_end;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      if (send_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: send offers a beat in reset", $time);
      end
      rst_ni = 1'b1;
    end
  endtask

  task run_phase;
    begin
      word = FirstPhase + phase * PhaseWords;
      flags = vectors[word];
      if (flags[0]) restart;
      receive_end = vectors[word + 1];
      send_end = vectors[word + 2];
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
        $display("  receive: %0d of %0d beats", receive_accepted, receive_end);
        $display("  send: %0d of %0d beats", send_received, send_end);
      end
      if (flags[2]) repeat (SettleCycles) @(negedge clk_i);
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("twsnn_node_tb.vcd");
      $dumpvars(0, twsnn_node_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    receive_valid_i = 0;
    receive_kind_i = 0;
    receive_data_i = 0;
    send_ready_i = 0;
    @(negedge clk_i);
    for (pass = 0; pass < Passes && !hung; pass = pass + 1) begin
      receive_offered = 0;
      receive_accepted = 0;
      receive_end = 0;
      send_received = 0;
      send_end = 0;
      for (phase = 0; phase < Phases && !hung; phase = phase + 1) run_phase;
    end
    // Vectors that could not be read would be compared with nothing.
    if (send_compared) ports = ports + 3;
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
