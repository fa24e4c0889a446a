// SPDX-License-Identifier: Apache-2.0
//
// axi_read_master: an AXI4 master that reads: commands in, words of 64 bits out, in order.
// A command is cut into bursts at each boundary of 4 KB, and after 256 words. A burst is asked for
// only when the FIFO has room for all of its words, so m_axi_rready is always 1; up to 8 of
// them are in flight. Words that the memory answers with an error go on as they came, with `error`.
// No ID: all bursts are answered in order. Reset it together with the interconnect: words of a
// burst that was asked for before a reset are taken for those of the first one after it.
//
// Reset: there are memories, so rst_ni is sampled. Hold it for three cycles of a running clock or
// more, and release it in step with clk_i: synchronised outside, with set-up and hold as of data.
//
// Generated from templates/Hdl.Blocks/axi_read_master.v.sbn; do not edit.
// Regenerate with: make gen TARGET=axi_read_master

`default_nettype none

module axi_read_master (
    (* X_INTERFACE_INFO = "xilinx.com:signal:clock:1.0 clk_i CLK" *)
    (* X_INTERFACE_PARAMETER = "ASSOCIATED_BUSIF m_axi, ASSOCIATED_RESET rst_ni" *)
    input  wire        clk_i,
    (* X_INTERFACE_INFO = "xilinx.com:signal:reset:1.0 rst_ni RST" *)
    (* X_INTERFACE_PARAMETER = "POLARITY ACTIVE_LOW" *)
    input  wire        rst_ni,

    // What to read: length + 1 words from address on; its bits below a word are ignored
    input  wire        command_valid_i,
    output wire        command_ready_o,
    input  wire [31:0] command_address_i,
    input  wire [15:0] command_length_i,

    // The words of each command in order; error: the memory's answer was not OKAY
    output wire        data_valid_o,
    input  wire        data_ready_i,
    output wire [63:0] data_data_o,
    output wire        data_error_o,
    output wire        data_last_o,

    // AXI4 master, reading
    output wire        m_axi_arvalid,
    input  wire        m_axi_arready,
    output wire [31:0] m_axi_araddr,
    output wire [7:0]  m_axi_arlen,
    output wire [2:0]  m_axi_arsize,
    output wire [1:0]  m_axi_arburst,
    output wire        m_axi_arlock,
    output wire [3:0]  m_axi_arcache,
    output wire [2:0]  m_axi_arprot,
    output wire [3:0]  m_axi_arqos,
    input  wire        m_axi_rvalid,
    output wire        m_axi_rready,
    input  wire [63:0] m_axi_rdata,
    input  wire [1:0]  m_axi_rresp,
    input  wire        m_axi_rlast
);

  // Memories are below: what their pins depend on is cleared at clock edges alone.
  wire reset_n;

  reset_sample u_reset_sample (
      .clk_i   (clk_i),
      .rst_ni  (rst_ni),
      .reset_no(reset_n)
  );

  localparam [9:0] FifoWords = 10'd512;
  localparam [3:0] Outstanding = 4'd8;

  // What is left of the command: words less one, from a word's address on.
  reg busy_q;
  reg [28:0] address_q;
  reg [15:0] left_q;
  wire unused_bits = ^{command_address_i[2:0], m_axi_rresp[0]};
  assign command_ready_o = !busy_q;

  // Its next burst, in words less one.
  wire [8:0] to_page = ~address_q[8:0];
  wire whole = to_page[8] != 1'd0;
  wire [7:0] fitting = to_page[7:0] | {8{whole}};
  wire ends = left_q <= {8'd0, fitting};
  wire [7:0] cut = ends ? left_q[7:0] : fitting;

  // The burst that waits for room.
  reg wait_q;
  reg [28:0] wait_address_q;
  reg [7:0] wait_length_q;
  reg wait_ends_q;

  // Words of the FIFO that no burst has been asked for, bursts whose last word has not come.
  reg [9:0] room_q;
  reg [3:0] flying_q;
  reg address_valid_q;
  wire has_room = room_q > {2'd0, wait_length_q};
  wire ask = wait_q && has_room && flying_q != Outstanding && (!address_valid_q || m_axi_arready);
  wire cut_taken = busy_q && (!wait_q || ask);
  wire word_came = m_axi_rvalid;
  wire burst_came = word_came && m_axi_rlast;
  wire word_left = data_valid_o && data_ready_i;
  wire [8:0] asked = ask ? {1'b0, wait_length_q} + 9'd1 : 9'd0;

  always @(posedge clk_i) begin
    if (!reset_n) begin
      busy_q          <= 1'b0;
      wait_q          <= 1'b0;
      address_valid_q <= 1'b0;
      room_q          <= FifoWords;
      flying_q        <= 4'd0;
    end else begin
      if (command_ready_o) busy_q <= command_valid_i;
      else if (cut_taken && ends) busy_q <= 1'b0;
      if (cut_taken) wait_q <= 1'b1;
      else if (ask) wait_q <= 1'b0;
      if (ask) address_valid_q <= 1'b1;
      else if (m_axi_arready) address_valid_q <= 1'b0;
      room_q <= room_q - {1'd0, asked} + {9'd0, word_left};
      if (ask && !burst_came) flying_q <= flying_q + 4'd1;
      else if (burst_came && !ask) flying_q <= flying_q - 4'd1;
    end
  end

  // Data need no reset: they are read only where the flags above are set.
  reg [28:0] burst_address_q;
  reg [7:0] burst_length_q;

  always @(posedge clk_i) begin
    if (command_ready_o) begin
      address_q <= command_address_i[31:3];
      left_q    <= command_length_i;
    end else if (cut_taken) begin
      address_q <= address_q + {21'd0, fitting} + 29'd1;
      left_q    <= left_q - {8'd0, fitting} - 16'd1;
    end
    if (cut_taken) begin
      wait_address_q <= address_q;
      wait_length_q  <= cut;
      wait_ends_q   <= ends;
    end
    if (ask) begin
      burst_address_q <= wait_address_q;
      burst_length_q  <= wait_length_q;
    end
  end

  assign m_axi_arvalid = address_valid_q;
  assign m_axi_araddr  = {burst_address_q, 3'd0};
  assign m_axi_arlen   = burst_length_q;
  assign m_axi_arsize  = 3'd3;
  assign m_axi_arburst = 2'b01;
  assign m_axi_arlock  = 1'b0;
  assign m_axi_arcache = 4'b0011;
  assign m_axi_arprot  = 3'b000;
  assign m_axi_arqos   = 4'd0;
  assign m_axi_rready  = 1'b1;

  // Whether a burst in flight is its command's last one.
  reg [7:0] ends_q;
  reg [2:0] asked_q, came_q;
  wire command_came = m_axi_rlast && ends_q[came_q];

  always @(posedge clk_i) begin
    if (!reset_n) begin
      asked_q <= 3'd0;
      came_q  <= 3'd0;
    end else begin
      if (ask) asked_q <= asked_q + 3'd1;
      if (burst_came) came_q <= came_q + 3'd1;
    end
  end

  always @(posedge clk_i) begin
    if (ask) ends_q[asked_q] <= wait_ends_q;
  end

  wire unused_ready;

  fifo_512x66_ram u_words (
      .clk_i      (clk_i),
      .rst_ni     (reset_n),
      .in_valid_i (word_came),
      .in_ready_o (unused_ready),
      .in_data_i  ({command_came, m_axi_rresp[1], m_axi_rdata}),
      .out_valid_o(data_valid_o),
      .out_ready_i(data_ready_i),
      .out_data_o ({data_last_o, data_error_o, data_data_o})
  );

endmodule

`default_nettype wire
