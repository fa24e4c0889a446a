// SPDX-License-Identifier: Apache-2.0
//
// axi_write_master_tb: self-checking test bench, which needs nothing but a simulator. In this
// folder:
//   iverilog -g2005 -s axi_write_master_tb -o tb.vvp \
//       -f axi_write_master.f \
//       axi_write_master_tb.v
//   vvp tb.vvp
// It sends what the golden model was given, compares every beat with what the golden model
// answered, and prints PASS or FAIL; first as fast as possible, then with random gaps and
// back-pressure. Ready outputs are compared with nothing: a beat that is never taken ends the run.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_streams.v.sbn; do not edit.
// Regenerate with: make gen TARGET=axi_write_master

`default_nettype none

module axi_write_master_tb #(
    // Beats of every stream, then the phases, as the comments in it say.
    parameter VectorFile = "axi_write_master_tb.mem",
    // Start of the random gaps and back-pressure, not 0.
    parameter [31:0] Seed = 32'h00000001
);

  localparam Passes = 2;
  localparam FirstPhase = 171;
  localparam Phases = 3;
  localparam PhaseWords = 9;
  localparam Comparisons = 104;
  localparam OutputPorts = 17;
  localparam HangCycles = 20000;
  localparam SettleCycles = 200;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg         command_valid_i;
  reg  [31:0] command_address_i;
  reg  [15:0] command_length_i;
  reg         data_valid_i;
  reg  [63:0] data_data_i;
  reg  [7:0]  data_keep_i;
  reg         data_last_i;
  reg         done_ready_i;
  reg         m_axi_awready;
  reg         m_axi_wready;
  reg         m_axi_bvalid;
  reg  [1:0]  m_axi_bresp;
  wire        command_ready_o;
  wire        data_ready_o;
  wire        done_valid_o;
  wire [19:0] done_bytes_o;
  wire        done_error_o;
  wire        done_cut_o;
  wire        m_axi_awvalid;
  wire [31:0] m_axi_awaddr;
  wire [7:0]  m_axi_awlen;
  wire [2:0]  m_axi_awsize;
  wire [1:0]  m_axi_awburst;
  wire        m_axi_awlock;
  wire [3:0]  m_axi_awcache;
  wire [2:0]  m_axi_awprot;
  wire [3:0]  m_axi_awqos;
  wire        m_axi_wvalid;
  wire [63:0] m_axi_wdata;
  wire [7:0]  m_axi_wstrb;
  wire        m_axi_wlast;
  wire        m_axi_bready;

  axi_write_master u_dut (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .command_valid_i  (command_valid_i),
      .command_ready_o  (command_ready_o),
      .command_address_i(command_address_i),
      .command_length_i (command_length_i),
      .data_valid_i     (data_valid_i),
      .data_ready_o     (data_ready_o),
      .data_data_i      (data_data_i),
      .data_keep_i      (data_keep_i),
      .data_last_i      (data_last_i),
      .done_valid_o     (done_valid_o),
      .done_ready_i     (done_ready_i),
      .done_bytes_o     (done_bytes_o),
      .done_error_o     (done_error_o),
      .done_cut_o       (done_cut_o),
      .m_axi_awvalid    (m_axi_awvalid),
      .m_axi_awready    (m_axi_awready),
      .m_axi_awaddr     (m_axi_awaddr),
      .m_axi_awlen      (m_axi_awlen),
      .m_axi_awsize     (m_axi_awsize),
      .m_axi_awburst    (m_axi_awburst),
      .m_axi_awlock     (m_axi_awlock),
      .m_axi_awcache    (m_axi_awcache),
      .m_axi_awprot     (m_axi_awprot),
      .m_axi_awqos      (m_axi_awqos),
      .m_axi_wvalid     (m_axi_wvalid),
      .m_axi_wready     (m_axi_wready),
      .m_axi_wdata      (m_axi_wdata),
      .m_axi_wstrb      (m_axi_wstrb),
      .m_axi_wlast      (m_axi_wlast),
      .m_axi_bvalid     (m_axi_bvalid),
      .m_axi_bready     (m_axi_bready),
      .m_axi_bresp      (m_axi_bresp)
  );

  reg [72:0] vectors [0:197];
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

  // data: beats to send. What is not valid is noise.
  integer data_offered = 0;
  integer data_accepted = 0;
  integer data_end = 0;
  always @(posedge clk_i) begin
    if (data_valid_i && data_ready_o) begin
      data_valid_i <= 1'b0;
      {data_data_i, data_keep_i, data_last_i} <= ~{data_data_i, data_keep_i, data_last_i};
      data_accepted <= data_accepted + 1;
    end
    if ((!data_valid_i || data_ready_o) && data_offered < data_end
        && !(stalls && random[5])) begin
      data_valid_i <= 1'b1;
      {data_data_i, data_keep_i, data_last_i} <= vectors[14 + data_offered];
      data_offered <= data_offered + 1;
    end
  end

  // done: beats to expect. A beat that is offered must stay until it is taken.
  integer done_received = 0;
  integer done_end = 0;
  reg done_compared = 1'b0;
  reg done_waits = 1'b0;
  reg [21:0] done_held;
  wire [21:0] done_beat = {done_bytes_o, done_error_o, done_cut_o};
  always @(posedge clk_i) begin
    done_ready_i <= !(stalls && random[10]);
    done_waits <= done_valid_o && !done_ready_i;
    done_held <= done_beat;
    if (done_waits && (done_valid_o !== 1'b1 || done_beat !== done_held)) begin
      errors = errors + 1;
      $display("%0t: done withdrew or changed beat %0d", $time, done_received);
    end
    if (done_valid_o && done_ready_i) begin
      comparisons = comparisons + 1;
      done_compared = 1'b1;
      if (done_received >= done_end
          || done_beat !== vectors[50 + done_received][21:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: done beat %0d: expected %0h, got %0h", $time, done_received,
                   vectors[50 + done_received][21:0], done_beat);
        end
      end
      done_received <= done_received + 1;
    end
  end

  // m_axi: a memory behind an AXI4 master port. What is in no run answers DECERR and reads as 0.
  localparam m_axi_BusBytes = 8;
  localparam m_axi_MostBursts = 64;
  reg [63:0] m_axi_words [0:13];
  reg [31:0] m_axi_run_address [0:4];
  integer m_axi_run_words [0:4];
  integer m_axi_run_first [0:4];
  reg [3:0] m_axi_run_answers [0:4];
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
  integer m_axi_aw_seen = 0;
  integer m_axi_aw_end = 0;

  // Before a phase: what is loaded. A table of runs is in the vectors.
  integer m_axi_from, m_axi_to;
  task m_axi_load;
    begin
      m_axi_aw_seen = 0;
      m_axi_aw_end = vectors[word + 7];
      if (vectors[word + 4] != 0) begin
        m_axi_runs = vectors[word + 4] - 1;
        m_axi_to = 0;
        for (m_axi_run = 0; m_axi_run < m_axi_runs; m_axi_run = m_axi_run + 1) begin
          m_axi_from = vectors[word + 5] + 5 * m_axi_run;
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

  // After a phase: what must be in it.
  task m_axi_compare;
    begin
      if (vectors[word + 6] != 0) begin
        m_axi_from = vectors[word + 6];
        for (m_axi_word = 0; m_axi_runs > 0 && m_axi_word
             < m_axi_run_first[m_axi_runs - 1] + m_axi_run_words[m_axi_runs - 1];
             m_axi_word = m_axi_word + 1) begin
          comparisons = comparisons + 1;
          if (m_axi_words[m_axi_word]
              !== vectors[m_axi_from + m_axi_word][63:0]) begin
            errors = errors + 1;
            if (errors <= MostMessages) begin
              $display("%0t: m_axi word %0d after phase %0d: expected %0h, got %0h", $time,
                       m_axi_word, phase, vectors[m_axi_from + m_axi_word],
                       m_axi_words[m_axi_word]);
            end
          end
        end
      end
    end
  endtask

  // m_axi_aw: what is offered must stay until it is taken.
  reg m_axi_aw_waits = 1'b0;
  reg [56:0] m_axi_aw_held;
  wire [56:0] m_axi_aw_beat = {
        m_axi_awaddr,
        m_axi_awlen,
        m_axi_awsize,
        m_axi_awburst,
        m_axi_awlock,
        m_axi_awcache,
        m_axi_awprot,
        m_axi_awqos
      };
  always @(posedge clk_i) begin
    m_axi_aw_waits <= m_axi_awvalid && !m_axi_awready;
    m_axi_aw_held <= m_axi_aw_beat;
    if (m_axi_aw_waits && (m_axi_awvalid !== 1'b1 || m_axi_aw_beat !== m_axi_aw_held)) begin
      errors = errors + 1;
      $display("%0t: m_axi_aw withdrew or changed what it offered", $time);
    end
  end

  // m_axi_w: what is offered must stay until it is taken.
  reg m_axi_w_waits = 1'b0;
  reg [72:0] m_axi_w_held;
  wire [72:0] m_axi_w_beat = {m_axi_wdata, m_axi_wstrb, m_axi_wlast};
  always @(posedge clk_i) begin
    m_axi_w_waits <= m_axi_wvalid && !m_axi_wready;
    m_axi_w_held <= m_axi_w_beat;
    if (m_axi_w_waits && (m_axi_wvalid !== 1'b1 || m_axi_w_beat !== m_axi_w_held)) begin
      errors = errors + 1;
      $display("%0t: m_axi_w withdrew or changed what it offered", $time);
    end
  end

  // m_axi_aw: bursts in flight, and the rules that they must keep
  reg [31:0] m_axi_aw_at [0:m_axi_MostBursts - 1];
  integer m_axi_aw_words [0:m_axi_MostBursts - 1];
  integer m_axi_aw_time [0:m_axi_MostBursts - 1];
  integer m_axi_aw_first = 0;
  integer m_axi_aw_count = 0;
  integer m_axi_aw_slot;
  task m_axi_aw_add;
    begin
      m_axi_compared = 1'b1;
      m_axi_aw_slot = (m_axi_aw_first + m_axi_aw_count) % m_axi_MostBursts;
      m_axi_aw_at[m_axi_aw_slot] = m_axi_awaddr;
      m_axi_aw_words[m_axi_aw_slot] = m_axi_awlen + 1;
      // Up to 32 cycles
      m_axi_aw_time[m_axi_aw_slot] = m_axi_cycle + (stalls ? random[4:0] : 3);
      m_axi_aw_count = m_axi_aw_count + 1;
      m_axi_aw_seen = m_axi_aw_seen + 1;
      if (m_axi_awaddr % m_axi_BusBytes != 0 || m_axi_awsize != 3 || m_axi_awburst != 2'b01
          || m_axi_awaddr % 4096 + (m_axi_awlen + 1) * m_axi_BusBytes > 4096
          || m_axi_awlen >= 256 || m_axi_aw_count > 8
          || m_axi_awlock != 1'b0 || m_axi_awcache != 4'b0011 || m_axi_awprot != 3'b000
          || m_axi_awqos != 4'd0) begin
        errors = errors + 1;
        $display("%0t: m_axi_aw: the burst at %0h of %0d words breaks a rule", $time, m_axi_awaddr,
                 m_axi_awlen + 1);
      end
    end
  endtask

  // A word may come with its address, and be taken before it.
  reg m_axi_aw_known = 1'b0;
  integer m_axi_accepted = 0;
  integer m_axi_w_slot = 0;
  integer m_axi_w_bursts = 0;
  integer m_axi_w_done = 0;
  integer m_axi_byte;
  reg [1:0] m_axi_answer [0:m_axi_MostBursts - 1];
  always @(posedge clk_i) begin
    m_axi_cycle = m_axi_cycle + 1;
    m_axi_awready <= !(stalls && random[15]) && m_axi_aw_count < m_axi_MostBursts - 2;
    m_axi_wready <= !(stalls && random[21]);
    if (m_axi_bvalid && m_axi_bready) begin
      m_axi_bvalid <= 1'b0;
      m_axi_aw_first = (m_axi_aw_first + 1) % m_axi_MostBursts;
      m_axi_aw_count = m_axi_aw_count - 1;
      m_axi_accepted = m_axi_accepted - 1;
      m_axi_w_bursts = m_axi_w_bursts - 1;
    end
    if (m_axi_awvalid && !m_axi_aw_known) begin
      m_axi_aw_add;
      m_axi_answer[m_axi_aw_slot] = 2'b00;
    end
    m_axi_aw_known = m_axi_awvalid && !m_axi_awready;
    if (m_axi_awvalid && m_axi_awready) m_axi_accepted = m_axi_accepted + 1;
    if (m_axi_wvalid && m_axi_w_bursts >= m_axi_aw_count) begin
      errors = errors + 1;
      $display("%0t: m_axi: a word without address", $time);
    end else if (m_axi_wvalid && m_axi_wready) begin
      m_axi_find(m_axi_aw_at[m_axi_w_slot] + m_axi_w_done * m_axi_BusBytes);
      if (m_axi_run < 0) m_axi_answer[m_axi_w_slot] = 2'b11;
      else if (m_axi_run_answers[m_axi_run][3:2] != 2'b00) begin
        if (m_axi_answer[m_axi_w_slot] == 2'b00) m_axi_answer[m_axi_w_slot] = 2'b10;
      end else begin
        for (m_axi_byte = 0; m_axi_byte < m_axi_BusBytes; m_axi_byte = m_axi_byte + 1) begin
          if (m_axi_wstrb[m_axi_byte]) begin
            m_axi_words[m_axi_word][8 * m_axi_byte +: 8] = m_axi_wdata[8 * m_axi_byte +: 8];
          end
        end
      end
      m_axi_w_done = m_axi_w_done + 1;
      if (m_axi_wlast !== (m_axi_w_done == m_axi_aw_words[m_axi_w_slot])) begin
        errors = errors + 1;
        $display("%0t: m_axi: wlast early or late", $time);
      end
      if (m_axi_w_done == m_axi_aw_words[m_axi_w_slot]) begin
        m_axi_w_done = 0;
        m_axi_w_slot = (m_axi_w_slot + 1) % m_axi_MostBursts;
        m_axi_w_bursts = m_axi_w_bursts + 1;
      end
    end
    if ((!m_axi_bvalid || m_axi_bready) && m_axi_accepted > 0 && m_axi_w_bursts > 0
        && m_axi_cycle >= m_axi_aw_time[m_axi_aw_first] && !(stalls && random[27])) begin
      m_axi_bvalid <= 1'b1;
      m_axi_bresp <= m_axi_answer[m_axi_aw_first];
    end
  end

  // A beat is handed over at the coming clock edge; nothing of the phase is left.
  wire progress =
      (m_axi_awvalid && m_axi_awready) ||
      (m_axi_wvalid && m_axi_wready) ||
      (m_axi_bvalid && m_axi_bready) ||
      (command_valid_i && command_ready_o) ||
      (data_valid_i && data_ready_o) ||
      (done_valid_o && done_ready_i);
  wire done =
      m_axi_aw_count == 0 && m_axi_aw_seen >= m_axi_aw_end &&
      command_accepted == command_end &&
      data_accepted == data_end &&
      done_received == done_end;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      if (done_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: done offers a beat in reset", $time);
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
      done_end = vectors[word + 3];
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
        $display("  data: %0d of %0d beats", data_accepted, data_end);
        $display("  done: %0d of %0d beats", done_received, done_end);
      end
      if (flags[2]) repeat (SettleCycles) @(negedge clk_i);
      m_axi_compare;
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("axi_write_master_tb.vcd");
      $dumpvars(0, axi_write_master_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    command_valid_i = 0;
    command_address_i = 0;
    command_length_i = 0;
    data_valid_i = 0;
    data_data_i = 0;
    data_keep_i = 0;
    data_last_i = 0;
    done_ready_i = 0;
    m_axi_awready = 0;
    m_axi_wready = 0;
    m_axi_bvalid = 0;
    m_axi_bresp = 0;
    @(negedge clk_i);
    for (pass = 0; pass < Passes && !hung; pass = pass + 1) begin
      command_offered = 0;
      command_accepted = 0;
      command_end = 0;
      data_offered = 0;
      data_accepted = 0;
      data_end = 0;
      done_received = 0;
      done_end = 0;
      for (phase = 0; phase < Phases && !hung; phase = phase + 1) run_phase;
    end
    // Vectors that could not be read would be compared with nothing.
    if (done_compared) ports = ports + 4;
    if (m_axi_compared) ports = ports + 13;
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
