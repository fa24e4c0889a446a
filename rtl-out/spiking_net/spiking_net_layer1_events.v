// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_layer1_events: words of spikes to events, one per cycle, the lowest bit first.
//
// Generated from templates/Hdl.Spiking/spike_events.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_layer1_events (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Words with spikes
    input  wire        word_valid_i,
    output wire        word_ready_o,
    input  wire [3:0]  word_y_i,
    input  wire [3:0]  word_x_i,
    input  wire        word_fold_i,
    input  wire [35:0] word_bits_i,
    input  wire        word_last_i,
    input  wire        word_null_i,
    input  wire        word_tag_i,

    // Their events
    output wire        event_valid_o,
    input  wire        event_ready_i,
    output wire [3:0]  event_y_o,
    output wire [3:0]  event_x_o,
    output wire [1:0]  event_channel_o,
    output wire        event_last_o,
    output wire        event_null_o,
    output wire        event_tag_o
);

  // The word, its spikes that have not left yet, and those behind the one that leaves
  reg valid_q, last_q, null_q;
  reg tag_q;
  reg [3:0] y_q;
  reg [3:0] x_q;
  wire unused_fold = word_fold_i;
  reg [35:0] rest_q, behind_q;
  wire done = behind_q == 36'd0;

  assign event_valid_o = valid_q;
  assign word_ready_o  = !valid_q || (event_ready_i && done);

  always @(posedge clk_i) begin
    if (!rst_ni) valid_q <= 1'b0;
    else if (word_ready_o) valid_q <= word_valid_i;
  end

  always @(posedge clk_i) begin
    if (word_ready_o) begin
      last_q <= word_last_i;
      null_q <= word_null_i;
      tag_q  <= word_tag_i;
      y_q    <= word_y_i;
      x_q    <= word_x_i;
    end
  end

  wire [35:0] next = word_ready_o ? word_bits_i : behind_q;

  always @(posedge clk_i) begin
    if (word_ready_o || event_ready_i) begin
      rest_q   <= next;
      // Without its lowest bit
      behind_q <= next & (next - 36'd1);
    end
  end

  // The lowest bank with a spike
  reg [3:0] bank;
  reg [3:0] lanes;
  integer b;

  always @* begin
    bank  = 4'd0;
    lanes = rest_q[3:0];
    for (b = 8; b >= 0; b = b - 1) begin
      if (|rest_q[4*b +: 4]) begin
        bank  = b[3:0];
        lanes = rest_q[4*b +: 4];
      end
    end
  end

  reg [3:0] row;
  reg [3:0] column;

  always @* begin
    case (bank)
      4'd0: {row, column} = {4'd0, 4'd0};
      4'd1: {row, column} = {4'd0, 4'd1};
      4'd2: {row, column} = {4'd0, 4'd2};
      4'd3: {row, column} = {4'd1, 4'd0};
      4'd4: {row, column} = {4'd1, 4'd1};
      4'd5: {row, column} = {4'd1, 4'd2};
      4'd6: {row, column} = {4'd2, 4'd0};
      4'd7: {row, column} = {4'd2, 4'd1};
      default: {row, column} = {4'd2, 4'd2};
    endcase
  end

  // Its lowest channel
  reg [1:0] lane;
  integer l;

  always @* begin
    lane = 2'd0;
    for (l = 3; l >= 0; l = l - 1) begin
      if (lanes[l]) lane = l[1:0];
    end
  end

  assign event_y_o = y_q + row;
  assign event_x_o = x_q + column;
  assign event_channel_o = lane;
  assign event_last_o = last_q && done;
  assign event_null_o = null_q;
  assign event_tag_o  = tag_q;

endmodule

`default_nettype wire
