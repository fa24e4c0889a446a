// SPDX-License-Identifier: Apache-2.0
//
// nullhop: convolutions that skip zeros, on compressed feature maps: 64 multipliers, 8-bit
// values, 8-bit weights. Descriptors of passes and commands that load parameters come through
// registers, parameters and maps through streams.
//
// Reset: there are memories, so rst_ni is sampled. Hold it for three cycles of a running clock or
// more, and release it in step with clk_i: synchronised outside, with set-up and hold as of data.
//
// Generated from templates/Hdl.Cnn/nullhop.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop

`default_nettype none

module nullhop (
    (* X_INTERFACE_INFO = "xilinx.com:signal:clock:1.0 clk_i CLK" *)
    (* X_INTERFACE_PARAMETER =
       "ASSOCIATED_BUSIF s_axil:s_axis_map:s_axis_param:m_axis_map, ASSOCIATED_RESET rst_ni" *)
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

    // Input maps, a packet for each row and slice: 4 words of 8 bits, the first in the low ones
    input  wire        s_axis_map_tvalid,
    output wire        s_axis_map_tready,
    input  wire [31:0] s_axis_map_tdata,
    input  wire [3:0]  s_axis_map_tkeep,
    input  wire        s_axis_map_tlast,

    // Parameters, a packet for each load
    input  wire        s_axis_param_tvalid,
    output wire        s_axis_param_tready,
    input  wire [63:0] s_axis_param_tdata,
    input  wire        s_axis_param_tlast,

    // Output maps, a packet for each row of a pass: 4 words of 8 bits, the first in the low ones
    output wire        m_axis_map_tvalid,
    input  wire        m_axis_map_tready,
    output wire [31:0] m_axis_map_tdata,
    output wire [3:0]  m_axis_map_tkeep,
    output wire        m_axis_map_tlast
);

  // Memories are below: what their pins depend on is cleared at clock edges alone.
  wire reset_n;

  reset_sample u_reset_sample (
      .clk_i   (clk_i),
      .rst_ni  (rst_ni),
      .reset_no(reset_n)
  );

  // Registers
  wire pass_valid, pass_ready, load_valid, load_ready, stop;
  wire [447:0] pass_data;
  wire [1:0]  load_kind;
  wire [3:0]  load_words;
  wire [16:0] load_base, load_rows;
  wire [15:0] loads_done;
  wire [6:0]  error;
  wire loader_ends, issue_ends, drain_ends, result_busy, core_busy, event_beat;
  wire [2:0] event_items, event_nulls;
  wire wait_input, wait_drain, wait_output, wait_weights;
  wire unused_error = &{1'b0, error};

  nullhop_registers u_registers (
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
      .pass_valid_o  (pass_valid),
      .pass_ready_i  (pass_ready),
      .pass_data_o   (pass_data),
      .load_valid_o  (load_valid),
      .load_ready_i  (load_ready),
      .load_kind_o   (load_kind),
      .load_words_o  (load_words),
      .load_base_o   (load_base),
      .load_rows_o   (load_rows),
      .loads_done_i  (loads_done),
      .abort_o       (stop),
      .error_i       ({error[6:5], error[3:0]}),
      .loader_ends_i (loader_ends),
      .issue_ends_i  (issue_ends),
      .drain_ends_i  (drain_ends),
      .result_busy_i (result_busy),
      .event_beat_i  (event_beat),
      .event_items_i (event_items),
      .event_nulls_i (event_nulls),
      .wait_input_i  (wait_input),
      .wait_drain_i  (wait_drain),
      .wait_output_i (wait_output),
      .wait_weights_i(wait_weights)
  );

  // Maps in. An abort drops the rest of a packet that has begun.
  wire map_valid, map_ready;
  wire [31:0] map_data;
  wire [3:0] map_keep;
  reg map_open_q, map_drop_q;
  wire map_fire = s_axis_map_tvalid && s_axis_map_tready;
  assign map_valid = s_axis_map_tvalid && !map_drop_q && !stop;
  assign s_axis_map_tready = !stop && (map_drop_q || map_ready);

  always @(posedge clk_i) begin
    if (!reset_n) begin
      map_open_q <= 1'b0;
      map_drop_q <= 1'b0;
    end else begin
      if (map_fire) map_open_q <= !s_axis_map_tlast;
      if (stop) map_drop_q <= map_open_q;
      else if (map_fire && s_axis_map_tlast) map_drop_q <= 1'b0;
    end
  end
  assign map_data[7:0] = s_axis_map_tdata[7:0];
  assign map_keep[0] = s_axis_map_tkeep[0];
  assign map_data[15:8] = s_axis_map_tdata[15:8];
  assign map_keep[1] = s_axis_map_tkeep[1];
  assign map_data[23:16] = s_axis_map_tdata[23:16];
  assign map_keep[2] = s_axis_map_tkeep[2];
  assign map_data[31:24] = s_axis_map_tdata[31:24];
  assign map_keep[3] = s_axis_map_tkeep[3];

  // Parameters in
  wire param_valid, param_ready;
  reg param_open_q, param_drop_q;
  wire param_fire = s_axis_param_tvalid && s_axis_param_tready;
  assign param_valid = s_axis_param_tvalid && !param_drop_q && !stop;
  assign s_axis_param_tready = !stop && (param_drop_q || param_ready);

  always @(posedge clk_i) begin
    if (!reset_n) begin
      param_open_q <= 1'b0;
      param_drop_q <= 1'b0;
    end else begin
      if (param_fire) param_open_q <= !s_axis_param_tlast;
      if (stop) param_drop_q <= param_open_q;
      else if (param_fire && s_axis_param_tlast) param_drop_q <= 1'b0;
    end
  end

  // What works on it; an abort clears it as a reset does.
  wire result_valid, result_ready, result_last;
  wire [31:0] result_data;
  wire [3:0] result_keep;
  wire reset_or_abort = reset_n && !stop;

  nullhop_core u_core (
      .clk_i         (clk_i),
      .rst_ni        (reset_or_abort),
      .pass_valid_i  (pass_valid),
      .pass_ready_o  (pass_ready),
      .pass_data_i   (pass_data),
      .load_valid_i  (load_valid),
      .load_ready_o  (load_ready),
      .load_kind_i   (load_kind),
      .load_words_i  (load_words),
      .load_base_i   (load_base),
      .load_rows_i   (load_rows),
      .param_valid_i (param_valid),
      .param_ready_o (param_ready),
      .param_data_i  (s_axis_param_tdata),
      .param_last_i  (s_axis_param_tlast),
      .map_valid_i   (map_valid),
      .map_ready_o   (map_ready),
      .map_data_i    (map_data),
      .map_keep_i    (map_keep),
      .map_last_i    (s_axis_map_tlast),
      .result_valid_o(result_valid),
      .result_ready_i(result_ready),
      .result_data_o (result_data),
      .result_keep_o (result_keep),
      .result_last_o (result_last),
      .loads_done_o  (loads_done),
      .error_clear_i (1'b1),
      .error_o       (error),
      .loader_ends_o (loader_ends),
      .issue_ends_o  (issue_ends),
      .drain_ends_o  (drain_ends),
      .result_busy_o (core_busy),
      .event_beat_o  (event_beat),
      .event_items_o (event_items),
      .event_nulls_o (event_nulls),
      .wait_input_o  (wait_input),
      .wait_drain_o  (wait_drain),
      .wait_output_o (wait_output),
      .wait_weights_o(wait_weights)
  );

  // Maps out, through a register of two beats, which an abort leaves as it is: a beat that was
  // offered stays. A packet that has begun is closed by a beat that keeps nothing.
  reg result_open_q, closing_q;
  wire beat_ready;
  wire beat_fire = (result_valid || closing_q) && !stop && beat_ready;
  wire [31:0] beat_data;
  wire [3:0] beat_keep;
  wire beat_last = closing_q || result_last;
  assign result_ready = beat_ready && !stop && !closing_q;
  assign result_busy  = core_busy || closing_q || m_axis_map_tvalid;
  assign beat_data[7:0] = closing_q ? 8'd0 : result_data[7:0];
  assign beat_keep[0] = result_keep[0] & !closing_q;
  assign beat_data[15:8] = closing_q ? 8'd0 : result_data[15:8];
  assign beat_keep[1] = result_keep[1] & !closing_q;
  assign beat_data[23:16] = closing_q ? 8'd0 : result_data[23:16];
  assign beat_keep[2] = result_keep[2] & !closing_q;
  assign beat_data[31:24] = closing_q ? 8'd0 : result_data[31:24];
  assign beat_keep[3] = result_keep[3] & !closing_q;

  always @(posedge clk_i) begin
    if (!reset_n) begin
      result_open_q <= 1'b0;
      closing_q     <= 1'b0;
    end else begin
      if (beat_fire) result_open_q <= !beat_last;
      closing_q <= stop ? closing_q || result_open_q : closing_q && !beat_fire;
    end
  end

  skid_buffer_w37 u_buffer (
      .clk_i      (clk_i),
      .rst_ni     (reset_n),
      .in_valid_i ((result_valid || closing_q) && !stop),
      .in_ready_o (beat_ready),
      .in_data_i  ({beat_last, beat_keep, beat_data}),
      .out_valid_o(m_axis_map_tvalid),
      .out_ready_i(m_axis_map_tready),
      .out_data_o ({m_axis_map_tlast, m_axis_map_tkeep, m_axis_map_tdata})
  );

endmodule

`default_nettype wire
