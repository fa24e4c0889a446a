// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_axi_lite_port: the handshakes of an AXI4-Lite subordinate in front of a register
// file.
// One write and one read at a time, each answered one cycle after it is taken. A write is taken
// one cycle after its address and its data are both there. The register file says in the same
// cycle whether the access is allowed; a refused one, and a write of less than a word, answers
// SLVERR.
//
// Generated from templates/Hdl.Blocks/axi_lite_port.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_axi_lite_port (
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

    // Register file: `write_fire_o` marks a write to be decided on, `write_commit_o` one to be
    // carried out
    output wire        write_fire_o,
    output wire        write_commit_o,
    output wire [11:0] write_address_o,
    output wire [31:0] write_data_o,
    input  wire        write_ok_i,
    output wire [11:0] read_address_o,
    input  wire [31:0] read_data_i,
    input  wire        read_ok_i
);

  reg        write_ready_q;
  reg        bvalid_q;
  reg        rvalid_q;
  reg        write_refused_q;
  reg        read_refused_q;
  reg [31:0] rdata_q;

  // Protection bits carry no meaning here.
  wire unused_prot = &{1'b0, s_axil_awprot, s_axil_arprot};

  // Ready comes from a register, one cycle after both parts of a write are offered. They stay until
  // they are taken, unless the manager alone is reset meanwhile: then nothing is written.
  wire write_offered = s_axil_awvalid && s_axil_wvalid;
  wire write_fire    = write_offered && write_ready_q;
  wire write_commit  = write_fire && write_ok_i && s_axil_wstrb == 4'hF;
  wire read_fire     = s_axil_arvalid && !rvalid_q;

  assign s_axil_awready  = write_ready_q;
  assign s_axil_wready   = write_ready_q;
  assign s_axil_bvalid   = bvalid_q;
  assign s_axil_bresp    = {write_refused_q, 1'b0};
  assign s_axil_arready  = !rvalid_q;
  assign s_axil_rvalid   = rvalid_q;
  assign s_axil_rresp    = {read_refused_q, 1'b0};
  assign s_axil_rdata    = rdata_q;
  assign write_fire_o    = write_fire;
  assign write_commit_o  = write_commit;
  assign write_address_o = s_axil_awaddr;
  assign write_data_o    = s_axil_wdata;
  assign read_address_o  = s_axil_araddr;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      write_ready_q <= 1'b0;
      bvalid_q      <= 1'b0;
      rvalid_q      <= 1'b0;
    end else begin
      write_ready_q <= write_offered && !write_ready_q && !bvalid_q;
      if (write_fire) bvalid_q <= 1'b1;
      else if (s_axil_bready) bvalid_q <= 1'b0;
      if (read_fire) rvalid_q <= 1'b1;
      else if (s_axil_rready) rvalid_q <= 1'b0;
    end
  end

  // OKAY or SLVERR. Answers need no reset: they are read only where their valid bit is set.
  always @(posedge clk_i) begin
    if (write_fire) write_refused_q <= !write_commit;
    if (read_fire) begin
      read_refused_q <= !read_ok_i;
      rdata_q        <= read_data_i;
    end
  end

endmodule

`default_nettype wire
