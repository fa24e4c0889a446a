// SPDX-License-Identifier: Apache-2.0
//
// delta_encoder_n64_v16_axi_registers: AXI4-Lite registers of
// delta_encoder_n64_v16.
// An unmapped or unaligned address, a read-only register, a value that does not fit and a write of
// less than a word answer SLVERR and change nothing.
//
//   0x000 ID      "DEN1" (read only)
//   0x004 THETA   threshold
//   0x008 STATUS  errors since reset, or since they were cleared (1 clears)
//                 8 a vector ended early
//                 9 beats beyond the vector's length were dropped
//   0x00C CONTROL what the next packet begins with
//                 0 the next packet begins with a cleared state; 0 again as it begins
//   0xFF0 VERSION version of this register map (read only)
//                 15:0 grows where something is added
//                 31:16 grows where something moves or goes: a driver of another number does not
//                   fit
//   0xFF4 SHAPE   sizes (read only)
//                 7:0 bits of a value
//                 14:8 values per beat
//                 31:15 elements of a vector
//   0xFF8 FORMAT  how items are coded (read only)
//                 7:0 bits of a delta
//                 15:8 bits of an index
//
// Generated from templates/Hdl.Blocks/axi_block_registers.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_encoder

`default_nettype none

module delta_encoder_n64_v16_axi_registers (
    input  wire        clk_i,
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

    // The block's levels; an error lasts one cycle
    output wire [15:0] theta_o,
    output wire        clear_o,
    input  wire        begin_i,
    input  wire [1:0]  error_i
);

  wire        unused_write_fire;
  wire        write_commit;
  wire [11:0] write_address;
  wire [31:0] write_data;
  reg         write_ok;
  wire [11:0] read_address;
  reg  [31:0] read_data;
  reg         read_ok;

  axi_lite_port u_port (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
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
      .write_fire_o   (unused_write_fire),
      .write_commit_o (write_commit),
      .write_address_o(write_address),
      .write_data_o   (write_data),
      .write_ok_i     (write_ok),
      .read_address_o (read_address),
      .read_data_i    (read_data),
      .read_ok_i      (read_ok)
  );

  // A refused write leaves no trace but its answer.
  always @* begin
    case (write_address)
      12'h004: write_ok = write_data[31:16] == 16'd0;
      12'h008: write_ok = 1'b1;
      12'h00C: write_ok = write_data[31:1] == 31'd0;
      default: write_ok = 1'b0;
    endcase
  end

  reg [15:0] theta_q;
  assign theta_o = theta_q;

  always @(posedge clk_i) begin
    if (!rst_ni) theta_q <= 16'd0;
    else if (write_commit && write_address == 12'h004) theta_q <= write_data[15:0];
  end

  reg [1:0] errors_q;
  wire write_status = write_commit && write_address == 12'h008;
  wire [1:0] cleared = write_status ? write_data[9:8] : 2'd0;

  always @(posedge clk_i) begin
    if (!rst_ni) errors_q <= 2'd0;
    else errors_q <= (errors_q & ~cleared) | error_i;
  end

  // A write in the cycle in which a packet begins applies to the packet after it.
  reg clear_q;
  assign clear_o = clear_q;

  always @(posedge clk_i) begin
    if (!rst_ni) clear_q <= 1'b0;
    else if (write_commit && write_address == 12'h00C) clear_q <= write_data[0];
    else if (begin_i) clear_q <= 1'b0;
  end

  always @* begin
    read_ok   = 1'b1;
    read_data = 32'd0;
    case (read_address)
      12'h000: read_data = 32'h44454E31;
      12'hFF0: read_data = 32'h00010000;
      12'hFF4: read_data = 32'h00200110;
      12'hFF8: read_data = 32'h00000611;
      12'h004: read_data = {16'd0, theta_q};
      12'h008: read_data = {22'd0, errors_q, 8'd0};
      12'h00C: read_data = {31'd0, clear_q};
      default: read_ok = 1'b0;
    endcase
  end

endmodule

`default_nettype wire
