// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_mac: 8 multipliers of 17 by 8 bits, and the sums of all stages, 24 bits each, which
// wrap.
// A line that is issued in cycle t is multiplied in t + 1 and added in t + 2; its sums can be read
// in cycle t + 3, and are there in the cycle behind.
//
// Generated from templates/Hdl.Rnn/delta_rnn_mac.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_gru

`default_nettype none

module delta_rnn_mac (
    input  wire         clk_i,
    input  wire         rst_ni,

    // The line that is read: stage, bank and word of sums; it overwrites them; what it is
    // multiplied by
    input  wire         issue_valid_i,
    input  wire         issue_stage_i,
    input  wire [1:0]   issue_bank_i,
    input  wire [2:0]   issue_block_i,
    input  wire         issue_clear_i,
    input  wire [16:0]  issue_delta_i,

    // Its weights, a cycle later
    input  wire [63:0]  weights_i,

    // The line of a cycle ago belongs to a stage
    output wire [1:0]   busy_o,

    // Words of sums to be read, and what was read in the cycle before, bank 0 in the low bits
    input  wire [1:0]   read_valid_i,
    input  wire [5:0]   read_block_i,
    output wire [767:0] sums0_o,
    output wire [191:0] sums1_o
);

  // In t + 1: weights come, sums are asked for.
  reg mac_valid_q, mac_clear_q;
  reg mac_stage_q;
  reg [1:0] mac_bank_q;
  reg [2:0] mac_block_q;
  reg signed [16:0] mac_factor_q;

  // In t + 2: products are added.
  reg add_valid_q, add_clear_q;
  reg add_stage_q;
  reg [1:0] add_bank_q;
  reg [2:0] add_block_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      mac_valid_q <= 1'b0;
      add_valid_q <= 1'b0;
    end else begin
      mac_valid_q <= issue_valid_i;
      add_valid_q <= mac_valid_q;
    end
  end

  always @(posedge clk_i) begin
    if (issue_valid_i) begin
      mac_clear_q  <= issue_clear_i;
      mac_stage_q  <= issue_stage_i;
      mac_bank_q   <= issue_bank_i;
      mac_block_q  <= issue_block_i;
      mac_factor_q <= issue_delta_i;
    end
    if (mac_valid_q) begin
      add_clear_q <= mac_clear_q;
      add_stage_q <= mac_stage_q;
      add_bank_q  <= mac_bank_q;
      add_block_q <= mac_block_q;
    end
  end

  assign busy_o[0] = mac_valid_q && mac_stage_q == 1'd0;
  assign busy_o[1] = mac_valid_q && mac_stage_q == 1'd1;

  // The sums, a memory for each gate of a stage
  wire [191:0] sums0_0;
  wire [191:0] sums0_1;
  wire [191:0] sums0_2;
  wire [191:0] sums0_3;
  wire [191:0] sums1_0;
  reg  [191:0] kept;
  wire [191:0] added;

  // Layer 1
  wire read0  = read_valid_i[0];
  wire mac0   = mac_valid_q && mac_stage_q == 1'd0;
  wire add0   = add_valid_q && add_stage_q == 1'd0;
  wire [2:0] place0 = read0 ? read_block_i[2:0] : mac_block_q[2:0];

  ram_1r1w_8x192 u_sums0_0 (
      .clk_i          (clk_i),
      .read_enable_i  (read0 || (mac0 && mac_bank_q == 2'd0)),
      .read_address_i (place0),
      .read_data_o    (sums0_0),
      .write_enable_i (add0 && add_bank_q == 2'd0),
      .write_address_i(add_block_q[2:0]),
      .write_data_i   (added)
  );

  ram_1r1w_8x192 u_sums0_1 (
      .clk_i          (clk_i),
      .read_enable_i  (read0 || (mac0 && mac_bank_q == 2'd1)),
      .read_address_i (place0),
      .read_data_o    (sums0_1),
      .write_enable_i (add0 && add_bank_q == 2'd1),
      .write_address_i(add_block_q[2:0]),
      .write_data_i   (added)
  );

  ram_1r1w_8x192 u_sums0_2 (
      .clk_i          (clk_i),
      .read_enable_i  (read0 || (mac0 && mac_bank_q == 2'd2)),
      .read_address_i (place0),
      .read_data_o    (sums0_2),
      .write_enable_i (add0 && add_bank_q == 2'd2),
      .write_address_i(add_block_q[2:0]),
      .write_data_i   (added)
  );

  ram_1r1w_8x192 u_sums0_3 (
      .clk_i          (clk_i),
      .read_enable_i  (read0 || (mac0 && mac_bank_q == 2'd3)),
      .read_address_i (place0),
      .read_data_o    (sums0_3),
      .write_enable_i (add0 && add_bank_q == 2'd3),
      .write_address_i(add_block_q[2:0]),
      .write_data_i   (added)
  );

  // Read-out
  wire read1  = read_valid_i[1];
  wire mac1   = mac_valid_q && mac_stage_q == 1'd1;
  wire add1   = add_valid_q && add_stage_q == 1'd1;
  wire place1 = read1 ? read_block_i[3] : mac_block_q[0];

  ram_1r1w_2x192 u_sums1_0 (
      .clk_i          (clk_i),
      .read_enable_i  (read1 || (mac1)),
      .read_address_i (place1),
      .read_data_o    (sums1_0),
      .write_enable_i (add1),
      .write_address_i(add_block_q[0]),
      .write_data_i   (added)
  );

  always @* begin
    case ({add_stage_q, add_bank_q})
      3'd0: kept = sums0_0;
      3'd1: kept = sums0_1;
      3'd2: kept = sums0_2;
      3'd3: kept = sums0_3;
      default: kept = sums1_0;
    endcase
  end

  wire unused_blocks = &{1'b0, read_block_i};

  // What the next cycles read
  assign sums0_o = {sums0_3, sums0_2, sums0_1, sums0_0};
  assign sums1_o = sums1_0;
  wire [191:0] base = add_clear_q ? 192'd0 : kept;

  genvar lane;
  generate
    for (lane = 0; lane < 8; lane = lane + 1) begin : gen_lane
      wire signed [7:0] weight = weights_i[8*lane +: 8];
      reg  signed [24:0] product_q;
      wire unused_top = &{1'b0, product_q[24]};
      wire [23:0] term = product_q[23:0];

      always @(posedge clk_i) begin
        if (mac_valid_q) product_q <= weight * mac_factor_q;
      end

      assign added[24*lane +: 24] = base[24*lane +: 24] + term;
    end
  endgenerate

endmodule

`default_nettype wire
