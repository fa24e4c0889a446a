// SPDX-License-Identifier: Apache-2.0
//
// run_length_encoder_tb: self-checking test bench, which needs nothing but a simulator. In this
// folder:
//   iverilog -g2005 -s run_length_encoder_tb -o tb.vvp \
//       -f run_length_encoder.f \
//       run_length_encoder_tb.v
//   vvp tb.vvp
// It sends what the golden model was given, compares every beat with what the golden model
// answered, and prints PASS or FAIL; first as fast as possible, then with random gaps and
// back-pressure. Ready outputs are compared with nothing: a beat that is never taken ends the run.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_streams.v.sbn; do not edit.
// Regenerate with: make gen TARGET=run_length_encoder

`default_nettype none

module run_length_encoder_tb #(
    // Beats of every stream, then the phases, as the comments in it say.
    parameter VectorFile = "run_length_encoder_tb.mem",
    // Start of the random gaps and back-pressure, not 0.
    parameter [31:0] Seed = 32'h00000001
);

  localparam Passes = 2;
  localparam FirstPhase = 392;
  localparam Phases = 2;
  localparam PhaseWords = 3;
  localparam Comparisons = 104;
  localparam OutputPorts = 4;
  localparam HangCycles = 20000;
  localparam SettleCycles = 200;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg         s_axis_pixel_tvalid;
  reg  [15:0] s_axis_pixel_tdata;
  reg         s_axis_pixel_tlast;
  reg         m_axis_code_tready;
  wire        s_axis_pixel_tready;
  wire        m_axis_code_tvalid;
  wire [63:0] m_axis_code_tdata;
  wire [7:0]  m_axis_code_tkeep;
  wire        m_axis_code_tlast;

  run_length_encoder u_dut (
      .clk_i              (clk_i),
      .rst_ni             (rst_ni),
      .s_axis_pixel_tvalid(s_axis_pixel_tvalid),
      .s_axis_pixel_tready(s_axis_pixel_tready),
      .s_axis_pixel_tdata (s_axis_pixel_tdata),
      .s_axis_pixel_tlast (s_axis_pixel_tlast),
      .m_axis_code_tvalid (m_axis_code_tvalid),
      .m_axis_code_tready (m_axis_code_tready),
      .m_axis_code_tdata  (m_axis_code_tdata),
      .m_axis_code_tkeep  (m_axis_code_tkeep),
      .m_axis_code_tlast  (m_axis_code_tlast)
  );

  reg [72:0] vectors [0:397];
  reg [72:0] flags;
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

  // s_axis_pixel: beats to send. What is not valid is noise.
  integer s_axis_pixel_offered = 0;
  integer s_axis_pixel_accepted = 0;
  integer s_axis_pixel_end = 0;
  always @(posedge clk_i) begin
    if (s_axis_pixel_tvalid && s_axis_pixel_tready) begin
      s_axis_pixel_tvalid <= 1'b0;
      {s_axis_pixel_tdata, s_axis_pixel_tlast} <= ~{s_axis_pixel_tdata, s_axis_pixel_tlast};
      s_axis_pixel_accepted <= s_axis_pixel_accepted + 1;
    end
    if ((!s_axis_pixel_tvalid || s_axis_pixel_tready) && s_axis_pixel_offered < s_axis_pixel_end
        && !(stalls && random[0])) begin
      s_axis_pixel_tvalid <= 1'b1;
      {s_axis_pixel_tdata, s_axis_pixel_tlast} <= vectors[0 + s_axis_pixel_offered];
      s_axis_pixel_offered <= s_axis_pixel_offered + 1;
    end
  end

  // m_axis_code: beats to expect. A beat that is offered must stay until it is taken.
  integer m_axis_code_received = 0;
  integer m_axis_code_end = 0;
  reg m_axis_code_compared = 1'b0;
  reg m_axis_code_waits = 1'b0;
  reg [72:0] m_axis_code_held;
  wire [72:0] m_axis_code_beat = {
        m_axis_code_tdata,
        m_axis_code_tkeep,
        m_axis_code_tlast
      };
  always @(posedge clk_i) begin
    m_axis_code_tready <= !(stalls && random[5]);
    m_axis_code_waits <= m_axis_code_tvalid && !m_axis_code_tready;
    m_axis_code_held <= m_axis_code_beat;
    if (m_axis_code_waits && (m_axis_code_tvalid !== 1'b1 || m_axis_code_beat !== m_axis_code_held))
        begin
      errors = errors + 1;
      $display("%0t: m_axis_code withdrew or changed beat %0d", $time, m_axis_code_received);
    end
    if (m_axis_code_tvalid && m_axis_code_tready) begin
      comparisons = comparisons + 1;
      m_axis_code_compared = 1'b1;
      if (m_axis_code_received >= m_axis_code_end
          || m_axis_code_beat !== vectors[340 + m_axis_code_received][72:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: m_axis_code beat %0d: expected %0h, got %0h", $time, m_axis_code_received,
                   vectors[340 + m_axis_code_received][72:0], m_axis_code_beat);
        end
      end
      m_axis_code_received <= m_axis_code_received + 1;
    end
  end

  // A beat is handed over at the coming clock edge; nothing of the phase is left.
  wire progress =
      (s_axis_pixel_tvalid && s_axis_pixel_tready) ||
      (m_axis_code_tvalid && m_axis_code_tready);
  wire done =
      s_axis_pixel_accepted == s_axis_pixel_end &&
      m_axis_code_received == m_axis_code_end;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      if (m_axis_code_tvalid !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: m_axis_code offers a beat in reset", $time);
      end
      rst_ni = 1'b1;
    end
  endtask

  task run_phase;
    begin
      word = FirstPhase + phase * PhaseWords;
      flags = vectors[word];
      if (flags[0]) restart;
      s_axis_pixel_end = vectors[word + 1];
      m_axis_code_end = vectors[word + 2];
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
        $display("  s_axis_pixel: %0d of %0d beats", s_axis_pixel_accepted, s_axis_pixel_end);
        $display("  m_axis_code: %0d of %0d beats", m_axis_code_received, m_axis_code_end);
      end
      if (flags[2]) repeat (SettleCycles) @(negedge clk_i);
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("run_length_encoder_tb.vcd");
      $dumpvars(0, run_length_encoder_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    s_axis_pixel_tvalid = 0;
    s_axis_pixel_tdata = 0;
    s_axis_pixel_tlast = 0;
    m_axis_code_tready = 0;
    @(negedge clk_i);
    for (pass = 0; pass < Passes && !hung; pass = pass + 1) begin
      s_axis_pixel_offered = 0;
      s_axis_pixel_accepted = 0;
      s_axis_pixel_end = 0;
      m_axis_code_received = 0;
      m_axis_code_end = 0;
      for (phase = 0; phase < Phases && !hung; phase = phase + 1) run_phase;
    end
    // Vectors that could not be read would be compared with nothing.
    if (m_axis_code_compared) ports = ports + 4;
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
