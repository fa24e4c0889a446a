// SPDX-License-Identifier: Apache-2.0
//
// nullhop_registers: the AXI4-Lite registers of nullhop.
// An unmapped or unaligned address, a read-only register, a value that does not fit and a write of
// less than a word answer SLVERR and change nothing. The answer to a push waits for the checks:
// OKAY says that the descriptor is queued, SLVERR that it was refused, or that there is no room for
// it.
//
//   0x000 ID             "NHP1" (read only)
//   0x004 CAPS           what was generated (read only)
//                        3:0 log2 of the multipliers N
//                        7:4 log2 of the most lanes
//                        11:8 log2 of the entries fetched per cycle
//                        16:12 bits of a value
//                        21:17 bits of a weight; 2: ternary
//                        27:22 bits of an accumulator
//                        28 channels have multipliers
//                        31:29 log2 of the bits per beat of parameters, less 5
//   0x008 STATUS         what is going on, and what went wrong (1 clears)
//                        0 a pass, a load or a result is in flight (read only)
//                        2:1 passes that are queued behind the one that is worked on (read only)
//                        7:3 why a descriptor was refused last; cleared with refused (read only)
//                        8 a map bit behind the end of a row
//                        9 a packet of a map was too short or too long
//                        10 a word of a map was missing, and read as 0
//                        11 words behind the end of a row were dropped
//                        12 a descriptor was refused
//                        13 a packet of parameters was too short or too long, or its rows do not
//                          exist
//                        14 entries found no room in the row store and were dropped; with
//                          overcommit alone
//   0x00C CONTROL        1 or 2, nothing else (write only)
//                        0 the descriptor is checked and queued; the answer waits for that
//                        1 all passes, loads and packets in flight are dropped
//   0x010 CYCLES         clock cycles in which STATUS.busy was 1; any write clears it
//   0x014 BEATS          cycles in which the multipliers were given something; any write clears it
//   0x018 ITEMS          values other than 0 that they were given; any write clears it
//   0x01C NULLS          items of value 0, one for each window of which the last slice had no
//                        value; any write clears it
//   0x020 STALL_INPUT    cycles in which there was no item, because rows of the input were awaited;
//                        any write clears it
//   0x024 STALL_DRAIN    cycles in which an item waited for the sums of the window before to be
//                        taken; any write clears it
//   0x028 STALL_OUTPUT   cycles in which an item waited for room in the queue of the output; any
//                        write clears it
//   0x02C STALL_WEIGHTS  cycles in which there was no item, for loads of parameters were waited
//                        for; any write clears it
//   0x030 LOAD_BASE      first row of a load
//   0x034 LOAD_ROWS      rows of weights of each word of a load
//   0x038 LOAD_KIND      what is loaded; a write queues the command
//                        1:0 0 weights, 1 biases, 2 multipliers
//                        7:4 log2 n
//   0x03C LOADS          loads done since reset or abort, modulo 2^16 (read only)
//   0x040 INPUT_SIZE     size of the input
//                        11:0 H
//                        27:16 W
//   0x044 INPUT_CHANNELS channels of the input, and how it comes
//                        11:0 Cin
//                        18:16 slices less 1
//                        20 without map words
//                        21 values in two's complement
//                        22 the input that the pass before kept is used again
//                        23 the input is kept for the next pass
//   0x048 KERNEL         kernel and pooling window
//                        2:0 kh less 1
//                        6:4 kw less 1
//                        9:8 s less 1
//                        14:12 pt
//                        18:16 pl
//                        21:20 pw less 1
//                        25:24 ps less 1
//   0x04C OUTPUT_SIZE    size of the output before pooling
//                        11:0 Ho
//                        27:16 Wo
//   0x050 POOLED_SIZE    size of the output
//                        11:0 Hp
//                        27:16 Wp
//   0x054 OUTPUT_MODE    channels of the output, and how it goes
//                        3:0 log2 n
//                        7:4 channels in the last word, less 1
//                        8 negative values become 0
//                        9 without map words
//                        10 values in two's complement
//                        11 half up, not down
//                        12 the accumulators start at 0
//                        13 the accumulators are quantised, and the output goes
//   0x058 SHIFTS         shifts
//                        5:0 r
//                        12:8 bs
//   0x05C WEIGHT_BASE    first row of the weights
//   0x060 BIAS_BASE      first row of the biases, and of the multipliers
//   0x064 FRAMES         frames, and what is waited for
//                        15:0 frames
//                        31:16 LOADS that must be done before, modulo 2^16
//   0x068 SLICES0        channels of two slices
//                        11:0 of slice 0
//                        27:16 of slice 1
//   0x06C SLICES1        channels of two slices
//                        11:0 of slice 2
//                        27:16 of slice 3
//   0x070 SLICES2        channels of two slices
//                        11:0 of slice 4
//                        27:16 of slice 5
//   0x074 SLICES3        channels of two slices
//                        11:0 of slice 6
//                        27:16 of slice 7
//   0xFF0 VERSION        version of this register map (read only)
//                        15:0 grows where something is added
//                        31:16 grows where something moves or goes: a driver of another number does
//                          not fit
//   0xFF4 SHAPE          sizes of the memories of parameters, greatest kernel (read only)
//                        15:0 rows of weights, less 1
//                        28:16 rows of biases
//                        31:29 rows and columns of the greatest kernel
//   0xFF8 FORMAT         how maps are coded (read only)
//                        7:0 bits of a word
//                        15:8 values that a map word tells of
//                        23:16 words per beat of an input map
//                        31:24 words per beat of an output map
//
// Generated from templates/Hdl.Cnn/nullhop_registers.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop

