// SPDX-License-Identifier: Apache-2.0
//
// twsnn_registers: the AXI4-Lite registers of twsnn.
// An unmapped or unaligned address, a read-only register, a value that does not fit and a write of
// less than a word answer SLVERR and change nothing; a refused write sets bit 11 of STATUS.
// Registers are to be written while STATUS.busy is 0.
//
//   0x000 ID                  "TWS1" (read only)
//   0x004 STEPS               time steps per image
//   0x008 STATUS              what is going on, and what went wrong (1 clears)
//                             0 an image is in flight (read only)
//                             8 an image ended too early
//                             9 an image went on too long
//                             11 a write was refused
//   0x010 IMAGES              results sent (read only)
//   0x014 TIME_STEPS          time steps that the output layer has finished (read only)
//   0x018 CYCLES_LOW          clock cycles with an image in flight, bits 31:0 (read only)
//   0x01C CYCLES_HIGH         the same, bits 63:32 (read only)
//   0x020 CLEAR               any write clears the counters at 0x010 to 0x01C (write only)
//   0x100 LAYER1_WEIGHT_SCALE a: what a weight of 1 adds to the potential
//   0x104 LAYER1_BIAS_SCALE   b: what a bias of 1 adds
//   0x108 LAYER1_THRESHOLD    vth: a neuron fires where its potential is greater
//   0x11C LAYER1_SHAPE        size of the layer (read only)
//                             15:0 inputs
//                             31:16 neurons
//   0x120 LAYER2_WEIGHT_SCALE a: what a weight of 1 adds to the potential
//   0x124 LAYER2_BIAS_SCALE   b: what a bias of 1 adds
//   0x128 LAYER2_THRESHOLD    vth: a neuron fires where its potential is greater
//   0x13C LAYER2_SHAPE        size of the layer (read only)
//                             15:0 inputs
//                             31:16 neurons
//   0x140 LAYER3_WEIGHT_SCALE a: what a weight of 1 adds to the potential
//   0x144 LAYER3_BIAS_SCALE   b: what a bias of 1 adds
//   0x148 LAYER3_THRESHOLD    vth: a neuron fires where its potential is greater
//   0x15C LAYER3_SHAPE        size of the layer (read only)
//                             15:0 inputs
//                             31:16 neurons
//   0x800 SEED                16 words: LFSR seeds of the lanes, not 0
//   0xFF0 VERSION             version of this register map (read only)
//                             15:0 grows where something is added
//                             31:16 grows where something moves or goes: a driver of another number
//                               does not fit
//   0xFF4 SHAPE               what was generated (read only)
//                             7:0 layers
//                             15:8 events integrated per cycle; the bank of weights of this number
//                               holds the biases
//                             23:16 pixels per beat; 0: address events in
//                             24 pixels are compared with LEVEL, not with random numbers
//                             25 layers count and have three thresholds; the last one does not
//                               where potentials are read
//                             26 the scores are potentials, not spikes
//                             27 weights are written
//                             28 images, time steps and cycles are counted
//                             29 SEED is one register for all lanes
//
// Generated from templates/Hdl.Spiking/twsnn_registers.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn

