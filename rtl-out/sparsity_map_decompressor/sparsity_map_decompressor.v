// SPDX-License-Identifier: Apache-2.0
//
// sparsity_map_decompressor: AXI form of sparsity_map_decompressor_v16_m16_k1_interleaved.
// The streams are AXI4-Stream, passed on by wires alone: no cycle is added. Every field of an item
// takes whole bytes, the first field in the low ones; items follow each other in stream order.
// All bytes of an item have the same bit of tkeep; on inputs the lowest byte's is read.
// The levels of the block are registers on AXI4-Lite.
//
// Reset: rst_ni clears at once, without a clock. Release it in step with clk_i: synchronised
// outside, or timed by recovery and removal.
//
// Generated from templates/Hdl.Blocks/axi_block.v.sbn; do not edit.
// Regenerate with: make gen TARGET=sparsity_map_decompressor

`default_nettype none

module sparsity_map_decompressor (
    (* X_INTERFACE_INFO = "xilinx.com:signal:clock:1.0 clk_i CLK" *)
    (* X_INTERFACE_PARAMETER =
       "ASSOCIATED_BUSIF s_axil:s_axis_word:m_axis_pixel, ASSOCIATED_RESET rst_ni" *)
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
    input  wire        s_axis_word_tvalid,
    output wire        s_axis_word_tready,
    input  wire [15:0] s_axis_word_tdata,
    input  wire        s_axis_word_tlast,

    // one item per beat, 2 bytes each: data 15:0
    output wire        m_axis_pixel_tvalid,
    input  wire        m_axis_pixel_tready,
    output wire [15:0] m_axis_pixel_tdata,
    output wire [1:0]  m_axis_pixel_tkeep,
    output wire        m_axis_pixel_tlast
);

  wire [12:0] length;
  wire [3:0] errors;

  sparsity_map_decompressor_v16_m16_k1_interleaved_axi_registers u_registers (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
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
      .length_o      (length),
      .error_i       (errors)
  );

  // m_axis_pixel
  assign m_axis_pixel_tkeep = {2{1'b1}};

  // Errors are kept in the registers: the block shows each for one cycle.
  sparsity_map_decompressor_v16_m16_k1_interleaved u_block (
      .clk_i        (clk_i),
      .rst_ni       (rst_ni),
      .length_i     (length),
      .word_valid_i (s_axis_word_tvalid),
      .word_ready_o (s_axis_word_tready),
      .word_data_i  (s_axis_word_tdata),
      .word_last_i  (s_axis_word_tlast),
      .pixel_valid_o(m_axis_pixel_tvalid),
      .pixel_ready_i(m_axis_pixel_tready),
      .pixel_data_o (m_axis_pixel_tdata),
      .pixel_last_o (m_axis_pixel_tlast),
      .error_clear_i(1'b1),
      .error_o      (errors)
  );

endmodule

`default_nettype wire
