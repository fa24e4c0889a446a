// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_layer4_flat: addresses of a map, 6x6x6, the channel fastest, as events of a map of 1
// x 1.
//
// Generated from templates/Hdl.Spiking/event_address.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_layer4_flat (

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

  assign out_valid_o   = in_valid_i;
  assign in_ready_o    = out_ready_i;
  assign out_y_o       = 1'b0;
  assign out_x_o       = 1'b0;
  assign out_channel_o = {5'd0, in_y_i} * 8'd36 + {5'd0, in_x_i} * 8'd6 + {5'd0, in_channel_i};
  assign out_last_o    = in_last_i;
  assign out_null_o    = in_null_i;
  assign out_tag_o     = in_tag_i;

endmodule

`default_nettype wire