`default_nettype none

module twsnn_registers (
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

    // Configuration
    output wire [4:0]   steps_o,
    output wire [7:0]   layer1_weight_scale_o,
    output wire [7:0]   layer1_bias_scale_o,
    output wire [17:0]  layer1_threshold_o,
    output wire [7:0]   layer2_weight_scale_o,
    output wire [7:0]   layer2_bias_scale_o,
    output wire [17:0]  layer2_threshold_o,
    output wire [7:0]   layer3_weight_scale_o,
    output wire [7:0]   layer3_bias_scale_o,
    output wire [17:0]  layer3_threshold_o,
    output wire [255:0] seeds_o,

    // Events to count and errors to keep: one cycle each
    input  wire         image_begin_i,
    input  wire         image_end_i,
    input  wire         step_end_i,
    input  wire         short_image_i,
    input  wire         long_image_i
);

  wire        write_fire;
  wire        write_commit;
  wire [11:0] write_address;
  wire [31:0] write_data;
  reg         write_ok;
  wire [11:0] read_address;
  reg  [31:0] read_data;
  reg         read_ok;

  twsnn_axi_lite_port u_port (
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
  wire [2:0]  errors;
  wire [31:0] images;
  wire [31:0] time_steps;
  wire [63:0] cycles;

  twsnn_status u_status (
      .clk_i           (clk_i),
      .rst_ni          (rst_ni),
      .image_begin_i   (image_begin_i),
      .image_end_i     (image_end_i),
      .step_end_i      (step_end_i),
      .error_i         ({refused_write, long_image_i, short_image_i}),
      .clear_counters_i(write_commit && write_address == 12'h020),
      .clear_errors_i  (write_commit && write_address == 12'h008 ? {write_data[11], write_data[9:8]}
          : 3'd0),
      .busy_o          (busy),
      .errors_o        (errors),
      .images_o        (images),
      .time_steps_o    (time_steps),
      .cycles_o        (cycles)
  );

  reg [4:0]   steps_q;
  reg [7:0]   layer1_weight_scale_q;
  reg [7:0]   layer1_bias_scale_q;
  reg [17:0]  layer1_threshold_q;
  reg [7:0]   layer2_weight_scale_q;
  reg [7:0]   layer2_bias_scale_q;
  reg [17:0]  layer2_threshold_q;
  reg [7:0]   layer3_weight_scale_q;
  reg [7:0]   layer3_bias_scale_q;
  reg [17:0]  layer3_threshold_q;
  reg [255:0] seeds_q;

  assign steps_o = steps_q;
  assign layer1_weight_scale_o = layer1_weight_scale_q;
  assign layer1_bias_scale_o = layer1_bias_scale_q;
  assign layer1_threshold_o = layer1_threshold_q;
  assign layer2_weight_scale_o = layer2_weight_scale_q;
  assign layer2_bias_scale_o = layer2_bias_scale_q;
  assign layer2_threshold_o = layer2_threshold_q;
  assign layer3_weight_scale_o = layer3_weight_scale_q;
  assign layer3_bias_scale_o = layer3_bias_scale_q;
  assign layer3_threshold_o = layer3_threshold_q;
  assign seeds_o = seeds_q;

  // Seeds: one word per lane
  wire write_seed = write_address[11] && write_address[1:0] == 2'd0 && write_address[10:2] < 9'd16;
  wire read_seed  = read_address[11] && read_address[1:0] == 2'd0 && read_address[10:2] < 9'd16;
  wire [3:0] write_lane = write_address[5:2];
  wire [3:0] read_lane  = read_address[5:2];

  // Whether a write would be carried out.
  always @* begin
    case (write_address)
      12'h008: write_ok = 1'b1;
      12'h020: write_ok = 1'b1;
      12'h004: write_ok = write_data != 32'd0 && write_data <= 32'd16;
      12'h100: write_ok = write_data[31:8] == 24'd0;
      12'h104: write_ok = write_data[31:8] == 24'd0;
      12'h108: write_ok = write_data[31:18] == {14{write_data[17]}};
      12'h120: write_ok = write_data[31:8] == 24'd0;
      12'h124: write_ok = write_data[31:8] == 24'd0;
      12'h128: write_ok = write_data[31:18] == {14{write_data[17]}};
      12'h140: write_ok = write_data[31:8] == 24'd0;
      12'h144: write_ok = write_data[31:8] == 24'd0;
      12'h148: write_ok = write_data[31:18] == {14{write_data[17]}};
      default: write_ok = write_seed && write_data[31:16] == 16'd0 && write_data[15:0] != 16'd0;
    endcase
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      steps_q <= 5'd4;
      layer1_weight_scale_q <= 8'd109;
      layer1_bias_scale_q <= 8'd255;
      layer1_threshold_q <= 18'sd844;
      layer2_weight_scale_q <= 8'd229;
      layer2_bias_scale_q <= 8'd255;
      layer2_threshold_q <= 18'sd1170;
      layer3_weight_scale_q <= 8'd255;
      layer3_bias_scale_q <= 8'd236;
      layer3_threshold_q <= 18'sd1803;
      seeds_q <= {
        16'h3257, 16'h3039, 16'h8B7F, 16'hAD49, 16'h6F4A, 16'h63EA, 16'hB038, 16'h89F9,
        16'h2D84, 16'h3AD8, 16'h8385, 16'h8034, 16'h5D5A, 16'h9BD3, 16'h1ABD, 16'hACE1
      };
    end else if (write_commit) begin
      case (write_address)
        12'h004: steps_q <= write_data[4:0];
        12'h100: layer1_weight_scale_q <= write_data[7:0];
        12'h104: layer1_bias_scale_q <= write_data[7:0];
        12'h108: layer1_threshold_q <= write_data[17:0];
        12'h120: layer2_weight_scale_q <= write_data[7:0];
        12'h124: layer2_bias_scale_q <= write_data[7:0];
        12'h128: layer2_threshold_q <= write_data[17:0];
        12'h140: layer3_weight_scale_q <= write_data[7:0];
        12'h144: layer3_bias_scale_q <= write_data[7:0];
        12'h148: layer3_threshold_q <= write_data[17:0];
        default: if (write_seed) seeds_q[{write_lane, 4'd0}+:16] <= write_data[15:0];
      endcase
    end
  end

  always @* begin
    read_ok   = 1'b1;
    read_data = 32'd0;
    case (read_address)
      12'h000: read_data = 32'h54575331;
      12'h11C: read_data = 32'h01000310;
      12'h13C: read_data = 32'h01000100;
      12'h15C: read_data = 32'h000A0100;
      12'hFF0: read_data = 32'h00010000;
      12'hFF4: read_data = 32'h10100103;
      12'h008: read_data = {20'd0, errors[2], 1'd0, errors[1:0], 7'd0, busy};
      12'h010: read_data = images;
      12'h014: read_data = time_steps;
      12'h018: read_data = cycles[31:0];
      12'h01C: read_data = cycles[63:32];
      12'h004: read_data = {27'd0, steps_q};
      12'h100: read_data = {24'd0, layer1_weight_scale_q};
      12'h104: read_data = {24'd0, layer1_bias_scale_q};
      12'h108: read_data = {{14{layer1_threshold_q[17]}}, layer1_threshold_q};
      12'h120: read_data = {24'd0, layer2_weight_scale_q};
      12'h124: read_data = {24'd0, layer2_bias_scale_q};
      12'h128: read_data = {{14{layer2_threshold_q[17]}}, layer2_threshold_q};
      12'h140: read_data = {24'd0, layer3_weight_scale_q};
      12'h144: read_data = {24'd0, layer3_bias_scale_q};
      12'h148: read_data = {{14{layer3_threshold_q[17]}}, layer3_threshold_q};
      default: begin
        read_ok = read_seed;
        if (read_seed) read_data = {16'd0, seeds_q[{read_lane, 4'd0}+:16]};
      end
    endcase
  end

endmodule

`default_nettype wire
