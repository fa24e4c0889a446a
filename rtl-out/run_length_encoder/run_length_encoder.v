// SPDX-License-Identifier: Apache-2.0
//
// run_length_encoder: AXI form of run_length_encoder_v16_r5_p3.
// The streams are AXI4-Stream, passed on by wires alone: no cycle is added. Every field of an item
// takes whole bytes, the first field in the low ones; items follow each other in stream order.
// All bytes of an item have the same bit of tkeep; on inputs the lowest byte's is read.
//
// Reset: rst_ni clears at once, without a clock. Release it in step with clk_i: synchronised
// outside, or timed by recovery and removal.
//
// Generated from templates/Hdl.Blocks/axi_block.v.sbn; do not edit.
// Regenerate with: make gen TARGET=run_length_encoder

`default_nettype none

module run_length_encoder (
    (* X_INTERFACE_INFO = "xilinx.com:signal:clock:1.0 clk_i CLK" *)
    (* X_INTERFACE_PARAMETER =
       "ASSOCIATED_BUSIF s_axis_pixel:m_axis_code, ASSOCIATED_RESET rst_ni" *)
    input  wire        clk_i,
    (* X_INTERFACE_INFO = "xilinx.com:signal:reset:1.0 rst_ni RST" *)
    (* X_INTERFACE_PARAMETER = "POLARITY ACTIVE_LOW" *)
    input  wire        rst_ni,

    // one item per beat, 2 bytes each: data 15:0
    input  wire        s_axis_pixel_tvalid,
    output wire        s_axis_pixel_tready,
    input  wire [15:0] s_axis_pixel_tdata,
    input  wire        s_axis_pixel_tlast,

    // one item per beat, 8 bytes each: data 63:0
    output wire        m_axis_code_tvalid,
    input  wire        m_axis_code_tready,
    output wire [63:0] m_axis_code_tdata,
    output wire [7:0]  m_axis_code_tkeep,
    output wire        m_axis_code_tlast
);

  // m_axis_code
  assign m_axis_code_tkeep = {8{1'b1}};

  run_length_encoder_v16_r5_p3 u_block (
      .clk_i        (clk_i),
      .rst_ni       (rst_ni),
      .pixel_valid_i(s_axis_pixel_tvalid),
      .pixel_ready_o(s_axis_pixel_tready),
      .pixel_data_i (s_axis_pixel_tdata),
      .pixel_last_i (s_axis_pixel_tlast),
      .code_valid_o (m_axis_code_tvalid),
      .code_ready_i (m_axis_code_tready),
      .code_data_o  (m_axis_code_tdata),
      .code_last_o  (m_axis_code_tlast)
  );

endmodule

`default_nettype wire
