// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_layer3_events: words of spikes to events, one per cycle, the lowest bit first.
//
// Generated from templates/Hdl.Spiking/spike_events.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_layer3_events (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Words with spikes
    input  wire        word_valid_i,
    output wire        word_ready_o,
    input  wire [2:0]  word_y_i,
    input  wire [2:0]  word_x_i,
    input  wire        word_fold_i,
    input  wire [53:0] word_bits_i,
    input  wire        word_last_i,
    input  wire        word_null_i,
    input  wire        word_tag_i,

    // Their events
    output wire        event_valid_o,
    input  wire        event_ready_i,
    output wire [2:0]  event_y_o,
    output wire [2:0]  event_x_o,
    output wire [2:0]  event_channel_o,
    output wire        event_last_o,
    output wire        event_null_o,
    output wire        event_tag_o
);

  // The word, and the spikes of it that have not left yet
  reg valid_q, last_q, null_q;
  reg tag_q;
  reg [2:0] y_q;
  reg [2:0] x_q;
  wire unused_fold = word_fold_i;
  reg [53:0] rest_q;
  wire [53:0] rest = rest_q & (rest_q - 54'd1);
  wire done = rest == 54'd0;

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
      rest_q <= word_bits_i;
    end else if (event_ready_i) begin
      rest_q <= rest;
    end
  end

  // The lowest bank with a spike
  reg [3:0] bank;
  reg [5:0] lanes;
  integer b;

  always @* begin
    bank  = 4'd0;
    lanes = rest_q[5:0];
    for (b = 8; b >= 0; b = b - 1) begin
      if (|rest_q[6*b +: 6]) begin
        bank  = b[3:0];
        lanes = rest_q[6*b +: 6];
      end
    end
  end

  reg [2:0] row;
  reg [2:0] column;

  always @* begin
    case (bank)
      4'd0: {row, column} = {3'd0, 3'd0};
      4'd1: {row, column} = {3'd0, 3'd1};
      4'd2: {row, column} = {3'd0, 3'd2};
      4'd3: {row, column} = {3'd1, 3'd0};
      4'd4: {row, column} = {3'd1, 3'd1};
      4'd5: {row, column} = {3'd1, 3'd2};
      4'd6: {row, column} = {3'd2, 3'd0};
      4'd7: {row, column} = {3'd2, 3'd1};
      default: {row, column} = {3'd2, 3'd2};
    endcase
  end

  // Its lowest channel
  reg [2:0] lane;
  integer l;

  always @* begin
    lane = 3'd0;
    for (l = 5; l >= 0; l = l - 1) begin
      if (lanes[l]) lane = l[2:0];
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
