// SPDX-License-Identifier: Apache-2.0
//
// axi_read_master_tb: self-checking test bench, which needs nothing but a simulator. In this
// folder:
//   iverilog -g2005 -s axi_read_master_tb -o tb.vvp \
//       -f axi_read_master.f \
//       axi_read_master_tb.v
//   vvp tb.vvp
// It sends what the golden model was given, compares every beat with what the golden model
// answered, and prints PASS or FAIL; first as fast as possible, then with random gaps and
// back-pressure. Ready outputs are compared with nothing: a beat that is never taken ends the run.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_streams.v.sbn; do not edit.
// Regenerate with: make gen TARGET=axi_read_master

`default_nettype none

module axi_read_master_tb #(
    // Beats of every stream, then the phases, as the comments in it say.
    parameter VectorFile = "axi_read_master_tb.mem",
    // Start of the random gaps and back-pressure, not 0.
    parameter [31:0] Seed = 32'h00000001
);

  localparam Passes = 2;
  localparam FirstPhase = 2231;
  localparam Phases = 2;
  localparam PhaseWords = 8;
  localparam Comparisons = 2052;
  localparam OutputPorts = 13;
  localparam HangCycles = 20000;
  localparam SettleCycles = 200;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg         command_valid_i;
  reg  [31:0] command_address_i;
  reg  [15:0] command_length_i;
  reg         data_ready_i;
  reg         m_axi_arready;
  reg         m_axi_rvalid;
  reg  [63:0] m_axi_rdata;
  reg  [1:0]  m_axi_rresp;
  reg         m_axi_rlast;
  wire        command_ready_o;
  wire        data_valid_o;
  wire [63:0] data_data_o;
  wire        data_error_o;
  wire        data_last_o;
  wire        m_axi_arvalid;
  wire [31:0] m_axi_araddr;
  wire [7:0]  m_axi_arlen;
  wire [2:0]  m_axi_arsize;
  wire [1:0]  m_axi_arburst;
  wire        m_axi_arlock;
  wire [3:0]  m_axi_arcache;
  wire [2:0]  m_axi_arprot;
  wire [3:0]  m_axi_arqos;
  wire        m_axi_rready;

  axi_read_master u_dut (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .command_valid_i  (command_valid_i),
      .command_ready_o  (command_ready_o),
      .command_address_i(command_address_i),
      .command_length_i (command_length_i),
      .data_valid_o     (data_valid_o),
      .data_ready_i     (data_ready_i),
      .data_data_o      (data_data_o),
      .data_error_o     (data_error_o),
      .data_last_o      (data_last_o),
      .m_axi_arvalid    (m_axi_arvalid),
      .m_axi_arready    (m_axi_arready),
      .m_axi_araddr     (m_axi_araddr),
      .m_axi_arlen      (m_axi_arlen),
      .m_axi_arsize     (m_axi_arsize),
      .m_axi_arburst    (m_axi_arburst),
      .m_axi_arlock     (m_axi_arlock),
      .m_axi_arcache    (m_axi_arcache),
      .m_axi_arprot     (m_axi_arprot),
      .m_axi_arqos      (m_axi_arqos),
      .m_axi_rvalid     (m_axi_rvalid),
      .m_axi_rready     (m_axi_rready),
      .m_axi_rdata      (m_axi_rdata),
      .m_axi_rresp      (m_axi_rresp),
      .m_axi_rlast      (m_axi_rlast)
  );

  reg [65:0] vectors [0:2246];
  reg [65:0] flags;
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

  // command: beats to send. What is not valid is noise.
  integer command_offered = 0;
  integer command_accepted = 0;
  integer command_end = 0;
  always @(posedge clk_i) begin
    if (command_valid_i && command_ready_o) begin
      command_valid_i <= 1'b0;
      {command_address_i, command_length_i} <= ~{command_address_i, command_length_i};
      command_accepted <= command_accepted + 1;
    end
    if ((!command_valid_i || command_ready_o) && command_offered < command_end
        && !(stalls && random[0])) begin
      command_valid_i <= 1'b1;
      {command_address_i, command_length_i} <= vectors[0 + command_offered];
      command_offered <= command_offered + 1;
    end
  end

  // data: beats to expect. A beat that is offered must stay until it is taken.
  integer data_received = 0;
  integer data_end = 0;
  reg data_compared = 1'b0;
  reg data_waits = 1'b0;
  reg [65:0] data_held;
  wire [65:0] data_beat = {data_data_o, data_error_o, data_last_o};
  always @(posedge clk_i) begin
    data_ready_i <= !(stalls && random[5]);
    data_waits <= data_valid_o && !data_ready_i;
    data_held <= data_beat;
    if (data_waits && (data_valid_o !== 1'b1 || data_beat !== data_held)) begin
      errors = errors + 1;
      $display("%0t: data withdrew or changed beat %0d", $time, data_received);
    end
    if (data_valid_o && data_ready_i) begin
      comparisons = comparisons + 1;
      data_compared = 1'b1;
      if (data_received >= data_end
          || data_beat !== vectors[4 + data_received][65:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: data beat %0d: expected %0h, got %0h", $time, data_received,
                   vectors[4 + data_received][65:0], data_beat);
        end
      end
      data_received <= data_received + 1;
    end
  end

  // m_axi: a memory behind an AXI4 master port. What is in no run answers DECERR and reads as 0.
  localparam m_axi_BusBytes = 8;
  localparam m_axi_MostBursts = 64;
  reg [63:0] m_axi_words [0:1023];
  reg [31:0] m_axi_run_address [0:32];
  integer m_axi_run_words [0:32];
  integer m_axi_run_first [0:32];
  reg [3:0] m_axi_run_answers [0:32];
  integer m_axi_runs = 0;
  reg m_axi_compared = 1'b0;
  integer m_axi_cycle = 0;

  // The run of an address and the word of it; -1 where there is none.
  integer m_axi_run, m_axi_word, m_axi_entry;
  task m_axi_find;
    input [31:0] address;
    begin
      m_axi_run = -1;
      for (m_axi_entry = 0; m_axi_entry < m_axi_runs; m_axi_entry = m_axi_entry + 1) begin
        if (address >= m_axi_run_address[m_axi_entry]
            && address - m_axi_run_address[m_axi_entry]
               < m_axi_run_words[m_axi_entry] * m_axi_BusBytes) begin
          m_axi_run = m_axi_entry;
          m_axi_word = m_axi_run_first[m_axi_entry]
              + (address - m_axi_run_address[m_axi_entry]) / m_axi_BusBytes;
        end
      end
    end
  endtask

  // Bursts of the phase, and how many there must be
  integer m_axi_ar_seen = 0;
  integer m_axi_ar_end = 0;

  // Before a phase: what is loaded. A table of runs is in the vectors.
  integer m_axi_from, m_axi_to;
  task m_axi_load;
    begin
      m_axi_ar_seen = 0;
      m_axi_ar_end = vectors[word + 6];
      if (vectors[word + 3] != 0) begin
        m_axi_runs = vectors[word + 3] - 1;
        m_axi_to = 0;
        for (m_axi_run = 0; m_axi_run < m_axi_runs; m_axi_run = m_axi_run + 1) begin
          m_axi_from = vectors[word + 4] + 5 * m_axi_run;
          m_axi_run_address[m_axi_run] = vectors[m_axi_from];
          m_axi_run_words[m_axi_run] = vectors[m_axi_from + 1];
          m_axi_run_first[m_axi_run] = m_axi_to;
          m_axi_run_answers[m_axi_run] =
              vectors[m_axi_from + 4] * 4 + vectors[m_axi_from + 3];
          m_axi_from = vectors[m_axi_from + 2];
          for (m_axi_word = 0; m_axi_word < m_axi_run_words[m_axi_run]; m_axi_word = m_axi_word + 1)
              begin
            m_axi_words[m_axi_to] = vectors[m_axi_from + m_axi_word];
            m_axi_to = m_axi_to + 1;
          end
        end
      end
    end
  endtask

  // m_axi_ar: what is offered must stay until it is taken.
  reg m_axi_ar_waits = 1'b0;
  reg [56:0] m_axi_ar_held;
  wire [56:0] m_axi_ar_beat = {
        m_axi_araddr,
        m_axi_arlen,
        m_axi_arsize,
        m_axi_arburst,
        m_axi_arlock,
        m_axi_arcache,
        m_axi_arprot,
        m_axi_arqos
      };
  always @(posedge clk_i) begin
    m_axi_ar_waits <= m_axi_arvalid && !m_axi_arready;
    m_axi_ar_held <= m_axi_ar_beat;
    if (m_axi_ar_waits && (m_axi_arvalid !== 1'b1 || m_axi_ar_beat !== m_axi_ar_held)) begin
      errors = errors + 1;
      $display("%0t: m_axi_ar withdrew or changed what it offered", $time);
    end
  end

  // m_axi_ar: bursts in flight, and the rules that they must keep
  reg [31:0] m_axi_ar_at [0:m_axi_MostBursts - 1];
  integer m_axi_ar_words [0:m_axi_MostBursts - 1];
  integer m_axi_ar_time [0:m_axi_MostBursts - 1];
  integer m_axi_ar_first = 0;
  integer m_axi_ar_count = 0;
  integer m_axi_ar_slot;
  task m_axi_ar_add;
    begin
      m_axi_compared = 1'b1;
      m_axi_ar_slot = (m_axi_ar_first + m_axi_ar_count) % m_axi_MostBursts;
      m_axi_ar_at[m_axi_ar_slot] = m_axi_araddr;
      m_axi_ar_words[m_axi_ar_slot] = m_axi_arlen + 1;
      // Up to 32 cycles
      m_axi_ar_time[m_axi_ar_slot] = m_axi_cycle + (stalls ? random[4:0] : 3);
      m_axi_ar_count = m_axi_ar_count + 1;
      m_axi_ar_seen = m_axi_ar_seen + 1;
      if (m_axi_araddr % m_axi_BusBytes != 0 || m_axi_arsize != 3 || m_axi_arburst != 2'b01
          || m_axi_araddr % 4096 + (m_axi_arlen + 1) * m_axi_BusBytes > 4096
          || m_axi_arlen >= 256 || m_axi_ar_count > 8
          || m_axi_arlock != 1'b0 || m_axi_arcache != 4'b0011 || m_axi_arprot != 3'b000
          || m_axi_arqos != 4'd0) begin
        errors = errors + 1;
        $display("%0t: m_axi_ar: the burst at %0h of %0d words breaks a rule", $time, m_axi_araddr,
                 m_axi_arlen + 1);
      end
    end
  endtask

  integer m_axi_r_done = 0;
  always @(posedge clk_i) begin
    m_axi_cycle = m_axi_cycle + 1;
    m_axi_arready <= !(stalls && random[3]) && m_axi_ar_count < m_axi_MostBursts - 2;
    if (m_axi_arvalid && m_axi_arready) m_axi_ar_add;
    if (m_axi_rvalid && m_axi_rready) begin
      m_axi_rvalid <= 1'b0;
      m_axi_rdata <= ~m_axi_rdata;
      if (m_axi_rlast) begin
        m_axi_ar_first = (m_axi_ar_first + 1) % m_axi_MostBursts;
        m_axi_ar_count = m_axi_ar_count - 1;
        m_axi_r_done = 0;
      end
    end
    if ((!m_axi_rvalid || m_axi_rready) && m_axi_ar_count > 0
        && m_axi_cycle >= m_axi_ar_time[m_axi_ar_first] && !(stalls && random[9])) begin
      m_axi_find(m_axi_ar_at[m_axi_ar_first] + m_axi_r_done * m_axi_BusBytes);
      m_axi_rvalid <= 1'b1;
      m_axi_rdata <= m_axi_run < 0 ? {64{1'b0}} : m_axi_words[m_axi_word];
      m_axi_rresp <= m_axi_run < 0 ? 2'b11 : m_axi_run_answers[m_axi_run][1:0];
      m_axi_r_done = m_axi_r_done + 1;
      m_axi_rlast <= m_axi_r_done == m_axi_ar_words[m_axi_ar_first];
    end
  end

  // A beat is handed over at the coming clock edge; nothing of the phase is left.
  wire progress =
      (m_axi_arvalid && m_axi_arready) ||
      (m_axi_rvalid && m_axi_rready) ||
      (command_valid_i && command_ready_o) ||
      (data_valid_o && data_ready_i);
  wire done =
      m_axi_ar_count == 0 && m_axi_ar_seen >= m_axi_ar_end &&
      command_accepted == command_end &&
      data_received == data_end;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      if (data_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: data offers a beat in reset", $time);
      end
      rst_ni = 1'b1;
    end
  endtask

  task run_phase;
    begin
      word = FirstPhase + phase * PhaseWords;
      flags = vectors[word];
      if (flags[0]) restart;
      m_axi_load;
      command_end = vectors[word + 1];
      data_end = vectors[word + 2];
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
        $display("  command: %0d of %0d beats", command_accepted, command_end);
        $display("  data: %0d of %0d beats", data_received, data_end);
      end
      if (flags[2]) repeat (SettleCycles) @(negedge clk_i);
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("axi_read_master_tb.vcd");
      $dumpvars(0, axi_read_master_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    command_valid_i = 0;
    command_address_i = 0;
    command_length_i = 0;
    data_ready_i = 0;
    m_axi_arready = 0;
    m_axi_rvalid = 0;
    m_axi_rdata = 0;
    m_axi_rresp = 0;
    m_axi_rlast = 0;
    @(negedge clk_i);
    for (pass = 0; pass < Passes && !hung; pass = pass + 1) begin
      command_offered = 0;
      command_accepted = 0;
      command_end = 0;
      data_received = 0;
      data_end = 0;
      for (phase = 0; phase < Phases && !hung; phase = phase + 1) run_phase;
    end
    // Vectors that could not be read would be compared with nothing.
    if (data_compared) ports = ports + 4;
    if (m_axi_compared) ports = ports + 9;
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
