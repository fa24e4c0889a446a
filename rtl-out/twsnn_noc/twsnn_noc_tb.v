// SPDX-License-Identifier: Apache-2.0
//
// twsnn_noc_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s twsnn_noc_tb -o tb.vvp \
//       -f twsnn_noc.f \
//       twsnn_noc_tb.v
//   vvp tb.vvp
// It sends what the golden model was given, compares every beat with what the golden model
// answered, and prints PASS or FAIL; first as fast as possible, then with random gaps and
// back-pressure. Ready outputs are compared with nothing: a beat that is never taken ends the run.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_streams.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module twsnn_noc_tb #(
    // Beats of every stream, then the phases, as the comments in it say.
    parameter VectorFile = "twsnn_noc_tb.mem",
    // Start of the random gaps and back-pressure, not 0.
    parameter [31:0] Seed = 32'h00000001
);

  localparam Passes = 2;
  localparam FirstPhase = 34;
  localparam Phases = 1;
  localparam PhaseWords = 9;
  localparam Comparisons = 18;
  localparam OutputPorts = 10;
  localparam HangCycles = 20000;
  localparam SettleCycles = 200;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg          s_axis_pixel_tvalid;
  reg  [127:0] s_axis_pixel_tdata;
  reg          s_axis_pixel_tlast;
  reg          m_axis_result_tready;
  reg          s_axis_flit_tvalid;
  reg  [31:0]  s_axis_flit_tdata;
  reg          s_axis_flit_tlast;
  reg          m_axis_flit_tready;
  wire         s_axis_pixel_tready;
  wire         m_axis_result_tvalid;
  wire [31:0]  m_axis_result_tdata;
  wire         m_axis_result_tlast;
  wire         s_axis_flit_tready;
  wire         m_axis_flit_tvalid;
  wire [31:0]  m_axis_flit_tdata;
  wire         m_axis_flit_tlast;
  wire [15:0]  cut_count_o;
  wire [15:0]  refused_count_o;
  wire [15:0]  dropped_count_o;
  wire         misrouted_o;

  twsnn_noc u_dut (
      .clk_i               (clk_i),
      .rst_ni              (rst_ni),
      .s_axis_pixel_tvalid (s_axis_pixel_tvalid),
      .s_axis_pixel_tready (s_axis_pixel_tready),
      .s_axis_pixel_tdata  (s_axis_pixel_tdata),
      .s_axis_pixel_tlast  (s_axis_pixel_tlast),
      .m_axis_result_tvalid(m_axis_result_tvalid),
      .m_axis_result_tready(m_axis_result_tready),
      .m_axis_result_tdata (m_axis_result_tdata),
      .m_axis_result_tlast (m_axis_result_tlast),
      .s_axis_flit_tvalid  (s_axis_flit_tvalid),
      .s_axis_flit_tready  (s_axis_flit_tready),
      .s_axis_flit_tdata   (s_axis_flit_tdata),
      .s_axis_flit_tlast   (s_axis_flit_tlast),
      .m_axis_flit_tvalid  (m_axis_flit_tvalid),
      .m_axis_flit_tready  (m_axis_flit_tready),
      .m_axis_flit_tdata   (m_axis_flit_tdata),
      .m_axis_flit_tlast   (m_axis_flit_tlast),
      .cut_count_o         (cut_count_o),
      .refused_count_o     (refused_count_o),
      .dropped_count_o     (dropped_count_o),
      .misrouted_o         (misrouted_o)
  );

  reg [128:0] vectors [0:42];
  reg [128:0] flags;
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

  // s_axis_flit: beats to send. What is not valid is noise.
  integer s_axis_flit_offered = 0;
  integer s_axis_flit_accepted = 0;
  integer s_axis_flit_end = 0;
  always @(posedge clk_i) begin
    if (s_axis_flit_tvalid && s_axis_flit_tready) begin
      s_axis_flit_tvalid <= 1'b0;
      {s_axis_flit_tdata, s_axis_flit_tlast} <= ~{s_axis_flit_tdata, s_axis_flit_tlast};
      s_axis_flit_accepted <= s_axis_flit_accepted + 1;
    end
    if ((!s_axis_flit_tvalid || s_axis_flit_tready) && s_axis_flit_offered < s_axis_flit_end
        && !(stalls && random[10])) begin
      s_axis_flit_tvalid <= 1'b1;
      {s_axis_flit_tdata, s_axis_flit_tlast} <= vectors[0 + s_axis_flit_offered];
      s_axis_flit_offered <= s_axis_flit_offered + 1;
    end
  end

  // m_axis_result: beats to expect. A beat that is offered must stay until it is taken.
  integer m_axis_result_received = 0;
  integer m_axis_result_end = 0;
  reg m_axis_result_compared = 1'b0;
  reg m_axis_result_waits = 1'b0;
  reg [32:0] m_axis_result_held;
  wire [32:0] m_axis_result_beat = {m_axis_result_tdata, m_axis_result_tlast};
  always @(posedge clk_i) begin
    m_axis_result_tready <= !(stalls && random[5]);
    m_axis_result_waits <= m_axis_result_tvalid && !m_axis_result_tready;
    m_axis_result_held <= m_axis_result_beat;
    if (m_axis_result_waits && (m_axis_result_tvalid !== 1'b1 || m_axis_result_beat !==
        m_axis_result_held)) begin
      errors = errors + 1;
      $display("%0t: m_axis_result withdrew or changed beat %0d", $time, m_axis_result_received);
    end
    if (m_axis_result_tvalid && m_axis_result_tready) begin
      comparisons = comparisons + 1;
      m_axis_result_compared = 1'b1;
      if (m_axis_result_received >= m_axis_result_end
          || m_axis_result_beat !== vectors[0 + m_axis_result_received][32:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: m_axis_result beat %0d: expected %0h, got %0h", $time,
              m_axis_result_received,
                   vectors[0 + m_axis_result_received][32:0], m_axis_result_beat);
        end
      end
      m_axis_result_received <= m_axis_result_received + 1;
    end
  end

  // m_axis_flit: beats to expect. A beat that is offered must stay until it is taken.
  integer m_axis_flit_received = 0;
  integer m_axis_flit_end = 0;
  reg m_axis_flit_compared = 1'b0;
  reg m_axis_flit_waits = 1'b0;
  reg [32:0] m_axis_flit_held;
  wire [32:0] m_axis_flit_beat = {m_axis_flit_tdata, m_axis_flit_tlast};
  always @(posedge clk_i) begin
    m_axis_flit_tready <= !(stalls && random[15]);
    m_axis_flit_waits <= m_axis_flit_tvalid && !m_axis_flit_tready;
    m_axis_flit_held <= m_axis_flit_beat;
    if (m_axis_flit_waits && (m_axis_flit_tvalid !== 1'b1 || m_axis_flit_beat !== m_axis_flit_held))
        begin
      errors = errors + 1;
      $display("%0t: m_axis_flit withdrew or changed beat %0d", $time, m_axis_flit_received);
    end
    if (m_axis_flit_tvalid && m_axis_flit_tready) begin
      comparisons = comparisons + 1;
      m_axis_flit_compared = 1'b1;
      if (m_axis_flit_received >= m_axis_flit_end
          || m_axis_flit_beat !== vectors[29 + m_axis_flit_received][32:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: m_axis_flit beat %0d: expected %0h, got %0h", $time, m_axis_flit_received,
                   vectors[29 + m_axis_flit_received][32:0], m_axis_flit_beat);
        end
      end
      m_axis_flit_received <= m_axis_flit_received + 1;
    end
  end

  // Whether a plain output was compared
  integer cut_count_o_compared = 0;
  integer refused_count_o_compared = 0;
  integer dropped_count_o_compared = 0;
  integer misrouted_o_compared = 0;

  // A beat is handed over at the coming clock edge; nothing of the phase is left.
  wire progress =
      (s_axis_pixel_tvalid && s_axis_pixel_tready) ||
      (m_axis_result_tvalid && m_axis_result_tready) ||
      (s_axis_flit_tvalid && s_axis_flit_tready) ||
      (m_axis_flit_tvalid && m_axis_flit_tready);
  wire done =
      s_axis_pixel_accepted == s_axis_pixel_end &&
      m_axis_result_received == m_axis_result_end &&
      s_axis_flit_accepted == s_axis_flit_end &&
      m_axis_flit_received == m_axis_flit_end;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      if (m_axis_result_tvalid !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: m_axis_result offers a beat in reset", $time);
      end
      if (m_axis_flit_tvalid !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: m_axis_flit offers a beat in reset", $time);
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
      m_axis_result_end = vectors[word + 2];
      s_axis_flit_end = vectors[word + 3];
      m_axis_flit_end = vectors[word + 4];
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
        $display("  m_axis_result: %0d of %0d beats", m_axis_result_received, m_axis_result_end);
        $display("  s_axis_flit: %0d of %0d beats", s_axis_flit_accepted, s_axis_flit_end);
        $display("  m_axis_flit: %0d of %0d beats", m_axis_flit_received, m_axis_flit_end);
      end
      if (flags[2]) repeat (SettleCycles) @(negedge clk_i);
      if (flags[3]) begin
        comparisons = comparisons + 1;
        cut_count_o_compared = 1;
        if (cut_count_o !== vectors[word + 5][15:0]) begin
          errors = errors + 1;
          $display("%0t: cut_count_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 5][15:0], cut_count_o);
        end
      end
      if (flags[4]) begin
        comparisons = comparisons + 1;
        refused_count_o_compared = 1;
        if (refused_count_o !== vectors[word + 6][15:0]) begin
          errors = errors + 1;
          $display("%0t: refused_count_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 6][15:0], refused_count_o);
        end
      end
      if (flags[5]) begin
        comparisons = comparisons + 1;
        dropped_count_o_compared = 1;
        if (dropped_count_o !== vectors[word + 7][15:0]) begin
          errors = errors + 1;
          $display("%0t: dropped_count_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 7][15:0], dropped_count_o);
        end
      end
      if (flags[6]) begin
        comparisons = comparisons + 1;
        misrouted_o_compared = 1;
        if (misrouted_o !== vectors[word + 8][0]) begin
          errors = errors + 1;
          $display("%0t: misrouted_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 8][0], misrouted_o);
        end
      end
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("twsnn_noc_tb.vcd");
      $dumpvars(0, twsnn_noc_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    s_axis_pixel_tvalid = 0;
    s_axis_pixel_tdata = 0;
    s_axis_pixel_tlast = 0;
    m_axis_result_tready = 0;
    s_axis_flit_tvalid = 0;
    s_axis_flit_tdata = 0;
    s_axis_flit_tlast = 0;
    m_axis_flit_tready = 0;
    @(negedge clk_i);
    for (pass = 0; pass < Passes && !hung; pass = pass + 1) begin
      s_axis_pixel_offered = 0;
      s_axis_pixel_accepted = 0;
      s_axis_pixel_end = 0;
      s_axis_flit_offered = 0;
      s_axis_flit_accepted = 0;
      s_axis_flit_end = 0;
      m_axis_result_received = 0;
      m_axis_result_end = 0;
      m_axis_flit_received = 0;
      m_axis_flit_end = 0;
      for (phase = 0; phase < Phases && !hung; phase = phase + 1) run_phase;
    end
    // Vectors that could not be read would be compared with nothing.
    if (m_axis_result_compared) ports = ports + 3;
    if (m_axis_flit_compared) ports = ports + 3;
    ports = ports + cut_count_o_compared;
    ports = ports + refused_count_o_compared;
    ports = ports + dropped_count_o_compared;
    ports = ports + misrouted_o_compared;
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
