// SPDX-License-Identifier: Apache-2.0
//
// sparsity_map_compressor: AXI form of sparsity_map_compressor_v16_m16_k1_interleaved.
// The streams are AXI4-Stream, passed on by wires alone: no cycle is added. Every field of an item
// takes whole bytes, the first field in the low ones; items follow each other in stream order.
// All bytes of an item have the same bit of tkeep; on inputs the lowest byte's is read.
//
// Reset: rst_ni clears at once, without a clock. Release it in step with clk_i: synchronised
// outside, or timed by recovery and removal.
//
// Generated from templates/Hdl.Blocks/axi_block.v.sbn; do not edit.
// Regenerate with: make gen TARGET=sparsity_map_compressor

`default_nettype none

module sparsity_map_compressor (
    (* X_INTERFACE_INFO = "xilinx.com:signal:clock:1.0 clk_i CLK" *)
    (* X_INTERFACE_PARAMETER =
       "ASSOCIATED_BUSIF s_axis_pixel:m_axis_word, ASSOCIATED_RESET rst_ni" *)
    input  wire        clk_i,
    (* X_INTERFACE_INFO = "xilinx.com:signal:reset:1.0 rst_ni RST" *)
    (* X_INTERFACE_PARAMETER = "POLARITY ACTIVE_LOW" *)
    input  wire        rst_ni,

    // one item per beat, 2 bytes each: data 15:0
    input  wire        s_axis_pixel_tvalid,
    output wire        s_axis_pixel_tready,
    input  wire [15:0] s_axis_pixel_tdata,
    input  wire        s_axis_pixel_tlast,

    // one item per beat, 2 bytes each: data 15:0
    output wire        m_axis_word_tvalid,
    input  wire        m_axis_word_tready,
    output wire [15:0] m_axis_word_tdata,
    output wire [1:0]  m_axis_word_tkeep,
    output wire        m_axis_word_tlast
);

  // m_axis_word
  assign m_axis_word_tkeep = {2{1'b1}};

  sparsity_map_compressor_v16_m16_k1_interleaved u_block (
      .clk_i        (clk_i),
      .rst_ni       (rst_ni),
      .pixel_valid_i(s_axis_pixel_tvalid),
      .pixel_ready_o(s_axis_pixel_tready),
      .pixel_data_i (s_axis_pixel_tdata),
      .pixel_last_i (s_axis_pixel_tlast),
      .word_valid_o (m_axis_word_tvalid),
      .word_ready_i (m_axis_word_tready),
      .word_data_o  (m_axis_word_tdata),
      .word_last_o  (m_axis_word_tlast)
  );

endmodule

`default_nettype wire
