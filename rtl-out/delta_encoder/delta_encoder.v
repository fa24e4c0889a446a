// SPDX-License-Identifier: Apache-2.0
//
// delta_encoder: AXI form of delta_encoder_n64_v16.
// The streams are AXI4-Stream, passed on by wires alone: no cycle is added. Every field of an item
// takes whole bytes, the first field in the low ones; items follow each other in stream order.
// All bytes of an item have the same bit of tkeep; on inputs the lowest byte's is read.
// The levels of the block are registers on AXI4-Lite.
//
// Reset: there are memories, so rst_ni is sampled. Hold it for three cycles of a running clock or
// more, and release it in step with clk_i: synchronised outside, with set-up and hold as of data.
//
// Generated from templates/Hdl.Blocks/axi_block.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_encoder

`default_nettype none

module delta_encoder (
    (* X_INTERFACE_INFO = "xilinx.com:signal:clock:1.0 clk_i CLK" *)
    (* X_INTERFACE_PARAMETER =
       "ASSOCIATED_BUSIF s_axil:s_axis_vector:m_axis_pair, ASSOCIATED_RESET rst_ni" *)
    input  wire        clk_i,
    (* X_INTERFACE_INFO = "xilinx.com:signal:reset:1.0 rst_ni RST" *)
    (* X_INTERFACE_PARAMETER = "POLARITY ACTIVE_LOW" *)
    input  wire        rst_ni,

    // AXI4-Lite
    input  wire        s_axil_awvalid,
    output wire        s_axil_awready,
    input  wire [11:0] s_axil_awaddr,
    input  wire [2:0]  s_axil_awprot,
    input  wire        s_axil_wvalid,
    output wire        s_axil_wready,
    input  wire [31:0] s_axil_wdata,
    input  wire [3:0]  s_axil_wstrb,
    output wire        s_axil_bvalid,
    input  wire        s_axil_bready,
    output wire [1:0]  s_axil_bresp,
    input  wire        s_axil_arvalid,
    output wire        s_axil_arready,
    input  wire [11:0] s_axil_araddr,
    input  wire [2:0]  s_axil_arprot,
    output wire        s_axil_rvalid,
    input  wire        s_axil_rready,
    output wire [31:0] s_axil_rdata,
    output wire [1:0]  s_axil_rresp,

    // one item per beat, 2 bytes each: data 15:0
    input  wire        s_axis_vector_tvalid,
    output wire        s_axis_vector_tready,
    input  wire [15:0] s_axis_vector_tdata,
    input  wire        s_axis_vector_tlast,

    // one item per beat, 4 bytes each: index 5:0; delta 24:8, signed up to 31
    output wire        m_axis_pair_tvalid,
    input  wire        m_axis_pair_tready,
    output wire [31:0] m_axis_pair_tdata,
    output wire [3:0]  m_axis_pair_tkeep,
    output wire        m_axis_pair_tlast
);

  // Memories are below: what their pins depend on is cleared at clock edges alone.
  wire reset_n;

  reset_sample u_reset_sample (
      .clk_i   (clk_i),
      .rst_ni  (rst_ni),
      .reset_no(reset_n)
  );

  wire [15:0] theta;
  wire clear;
  wire [1:0] errors;

  // The first beat of a packet takes the request to clear with it.
  reg first_q;
  wire packet_fire   = s_axis_vector_tvalid && s_axis_vector_tready;
  wire packet_begins = packet_fire && first_q;

  always @(posedge clk_i) begin
    if (!reset_n) first_q <= 1'b1;
    else if (packet_fire) first_q <= s_axis_vector_tlast;
  end

  delta_encoder_n64_v16_axi_registers u_registers (
      .clk_i         (clk_i),
      .rst_ni        (reset_n),
      .s_axil_awvalid(s_axil_awvalid),
      .s_axil_awready(s_axil_awready),
      .s_axil_awaddr (s_axil_awaddr),
      .s_axil_awprot (s_axil_awprot),
      .s_axil_wvalid (s_axil_wvalid),
      .s_axil_wready (s_axil_wready),
      .s_axil_wdata  (s_axil_wdata),
      .s_axil_wstrb  (s_axil_wstrb),
      .s_axil_bvalid (s_axil_bvalid),
      .s_axil_bready (s_axil_bready),
      .s_axil_bresp  (s_axil_bresp),
      .s_axil_arvalid(s_axil_arvalid),
      .s_axil_arready(s_axil_arready),
      .s_axil_araddr (s_axil_araddr),
      .s_axil_arprot (s_axil_arprot),
      .s_axil_rvalid (s_axil_rvalid),
      .s_axil_rready (s_axil_rready),
      .s_axil_rdata  (s_axil_rdata),
      .s_axil_rresp  (s_axil_rresp),
      .theta_o       (theta),
      .clear_o       (clear),
      .begin_i       (packet_begins),
      .error_i       (errors)
  );

  // m_axis_pair
  wire [5:0]  pair_index;
  wire [16:0] pair_delta;
  wire        pair_keep;
  assign m_axis_pair_tdata[7:0]  = {2'd0, pair_index};
  assign m_axis_pair_tdata[31:8] = { {7{pair_delta[16]}}, pair_delta};
  assign m_axis_pair_tkeep       = {4{pair_keep}};

  // Errors are kept in the registers: the block shows each for one cycle.
  delta_encoder_n64_v16 u_block (
      .clk_i         (clk_i),
      .rst_ni        (reset_n),
      .theta_i       (theta),
      .clear_i       (clear),
      .error_clear_i (1'b1),
      .error_o       (errors),
      .vector_valid_i(s_axis_vector_tvalid),
      .vector_ready_o(s_axis_vector_tready),
      .vector_data_i (s_axis_vector_tdata),
      .vector_last_i (s_axis_vector_tlast),
      .pair_valid_o  (m_axis_pair_tvalid),
      .pair_ready_i  (m_axis_pair_tready),
      .pair_index_o  (pair_index),
      .pair_delta_o  (pair_delta),
      .pair_keep_o   (pair_keep),
      .pair_last_o   (m_axis_pair_tlast)
  );

endmodule

`default_nettype wire
