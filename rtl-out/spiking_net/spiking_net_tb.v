// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s spiking_net_tb -o tb.vvp \
//       -f spiking_net.f \
//       spiking_net_tb.v
//   vvp tb.vvp
// It sends what the golden model was given, compares every beat with what the golden model
// answered, and prints PASS or FAIL; first as fast as possible, then with random gaps and
// back-pressure. Ready outputs are compared with nothing: a beat that is never taken ends the run.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_streams.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_tb #(
    // Beats of every stream, then the phases, as the comments in it say.
    parameter VectorFile = "spiking_net_tb.mem",
    // Start of the random gaps and back-pressure, not 0.
    parameter [31:0] Seed = 32'h00000001
);

  localparam Passes = 2;
  localparam FirstPhase = 272;
  localparam Phases = 25;
  localparam PhaseWords = 8;
  localparam Comparisons = 312;
  localparam OutputPorts = 8;
  localparam HangCycles = 20000;
  localparam SettleCycles = 200;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg         s_axil_awvalid;
  reg  [11:0] s_axil_awaddr;
  reg  [2:0]  s_axil_awprot;
  reg         s_axil_wvalid;
  reg  [31:0] s_axil_wdata;
  reg  [3:0]  s_axil_wstrb;
  reg         s_axil_bready;
  reg         s_axil_arvalid;
  reg  [11:0] s_axil_araddr;
  reg  [2:0]  s_axil_arprot;
  reg         s_axil_rready;
  reg         s_axis_event_tvalid;
  reg  [31:0] s_axis_event_tdata;
  reg         s_axis_event_tlast;
  reg         m_axis_result_tready;
  wire        s_axil_awready;
  wire        s_axil_wready;
  wire        s_axil_bvalid;
  wire [1:0]  s_axil_bresp;
  wire        s_axil_arready;
  wire        s_axil_rvalid;
  wire [31:0] s_axil_rdata;
  wire [1:0]  s_axil_rresp;
  wire        s_axis_event_tready;
  wire        m_axis_result_tvalid;
  wire [31:0] m_axis_result_tdata;
  wire        m_axis_result_tlast;

  spiking_net u_dut (
      .clk_i               (clk_i),
      .rst_ni              (rst_ni),
      .s_axil_awvalid      (s_axil_awvalid),
      .s_axil_awready      (s_axil_awready),
      .s_axil_awaddr       (s_axil_awaddr),
      .s_axil_awprot       (s_axil_awprot),
      .s_axil_wvalid       (s_axil_wvalid),
      .s_axil_wready       (s_axil_wready),
      .s_axil_wdata        (s_axil_wdata),
      .s_axil_wstrb        (s_axil_wstrb),
      .s_axil_bvalid       (s_axil_bvalid),
      .s_axil_bready       (s_axil_bready),
      .s_axil_bresp        (s_axil_bresp),
      .s_axil_arvalid      (s_axil_arvalid),
      .s_axil_arready      (s_axil_arready),
      .s_axil_araddr       (s_axil_araddr),
      .s_axil_arprot       (s_axil_arprot),
      .s_axil_rvalid       (s_axil_rvalid),
      .s_axil_rready       (s_axil_rready),
      .s_axil_rdata        (s_axil_rdata),
      .s_axil_rresp        (s_axil_rresp),
      .s_axis_event_tvalid (s_axis_event_tvalid),
      .s_axis_event_tready (s_axis_event_tready),
      .s_axis_event_tdata  (s_axis_event_tdata),
      .s_axis_event_tlast  (s_axis_event_tlast),
      .m_axis_result_tvalid(m_axis_result_tvalid),
      .m_axis_result_tready(m_axis_result_tready),
      .m_axis_result_tdata (m_axis_result_tdata),
      .m_axis_result_tlast (m_axis_result_tlast)
  );

  reg [35:0] vectors [0:471];
  reg [35:0] flags;
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

  // s_axil_aw: beats to send. What is not valid is noise.
  integer s_axil_aw_offered = 0;
  integer s_axil_aw_accepted = 0;
  integer s_axil_aw_end = 0;
  always @(posedge clk_i) begin
    if (s_axil_awvalid && s_axil_awready) begin
      s_axil_awvalid <= 1'b0;
      {s_axil_awaddr, s_axil_awprot} <= ~{s_axil_awaddr, s_axil_awprot};
      s_axil_aw_accepted <= s_axil_aw_accepted + 1;
    end
    if ((!s_axil_awvalid || s_axil_awready) && s_axil_aw_offered < s_axil_aw_end
        && !(stalls && random[0])) begin
      s_axil_awvalid <= 1'b1;
      {s_axil_awaddr, s_axil_awprot} <= vectors[0 + s_axil_aw_offered];
      s_axil_aw_offered <= s_axil_aw_offered + 1;
    end
  end

  // s_axil_w: beats to send. What is not valid is noise.
  integer s_axil_w_offered = 0;
  integer s_axil_w_accepted = 0;
  integer s_axil_w_end = 0;
  always @(posedge clk_i) begin
    if (s_axil_wvalid && s_axil_wready) begin
      s_axil_wvalid <= 1'b0;
      {s_axil_wdata, s_axil_wstrb} <= ~{s_axil_wdata, s_axil_wstrb};
      s_axil_w_accepted <= s_axil_w_accepted + 1;
    end
    if ((!s_axil_wvalid || s_axil_wready) && s_axil_w_offered < s_axil_w_end
        && !(stalls && random[5])) begin
      s_axil_wvalid <= 1'b1;
      {s_axil_wdata, s_axil_wstrb} <= vectors[10 + s_axil_w_offered];
      s_axil_w_offered <= s_axil_w_offered + 1;
    end
  end

  // s_axil_ar: beats to send. What is not valid is noise.
  integer s_axil_ar_offered = 0;
  integer s_axil_ar_accepted = 0;
  integer s_axil_ar_end = 0;
  always @(posedge clk_i) begin
    if (s_axil_arvalid && s_axil_arready) begin
      s_axil_arvalid <= 1'b0;
      {s_axil_araddr, s_axil_arprot} <= ~{s_axil_araddr, s_axil_arprot};
      s_axil_ar_accepted <= s_axil_ar_accepted + 1;
    end
    if ((!s_axil_arvalid || s_axil_arready) && s_axil_ar_offered < s_axil_ar_end
        && !(stalls && random[15])) begin
      s_axil_arvalid <= 1'b1;
      {s_axil_araddr, s_axil_arprot} <= vectors[30 + s_axil_ar_offered];
      s_axil_ar_offered <= s_axil_ar_offered + 1;
    end
  end

  // s_axis_event: beats to send. What is not valid is noise.
  integer s_axis_event_offered = 0;
  integer s_axis_event_accepted = 0;
  integer s_axis_event_end = 0;
  always @(posedge clk_i) begin
    if (s_axis_event_tvalid && s_axis_event_tready) begin
      s_axis_event_tvalid <= 1'b0;
      {s_axis_event_tdata, s_axis_event_tlast} <= ~{s_axis_event_tdata, s_axis_event_tlast};
      s_axis_event_accepted <= s_axis_event_accepted + 1;
    end
    if ((!s_axis_event_tvalid || s_axis_event_tready) && s_axis_event_offered < s_axis_event_end
        && !(stalls && random[25])) begin
      s_axis_event_tvalid <= 1'b1;
      {s_axis_event_tdata, s_axis_event_tlast} <= vectors[212 + s_axis_event_offered];
      s_axis_event_offered <= s_axis_event_offered + 1;
    end
  end

  // s_axil_b: beats to expect. A beat that is offered must stay until it is taken.
  integer s_axil_b_received = 0;
  integer s_axil_b_end = 0;
  reg s_axil_b_compared = 1'b0;
  reg s_axil_b_waits = 1'b0;
  reg [1:0] s_axil_b_held;
  wire [1:0] s_axil_b_beat = {s_axil_bresp};
  always @(posedge clk_i) begin
    s_axil_bready <= !(stalls && random[10]);
    s_axil_b_waits <= s_axil_bvalid && !s_axil_bready;
    s_axil_b_held <= s_axil_b_beat;
    if (s_axil_b_waits && (s_axil_bvalid !== 1'b1 || s_axil_b_beat !== s_axil_b_held)) begin
      errors = errors + 1;
      $display("%0t: s_axil_b withdrew or changed beat %0d", $time, s_axil_b_received);
    end
    if (s_axil_bvalid && s_axil_bready) begin
      comparisons = comparisons + 1;
      s_axil_b_compared = 1'b1;
      if (s_axil_b_received >= s_axil_b_end
          || s_axil_b_beat !== vectors[20 + s_axil_b_received][1:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: s_axil_b beat %0d: expected %0h, got %0h", $time, s_axil_b_received,
                   vectors[20 + s_axil_b_received][1:0], s_axil_b_beat);
        end
      end
      s_axil_b_received <= s_axil_b_received + 1;
    end
  end

  // s_axil_r: beats to expect. A beat that is offered must stay until it is taken.
  integer s_axil_r_received = 0;
  integer s_axil_r_end = 0;
  reg s_axil_r_compared = 1'b0;
  reg s_axil_r_waits = 1'b0;
  reg [33:0] s_axil_r_held;
  wire [33:0] s_axil_r_beat = {s_axil_rdata, s_axil_rresp};
  always @(posedge clk_i) begin
    s_axil_rready <= !(stalls && random[20]);
    s_axil_r_waits <= s_axil_rvalid && !s_axil_rready;
    s_axil_r_held <= s_axil_r_beat;
    if (s_axil_r_waits && (s_axil_rvalid !== 1'b1 || s_axil_r_beat !== s_axil_r_held)) begin
      errors = errors + 1;
      $display("%0t: s_axil_r withdrew or changed beat %0d", $time, s_axil_r_received);
    end
    if (s_axil_rvalid && s_axil_rready) begin
      comparisons = comparisons + 1;
      s_axil_r_compared = 1'b1;
      if (s_axil_r_received >= s_axil_r_end
          || s_axil_r_beat !== vectors[121 + s_axil_r_received][33:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: s_axil_r beat %0d: expected %0h, got %0h", $time, s_axil_r_received,
                   vectors[121 + s_axil_r_received][33:0], s_axil_r_beat);
        end
      end
      s_axil_r_received <= s_axil_r_received + 1;
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
    m_axis_result_tready <= !(stalls && random[30]);
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
          || m_axis_result_beat !== vectors[217 + m_axis_result_received][32:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: m_axis_result beat %0d: expected %0h, got %0h", $time,
              m_axis_result_received,
                   vectors[217 + m_axis_result_received][32:0], m_axis_result_beat);
        end
      end
      m_axis_result_received <= m_axis_result_received + 1;
    end
  end

  // A beat is handed over at the coming clock edge; nothing of the phase is left.
  wire progress =
      (s_axil_awvalid && s_axil_awready) ||
      (s_axil_wvalid && s_axil_wready) ||
      (s_axil_bvalid && s_axil_bready) ||
      (s_axil_arvalid && s_axil_arready) ||
      (s_axil_rvalid && s_axil_rready) ||
      (s_axis_event_tvalid && s_axis_event_tready) ||
      (m_axis_result_tvalid && m_axis_result_tready);
  wire done =
      s_axil_aw_accepted == s_axil_aw_end &&
      s_axil_w_accepted == s_axil_w_end &&
      s_axil_b_received == s_axil_b_end &&
      s_axil_ar_accepted == s_axil_ar_end &&
      s_axil_r_received == s_axil_r_end &&
      s_axis_event_accepted == s_axis_event_end &&
      m_axis_result_received == m_axis_result_end;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      if (s_axil_bvalid !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: s_axil_b offers a beat in reset", $time);
      end
      if (s_axil_rvalid !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: s_axil_r offers a beat in reset", $time);
      end
      if (m_axis_result_tvalid !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: m_axis_result offers a beat in reset", $time);
      end
      rst_ni = 1'b1;
    end
  endtask

  task run_phase;
    begin
      word = FirstPhase + phase * PhaseWords;
      flags = vectors[word];
      if (flags[0]) restart;
      s_axil_aw_end = vectors[word + 1];
      s_axil_w_end = vectors[word + 2];
      s_axil_b_end = vectors[word + 3];
      s_axil_ar_end = vectors[word + 4];
      s_axil_r_end = vectors[word + 5];
      s_axis_event_end = vectors[word + 6];
      m_axis_result_end = vectors[word + 7];
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
        $display("  s_axil_aw: %0d of %0d beats", s_axil_aw_accepted, s_axil_aw_end);
        $display("  s_axil_w: %0d of %0d beats", s_axil_w_accepted, s_axil_w_end);
        $display("  s_axil_b: %0d of %0d beats", s_axil_b_received, s_axil_b_end);
        $display("  s_axil_ar: %0d of %0d beats", s_axil_ar_accepted, s_axil_ar_end);
        $display("  s_axil_r: %0d of %0d beats", s_axil_r_received, s_axil_r_end);
        $display("  s_axis_event: %0d of %0d beats", s_axis_event_accepted, s_axis_event_end);
        $display("  m_axis_result: %0d of %0d beats", m_axis_result_received, m_axis_result_end);
      end
      if (flags[2]) repeat (SettleCycles) @(negedge clk_i);
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("spiking_net_tb.vcd");
      $dumpvars(0, spiking_net_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    s_axil_awvalid = 0;
    s_axil_awaddr = 0;
    s_axil_awprot = 0;
    s_axil_wvalid = 0;
    s_axil_wdata = 0;
    s_axil_wstrb = 0;
    s_axil_bready = 0;
    s_axil_arvalid = 0;
    s_axil_araddr = 0;
    s_axil_arprot = 0;
    s_axil_rready = 0;
    s_axis_event_tvalid = 0;
    s_axis_event_tdata = 0;
    s_axis_event_tlast = 0;
    m_axis_result_tready = 0;
    @(negedge clk_i);
    for (pass = 0; pass < Passes && !hung; pass = pass + 1) begin
      s_axil_aw_offered = 0;
      s_axil_aw_accepted = 0;
      s_axil_aw_end = 0;
      s_axil_w_offered = 0;
      s_axil_w_accepted = 0;
      s_axil_w_end = 0;
      s_axil_ar_offered = 0;
      s_axil_ar_accepted = 0;
      s_axil_ar_end = 0;
      s_axis_event_offered = 0;
      s_axis_event_accepted = 0;
      s_axis_event_end = 0;
      s_axil_b_received = 0;
      s_axil_b_end = 0;
      s_axil_r_received = 0;
      s_axil_r_end = 0;
      m_axis_result_received = 0;
      m_axis_result_end = 0;
      for (phase = 0; phase < Phases && !hung; phase = phase + 1) run_phase;
    end
    // Vectors that could not be read would be compared with nothing.
    if (s_axil_b_compared) ports = ports + 2;
    if (s_axil_r_compared) ports = ports + 3;
    if (m_axis_result_compared) ports = ports + 3;
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
