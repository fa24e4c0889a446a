// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_layer4_flat: addresses of a map, 6x6x6.
// An event waits until it is known whether it is the last one of its step: others may not reach an
// output.
//
// Generated from templates/Hdl.Spiking/event_map.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_layer4_flat (
    input  wire       clk_i,
    input  wire       rst_ni,

    // Events in
    input  wire       in_valid_i,
    output wire       in_ready_o,
    input  wire [2:0] in_y_i,
    input  wire [2:0] in_x_i,
    input  wire [2:0] in_channel_i,
    input  wire       in_last_i,
    input  wire       in_null_i,
    input  wire       in_tag_i,

    // Events out
    output wire       out_valid_o,
    input  wire       out_ready_i,
    output wire       out_y_o,
    output wire       out_x_o,
    output wire [7:0] out_channel_o,
    output wire       out_last_o,
    output wire       out_null_o,
    output wire       out_tag_o
);

  // The event that came
  reg valid_q, last_q, null_q;
  reg tag_q;
  reg [2:0] y_q;
  reg [2:0] x_q;
  reg [2:0] channel_q;
  wire moves;
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

  wire goes;
  wire last_output = 1'b1;
  assign moves = goes;
  // The address, channel fastest
  wire kept = !null_q;
  wire [7:0] channel = {5'd0, y_q} * 8'd36 + {5'd0, x_q} * 8'd6 + {5'd0, channel_q};

  // The event before it
  reg pending_q, pending_last_q, pending_null_q;
  reg pending_tag_q;
  reg [7:0] pending_channel_q;
  assign out_y_o = 1'b0;
  assign out_x_o = 1'b0;
  wire leaves = out_valid_o && out_ready_i;
  wire free   = !pending_q || leaves;
  // What reaches no output moves on at once; where it ends a step it marks the event before it.
  wire ends  = last_q && last_output;
  wire marks = valid_q && ends && !kept && pending_q && !pending_last_q;
  wire takes = valid_q && free && !marks && (kept || ends);
  assign goes = takes || marks || (valid_q && !kept && !ends);
  assign out_valid_o   = pending_q && (pending_last_q || (valid_q && kept));
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
      pending_channel_q <= channel;
    end
  end

endmodule

`default_nettype wire
