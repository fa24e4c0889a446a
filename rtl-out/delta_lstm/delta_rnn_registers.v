// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_registers: the AXI4-Lite registers of delta_lstm.
// An unmapped or unaligned address, a read-only register, a value that does not fit and a write of
// less than a word answer SLVERR and change nothing. A counter of 64 bits is read high, low, high:
// where the high word has changed, again.
//
//   0x000 ID                "DLS1" (read only)
//   0x004 STATUS            what is going on, and what went wrong (1 clears)
//                           0 a packet of inputs was too short; what it lacked stayed as it was
//                           1 a packet of inputs was too long; the rest of it was dropped
//                           2 memory answered weights with an error; never, where they are on chip
//                           3 an input needs more bits than inputs may have
//                           4 the first step behind a reset did not say that it is one
//                           8 steps, columns or results are on their way (read only)
//   0x008 CONTROL           what is asked for
//                           0 the next packet is a first step; reads as 0
//   0x00C CAPS              what was generated (read only)
//                           7:0 weights K per cycle
//                           15:8 recurrent layers
//                           23:16 bits W of a weight
//                           31:24 elements P per cycle whose gates are computed
//   0x018 LAYOUT            checksum of the layout of weights, as in the header of their image
//                           (read only)
//                           31:0 CRC-32
//   0x020 THX0              threshold of the inputs of layer 0
//   0x024 THH0              threshold of the hidden states of layer 0
//   0x040 THO               threshold of the read-out
//   0x080 STEPS             steps that have begun; any write clears it
//   0x084 STEPS_HIGH        its high word; any write clears both
//   0x088 CYCLES            clock cycles in which STATUS.busy was 1; any write clears it
//   0x08C CYCLES_HIGH       its high word; any write clears both
//   0x090 LINES             lines of weights that were read; any write clears it
//   0x094 LINES_HIGH        its high word; any write clears both
//   0x098 COLUMNS           columns of weights that were read; any write clears it
//   0x09C COLUMNS_HIGH      its high word; any write clears both
//   0x0A0 BYTES             bytes of the columns that were read; any write clears it
//   0x0A4 BYTES_HIGH        its high word; any write clears both
//   0x0A8 IDLE_PAIRS        cycles in which STATUS.busy was 1 and no line was read; any write
//                           clears it
//   0x0AC IDLE_PAIRS_HIGH   its high word; any write clears both
//   0x0B0 IDLE_WEIGHTS      cycles in which a column waited for its weights; 0, where they are on
//                           chip; any write clears it
//   0x0B4 IDLE_WEIGHTS_HIGH its high word; any write clears both
//   0xFF0 VERSION           version of this register map (read only)
//                           15:0 grows where something is added
//                           31:16 grows where something moves or goes: a driver of another number
//                             does not fit
//   0xFF4 SHAPE             sizes of the network (read only)
//                           12:0 inputs X
//                           28:16 elements of the first layer
//
// Generated from templates/Hdl.Rnn/delta_rnn_registers.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_lstm

