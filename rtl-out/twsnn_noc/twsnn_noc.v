// SPDX-License-Identifier: Apache-2.0
//
// twsnn_noc: a ternary-weight spiking network, 784-256-256-10, over a mesh of 2x2x1 routers.
// The host meets it at node 9'o000; weights and tables come in memory packets.
// Node 9'o001: layer 1, neurons 0 to 255.
// Node 9'o011: layer 2, neurons 0 to 255.
// Node 9'o010: layer 3, neurons 0 to 9.
//
// Reset: there are memories, so rst_ni is sampled. Hold it for three cycles of a running clock or
// more, and release it in step with clk_i: synchronised outside, with set-up and hold as of data.
//
// Generated from templates/Hdl.Spiking/twsnn_noc.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module twsnn_noc (
    (* X_INTERFACE_INFO = "xilinx.com:signal:clock:1.0 clk_i CLK" *)
    (* X_INTERFACE_PARAMETER =
   "ASSOCIATED_BUSIF s_axis_pixel:m_axis_result:s_axis_flit:m_axis_flit, ASSOCIATED_RESET rst_ni" *)
    input  wire         clk_i,
    (* X_INTERFACE_INFO = "xilinx.com:signal:reset:1.0 rst_ni RST" *)
    (* X_INTERFACE_PARAMETER = "POLARITY ACTIVE_LOW" *)
    input  wire         rst_ni,

    // Pixels: 16 of 8 bits per beat, the first in the low byte; tlast ends an image
    input  wire         s_axis_pixel_tvalid,
    output wire         s_axis_pixel_tready,
    input  wire [127:0] s_axis_pixel_tdata,
    input  wire         s_axis_pixel_tlast,

    // Results: the score of each of the 10 classes, then with tlast 15:0 class,
    // 31 short or long image
    output wire         m_axis_result_tvalid,
    input  wire         m_axis_result_tready,
    output wire [31:0]  m_axis_result_tdata,
    output wire         m_axis_result_tlast,

    // Memory packets: head, address, data, the last one with tlast; each has one answer
    input  wire         s_axis_flit_tvalid,
    output wire         s_axis_flit_tready,
    input  wire [31:0]  s_axis_flit_tdata,
    input  wire         s_axis_flit_tlast,
    output wire         m_axis_flit_tvalid,
    input  wire         m_axis_flit_tready,
    output wire [31:0]  m_axis_flit_tdata,
    output wire         m_axis_flit_tlast,

    // How often: a packet was cut, one was refused, a flit was dropped at the host's node;
    // whether a router dropped a packet whose destination is not in the mesh
    output wire [15:0]  cut_count_o,
    output wire [15:0]  refused_count_o,
    output wire [15:0]  dropped_count_o,
    output wire         misrouted_o
);

  // Memories are below: what their pins depend on is cleared at clock edges alone.
  wire reset_n;

  reset_sample u_reset_sample (
      .clk_i   (clk_i),
      .rst_ni  (rst_ni),
      .reset_no(reset_n)
  );

  wire [3:0]   in_valid;
  wire [3:0]   in_ready;
  wire [7:0]   in_kind;
  wire [127:0] in_data;
  wire [3:0]   out_valid;
  wire [3:0]   out_ready;
  wire [7:0]   out_kind;
  wire [127:0] out_data;
  wire [31:0]  dropped;

  assign misrouted_o = |dropped;

  twsnn_noc_mesh u_mesh (
      .clk_i      (clk_i),
      .rst_ni     (reset_n),
      .in_valid_i (in_valid),
      .in_ready_o (in_ready),
      .in_kind_i  (in_kind),
      .in_data_i  (in_data),
      .out_valid_o(out_valid),
      .out_ready_i(out_ready),
      .out_kind_o (out_kind),
      .out_data_o (out_data),
      .dropped_o  (dropped)
  );

  twsnn_noc_gateway u_gateway (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .pixel_valid_i  (s_axis_pixel_tvalid),
      .pixel_ready_o  (s_axis_pixel_tready),
      .pixel_data_i   (s_axis_pixel_tdata),
      .pixel_last_i   (s_axis_pixel_tlast),
      .result_valid_o (m_axis_result_tvalid),
      .result_ready_i (m_axis_result_tready),
      .result_data_o  (m_axis_result_tdata),
      .result_last_o  (m_axis_result_tlast),
      .host_valid_i   (s_axis_flit_tvalid),
      .host_ready_o   (s_axis_flit_tready),
      .host_data_i    (s_axis_flit_tdata),
      .host_last_i    (s_axis_flit_tlast),
      .answer_valid_o (m_axis_flit_tvalid),
      .answer_ready_i (m_axis_flit_tready),
      .answer_data_o  (m_axis_flit_tdata),
      .answer_last_o  (m_axis_flit_tlast),
      .receive_valid_i(out_valid[0]),
      .receive_ready_o(out_ready[0]),
      .receive_kind_i (out_kind[1:0]),
      .receive_data_i (out_data[31:0]),
      .send_valid_o   (in_valid[0]),
      .send_ready_i   (in_ready[0]),
      .send_kind_o    (in_kind[1:0]),
      .send_data_o    (in_data[31:0]),
      .cut_count_o    (cut_count_o),
      .refused_count_o(refused_count_o),
      .dropped_count_o(dropped_count_o)
  );

  twsnn_noc_i784_n256 u_node_x1_y0_z0 (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .receive_valid_i(out_valid[1]),
      .receive_ready_o(out_ready[1]),
      .receive_kind_i (out_kind[3:2]),
      .receive_data_i (out_data[63:32]),
      .send_valid_o   (in_valid[1]),
      .send_ready_i   (in_ready[1]),
      .send_kind_o    (in_kind[3:2]),
      .send_data_o    (in_data[63:32])
  );

  twsnn_noc_i256_n256 u_node_x1_y1_z0 (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .receive_valid_i(out_valid[3]),
      .receive_ready_o(out_ready[3]),
      .receive_kind_i (out_kind[7:6]),
      .receive_data_i (out_data[127:96]),
      .send_valid_o   (in_valid[3]),
      .send_ready_i   (in_ready[3]),
      .send_kind_o    (in_kind[7:6]),
      .send_data_o    (in_data[127:96])
  );

  twsnn_noc_i256_n10 u_node_x0_y1_z0 (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .receive_valid_i(out_valid[2]),
      .receive_ready_o(out_ready[2]),
      .receive_kind_i (out_kind[5:4]),
      .receive_data_i (out_data[95:64]),
      .send_valid_o   (in_valid[2]),
      .send_ready_i   (in_ready[2]),
      .send_kind_o    (in_kind[5:4]),
      .send_data_o    (in_data[95:64])
  );

endmodule

`default_nettype wire
