// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_layer3_taps: which words of the membranes an event is added to, and which weights.
// An event takes 1 cycle; what it asks for is known two cycles later.
//
// Generated from templates/Hdl.Spiking/spiking_conv_taps.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_layer3_taps (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Events; they are taken while their step is open
    input  wire        event_valid_i,
    output wire        event_ready_o,
    input  wire [2:0]  event_y_i,
    input  wire [2:0]  event_x_i,
    input  wire [1:0]  event_channel_i,
    input  wire        event_last_i,
    input  wire        event_null_i,
    input  wire        open_i,

    // A row of weights is read
    output wire        weights_valid_o,
    output wire [1:0]  weights_row_o,

    // A word of a bank is read, a cycle later; the step's last ones are
    output wire [8:0]  banks_o,
    output wire [17:0] addresses_o,
    output wire        last_o,
    // Bank in y of the last output that sees the event
    output wire [1:0]  y_bank_o,
    // Bank in x of the last output that sees the event
    output wire [1:0]  x_bank_o
);

  // The event
  reg valid_q, last_q, null_q;
  reg [2:0] y_q;
  reg [2:0] x_q;
  reg [1:0] channel_q;
  wire done = 1'b1;

  assign event_ready_o = open_i && (!valid_q || done);

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_q <= 1'b0;
    end else begin
      if (!valid_q || done) valid_q <= event_valid_i && open_i;
    end
  end

  always @(posedge clk_i) begin
    if (event_ready_o) begin
      y_q       <= event_y_i;
      x_q       <= event_x_i;
      channel_q <= event_channel_i;
      last_q    <= event_last_i;
      null_q    <= event_null_i;
    end
  end

  // Rows of outputs: the last one that sees the event, as word and bank
  reg [1:0] y_place;
  reg [1:0] y_bank;

  always @* begin
    case (y_q)
      3'd0: {y_place, y_bank} = {2'd0, 2'd1};
      3'd1: {y_place, y_bank} = {2'd0, 2'd2};
      3'd2: {y_place, y_bank} = {2'd1, 2'd0};
      3'd3: {y_place, y_bank} = {2'd1, 2'd1};
      3'd4: {y_place, y_bank} = {2'd1, 2'd2};
      default: {y_place, y_bank} = {2'd2, 2'd0};
    endcase
  end

  // Columns of outputs: the last one that sees the event, as word and bank
  reg [1:0] x_place;
  reg [1:0] x_bank;

  always @* begin
    case (x_q)
      3'd0: {x_place, x_bank} = {2'd0, 2'd1};
      3'd1: {x_place, x_bank} = {2'd0, 2'd2};
      3'd2: {x_place, x_bank} = {2'd1, 2'd0};
      3'd3: {x_place, x_bank} = {2'd1, 2'd1};
      3'd4: {x_place, x_bank} = {2'd1, 2'd2};
      default: {x_place, x_bank} = {2'd2, 2'd0};
    endcase
  end

  // A cycle later
  reg place_valid_q, place_last_q;
  reg [1:0] weights_place_q;
  reg [1:0] y_place_q;
  reg [1:0] y_bank_q;
  reg [1:0] x_place_q;
  reg [1:0] x_bank_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      place_valid_q <= 1'b0;
      place_last_q  <= 1'b0;
    end else begin
      place_valid_q <= valid_q && !null_q;
      place_last_q  <= valid_q && last_q && done;
    end
  end

  always @(posedge clk_i) begin
    weights_place_q <= channel_q;
    y_place_q <= y_place;
    y_bank_q <= y_bank;
    x_place_q <= x_place;
    x_bank_q <= x_bank;
  end

  // Rows of the banks: the word that the event reaches, if it does
  wire [1:0] y0 = y_place_q;
  wire y0_inside = y0 <= 2'd1;
  wire y1_here = y_bank_q >= 2'd1;
  wire [1:0] y1 = y1_here ? y_place_q : y_place_q - 2'd1;
  wire y1_inside = (y1_here || y_place_q != 2'd0) && y1 <= 2'd1;
  wire y2_here = y_bank_q >= 2'd2;
  wire [1:0] y2 = y2_here ? y_place_q : y_place_q - 2'd1;
  wire y2_inside = (y2_here || y_place_q != 2'd0) && y2 <= 2'd1;

  // Columns of the banks: the word that the event reaches, if it does
  wire [1:0] x0 = x_place_q;
  wire x0_inside = x0 <= 2'd1;
  wire x1_here = x_bank_q >= 2'd1;
  wire [1:0] x1 = x1_here ? x_place_q : x_place_q - 2'd1;
  wire x1_inside = (x1_here || x_place_q != 2'd0) && x1 <= 2'd1;
  wire x2_here = x_bank_q >= 2'd2;
  wire [1:0] x2 = x2_here ? x_place_q : x_place_q - 2'd1;
  wire x2_inside = (x2_here || x_place_q != 2'd0) && x2 <= 2'd1;

  reg valid_out_q, last_out_q;
  assign weights_valid_o = valid_out_q;
  assign last_o          = last_out_q;
  reg [8:0] banks_q;
  assign banks_o = banks_q;
  reg [17:0] addresses_q;
  assign addresses_o = addresses_q;
  reg [1:0] weights_row_q;
  assign weights_row_o = weights_row_q;
  reg [1:0] y_bank_out_q;
  assign y_bank_o = y_bank_out_q;
  reg [1:0] x_bank_out_q;
  assign x_bank_o = x_bank_out_q;

  wire [1:0] word0 = y0 * 2'd2 + x0;
  wire [1:0] word1 = y0 * 2'd2 + x1;
  wire [1:0] word2 = y0 * 2'd2 + x2;
  wire [1:0] word3 = y1 * 2'd2 + x0;
  wire [1:0] word4 = y1 * 2'd2 + x1;
  wire [1:0] word5 = y1 * 2'd2 + x2;
  wire [1:0] word6 = y2 * 2'd2 + x0;
  wire [1:0] word7 = y2 * 2'd2 + x1;
  wire [1:0] word8 = y2 * 2'd2 + x2;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_out_q <= 1'b0;
      last_out_q  <= 1'b0;
      banks_q     <= 9'd0;
    end else begin
      valid_out_q <= place_valid_q;
      last_out_q  <= place_last_q;
      banks_q[0] <= place_valid_q && y0_inside && x0_inside;
      banks_q[1] <= place_valid_q && y0_inside && x1_inside;
      banks_q[2] <= place_valid_q && y0_inside && x2_inside;
      banks_q[3] <= place_valid_q && y1_inside && x0_inside;
      banks_q[4] <= place_valid_q && y1_inside && x1_inside;
      banks_q[5] <= place_valid_q && y1_inside && x2_inside;
      banks_q[6] <= place_valid_q && y2_inside && x0_inside;
      banks_q[7] <= place_valid_q && y2_inside && x1_inside;
      banks_q[8] <= place_valid_q && y2_inside && x2_inside;
    end
  end

  always @(posedge clk_i) begin
    addresses_q[1:0] <= word0;
    addresses_q[3:2] <= word1;
    addresses_q[5:4] <= word2;
    addresses_q[7:6] <= word3;
    addresses_q[9:8] <= word4;
    addresses_q[11:10] <= word5;
    addresses_q[13:12] <= word6;
    addresses_q[15:14] <= word7;
    addresses_q[17:16] <= word8;
    weights_row_q <= weights_place_q;
    y_bank_out_q <= y_bank_q;
    x_bank_out_q <= x_bank_q;
  end

endmodule

`default_nettype wire
