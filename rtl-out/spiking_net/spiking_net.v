// SPDX-License-Identifier: Apache-2.0
//
// spiking_net: a spiking network, 2x12x12 - 4x12x12 - 4x6x6 - 6x6x6 - 10x1x1, behind AXI4-Stream
// and AXI4-Lite: events of a sample's steps in, its class and the scores of all classes out.
//
// Reset: there are memories, so rst_ni is sampled. Hold it for three cycles of a running clock or
// more, and release it in step with clk_i: synchronised outside, with set-up and hold as of data.
//
// Generated from templates/Hdl.Spiking/spiking_net_axi.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net (
    (* X_INTERFACE_INFO = "xilinx.com:signal:clock:1.0 clk_i CLK" *)
    (* X_INTERFACE_PARAMETER =
       "ASSOCIATED_BUSIF s_axil:s_axis_event:m_axis_result, ASSOCIATED_RESET rst_ni" *)
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

    // Events: 8:5 row, 4:1 column, 0 channel,
    // 31 null (a step without events); tlast ends a time step
    input  wire        s_axis_event_tvalid,
    output wire        s_axis_event_tready,
    input  wire [31:0] s_axis_event_tdata,
    input  wire        s_axis_event_tlast,

    // Results: the score of each of the 10 classes, then with tlast 15:0 class
    output wire        m_axis_result_tvalid,
    input  wire        m_axis_result_tready,
    output wire [31:0] m_axis_result_tdata,
    output wire        m_axis_result_tlast
);

  // Memories are below: what their pins depend on is cleared at clock edges alone.
  wire reset_n;

  reset_sample u_reset_sample (
      .clk_i   (clk_i),
      .rst_ni  (rst_ni),
      .reset_no(reset_n)
  );

  // Registers
  wire [8:0] steps;
  wire       image_begin;
  wire       image_end;
  wire       step_end;
  wire       address_error;

  spiking_net_registers u_registers (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .s_axil_awvalid (s_axil_awvalid),
      .s_axil_awready (s_axil_awready),
      .s_axil_awaddr  (s_axil_awaddr),
      .s_axil_awprot  (s_axil_awprot),
      .s_axil_wvalid  (s_axil_wvalid),
      .s_axil_wready  (s_axil_wready),
      .s_axil_wdata   (s_axil_wdata),
      .s_axil_wstrb   (s_axil_wstrb),
      .s_axil_bvalid  (s_axil_bvalid),
      .s_axil_bready  (s_axil_bready),
      .s_axil_bresp   (s_axil_bresp),
      .s_axil_arvalid (s_axil_arvalid),
      .s_axil_arready (s_axil_arready),
      .s_axil_araddr  (s_axil_araddr),
      .s_axil_arprot  (s_axil_arprot),
      .s_axil_rvalid  (s_axil_rvalid),
      .s_axil_rready  (s_axil_rready),
      .s_axil_rdata   (s_axil_rdata),
      .s_axil_rresp   (s_axil_rresp),
      .steps_o        (steps),
      .image_begin_i  (image_begin),
      .image_end_i    (image_end),
      .step_end_i     (step_end),
      .address_error_i(address_error)
  );

  // Words to events
  wire       event_valid;
  wire       event_ready;
  wire [3:0] event_y;
  wire [3:0] event_x;
  wire       event_channel;
  wire       event_last;
  wire       event_null;
  wire       event_tag;

  spiking_net_event_source u_source (
      .clk_i              (clk_i),
      .rst_ni             (reset_n),
      .steps_i            (steps),
      .s_axis_event_tvalid(s_axis_event_tvalid),
      .s_axis_event_tready(s_axis_event_tready),
      .s_axis_event_tdata (s_axis_event_tdata),
      .s_axis_event_tlast (s_axis_event_tlast),
      .event_valid_o      (event_valid),
      .event_ready_i      (event_ready),
      .event_y_o          (event_y),
      .event_x_o          (event_x),
      .event_channel_o    (event_channel),
      .event_last_o       (event_last),
      .event_null_o       (event_null),
      .event_tag_o        (event_tag),
      .image_begin_o      (image_begin),
      .step_end_o         (step_end),
      .address_error_o    (address_error)
  );

  // The network
  assign image_end = m_axis_result_tvalid && m_axis_result_tready && m_axis_result_tlast;

  spiking_net_core u_core (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .event_valid_i  (event_valid),
      .event_ready_o  (event_ready),
      .event_y_i      (event_y),
      .event_x_i      (event_x),
      .event_channel_i(event_channel),
      .event_last_i   (event_last),
      .event_null_i   (event_null),
      .event_tag_i    (event_tag),
      .result_valid_o (m_axis_result_tvalid),
      .result_ready_i (m_axis_result_tready),
      .result_data_o  (m_axis_result_tdata),
      .result_last_o  (m_axis_result_tlast)
  );

endmodule

`default_nettype wire
