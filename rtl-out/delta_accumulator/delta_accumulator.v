// SPDX-License-Identifier: Apache-2.0
//
// delta_accumulator: AXI form of delta_accumulator_n64_v16.
// The streams are AXI4-Stream, passed on by wires alone: no cycle is added. Every field of an item
// takes whole bytes, the first field in the low ones; items follow each other in stream order.
// All bytes of an item have the same bit of tkeep; on inputs the lowest byte's is read.
// The levels of the block are registers on AXI4-Lite.
//
// Reset: there are memories, so rst_ni is sampled. Hold it for three cycles of a running clock or
// more, and release it in step with clk_i: synchronised outside, with set-up and hold as of data.
//
// Generated from templates/Hdl.Blocks/axi_block.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_accumulator

`default_nettype none

module delta_accumulator (
    (* X_INTERFACE_INFO = "xilinx.com:signal:clock:1.0 clk_i CLK" *)
    (* X_INTERFACE_PARAMETER =
       "ASSOCIATED_BUSIF s_axil:s_axis_pair:m_axis_vector, ASSOCIATED_RESET rst_ni" *)
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

    // one item per beat, 4 bytes each: index 5:0; delta 24:8
    input  wire        s_axis_pair_tvalid,
    output wire        s_axis_pair_tready,
    input  wire [31:0] s_axis_pair_tdata,
    input  wire [3:0]  s_axis_pair_tkeep,
    input  wire        s_axis_pair_tlast,

    // one item per beat, 2 bytes each: data 15:0
    output wire        m_axis_vector_tvalid,
    input  wire        m_axis_vector_tready,
    output wire [15:0] m_axis_vector_tdata,
    output wire [1:0]  m_axis_vector_tkeep,
    output wire        m_axis_vector_tlast
);

  // Memories are below: what their pins depend on is cleared at clock edges alone.
  wire reset_n;

  reset_sample u_reset_sample (
      .clk_i   (clk_i),
      .rst_ni  (rst_ni),
      .reset_no(reset_n)
  );

  wire clear;
  wire errors;

  // The first beat of a packet takes the request to clear with it.
  reg first_q;
  wire packet_fire   = s_axis_pair_tvalid && s_axis_pair_tready;
  wire packet_begins = packet_fire && first_q;

  always @(posedge clk_i) begin
    if (!reset_n) first_q <= 1'b1;
    else if (packet_fire) first_q <= s_axis_pair_tlast;
  end

  delta_accumulator_n64_v16_axi_registers u_registers (
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
      .clear_o       (clear),
      .begin_i       (packet_begins),
      .error_i       (errors)
  );

  // s_axis_pair
  wire unused_s_axis_pair = &{1'b0, s_axis_pair_tdata, s_axis_pair_tkeep};

  // m_axis_vector
  assign m_axis_vector_tkeep = {2{1'b1}};

  // Errors are kept in the registers: the block shows each for one cycle.
  delta_accumulator_n64_v16 u_block (
      .clk_i         (clk_i),
      .rst_ni        (reset_n),
      .clear_i       (clear),
      .error_clear_i (1'b1),
      .error_o       (errors),
      .pair_valid_i  (s_axis_pair_tvalid),
      .pair_ready_o  (s_axis_pair_tready),
      .pair_index_i  (s_axis_pair_tdata[5:0]),
      .pair_delta_i  (s_axis_pair_tdata[24:8]),
      .pair_keep_i   (s_axis_pair_tkeep[0]),
      .pair_last_i   (s_axis_pair_tlast),
      .vector_valid_o(m_axis_vector_tvalid),
      .vector_ready_i(m_axis_vector_tready),
      .vector_data_o (m_axis_vector_tdata),
      .vector_last_o (m_axis_vector_tlast)
  );

endmodule

`default_nettype wire
