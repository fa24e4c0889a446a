// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_layer2: sum pooling, 4x12x12 to 4x6x6.
// An event waits until it is known whether it is the last one of its step: others may not reach an
// output.
//
// Generated from templates/Hdl.Spiking/event_pool.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_layer2 (
    input  wire       clk_i,
    input  wire       rst_ni,

    // Events in
    input  wire       in_valid_i,
    output wire       in_ready_o,
    input  wire [3:0] in_y_i,
    input  wire [3:0] in_x_i,
    input  wire [1:0] in_channel_i,
    input  wire       in_last_i,
    input  wire       in_null_i,
    input  wire       in_tag_i,

    // Events out
    output wire       out_valid_o,
    input  wire       out_ready_i,
    output wire [2:0] out_y_o,
    output wire [2:0] out_x_o,
    output wire [1:0] out_channel_o,
    output wire       out_last_o,
    output wire       out_null_o,
    output wire       out_tag_o
);

  // The event that came
  reg valid_q, last_q, null_q;
  reg tag_q;
  reg [3:0] y_q;
  reg [3:0] x_q;
  reg [1:0] channel_q;
  wire moves, goes;
  assign in_ready_o = !valid_q || moves;

  always @(posedge clk_i) begin
    if (!rst_ni) valid_q <= 1'b0;
    else if (in_ready_o) valid_q <= in_valid_i;
  end

  always @(posedge clk_i) begin
    if (in_ready_o) begin
      last_q    <= in_last_i;
      null_q    <= in_null_i;
      tag_q     <= in_tag_i;
      y_q       <= in_y_i;
      x_q       <= in_x_i;
      channel_q <= in_channel_i;
    end
  end

  wire last_output = 1'b1;
  assign moves = goes;

  // Row of the output, and whether there is one
  reg y_inside;
  reg [2:0] y_place;

  always @* begin
    case (y_q)
      4'd0: {y_inside, y_place} = {1'b1, 3'd0};
      4'd1: {y_inside, y_place} = {1'b1, 3'd0};
      4'd2: {y_inside, y_place} = {1'b1, 3'd1};
      4'd3: {y_inside, y_place} = {1'b1, 3'd1};
      4'd4: {y_inside, y_place} = {1'b1, 3'd2};
      4'd5: {y_inside, y_place} = {1'b1, 3'd2};
      4'd6: {y_inside, y_place} = {1'b1, 3'd3};
      4'd7: {y_inside, y_place} = {1'b1, 3'd3};
      4'd8: {y_inside, y_place} = {1'b1, 3'd4};
      4'd9: {y_inside, y_place} = {1'b1, 3'd4};
      4'd10: {y_inside, y_place} = {1'b1, 3'd5};
      4'd11: {y_inside, y_place} = {1'b1, 3'd5};
      default: {y_inside, y_place} = {1'b0, 3'd0};
    endcase
  end

  // Column of the output, and whether there is one
  reg x_inside;
  reg [2:0] x_place;

  always @* begin
    case (x_q)
      4'd0: {x_inside, x_place} = {1'b1, 3'd0};
      4'd1: {x_inside, x_place} = {1'b1, 3'd0};
      4'd2: {x_inside, x_place} = {1'b1, 3'd1};
      4'd3: {x_inside, x_place} = {1'b1, 3'd1};
      4'd4: {x_inside, x_place} = {1'b1, 3'd2};
      4'd5: {x_inside, x_place} = {1'b1, 3'd2};
      4'd6: {x_inside, x_place} = {1'b1, 3'd3};
      4'd7: {x_inside, x_place} = {1'b1, 3'd3};
      4'd8: {x_inside, x_place} = {1'b1, 3'd4};
      4'd9: {x_inside, x_place} = {1'b1, 3'd4};
      4'd10: {x_inside, x_place} = {1'b1, 3'd5};
      4'd11: {x_inside, x_place} = {1'b1, 3'd5};
      default: {x_inside, x_place} = {1'b0, 3'd0};
    endcase
  end

  wire kept  = !null_q && y_inside && x_inside;
  wire there = valid_q;
  wire ends  = last_q && last_output;
  wire went;
  assign goes = went;

  // The event before it
  reg pending_q, pending_last_q, pending_null_q;
  reg pending_tag_q;
  reg [1:0] pending_channel_q;
  reg [2:0] pending_y_q;
  reg [2:0] pending_x_q;
  assign out_y_o = pending_y_q;
  assign out_x_o = pending_x_q;
  wire leaves = out_valid_o && out_ready_i;
  wire free   = !pending_q || leaves;
  // What reaches no output moves on at once; where it ends a step it marks the event before it.
  wire marks = there && ends && !kept && pending_q && !pending_last_q;
  wire takes = there && free && !marks && (kept || ends);
  assign went = takes || marks || (there && !kept && !ends);
  assign out_valid_o   = pending_q && (pending_last_q || (there && kept));
  assign out_last_o    = pending_last_q;
  assign out_null_o    = pending_null_q;
  assign out_tag_o     = pending_tag_q;
  assign out_channel_o = pending_channel_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      pending_q      <= 1'b0;
      pending_last_q <= 1'b0;
      pending_null_q <= 1'b0;
    end else begin
      pending_q <= takes || (pending_q && !leaves);
      if (takes) begin
        pending_last_q <= ends;
        pending_null_q <= !kept;
      end else if (marks) begin
        pending_last_q <= 1'b1;
      end
    end
  end

  always @(posedge clk_i) begin
    if (takes) begin
      pending_tag_q     <= tag_q;
      pending_channel_q <= channel_q;
      pending_y_q       <= y_place;
      pending_x_q       <= x_place;
    end
  end

endmodule

`default_nettype wire
