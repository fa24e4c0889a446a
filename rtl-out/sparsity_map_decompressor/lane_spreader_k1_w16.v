// SPDX-License-Identifier: Apache-2.0
//
// lane_spreader_k1_w16: puts dense items of 16 bits on the lanes that a mask names: the first item
// on the lowest lane whose bit is 1, and so on. The other lanes are 0. Combinational.
//
// Generated from templates/Hdl.Blocks/lane_spreader.v.sbn; do not edit.
// Regenerate with: make gen TARGET=sparsity_map_decompressor

`default_nettype none

module lane_spreader_k1_w16 (
    input  wire [15:0] items_i,
    input  wire        mask_i,
    output wire [15:0] lanes_o
);

  function [15:0] spread_1;
    input [15:0] items;
    input mask;
    spread_1 = mask ? items : 16'd0;
  endfunction

  assign lanes_o = spread_1(items_i, mask_i);

endmodule

`default_nettype wire
