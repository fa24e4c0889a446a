// SPDX-License-Identifier: Apache-2.0
//
// axi_write_master: an AXI4 master that writes packets of words of 64 bits, one for each command.
// Nobody needs to know how long a packet is: words wait until a burst of them is there. A burst
// ends with its packet, at a boundary of 4 KB or after 256 words; its address and its first word
// are offered together, so its words never wait for more. Up to 8 bursts wait for their answer.
// What a packet has beyond its command's length is dropped. When the last of its bursts is
// answered, the packet is reported: `bytes` that were sent, `error` if an answer was not OKAY,
// `cut` if words were dropped. No ID: all bursts are answered in order. Reset it together with the
// interconnect.
//
// Reset: there are memories, so rst_ni is sampled. Hold it for three cycles of a running clock or
// more, and release it in step with clk_i: synchronised outside, with set-up and hold as of data.
//
// Generated from templates/Hdl.Blocks/axi_write_master.v.sbn; do not edit.
// Regenerate with: make gen TARGET=axi_write_master

`default_nettype none

module axi_write_master (
    (* X_INTERFACE_INFO = "xilinx.com:signal:clock:1.0 clk_i CLK" *)
    (* X_INTERFACE_PARAMETER = "ASSOCIATED_BUSIF m_axi, ASSOCIATED_RESET rst_ni" *)
    input  wire        clk_i,
    (* X_INTERFACE_INFO = "xilinx.com:signal:reset:1.0 rst_ni RST" *)
    (* X_INTERFACE_PARAMETER = "POLARITY ACTIVE_LOW" *)
    input  wire        rst_ni,

    // Where the next packet goes: at most length + 1 words from address on;
    // its bits below a word are ignored
    input  wire        command_valid_i,
    output wire        command_ready_o,
    input  wire [31:0] command_address_i,
    input  wire [15:0] command_length_i,

    // Packets, one for each command; keep: bytes to write
    input  wire        data_valid_i,
    output wire        data_ready_o,
    input  wire [63:0] data_data_i,
    input  wire [7:0]  data_keep_i,
    input  wire        data_last_i,

    // What became of each packet, once the memory has answered
    output wire        done_valid_o,
    input  wire        done_ready_i,
    output wire [19:0] done_bytes_o,
    output wire        done_error_o,
    output wire        done_cut_o,

    // AXI4 master, writing
    output wire        m_axi_awvalid,
    input  wire        m_axi_awready,
    output wire [31:0] m_axi_awaddr,
    output wire [7:0]  m_axi_awlen,
    output wire [2:0]  m_axi_awsize,
    output wire [1:0]  m_axi_awburst,
    output wire        m_axi_awlock,
    output wire [3:0]  m_axi_awcache,
    output wire [2:0]  m_axi_awprot,
    output wire [3:0]  m_axi_awqos,
    output wire        m_axi_wvalid,
    input  wire        m_axi_wready,
    output wire [63:0] m_axi_wdata,
    output wire [7:0]  m_axi_wstrb,
    output wire        m_axi_wlast,
    input  wire        m_axi_bvalid,
    output wire        m_axi_bready,
    input  wire [1:0]  m_axi_bresp
);

  // Memories are below: what their pins depend on is cleared at clock edges alone.
  wire reset_n;

  reset_sample u_reset_sample (
      .clk_i   (clk_i),
      .rst_ni  (rst_ni),
      .reset_no(reset_n)
  );

  localparam [7:0] LongestBurst = 8'd255;  // words, less one
  localparam [3:0] Outstanding = 4'd8;

  // The packet that comes: where its next word goes, how many more may (less one), bytes so far.
  reg busy_q, drop_q;
  reg [28:0] address_q;
  reg [15:0] left_q;
  reg [19:0] bytes_q;
  wire unused_bits = ^{command_address_i[2:0], m_axi_bresp[0]};
  assign command_ready_o = !busy_q;

  // Its burst: where it begins, and words so far.
  reg [28:0] begin_q;
  reg [7:0] count_q;

  wire words_ready, bursts_ready;
  assign data_ready_o = busy_q && (drop_q || (words_ready && bursts_ready));
  wire taken   = data_valid_i && data_ready_o;
  wire written = taken && !drop_q;
  wire is_full = left_q == 16'd0;
  wire at_page = address_q[8:0] == {9{1'b1}};
  wire ends    = data_last_i || is_full;
  wire close   = ends || at_page || count_q == LongestBurst;
  wire [3:0] kept =
      {3'd0, data_keep_i[0]} +
      {3'd0, data_keep_i[1]} +
      {3'd0, data_keep_i[2]} +
      {3'd0, data_keep_i[3]} +
      {3'd0, data_keep_i[4]} +
      {3'd0, data_keep_i[5]} +
      {3'd0, data_keep_i[6]} +
      {3'd0, data_keep_i[7]};
  wire [19:0] bytes = bytes_q + {16'd0, kept};

  always @(posedge clk_i) begin
    if (!reset_n) begin
      busy_q <= 1'b0;
      drop_q <= 1'b0;
    end else begin
      if (command_ready_o) busy_q <= command_valid_i;
      else if (taken && data_last_i) busy_q <= 1'b0;
      if (taken) drop_q <= !data_last_i && (drop_q || is_full);
    end
  end

  // Data need no reset: they are read only where the flags above are set.
  always @(posedge clk_i) begin
    if (command_ready_o) begin
      address_q <= command_address_i[31:3];
      begin_q   <= command_address_i[31:3];
      left_q    <= command_length_i;
      bytes_q   <= 20'd0;
      count_q   <= 8'd0;
    end else if (written) begin
      address_q <= address_q + 29'd1;
      left_q    <= left_q - 16'd1;
      bytes_q   <= bytes;
      if (close) begin_q <= address_q + 29'd1;
      count_q   <= close ? 8'd0 : count_q + 8'd1;
    end
  end

  // Words wait for their burst to be whole, bursts for the bus.
  wire word_valid, word_ready;

  fifo_512x72_ram u_words (
      .clk_i      (clk_i),
      .rst_ni     (reset_n),
      .in_valid_i (written),
      .in_ready_o (words_ready),
      .in_data_i  ({data_keep_i, data_data_i}),
      .out_valid_o(word_valid),
      .out_ready_i(word_ready),
      .out_data_o ({m_axi_wstrb, m_axi_wdata})
  );

  wire burst_valid, ask;
  wire [28:0] burst_address;
  wire [7:0] burst_length;
  wire [21:0] burst_report;  // {ends, cut, bytes} of its packet

  fifo_8x59 u_bursts (
      .clk_i      (clk_i),
      .rst_ni     (reset_n),
      .in_valid_i (written && close),
      .in_ready_o (bursts_ready),
      .in_data_i  ({begin_q, count_q, ends, is_full && !data_last_i, bytes}),
      .out_valid_o(burst_valid),
      .out_ready_i(ask),
      .out_data_o ({burst_address, burst_length, burst_report})
  );

  // A burst goes to the address channel and to the channel of words in the same cycle.
  reg address_valid_q, words_valid_q;
  reg [28:0] address_burst_q;
  reg [7:0] address_length_q, words_left_q;
  reg [3:0] flying_q;
  wire last_word = words_left_q == 8'd0;
  wire word_went = m_axi_wvalid && m_axi_wready;
  wire answered  = m_axi_bvalid && m_axi_bready;
  assign ask = burst_valid && flying_q != Outstanding && (!address_valid_q || m_axi_awready)
      && (!words_valid_q || (word_went && last_word));

  always @(posedge clk_i) begin
    if (!reset_n) begin
      address_valid_q <= 1'b0;
      words_valid_q   <= 1'b0;
      flying_q        <= 4'd0;
    end else begin
      if (ask) address_valid_q <= 1'b1;
      else if (m_axi_awready) address_valid_q <= 1'b0;
      if (ask) words_valid_q <= 1'b1;
      else if (word_went && last_word) words_valid_q <= 1'b0;
      if (ask && !answered) flying_q <= flying_q + 4'd1;
      else if (answered && !ask) flying_q <= flying_q - 4'd1;
    end
  end

  always @(posedge clk_i) begin
    if (ask) begin
      address_burst_q  <= burst_address;
      address_length_q <= burst_length;
      words_left_q     <= burst_length;
    end else if (word_went) begin
      words_left_q <= words_left_q - 8'd1;
    end
  end

  assign m_axi_awvalid = address_valid_q;
  assign m_axi_awaddr  = {address_burst_q, 3'd0};
  assign m_axi_awlen   = address_length_q;
  assign m_axi_awsize  = 3'd3;
  assign m_axi_awburst = 2'b01;
  assign m_axi_awlock  = 1'b0;
  assign m_axi_awcache = 4'b0011;
  assign m_axi_awprot  = 3'b000;
  assign m_axi_awqos   = 4'd0;
  assign m_axi_wvalid  = words_valid_q && word_valid;
  assign m_axi_wlast   = last_word;
  assign word_ready    = words_valid_q && m_axi_wready;

  // What to report when a burst in flight is answered; nothing where its packet goes on.
  reg [21:0] reports_q [0:7];
  reg [2:0] asked_q, answered_q;
  wire [21:0] report = reports_q[answered_q];

  always @(posedge clk_i) begin
    if (!reset_n) begin
      asked_q    <= 3'd0;
      answered_q <= 3'd0;
    end else begin
      if (ask) asked_q <= asked_q + 3'd1;
      if (answered) answered_q <= answered_q + 3'd1;
    end
  end

  always @(posedge clk_i) begin
    if (ask) reports_q[asked_q] <= burst_report;
  end

  reg done_valid_q, error_q;
  reg done_error_q, done_cut_q;
  reg [19:0] done_bytes_q;
  wire report_ends = report[21];
  assign m_axi_bready = !done_valid_q;
  assign done_valid_o = done_valid_q;
  assign done_bytes_o = done_bytes_q;
  assign done_error_o = done_error_q;
  assign done_cut_o   = done_cut_q;

  always @(posedge clk_i) begin
    if (!reset_n) begin
      done_valid_q <= 1'b0;
      error_q      <= 1'b0;
    end else begin
      if (answered) done_valid_q <= report_ends;
      else if (done_ready_i) done_valid_q <= 1'b0;
      if (answered) error_q <= !report_ends && (error_q || m_axi_bresp[1]);
    end
  end

  always @(posedge clk_i) begin
    if (answered) begin
      done_error_q <= error_q || m_axi_bresp[1];
      done_cut_q   <= report[20];
      done_bytes_q <= report[19:0];
    end
  end

endmodule

`default_nettype wire