`default_nettype none

module nullhop_registers (
    input  wire         clk_i,
    input  wire         rst_ni,

    // AXI4-Lite
    input  wire         s_axil_awvalid,
    output wire         s_axil_awready,
    input  wire [11:0]  s_axil_awaddr,
    input  wire [2:0]   s_axil_awprot,
    input  wire         s_axil_wvalid,
    output wire         s_axil_wready,
    input  wire [31:0]  s_axil_wdata,
    input  wire [3:0]   s_axil_wstrb,
    output wire         s_axil_bvalid,
    input  wire         s_axil_bready,
    output wire [1:0]   s_axil_bresp,
    input  wire         s_axil_arvalid,
    output wire         s_axil_arready,
    input  wire [11:0]  s_axil_araddr,
    input  wire [2:0]   s_axil_arprot,
    output wire         s_axil_rvalid,
    input  wire         s_axil_rready,
    output wire [31:0]  s_axil_rdata,
    output wire [1:0]   s_axil_rresp,

    // Descriptors that were checked: registers 0x040..0x074, the first in the low bits
    output wire         pass_valid_o,
    input  wire         pass_ready_i,
    output wire [447:0] pass_data_o,

    // Commands that load parameters, and how many are done
    output wire         load_valid_o,
    input  wire         load_ready_i,
    output wire [1:0]   load_kind_o,
    output wire [3:0]   load_words_o,
    output wire [16:0]  load_base_o,
    output wire [16:0]  load_rows_o,
    input  wire [15:0]  loads_done_i,

    // For a cycle: all that is in flight is dropped
    output wire         abort_o,

    // For a cycle each: tail, framing, missing, surplus, length of parameters, overflow; a pass is
    // done in a module
    input  wire [5:0]   error_i,
    input  wire         loader_ends_i,
    input  wire         issue_ends_i,
    input  wire         drain_ends_i,

    // There are results that have not left
    input  wire         result_busy_i,

    // What is counted
    input  wire         event_beat_i,
    input  wire [2:0]   event_items_i,
    input  wire [2:0]   event_nulls_i,
    input  wire         wait_input_i,
    input  wire         wait_drain_i,
    input  wire         wait_output_i,
    input  wire         wait_weights_i
);

  wire        write_fire;
  wire        write_commit;
  wire [11:0] write_address;
  wire [31:0] write_data;
  reg         write_ok;
  wire [11:0] read_address;
  reg  [31:0] read_data;
  reg         read_ok;

  // A push is held back until it is decided.
  localparam [31:0] Push  = 32'd1;
  localparam [31:0] Abort = 32'd2;

  reg decided_q, granted_q;
  wire push = s_axil_awvalid && s_axil_wvalid && s_axil_awaddr == 12'h00C && s_axil_wdata == Push &&
      s_axil_wstrb == 4'hF;
  wire held_awvalid = s_axil_awvalid && !(push && !decided_q);

  axi_lite_port u_port (
      .clk_i          (clk_i),
      .rst_ni         (rst_ni),
      .s_axil_awvalid (held_awvalid),
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

  // The descriptor that is put together
  reg  [31:0] word0_q;
  reg  [31:0] word1_q;
  reg  [31:0] word2_q;
  reg  [31:0] word3_q;
  reg  [31:0] word4_q;
  reg  [31:0] word5_q;
  reg  [31:0] word6_q;
  reg  [31:0] word7_q;
  reg  [31:0] word8_q;
  reg  [31:0] word9_q;
  reg  [31:0] word10_q;
  reg  [31:0] word11_q;
  reg  [31:0] word12_q;
  reg  [31:0] word13_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      word0_q <= 32'd0;
      word1_q <= 32'd0;
      word2_q <= 32'd0;
      word3_q <= 32'd0;
      word4_q <= 32'd0;
      word5_q <= 32'd0;
      word6_q <= 32'd0;
      word7_q <= 32'd0;
      word8_q <= 32'd0;
      word9_q <= 32'd0;
      word10_q <= 32'd0;
      word11_q <= 32'd0;
      word12_q <= 32'd0;
      word13_q <= 32'd0;
    end else if (write_commit) begin
      case (write_address)
        12'h040: word0_q <= write_data;
        12'h044: word1_q <= write_data;
        12'h048: word2_q <= write_data;
        12'h04C: word3_q <= write_data;
        12'h050: word4_q <= write_data;
        12'h054: word5_q <= write_data;
        12'h058: word6_q <= write_data;
        12'h05C: word7_q <= write_data;
        12'h060: word8_q <= write_data;
        12'h064: word9_q <= write_data;
        12'h068: word10_q <= write_data;
        12'h06C: word11_q <= write_data;
        12'h070: word12_q <= write_data;
        12'h074: word13_q <= write_data;
        default: ;
      endcase
    end
  end

  assign pass_data_o = {
      word13_q,
      word12_q,
      word11_q,
      word10_q,
      word9_q,
      word8_q,
      word7_q,
      word6_q,
      word5_q,
      word4_q,
      word3_q,
      word2_q,
      word1_q,
      word0_q
  };

  // An abort clears all that is in flight.
  reg abort_q;
  assign abort_o = abort_q;

  always @(posedge clk_i) begin
    if (!rst_ni) abort_q <= 1'b0;
    else abort_q <= write_commit && write_address == 12'h00C && write_data == Abort;
  end

  // What each part still has to do of the passes that were queued; at most three: one that it works
  // on, and two behind that.
  reg [1:0] loader_q, issue_q, drain_q;
  wire [1:0] later   = issue_q > drain_q ? issue_q : drain_q;
  wire [1:0] passes  = loader_q > later ? loader_q : later;
  wire full          = passes == 2'd3;
  wire [1:0] queued  = passes == 2'd0 ? 2'd0 : passes - 2'd1;
  wire checked;
  wire [4:0] code;
  wire accept        = pass_valid_o && pass_ready_i;
  wire accept_drain  = accept && pass_data_o[173];
  wire refuse        = push && !decided_q && checked && code != 5'd0;
  assign pass_valid_o = push && !decided_q && checked && code == 5'd0;

  nullhop_check u_check (
      .clk_i   (clk_i),
      .rst_ni  (rst_ni),
      .check_i (push && !decided_q && !full),
      .pass_i  (pass_data_o),
      .done_o  (checked),
      .code_o  (code),
      .accept_i(accept),
      .forget_i(abort_q)
  );

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      decided_q <= 1'b0;
      granted_q <= 1'b0;
    end else if (!push || write_fire) decided_q <= 1'b0;
    else if (!decided_q && (full || refuse || accept)) begin
      decided_q <= 1'b1;
      granted_q <= accept;
    end
  end

  function [1:0] counted;
    input [1:0] number;
    input more;
    input less;
    counted = more == less ? number : more ? number + 2'd1 : number - 2'd1;
  endfunction

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      loader_q <= 2'd0;
      issue_q  <= 2'd0;
      drain_q  <= 2'd0;
    end else if (abort_q) begin
      loader_q <= 2'd0;
      issue_q  <= 2'd0;
      drain_q  <= 2'd0;
    end else begin
      loader_q <= counted(loader_q, accept, loader_ends_i);
      issue_q  <= counted(issue_q, accept, issue_ends_i);
      drain_q  <= counted(drain_q, accept_drain, drain_ends_i);
    end
  end

  // Load commands: loads_q were queued, of which loads_done_i are done.
  reg [16:0] load_base_q, load_rows_q;
  reg [3:0]  load_words_q;
  reg [1:0]  load_kind_q;
  reg load_q;
  reg [15:0] loads_q;
  wire [15:0] loads_left = loads_q - loads_done_i;
  wire loads_busy = loads_left != 16'd0;
  wire loads_full = loads_left >= 16'd4;
  wire write_load = write_commit && write_address == 12'h038;
  wire unused_load_ready;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      load_base_q  <= 17'd0;
      load_rows_q  <= 17'd0;
      load_words_q <= 4'd0;
      load_kind_q  <= 2'd0;
    end else if (write_commit) begin
      case (write_address)
        12'h030: load_base_q <= write_data[16:0];
        12'h034: load_rows_q <= write_data[16:0];
        12'h038: begin
          load_words_q <= write_data[7:4];
          load_kind_q  <= write_data[1:0];
        end
        default: ;
      endcase
    end
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      load_q  <= 1'b0;
      loads_q <= 16'd0;
    end else if (abort_q) begin
      load_q  <= 1'b0;
      loads_q <= 16'd0;
    end else begin
      load_q <= write_load;
      if (write_load) loads_q <= loads_q + 16'd1;
    end
  end

  wire reset_or_abort = rst_ni && !abort_q;

  fifo_4x40 u_loads (
      .clk_i      (clk_i),
      .rst_ni     (reset_or_abort),
      .in_valid_i (load_q),
      .in_ready_o (unused_load_ready),
      .in_data_i  ({load_kind_q, load_words_q, load_base_q, load_rows_q}),
      .out_valid_o(load_valid_o),
      .out_ready_i(load_ready_i),
      .out_data_o ({load_kind_o, load_words_o, load_base_o, load_rows_o})
  );

  // Errors last a cycle each and are kept here; one in the very cycle of its clearing stays.
  reg [6:0] errors_q;
  reg [4:0] refusal_q;
  wire busy = passes != 2'd0 || loads_busy || result_busy_i;
  wire write_status = write_commit && write_address == 12'h008;
  wire [6:0] cleared = write_status ? write_data[14:8] : 7'd0;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      errors_q  <= 7'd0;
      refusal_q <= 5'd0;
    end else begin
      errors_q <= (errors_q & ~cleared) | {error_i[5:4], refuse, error_i[3:0]};
      if (refuse) refusal_q <= code;
      else if (cleared[4]) refusal_q <= 5'd0;
    end
  end

  wire [7:0] clears = {
      write_commit && write_address == 12'h02C,
      write_commit && write_address == 12'h028,
      write_commit && write_address == 12'h024,
      write_commit && write_address == 12'h020,
      write_commit && write_address == 12'h01C,
      write_commit && write_address == 12'h018,
      write_commit && write_address == 12'h014,
      write_commit && write_address == 12'h010
  };
  wire [255:0] counts;

  nullhop_counters u_counters (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
      .clear_i       (clears),
      .busy_i        (busy),
      .beat_i        (event_beat_i),
      .items_i       (event_items_i),
      .nulls_i       (event_nulls_i),
      .wait_input_i  (wait_input_i),
      .wait_drain_i  (wait_drain_i),
      .wait_output_i (wait_output_i),
      .wait_weights_i(wait_weights_i),
      .counts_o      (counts)
  );

  // Whether a write would be carried out
  always @* begin
    case (write_address)
      12'h008: write_ok = 1'b1;
      12'h00C: write_ok = (write_data == Push && decided_q && granted_q) || write_data == Abort;
      12'h010, 12'h014, 12'h018, 12'h01C, 12'h020, 12'h024, 12'h028, 12'h02C: write_ok = 1'b1;
      12'h030, 12'h034: write_ok = write_data[31:17] == 15'd0;
      12'h038: write_ok = write_data[31:8] == 24'd0 && write_data[3:2] == 2'd0 && write_data[1:0] !=
          2'd3 && !loads_full;
      12'h040: write_ok = (write_data & 32'hF000F000) == 32'd0;
      12'h044: write_ok = (write_data & 32'hFF08F000) == 32'd0;
      12'h048: write_ok = (write_data & 32'hFCC88C88) == 32'd0;
      12'h04C: write_ok = (write_data & 32'hF000F000) == 32'd0;
      12'h050: write_ok = (write_data & 32'hF000F000) == 32'd0;
      12'h054: write_ok = (write_data & 32'hFFFFC000) == 32'd0;
      12'h058: write_ok = (write_data & 32'hFFFFE0C0) == 32'd0;
      12'h05C: write_ok = 1'b1;
      12'h060: write_ok = 1'b1;
      12'h064: write_ok = 1'b1;
      12'h068: write_ok = (write_data & 32'hF000F000) == 32'd0;
      12'h06C: write_ok = (write_data & 32'hF000F000) == 32'd0;
      12'h070: write_ok = (write_data & 32'hF000F000) == 32'd0;
      12'h074: write_ok = (write_data & 32'hF000F000) == 32'd0;
      default: write_ok = 1'b0;
    endcase
  end

  always @* begin
    read_ok   = 1'b1;
    read_data = 32'd0;
    case (read_address)
      12'h000: read_data = 32'h4E485031;
      12'h004: read_data = 32'h28108326;
      12'hFF0: read_data = 32'h00010000;
      12'hFF4: read_data = 32'hE01003FF;
      12'hFF8: read_data = 32'h04040808;
      12'h008: read_data = {17'd0, errors_q, refusal_q, queued, busy};
      12'h010: read_data = counts[31:0];
      12'h014: read_data = counts[63:32];
      12'h018: read_data = counts[95:64];
      12'h01C: read_data = counts[127:96];
      12'h020: read_data = counts[159:128];
      12'h024: read_data = counts[191:160];
      12'h028: read_data = counts[223:192];
      12'h02C: read_data = counts[255:224];
      12'h030: read_data = {15'd0, load_base_q};
      12'h034: read_data = {15'd0, load_rows_q};
      12'h038: read_data = {24'd0, load_words_q, 2'd0, load_kind_q};
      12'h03C: read_data = {16'd0, loads_done_i};
      12'h040: read_data = word0_q;
      12'h044: read_data = word1_q;
      12'h048: read_data = word2_q;
      12'h04C: read_data = word3_q;
      12'h050: read_data = word4_q;
      12'h054: read_data = word5_q;
      12'h058: read_data = word6_q;
      12'h05C: read_data = word7_q;
      12'h060: read_data = word8_q;
      12'h064: read_data = word9_q;
      12'h068: read_data = word10_q;
      12'h06C: read_data = word11_q;
      12'h070: read_data = word12_q;
      12'h074: read_data = word13_q;
      default: read_ok = 1'b0;
    endcase
  end

endmodule

`default_nettype wire