`default_nettype none

module delta_rnn_registers (
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

    // Thresholds, those of the first layer in the low bits: of its inputs, of its hidden states
    output wire [47:0] theta_o,

    // The next step is a first one
    output wire        clear_o,

    // Errors, for a cycle each: short, long, bus, range, first step missing
    input  wire [4:0]  error_i,

    // What is counted
    input  wire        step_i,
    input  wire        busy_i,
    input  wire        line_i,
    input  wire [1:0]  column_i,
    input  wire        idle_pairs_i
);

  wire        unused_fire;
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
      .write_fire_o   (unused_fire),
      .write_commit_o (write_commit),
      .write_address_o(write_address),
      .write_data_o   (write_data),
      .write_ok_i     (write_ok),
      .read_address_o (read_address),
      .read_data_i    (read_data),
      .read_ok_i      (read_ok)
  );

  // Errors: short packet, long packet, bus, range of an input, first step missing
  reg  [4:0] errors_q;
  wire [4:0] cleared = write_commit && write_address == 12'h004 ? write_data[4:0] : 5'd0;

  // A load ends sequences as a clear does: what was summed with other weights is of no use.
  wire write_control = write_commit && write_address == 12'h008;
  assign clear_o = write_control && write_data[0];

  // Thresholds
  reg [15:0] thx0_q;
  reg [15:0] thh0_q;
  reg [15:0] tho_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      errors_q <= 5'd0;
      thx0_q <= 16'd32;
      thh0_q <= 16'd32;
      tho_q <= 16'd0;
    end else begin
      errors_q <= (errors_q & ~cleared) | error_i;
      if (write_commit) begin
        case (write_address)
          12'h020: thx0_q <= write_data[15:0];
          12'h024: thh0_q <= write_data[15:0];
          12'h040: tho_q <= write_data[15:0];
          default: ;
        endcase
      end
    end
  end

  assign theta_o = {
      tho_q,
      thh0_q,
      thx0_q
  };

  // Counters
  wire [447:0] counts;
  wire [6:0] clear_counts = {
      write_commit && write_address[11:3] == 9'h016,
      write_commit && write_address[11:3] == 9'h015,
      write_commit && write_address[11:3] == 9'h014,
      write_commit && write_address[11:3] == 9'h013,
      write_commit && write_address[11:3] == 9'h012,
      write_commit && write_address[11:3] == 9'h011,
      write_commit && write_address[11:3] == 9'h010
  };

  delta_rnn_counters u_counters (
      .clk_i       (clk_i),
      .rst_ni      (rst_ni),
      .clear_i     (clear_counts),
      .step_i      (step_i),
      .busy_i      (busy_i),
      .line_i      (line_i),
      .column_i    (column_i),
      .idle_pairs_i(idle_pairs_i),
      .counts_o    (counts)
  );

  // Whether a write would be carried out
  always @* begin
    case (write_address)
      12'h004: write_ok = 1'b1;
      12'h008: write_ok = write_data[31:1] == 31'd0;
      12'h020: write_ok = write_data[31:16] == 16'd0;
      12'h024: write_ok = write_data[31:16] == 16'd0;
      12'h040: write_ok = write_data[31:16] == 16'd0;
      12'h080, 12'h084: write_ok = 1'b1;
      12'h088, 12'h08C: write_ok = 1'b1;
      12'h090, 12'h094: write_ok = 1'b1;
      12'h098, 12'h09C: write_ok = 1'b1;
      12'h0A0, 12'h0A4: write_ok = 1'b1;
      12'h0A8, 12'h0AC: write_ok = 1'b1;
      12'h0B0, 12'h0B4: write_ok = 1'b1;
      default: write_ok = 1'b0;
    endcase
  end

  always @* begin
    read_ok   = 1'b1;
    read_data = 32'd0;
    case (read_address)
      12'h000: read_data = 32'h444C5331;
      12'h00C: read_data = 32'h08080108;
      12'h018: read_data = 32'h096B71B9;
      12'hFF0: read_data = 32'h00010001;
      12'hFF4: read_data = 32'h0040001C;
      12'h004: read_data = {23'd0, busy_i, 3'd0, errors_q};
      12'h008: read_data = 32'd0;
      12'h020: read_data = {16'd0, thx0_q};
      12'h024: read_data = {16'd0, thh0_q};
      12'h040: read_data = {16'd0, tho_q};
      12'h080: read_data = counts[31:0];
      12'h084: read_data = counts[63:32];
      12'h088: read_data = counts[95:64];
      12'h08C: read_data = counts[127:96];
      12'h090: read_data = counts[159:128];
      12'h094: read_data = counts[191:160];
      12'h098: read_data = counts[223:192];
      12'h09C: read_data = counts[255:224];
      12'h0A0: read_data = counts[287:256];
      12'h0A4: read_data = counts[319:288];
      12'h0A8: read_data = counts[351:320];
      12'h0AC: read_data = counts[383:352];
      12'h0B0: read_data = counts[415:384];
      12'h0B4: read_data = counts[447:416];
      default: read_ok = 1'b0;
    endcase
  end

endmodule

`default_nettype wire
