// SPDX-License-Identifier: Apache-2.0
//
// noc_node_registers_d1_p1_a8_v18: a node's lists and registers, as memory packets see them: region
// 3 destinations, region 4 predecessors, region 5 registers.
//
// Generated from templates/Hdl.Spiking/noc_node_registers.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module noc_node_registers_d1_p1_a8_v18 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Access: what is at an address, and whether these data may be written there
    input  wire        write_i,
    input  wire [31:0] address_i,
    input  wire [31:0] data_i,
    output wire        mapped_o,
    output wire        writable_o,
    output wire [31:0] data_o,

    // Constants: 15:0 inputs, 31:16 neurons; 15:0 sources, 23:16 destinations, 30:24 predecessors,
    // 31 count datapath
    input  wire [31:0] shape_i,
    input  wire [31:0] lists_i,

    // What they hold
    output wire [8:0]  node_o,
    output wire        entries_o,
    output wire        consumers_o,
    input  wire        entry_index_i,
    output wire [9:0]  entry_o,
    output wire        predecessors_o,
    output wire [8:0]  list_o,
    output wire [7:0]  weight_scale_o,
    output wire [7:0]  bias_scale_o,
    output wire [17:0] threshold_o,

    // One cycle each: what goes wrong, in the order of STATUS 15:8; the layer fires
    input  wire [7:0]  error_i,
    input  wire        fired_i
);

  localparam [15:0] Id = 16'd0;
  localparam [15:0] Status = 16'd1;
  localparam [15:0] Dropped = 16'd2;
  localparam [15:0] Node = 16'd3;
  localparam [15:0] Entries = 16'd4;
  localparam [15:0] Consumers = 16'd5;
  localparam [15:0] Predecessors = 16'd6;
  localparam [15:0] WeightScale = 16'd7;
  localparam [15:0] BiasScale = 16'd8;
  localparam [15:0] Threshold = 16'd9;
  localparam [15:0] Steps = 16'd10;
  localparam [15:0] Version = 16'h03FC;
  localparam [15:0] Shape = 16'h03FD;
  localparam [15:0] Lists = 16'h03FE;

  reg [7:0]  status_q;
  reg [31:0] dropped_q;
  reg [31:0] steps_q;
  reg [8:0]  node_q;
  reg entries_q;
  reg consumers_q;
  reg predecessors_q;
  reg [7:0] weight_scale_q;
  reg [7:0] bias_scale_q;
  reg [17:0] threshold_q;

  // Lists need no reset: only entries that were counted are read.
  reg [9:0] entry_q [0:0];
  reg [8:0] list_q;

  wire [15:0] index   = address_i[15:0];
  wire low_zero       = address_i[27:16] == 12'd0;
  wire is_entry       = address_i[31:28] == 4'd3 && low_zero && index < 16'd1;
  wire is_predecessor = address_i[31:28] == 4'd4 && low_zero && index < 16'd1;
  wire is_register    = address_i[31:28] == 4'd5 && low_zero
      && (index <= Steps || index == Version || index == Shape || index == Lists);

  reg [31:0] value;
  reg fits;

  always @* begin
    fits = 1'b1;
    case (index)
      Id: begin
        value = 32'h4E4F4445;
        fits  = 1'b0;
      end
      Status: value = {16'd0, status_q, 8'd0};
      Dropped: value = dropped_q;
      Node: begin
        value = {23'd0, node_q};
        fits  = data_i[31:9] == 23'd0;
      end
      Entries: begin
        value = {31'd0, entries_q};
        fits  = data_i <= 32'd1;
      end
      Consumers: begin
        value = {31'd0, consumers_q};
        fits  = data_i <= 32'd1;
      end
      Predecessors: begin
        value = {31'd0, predecessors_q};
        fits  = data_i <= 32'd1;
      end
      WeightScale: begin
        value = {24'd0, weight_scale_q};
        fits  = data_i[31:8] == 24'd0;
      end
      BiasScale: begin
        value = {24'd0, bias_scale_q};
        fits  = data_i[31:8] == 24'd0;
      end
      Threshold: begin
        value = {{14{threshold_q[17]}}, threshold_q};
        fits  = data_i[31:18] == {14{data_i[17]}};
      end
      Version: begin
        value = 32'h00010000;
        fits  = 1'b0;
      end
      Shape: begin
        value = shape_i;
        fits  = 1'b0;
      end
      Lists: begin
        value = lists_i;
        fits  = 1'b0;
      end
      default: begin
        value = steps_q;
        fits  = 1'b0;
      end
    endcase
  end

  wire [8:0] predecessor = list_q[9*address_i[0] +: 9];
  wire [9:0] entry       = entry_q[address_i[0]];
  assign mapped_o   = is_entry || is_predecessor || is_register;
  assign writable_o = (is_entry && data_i[31:10] == 22'd0)
      || (is_predecessor && data_i[31:9] == 23'd0) || (is_register && fits);
  assign data_o     =
      is_entry ? {22'd0, entry} : is_predecessor ? {23'd0, predecessor} : value;

  assign node_o         = node_q;
  assign entries_o      = entries_q;
  assign consumers_o    = consumers_q;
  assign entry_o        = entry_q[entry_index_i];
  assign predecessors_o = predecessors_q;
  assign list_o         = list_q;
  assign weight_scale_o = weight_scale_q;
  assign bias_scale_o = bias_scale_q;
  assign threshold_o = threshold_q;

  wire write = write_i && is_register;
  wire any   = |error_i;
  // Two errors in one cycle: a spike whose lookup failed is reported one cycle late (bits 1:0), and
  // may coincide with an error of the next flit.
  wire both  = |error_i[1:0] && |error_i[7:2];

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      status_q       <= 8'd0;
      dropped_q      <= 32'd0;
      steps_q        <= 32'd0;
      node_q         <= 9'd0;
      entries_q      <= 1'd0;
      consumers_q    <= 1'd0;
      predecessors_q <= 1'd0;
      weight_scale_q <= 8'd0;
      bias_scale_q <= 8'd0;
      threshold_q <= 18'd0;
    end else begin
      status_q <= (status_q & ~((write && index == Status) ? data_i[15:8] : 8'd0)) | error_i;
      if (write && index == Dropped) dropped_q <= 32'd0;
      else dropped_q <= dropped_q + {31'd0, any} + {31'd0, both};
      if (fired_i) steps_q <= steps_q + 32'd1;
      if (write && index == Node) node_q <= data_i[8:0];
      if (write && index == Entries) entries_q <= data_i[0];
      if (write && index == Consumers) consumers_q <= data_i[0];
      if (write && index == Predecessors) predecessors_q <= data_i[0];
      if (write && index == WeightScale) weight_scale_q <= data_i[7:0];
      if (write && index == BiasScale) bias_scale_q <= data_i[7:0];
      if (write && index == Threshold) threshold_q <= data_i[17:0];
    end
  end

  always @(posedge clk_i) begin
    if (write_i && is_entry) entry_q[address_i[0]] <= data_i[9:0];
    if (write_i && is_predecessor) list_q[9*address_i[0] +: 9] <= data_i[8:0];
  end

endmodule

`default_nettype wire
