// SPDX-License-Identifier: Apache-2.0
//
// run_length_decoder_n4096_v16_r5_p3_axi_registers: AXI4-Lite registers of
// run_length_decoder_n4096_v16_r5_p3.
// An unmapped or unaligned address, a read-only register, a value that does not fit and a write of
// less than a word answer SLVERR and change nothing.
//
//   0x000 ID      "RLD1" (read only)
//   0x004 LENGTH  pixels of a packet; 0: all pixels of its pairs
//   0x008 STATUS  errors since reset, or since they were cleared (1 clears)
//                 8 the code ended before LENGTH pixels
//                 9 more than padding followed them
//                 10 an end bit disagreed with tlast
//   0xFF0 VERSION version of this register map (read only)
//                 15:0 grows where something is added
//                 31:16 grows where something moves or goes: a driver of another number does not
//                   fit
//   0xFF4 SHAPE   sizes (read only)
//                 7:0 bits of a value
//                 14:8 values per beat
//                 31:15 most pixels that LENGTH is meant to announce
//   0xFF8 FORMAT  how items are coded (read only)
//                 7:0 bits of a run
//                 15:8 pairs a code word
//
// Generated from templates/Hdl.Blocks/axi_block_registers.v.sbn; do not edit.
// Regenerate with: make gen TARGET=run_length_decoder

`default_nettype none

module run_length_decoder_n4096_v16_r5_p3_axi_registers (
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
    output wire [12:0] length_o,
    input  wire [2:0]  error_i
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
      12'h004: write_ok = write_data[31:13] == 19'd0;
      12'h008: write_ok = 1'b1;
      default: write_ok = 1'b0;
    endcase
  end

  reg [12:0] length_q;
  assign length_o = length_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) length_q <= 13'd0;
    else if (write_commit && write_address == 12'h004) length_q <= write_data[12:0];
  end

  reg [2:0] errors_q;
  wire write_status = write_commit && write_address == 12'h008;
  wire [2:0] cleared = write_status ? write_data[10:8] : 3'd0;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) errors_q <= 3'd0;
    else errors_q <= (errors_q & ~cleared) | error_i;
  end

  always @* begin
    read_ok   = 1'b1;
    read_data = 32'd0;
    case (read_address)
      12'h000: read_data = 32'h524C4431;
      12'hFF0: read_data = 32'h00010000;
      12'hFF4: read_data = 32'h08000110;
      12'hFF8: read_data = 32'h00000305;
      12'h004: read_data = {19'd0, length_q};
      12'h008: read_data = {21'd0, errors_q, 8'd0};
      default: read_ok = 1'b0;
    endcase
  end

endmodule

`default_nettype wire
