// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_gather: the words of a step of 10 neurons to one vector.
//
// Generated from templates/Hdl.Spiking/spike_gather.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_gather (

    // Words of spikes
    input  wire       word_valid_i,
    output wire       word_ready_o,
    input  wire       word_y_i,
    input  wire       word_x_i,
    input  wire       word_fold_i,
    input  wire [9:0] word_bits_i,
    input  wire       word_last_i,
    input  wire       word_null_i,
    input  wire       word_tag_i,

    // A vector per step
    output wire       vector_valid_o,
    input  wire       vector_ready_i,
    output wire [9:0] vector_bits_o,
    output wire       vector_last_o
);

  assign word_ready_o   = vector_ready_i;
  assign vector_valid_o = word_valid_i;
  assign vector_bits_o  = word_bits_i;
  wire unused_fold = word_fold_i ^ word_last_i;
  assign vector_last_o  = word_tag_i;
  wire unused_place = word_y_i ^ word_x_i ^ word_null_i;

endmodule

`default_nettype wire
