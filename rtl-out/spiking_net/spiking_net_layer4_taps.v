// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_layer4_taps: which words of the membranes an event is added to, and which weights.
// An event takes 1 cycle; what it asks for is known two cycles later.
//
// Generated from templates/Hdl.Spiking/spiking_conv_taps.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_layer4_taps (
    input  wire       clk_i,
    input  wire       rst_ni,

    // Events; they are taken while their step is open
    input  wire       event_valid_i,
    output wire       event_ready_o,
    input  wire       event_y_i,
    input  wire       event_x_i,
    input  wire [7:0] event_channel_i,
    input  wire       event_last_i,
    input  wire       event_null_i,
    input  wire       open_i,
    // Half of the membranes that they belong to
    input  wire       half_i,

    // A row of weights is read
    output wire       weights_valid_o,
    output wire [7:0] weights_row_o,

    // A word of a bank is read, a cycle later; the step's last ones are
    output wire       banks_o,
    output wire       addresses_o,
    output wire       last_o,
    output wire       half_o
);

  // The event
  reg valid_q, last_q, null_q, half_q;
  reg y_q;
  reg x_q;
  reg [7:0] channel_q;
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
      half_q    <= half_i;
    end
  end

  wire y_place = y_q;

  wire x_place = x_q;

  // A cycle later
  reg place_valid_q, place_last_q;
  reg place_half_q;
  reg [7:0] weights_place_q;
  reg y_place_q;
  reg x_place_q;

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
    place_half_q <= half_q;
    weights_place_q <= channel_q;
    y_place_q <= y_place;
    x_place_q <= x_place;
  end

  // Rows of the banks: the word that the event reaches, if it does
  wire y0 = y_place_q;
  wire y0_inside = 1'b1;

  // Columns of the banks: the word that the event reaches, if it does
  wire x0 = x_place_q;
  wire x0_inside = 1'b1;

  reg valid_out_q, last_out_q;
  assign weights_valid_o = valid_out_q;
  assign last_o          = last_out_q;
  reg banks_q;
  assign banks_o = banks_q;
  reg addresses_q;
  assign addresses_o = addresses_q;
  reg [7:0] weights_row_q;
  assign weights_row_o = weights_row_q;
  reg half_out_q;
  assign half_o = half_out_q;

  wire word0 = y0 + x0;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_out_q <= 1'b0;
      last_out_q  <= 1'b0;
      banks_q     <= 1'd0;
    end else begin
      valid_out_q <= place_valid_q;
      last_out_q  <= place_last_q;
      banks_q <= place_valid_q && y0_inside && x0_inside;
    end
  end

  always @(posedge clk_i) begin
    addresses_q <= word0;
    weights_row_q <= weights_place_q;
    half_out_q <= place_half_q;
  end

endmodule

`default_nettype wire
