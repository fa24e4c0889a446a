// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_registers: the AXI4-Lite registers of spiking_net.
// An unmapped or unaligned address, a read-only register, a value that does not fit and a write of
// less than a word answer SLVERR and change nothing; a refused write sets bit 11 of STATUS.
// Registers are to be written while STATUS.busy is 0.
//
//   0x000 ID          "SPN1" (read only)
//   0x004 STEPS       time steps per sample
//   0x008 STATUS      what is going on, and what went wrong (1 clears)
//                     0 a sample is in flight (read only)
//                     10 an event was beyond the inputs
//                     11 a write was refused
//   0x010 SAMPLES     results sent (read only)
//   0x014 TIME_STEPS  time steps that the first layer has taken (read only)
//   0x018 CYCLES_LOW  clock cycles with a sample in flight, bits 31:0 (read only)
//   0x01C CYCLES_HIGH the same, bits 63:32 (read only)
//   0x020 CLEAR       any write clears the counters at 0x010 to 0x01C (write only)
//   0x040 CHANNELS    inputs (read only)
//                     15:0 channels
//   0x044 MAP         inputs (read only)
//                     15:0 rows
//                     31:16 columns
//   0x048 CLASSES     outputs (read only)
//                     15:0 classes
//   0xFF0 VERSION     version of this register map (read only)
//                     15:0 grows where something is added
//                     31:16 grows where something moves or goes: a driver of another number does
//                       not fit
//   0xFF4 SHAPE       what was generated (read only)
//                     7:0 layers, poolings among them
//                     31:16 bytes per beat of pixels; 0: events in
//   0xFF8 FORMAT      bits of an event, the channel lowest (read only)
//                     7:0 bits of the channel
//                     15:8 bits of the column
//                     23:16 bits of the row
//
// Generated from templates/Hdl.Spiking/twsnn_registers.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_registers (
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

    // Configuration
    output wire [8:0]  steps_o,

    // Events to count and errors to keep: one cycle each
    input  wire        image_begin_i,
    input  wire        image_end_i,
    input  wire        step_end_i,
    input  wire        address_error_i
);

  wire        write_fire;
  wire        write_commit;
  wire [11:0] write_address;
  wire [31:0] write_data;
  reg         write_ok;
  wire [11:0] read_address;
  reg  [31:0] read_data;
  reg         read_ok;

  spiking_net_axi_lite_port u_port (
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
      .write_fire_o   (write_fire),
      .write_commit_o (write_commit),
      .write_address_o(write_address),
      .write_data_o   (write_data),
      .write_ok_i     (write_ok),
      .read_address_o (read_address),
      .read_data_i    (read_data),
      .read_ok_i      (read_ok)
  );

  wire        refused_write = write_fire && !write_commit;
  wire        busy;
  wire [1:0]  errors;
  wire [31:0] images;
  wire [31:0] time_steps;
  wire [63:0] cycles;

  spiking_net_status u_status (
      .clk_i           (clk_i),
      .rst_ni          (rst_ni),
      .image_begin_i   (image_begin_i),
      .image_end_i     (image_end_i),
      .step_end_i      (step_end_i),
      .error_i         ({refused_write, address_error_i}),
      .clear_counters_i(write_commit && write_address == 12'h020),
      .clear_errors_i  (write_commit && write_address == 12'h008 ? write_data[11:10] : 2'd0),
      .busy_o          (busy),
      .errors_o        (errors),
      .images_o        (images),
      .time_steps_o    (time_steps),
      .cycles_o        (cycles)
  );

  reg [8:0] steps_q;

  assign steps_o = steps_q;

  // Whether a write would be carried out.
  always @* begin
    case (write_address)
      12'h008: write_ok = 1'b1;
      12'h020: write_ok = 1'b1;
      12'h004: write_ok = write_data != 32'd0 && write_data <= 32'd256;
      default: write_ok = 1'b0;
    endcase
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      steps_q <= 9'd4;
    end else if (write_commit) begin
      case (write_address)
        12'h004: steps_q <= write_data[8:0];
        default: ;
      endcase
    end
  end

  always @* begin
    read_ok   = 1'b1;
    read_data = 32'd0;
    case (read_address)
      12'h000: read_data = 32'h53504E31;
      12'h040: read_data = 32'h00000002;
      12'h044: read_data = 32'h000C000C;
      12'h048: read_data = 32'h0000000A;
      12'hFF0: read_data = 32'h00010000;
      12'hFF4: read_data = 32'h00000004;
      12'hFF8: read_data = 32'h00040401;
      12'h008: read_data = {20'd0, errors, 9'd0, busy};
      12'h010: read_data = images;
      12'h014: read_data = time_steps;
      12'h018: read_data = cycles[31:0];
      12'h01C: read_data = cycles[63:32];
      12'h004: read_data = {23'd0, steps_q};
      default: read_ok = 1'b0;
    endcase
  end

endmodule

`default_nettype wire
