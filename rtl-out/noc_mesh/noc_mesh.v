// SPDX-License-Identifier: Apache-2.0
//
// noc_mesh: a mesh of 4x4x4 routers with a port for the node at each of them.
// Node n = x + 4 * (y + 4 * z) has the n-th part of every vector: bit n of valid and ready,
// kind 2n+1:2n, data 32n+31:32n, dropped 8n+7:8n. Virtual channels: 1;
// valid holds until ready.
// Kind: 0 body, 1 head, 2 tail, 3 single. Bits 9:1 of a head are the destination: x in 3:1,
// y in 6:4, z in 9:7. Packets go along x, then y, then z.
//
// Reset: rst_ni clears at once, without a clock. Release it in step with clk_i: synchronised
// outside, or timed by recovery and removal.
//
// Generated from templates/Hdl.Noc/noc_mesh.v.sbn; do not edit.
// Regenerate with: make gen TARGET=noc_mesh

`default_nettype none

module noc_mesh (
    input  wire          clk_i,
    input  wire          rst_ni,

    // From the nodes
    input  wire [63:0]   in_valid_i,
    output wire [63:0]   in_ready_o,
    input  wire [127:0]  in_kind_i,
    input  wire [2047:0] in_data_i,

    // To the nodes
    output wire [63:0]   out_valid_o,
    input  wire [63:0]   out_ready_i,
    output wire [127:0]  out_kind_o,
    output wire [2047:0] out_data_o,

    // Flits dropped as they came from the nodes, at most 255 each
    output wire [511:0]  dropped_o
);

  // A link bears the name of the router that drives it and of the direction.
  wire        x0y0z0_east_valid;
  wire        x0y0z0_east_ready;
  wire [1:0]  x0y0z0_east_kind;
  wire [31:0] x0y0z0_east_data;
  wire        x0y0z0_north_valid;
  wire        x0y0z0_north_ready;
  wire [1:0]  x0y0z0_north_kind;
  wire [31:0] x0y0z0_north_data;
  wire        x0y0z0_up_valid;
  wire        x0y0z0_up_ready;
  wire [1:0]  x0y0z0_up_kind;
  wire [31:0] x0y0z0_up_data;
  wire        x1y0z0_east_valid;
  wire        x1y0z0_east_ready;
  wire [1:0]  x1y0z0_east_kind;
  wire [31:0] x1y0z0_east_data;
  wire        x1y0z0_west_valid;
  wire        x1y0z0_west_ready;
  wire [1:0]  x1y0z0_west_kind;
  wire [31:0] x1y0z0_west_data;
  wire        x1y0z0_north_valid;
  wire        x1y0z0_north_ready;
  wire [1:0]  x1y0z0_north_kind;
  wire [31:0] x1y0z0_north_data;
  wire        x1y0z0_up_valid;
  wire        x1y0z0_up_ready;
  wire [1:0]  x1y0z0_up_kind;
  wire [31:0] x1y0z0_up_data;
  wire        x2y0z0_east_valid;
  wire        x2y0z0_east_ready;
  wire [1:0]  x2y0z0_east_kind;
  wire [31:0] x2y0z0_east_data;
  wire        x2y0z0_west_valid;
  wire        x2y0z0_west_ready;
  wire [1:0]  x2y0z0_west_kind;
  wire [31:0] x2y0z0_west_data;
  wire        x2y0z0_north_valid;
  wire        x2y0z0_north_ready;
  wire [1:0]  x2y0z0_north_kind;
  wire [31:0] x2y0z0_north_data;
  wire        x2y0z0_up_valid;
  wire        x2y0z0_up_ready;
  wire [1:0]  x2y0z0_up_kind;
  wire [31:0] x2y0z0_up_data;
  wire        x3y0z0_west_valid;
  wire        x3y0z0_west_ready;
  wire [1:0]  x3y0z0_west_kind;
  wire [31:0] x3y0z0_west_data;
  wire        x3y0z0_north_valid;
  wire        x3y0z0_north_ready;
  wire [1:0]  x3y0z0_north_kind;
  wire [31:0] x3y0z0_north_data;
  wire        x3y0z0_up_valid;
  wire        x3y0z0_up_ready;
  wire [1:0]  x3y0z0_up_kind;
  wire [31:0] x3y0z0_up_data;
  wire        x0y1z0_east_valid;
  wire        x0y1z0_east_ready;
  wire [1:0]  x0y1z0_east_kind;
  wire [31:0] x0y1z0_east_data;
  wire        x0y1z0_north_valid;
  wire        x0y1z0_north_ready;
  wire [1:0]  x0y1z0_north_kind;
  wire [31:0] x0y1z0_north_data;
  wire        x0y1z0_south_valid;
  wire        x0y1z0_south_ready;
  wire [1:0]  x0y1z0_south_kind;
  wire [31:0] x0y1z0_south_data;
  wire        x0y1z0_up_valid;
  wire        x0y1z0_up_ready;
  wire [1:0]  x0y1z0_up_kind;
  wire [31:0] x0y1z0_up_data;
  wire        x1y1z0_east_valid;
  wire        x1y1z0_east_ready;
  wire [1:0]  x1y1z0_east_kind;
  wire [31:0] x1y1z0_east_data;
  wire        x1y1z0_west_valid;
  wire        x1y1z0_west_ready;
  wire [1:0]  x1y1z0_west_kind;
  wire [31:0] x1y1z0_west_data;
  wire        x1y1z0_north_valid;
  wire        x1y1z0_north_ready;
  wire [1:0]  x1y1z0_north_kind;
  wire [31:0] x1y1z0_north_data;
  wire        x1y1z0_south_valid;
  wire        x1y1z0_south_ready;
  wire [1:0]  x1y1z0_south_kind;
  wire [31:0] x1y1z0_south_data;
  wire        x1y1z0_up_valid;
  wire        x1y1z0_up_ready;
  wire [1:0]  x1y1z0_up_kind;
  wire [31:0] x1y1z0_up_data;
  wire        x2y1z0_east_valid;
  wire        x2y1z0_east_ready;
  wire [1:0]  x2y1z0_east_kind;
  wire [31:0] x2y1z0_east_data;
  wire        x2y1z0_west_valid;
  wire        x2y1z0_west_ready;
  wire [1:0]  x2y1z0_west_kind;
  wire [31:0] x2y1z0_west_data;
  wire        x2y1z0_north_valid;
  wire        x2y1z0_north_ready;
  wire [1:0]  x2y1z0_north_kind;
  wire [31:0] x2y1z0_north_data;
  wire        x2y1z0_south_valid;
  wire        x2y1z0_south_ready;
  wire [1:0]  x2y1z0_south_kind;
  wire [31:0] x2y1z0_south_data;
  wire        x2y1z0_up_valid;
  wire        x2y1z0_up_ready;
  wire [1:0]  x2y1z0_up_kind;
  wire [31:0] x2y1z0_up_data;
  wire        x3y1z0_west_valid;
  wire        x3y1z0_west_ready;
  wire [1:0]  x3y1z0_west_kind;
  wire [31:0] x3y1z0_west_data;
  wire        x3y1z0_north_valid;
  wire        x3y1z0_north_ready;
  wire [1:0]  x3y1z0_north_kind;
  wire [31:0] x3y1z0_north_data;
  wire        x3y1z0_south_valid;
  wire        x3y1z0_south_ready;
  wire [1:0]  x3y1z0_south_kind;
  wire [31:0] x3y1z0_south_data;
  wire        x3y1z0_up_valid;
  wire        x3y1z0_up_ready;
  wire [1:0]  x3y1z0_up_kind;
  wire [31:0] x3y1z0_up_data;
  wire        x0y2z0_east_valid;
  wire        x0y2z0_east_ready;
  wire [1:0]  x0y2z0_east_kind;
  wire [31:0] x0y2z0_east_data;
  wire        x0y2z0_north_valid;
  wire        x0y2z0_north_ready;
  wire [1:0]  x0y2z0_north_kind;
  wire [31:0] x0y2z0_north_data;
  wire        x0y2z0_south_valid;
  wire        x0y2z0_south_ready;
  wire [1:0]  x0y2z0_south_kind;
  wire [31:0] x0y2z0_south_data;
  wire        x0y2z0_up_valid;
  wire        x0y2z0_up_ready;
  wire [1:0]  x0y2z0_up_kind;
  wire [31:0] x0y2z0_up_data;
  wire        x1y2z0_east_valid;
  wire        x1y2z0_east_ready;
  wire [1:0]  x1y2z0_east_kind;
  wire [31:0] x1y2z0_east_data;
  wire        x1y2z0_west_valid;
  wire        x1y2z0_west_ready;
  wire [1:0]  x1y2z0_west_kind;
  wire [31:0] x1y2z0_west_data;
  wire        x1y2z0_north_valid;
  wire        x1y2z0_north_ready;
  wire [1:0]  x1y2z0_north_kind;
  wire [31:0] x1y2z0_north_data;
  wire        x1y2z0_south_valid;
  wire        x1y2z0_south_ready;
  wire [1:0]  x1y2z0_south_kind;
  wire [31:0] x1y2z0_south_data;
  wire        x1y2z0_up_valid;
  wire        x1y2z0_up_ready;
  wire [1:0]  x1y2z0_up_kind;
  wire [31:0] x1y2z0_up_data;
  wire        x2y2z0_east_valid;
  wire        x2y2z0_east_ready;
  wire [1:0]  x2y2z0_east_kind;
  wire [31:0] x2y2z0_east_data;
  wire        x2y2z0_west_valid;
  wire        x2y2z0_west_ready;
  wire [1:0]  x2y2z0_west_kind;
  wire [31:0] x2y2z0_west_data;
  wire        x2y2z0_north_valid;
  wire        x2y2z0_north_ready;
  wire [1:0]  x2y2z0_north_kind;
  wire [31:0] x2y2z0_north_data;
  wire        x2y2z0_south_valid;
  wire        x2y2z0_south_ready;
  wire [1:0]  x2y2z0_south_kind;
  wire [31:0] x2y2z0_south_data;
  wire        x2y2z0_up_valid;
  wire        x2y2z0_up_ready;
  wire [1:0]  x2y2z0_up_kind;
  wire [31:0] x2y2z0_up_data;
  wire        x3y2z0_west_valid;
  wire        x3y2z0_west_ready;
  wire [1:0]  x3y2z0_west_kind;
  wire [31:0] x3y2z0_west_data;
  wire        x3y2z0_north_valid;
  wire        x3y2z0_north_ready;
  wire [1:0]  x3y2z0_north_kind;
  wire [31:0] x3y2z0_north_data;
  wire        x3y2z0_south_valid;
  wire        x3y2z0_south_ready;
  wire [1:0]  x3y2z0_south_kind;
  wire [31:0] x3y2z0_south_data;
  wire        x3y2z0_up_valid;
  wire        x3y2z0_up_ready;
  wire [1:0]  x3y2z0_up_kind;
  wire [31:0] x3y2z0_up_data;
  wire        x0y3z0_east_valid;
  wire        x0y3z0_east_ready;
  wire [1:0]  x0y3z0_east_kind;
  wire [31:0] x0y3z0_east_data;
  wire        x0y3z0_south_valid;
  wire        x0y3z0_south_ready;
  wire [1:0]  x0y3z0_south_kind;
  wire [31:0] x0y3z0_south_data;
  wire        x0y3z0_up_valid;
  wire        x0y3z0_up_ready;
  wire [1:0]  x0y3z0_up_kind;
  wire [31:0] x0y3z0_up_data;
  wire        x1y3z0_east_valid;
  wire        x1y3z0_east_ready;
  wire [1:0]  x1y3z0_east_kind;
  wire [31:0] x1y3z0_east_data;
  wire        x1y3z0_west_valid;
  wire        x1y3z0_west_ready;
  wire [1:0]  x1y3z0_west_kind;
  wire [31:0] x1y3z0_west_data;
  wire        x1y3z0_south_valid;
  wire        x1y3z0_south_ready;
  wire [1:0]  x1y3z0_south_kind;
  wire [31:0] x1y3z0_south_data;
  wire        x1y3z0_up_valid;
  wire        x1y3z0_up_ready;
  wire [1:0]  x1y3z0_up_kind;
  wire [31:0] x1y3z0_up_data;
  wire        x2y3z0_east_valid;
  wire        x2y3z0_east_ready;
  wire [1:0]  x2y3z0_east_kind;
  wire [31:0] x2y3z0_east_data;
  wire        x2y3z0_west_valid;
  wire        x2y3z0_west_ready;
  wire [1:0]  x2y3z0_west_kind;
  wire [31:0] x2y3z0_west_data;
  wire        x2y3z0_south_valid;
  wire        x2y3z0_south_ready;
  wire [1:0]  x2y3z0_south_kind;
  wire [31:0] x2y3z0_south_data;
  wire        x2y3z0_up_valid;
  wire        x2y3z0_up_ready;
  wire [1:0]  x2y3z0_up_kind;
  wire [31:0] x2y3z0_up_data;
  wire        x3y3z0_west_valid;
  wire        x3y3z0_west_ready;
  wire [1:0]  x3y3z0_west_kind;
  wire [31:0] x3y3z0_west_data;
  wire        x3y3z0_south_valid;
  wire        x3y3z0_south_ready;
  wire [1:0]  x3y3z0_south_kind;
  wire [31:0] x3y3z0_south_data;
  wire        x3y3z0_up_valid;
  wire        x3y3z0_up_ready;
  wire [1:0]  x3y3z0_up_kind;
  wire [31:0] x3y3z0_up_data;
  wire        x0y0z1_east_valid;
  wire        x0y0z1_east_ready;
  wire [1:0]  x0y0z1_east_kind;
  wire [31:0] x0y0z1_east_data;
  wire        x0y0z1_north_valid;
  wire        x0y0z1_north_ready;
  wire [1:0]  x0y0z1_north_kind;
  wire [31:0] x0y0z1_north_data;
  wire        x0y0z1_up_valid;
  wire        x0y0z1_up_ready;
  wire [1:0]  x0y0z1_up_kind;
  wire [31:0] x0y0z1_up_data;
  wire        x0y0z1_down_valid;
  wire        x0y0z1_down_ready;
  wire [1:0]  x0y0z1_down_kind;
  wire [31:0] x0y0z1_down_data;
  wire        x1y0z1_east_valid;
  wire        x1y0z1_east_ready;
  wire [1:0]  x1y0z1_east_kind;
  wire [31:0] x1y0z1_east_data;
  wire        x1y0z1_west_valid;
  wire        x1y0z1_west_ready;
  wire [1:0]  x1y0z1_west_kind;
  wire [31:0] x1y0z1_west_data;
  wire        x1y0z1_north_valid;
  wire        x1y0z1_north_ready;
  wire [1:0]  x1y0z1_north_kind;
  wire [31:0] x1y0z1_north_data;
  wire        x1y0z1_up_valid;
  wire        x1y0z1_up_ready;
  wire [1:0]  x1y0z1_up_kind;
  wire [31:0] x1y0z1_up_data;
  wire        x1y0z1_down_valid;
  wire        x1y0z1_down_ready;
  wire [1:0]  x1y0z1_down_kind;
  wire [31:0] x1y0z1_down_data;
  wire        x2y0z1_east_valid;
  wire        x2y0z1_east_ready;
  wire [1:0]  x2y0z1_east_kind;
  wire [31:0] x2y0z1_east_data;
  wire        x2y0z1_west_valid;
  wire        x2y0z1_west_ready;
  wire [1:0]  x2y0z1_west_kind;
  wire [31:0] x2y0z1_west_data;
  wire        x2y0z1_north_valid;
  wire        x2y0z1_north_ready;
  wire [1:0]  x2y0z1_north_kind;
  wire [31:0] x2y0z1_north_data;
  wire        x2y0z1_up_valid;
  wire        x2y0z1_up_ready;
  wire [1:0]  x2y0z1_up_kind;
  wire [31:0] x2y0z1_up_data;
  wire        x2y0z1_down_valid;
  wire        x2y0z1_down_ready;
  wire [1:0]  x2y0z1_down_kind;
  wire [31:0] x2y0z1_down_data;
  wire        x3y0z1_west_valid;
  wire        x3y0z1_west_ready;
  wire [1:0]  x3y0z1_west_kind;
  wire [31:0] x3y0z1_west_data;
  wire        x3y0z1_north_valid;
  wire        x3y0z1_north_ready;
  wire [1:0]  x3y0z1_north_kind;
  wire [31:0] x3y0z1_north_data;
  wire        x3y0z1_up_valid;
  wire        x3y0z1_up_ready;
  wire [1:0]  x3y0z1_up_kind;
  wire [31:0] x3y0z1_up_data;
  wire        x3y0z1_down_valid;
  wire        x3y0z1_down_ready;
  wire [1:0]  x3y0z1_down_kind;
  wire [31:0] x3y0z1_down_data;
  wire        x0y1z1_east_valid;
  wire        x0y1z1_east_ready;
  wire [1:0]  x0y1z1_east_kind;
  wire [31:0] x0y1z1_east_data;
  wire        x0y1z1_north_valid;
  wire        x0y1z1_north_ready;
  wire [1:0]  x0y1z1_north_kind;
  wire [31:0] x0y1z1_north_data;
  wire        x0y1z1_south_valid;
  wire        x0y1z1_south_ready;
  wire [1:0]  x0y1z1_south_kind;
  wire [31:0] x0y1z1_south_data;
  wire        x0y1z1_up_valid;
  wire        x0y1z1_up_ready;
  wire [1:0]  x0y1z1_up_kind;
  wire [31:0] x0y1z1_up_data;
  wire        x0y1z1_down_valid;
  wire        x0y1z1_down_ready;
  wire [1:0]  x0y1z1_down_kind;
  wire [31:0] x0y1z1_down_data;
  wire        x1y1z1_east_valid;
  wire        x1y1z1_east_ready;
  wire [1:0]  x1y1z1_east_kind;
  wire [31:0] x1y1z1_east_data;
  wire        x1y1z1_west_valid;
  wire        x1y1z1_west_ready;
  wire [1:0]  x1y1z1_west_kind;
  wire [31:0] x1y1z1_west_data;
  wire        x1y1z1_north_valid;
  wire        x1y1z1_north_ready;
  wire [1:0]  x1y1z1_north_kind;
  wire [31:0] x1y1z1_north_data;
  wire        x1y1z1_south_valid;
  wire        x1y1z1_south_ready;
  wire [1:0]  x1y1z1_south_kind;
  wire [31:0] x1y1z1_south_data;
  wire        x1y1z1_up_valid;
  wire        x1y1z1_up_ready;
  wire [1:0]  x1y1z1_up_kind;
  wire [31:0] x1y1z1_up_data;
  wire        x1y1z1_down_valid;
  wire        x1y1z1_down_ready;
  wire [1:0]  x1y1z1_down_kind;
  wire [31:0] x1y1z1_down_data;
  wire        x2y1z1_east_valid;
  wire        x2y1z1_east_ready;
  wire [1:0]  x2y1z1_east_kind;
  wire [31:0] x2y1z1_east_data;
  wire        x2y1z1_west_valid;
  wire        x2y1z1_west_ready;
  wire [1:0]  x2y1z1_west_kind;
  wire [31:0] x2y1z1_west_data;
  wire        x2y1z1_north_valid;
  wire        x2y1z1_north_ready;
  wire [1:0]  x2y1z1_north_kind;
  wire [31:0] x2y1z1_north_data;
  wire        x2y1z1_south_valid;
  wire        x2y1z1_south_ready;
  wire [1:0]  x2y1z1_south_kind;
  wire [31:0] x2y1z1_south_data;
  wire        x2y1z1_up_valid;
  wire        x2y1z1_up_ready;
  wire [1:0]  x2y1z1_up_kind;
  wire [31:0] x2y1z1_up_data;
  wire        x2y1z1_down_valid;
  wire        x2y1z1_down_ready;
  wire [1:0]  x2y1z1_down_kind;
  wire [31:0] x2y1z1_down_data;
  wire        x3y1z1_west_valid;
  wire        x3y1z1_west_ready;
  wire [1:0]  x3y1z1_west_kind;
  wire [31:0] x3y1z1_west_data;
  wire        x3y1z1_north_valid;
  wire        x3y1z1_north_ready;
  wire [1:0]  x3y1z1_north_kind;
  wire [31:0] x3y1z1_north_data;
  wire        x3y1z1_south_valid;
  wire        x3y1z1_south_ready;
  wire [1:0]  x3y1z1_south_kind;
  wire [31:0] x3y1z1_south_data;
  wire        x3y1z1_up_valid;
  wire        x3y1z1_up_ready;
  wire [1:0]  x3y1z1_up_kind;
  wire [31:0] x3y1z1_up_data;
  wire        x3y1z1_down_valid;
  wire        x3y1z1_down_ready;
  wire [1:0]  x3y1z1_down_kind;
  wire [31:0] x3y1z1_down_data;
  wire        x0y2z1_east_valid;
  wire        x0y2z1_east_ready;
  wire [1:0]  x0y2z1_east_kind;
  wire [31:0] x0y2z1_east_data;
  wire        x0y2z1_north_valid;
  wire        x0y2z1_north_ready;
  wire [1:0]  x0y2z1_north_kind;
  wire [31:0] x0y2z1_north_data;
  wire        x0y2z1_south_valid;
  wire        x0y2z1_south_ready;
  wire [1:0]  x0y2z1_south_kind;
  wire [31:0] x0y2z1_south_data;
  wire        x0y2z1_up_valid;
  wire        x0y2z1_up_ready;
  wire [1:0]  x0y2z1_up_kind;
  wire [31:0] x0y2z1_up_data;
  wire        x0y2z1_down_valid;
  wire        x0y2z1_down_ready;
  wire [1:0]  x0y2z1_down_kind;
  wire [31:0] x0y2z1_down_data;
  wire        x1y2z1_east_valid;
  wire        x1y2z1_east_ready;
  wire [1:0]  x1y2z1_east_kind;
  wire [31:0] x1y2z1_east_data;
  wire        x1y2z1_west_valid;
  wire        x1y2z1_west_ready;
  wire [1:0]  x1y2z1_west_kind;
  wire [31:0] x1y2z1_west_data;
  wire        x1y2z1_north_valid;
  wire        x1y2z1_north_ready;
  wire [1:0]  x1y2z1_north_kind;
  wire [31:0] x1y2z1_north_data;
  wire        x1y2z1_south_valid;
  wire        x1y2z1_south_ready;
  wire [1:0]  x1y2z1_south_kind;
  wire [31:0] x1y2z1_south_data;
  wire        x1y2z1_up_valid;
  wire        x1y2z1_up_ready;
  wire [1:0]  x1y2z1_up_kind;
  wire [31:0] x1y2z1_up_data;
  wire        x1y2z1_down_valid;
  wire        x1y2z1_down_ready;
  wire [1:0]  x1y2z1_down_kind;
  wire [31:0] x1y2z1_down_data;
  wire        x2y2z1_east_valid;
  wire        x2y2z1_east_ready;
  wire [1:0]  x2y2z1_east_kind;
  wire [31:0] x2y2z1_east_data;
  wire        x2y2z1_west_valid;
  wire        x2y2z1_west_ready;
  wire [1:0]  x2y2z1_west_kind;
  wire [31:0] x2y2z1_west_data;
  wire        x2y2z1_north_valid;
  wire        x2y2z1_north_ready;
  wire [1:0]  x2y2z1_north_kind;
  wire [31:0] x2y2z1_north_data;
  wire        x2y2z1_south_valid;
  wire        x2y2z1_south_ready;
  wire [1:0]  x2y2z1_south_kind;
  wire [31:0] x2y2z1_south_data;
  wire        x2y2z1_up_valid;
  wire        x2y2z1_up_ready;
  wire [1:0]  x2y2z1_up_kind;
  wire [31:0] x2y2z1_up_data;
  wire        x2y2z1_down_valid;
  wire        x2y2z1_down_ready;
  wire [1:0]  x2y2z1_down_kind;
  wire [31:0] x2y2z1_down_data;
  wire        x3y2z1_west_valid;
  wire        x3y2z1_west_ready;
  wire [1:0]  x3y2z1_west_kind;
  wire [31:0] x3y2z1_west_data;
  wire        x3y2z1_north_valid;
  wire        x3y2z1_north_ready;
  wire [1:0]  x3y2z1_north_kind;
  wire [31:0] x3y2z1_north_data;
  wire        x3y2z1_south_valid;
  wire        x3y2z1_south_ready;
  wire [1:0]  x3y2z1_south_kind;
  wire [31:0] x3y2z1_south_data;
  wire        x3y2z1_up_valid;
  wire        x3y2z1_up_ready;
  wire [1:0]  x3y2z1_up_kind;
  wire [31:0] x3y2z1_up_data;
  wire        x3y2z1_down_valid;
  wire        x3y2z1_down_ready;
  wire [1:0]  x3y2z1_down_kind;
  wire [31:0] x3y2z1_down_data;
  wire        x0y3z1_east_valid;
  wire        x0y3z1_east_ready;
  wire [1:0]  x0y3z1_east_kind;
  wire [31:0] x0y3z1_east_data;
  wire        x0y3z1_south_valid;
  wire        x0y3z1_south_ready;
  wire [1:0]  x0y3z1_south_kind;
  wire [31:0] x0y3z1_south_data;
  wire        x0y3z1_up_valid;
  wire        x0y3z1_up_ready;
  wire [1:0]  x0y3z1_up_kind;
  wire [31:0] x0y3z1_up_data;
  wire        x0y3z1_down_valid;
  wire        x0y3z1_down_ready;
  wire [1:0]  x0y3z1_down_kind;
  wire [31:0] x0y3z1_down_data;
  wire        x1y3z1_east_valid;
  wire        x1y3z1_east_ready;
  wire [1:0]  x1y3z1_east_kind;
  wire [31:0] x1y3z1_east_data;
  wire        x1y3z1_west_valid;
  wire        x1y3z1_west_ready;
  wire [1:0]  x1y3z1_west_kind;
  wire [31:0] x1y3z1_west_data;
  wire        x1y3z1_south_valid;
  wire        x1y3z1_south_ready;
  wire [1:0]  x1y3z1_south_kind;
  wire [31:0] x1y3z1_south_data;
  wire        x1y3z1_up_valid;
  wire        x1y3z1_up_ready;
  wire [1:0]  x1y3z1_up_kind;
  wire [31:0] x1y3z1_up_data;
  wire        x1y3z1_down_valid;
  wire        x1y3z1_down_ready;
  wire [1:0]  x1y3z1_down_kind;
  wire [31:0] x1y3z1_down_data;
  wire        x2y3z1_east_valid;
  wire        x2y3z1_east_ready;
  wire [1:0]  x2y3z1_east_kind;
  wire [31:0] x2y3z1_east_data;
  wire        x2y3z1_west_valid;
  wire        x2y3z1_west_ready;
  wire [1:0]  x2y3z1_west_kind;
  wire [31:0] x2y3z1_west_data;
  wire        x2y3z1_south_valid;
  wire        x2y3z1_south_ready;
  wire [1:0]  x2y3z1_south_kind;
  wire [31:0] x2y3z1_south_data;
  wire        x2y3z1_up_valid;
  wire        x2y3z1_up_ready;
  wire [1:0]  x2y3z1_up_kind;
  wire [31:0] x2y3z1_up_data;
  wire        x2y3z1_down_valid;
  wire        x2y3z1_down_ready;
  wire [1:0]  x2y3z1_down_kind;
  wire [31:0] x2y3z1_down_data;
  wire        x3y3z1_west_valid;
  wire        x3y3z1_west_ready;
  wire [1:0]  x3y3z1_west_kind;
  wire [31:0] x3y3z1_west_data;
  wire        x3y3z1_south_valid;
  wire        x3y3z1_south_ready;
  wire [1:0]  x3y3z1_south_kind;
  wire [31:0] x3y3z1_south_data;
  wire        x3y3z1_up_valid;
  wire        x3y3z1_up_ready;
  wire [1:0]  x3y3z1_up_kind;
  wire [31:0] x3y3z1_up_data;
  wire        x3y3z1_down_valid;
  wire        x3y3z1_down_ready;
  wire [1:0]  x3y3z1_down_kind;
  wire [31:0] x3y3z1_down_data;
  wire        x0y0z2_east_valid;
  wire        x0y0z2_east_ready;
  wire [1:0]  x0y0z2_east_kind;
  wire [31:0] x0y0z2_east_data;
  wire        x0y0z2_north_valid;
  wire        x0y0z2_north_ready;
  wire [1:0]  x0y0z2_north_kind;
  wire [31:0] x0y0z2_north_data;
  wire        x0y0z2_up_valid;
  wire        x0y0z2_up_ready;
  wire [1:0]  x0y0z2_up_kind;
  wire [31:0] x0y0z2_up_data;
  wire        x0y0z2_down_valid;
  wire        x0y0z2_down_ready;
  wire [1:0]  x0y0z2_down_kind;
  wire [31:0] x0y0z2_down_data;
  wire        x1y0z2_east_valid;
  wire        x1y0z2_east_ready;
  wire [1:0]  x1y0z2_east_kind;
  wire [31:0] x1y0z2_east_data;
  wire        x1y0z2_west_valid;
  wire        x1y0z2_west_ready;
  wire [1:0]  x1y0z2_west_kind;
  wire [31:0] x1y0z2_west_data;
  wire        x1y0z2_north_valid;
  wire        x1y0z2_north_ready;
  wire [1:0]  x1y0z2_north_kind;
  wire [31:0] x1y0z2_north_data;
  wire        x1y0z2_up_valid;
  wire        x1y0z2_up_ready;
  wire [1:0]  x1y0z2_up_kind;
  wire [31:0] x1y0z2_up_data;
  wire        x1y0z2_down_valid;
  wire        x1y0z2_down_ready;
  wire [1:0]  x1y0z2_down_kind;
  wire [31:0] x1y0z2_down_data;
  wire        x2y0z2_east_valid;
  wire        x2y0z2_east_ready;
  wire [1:0]  x2y0z2_east_kind;
  wire [31:0] x2y0z2_east_data;
  wire        x2y0z2_west_valid;
  wire        x2y0z2_west_ready;
  wire [1:0]  x2y0z2_west_kind;
  wire [31:0] x2y0z2_west_data;
  wire        x2y0z2_north_valid;
  wire        x2y0z2_north_ready;
  wire [1:0]  x2y0z2_north_kind;
  wire [31:0] x2y0z2_north_data;
  wire        x2y0z2_up_valid;
  wire        x2y0z2_up_ready;
  wire [1:0]  x2y0z2_up_kind;
  wire [31:0] x2y0z2_up_data;
  wire        x2y0z2_down_valid;
  wire        x2y0z2_down_ready;
  wire [1:0]  x2y0z2_down_kind;
  wire [31:0] x2y0z2_down_data;
  wire        x3y0z2_west_valid;
  wire        x3y0z2_west_ready;
  wire [1:0]  x3y0z2_west_kind;
  wire [31:0] x3y0z2_west_data;
  wire        x3y0z2_north_valid;
  wire        x3y0z2_north_ready;
  wire [1:0]  x3y0z2_north_kind;
  wire [31:0] x3y0z2_north_data;
  wire        x3y0z2_up_valid;
  wire        x3y0z2_up_ready;
  wire [1:0]  x3y0z2_up_kind;
  wire [31:0] x3y0z2_up_data;
  wire        x3y0z2_down_valid;
  wire        x3y0z2_down_ready;
  wire [1:0]  x3y0z2_down_kind;
  wire [31:0] x3y0z2_down_data;
  wire        x0y1z2_east_valid;
  wire        x0y1z2_east_ready;
  wire [1:0]  x0y1z2_east_kind;
  wire [31:0] x0y1z2_east_data;
  wire        x0y1z2_north_valid;
  wire        x0y1z2_north_ready;
  wire [1:0]  x0y1z2_north_kind;
  wire [31:0] x0y1z2_north_data;
  wire        x0y1z2_south_valid;
  wire        x0y1z2_south_ready;
  wire [1:0]  x0y1z2_south_kind;
  wire [31:0] x0y1z2_south_data;
  wire        x0y1z2_up_valid;
  wire        x0y1z2_up_ready;
  wire [1:0]  x0y1z2_up_kind;
  wire [31:0] x0y1z2_up_data;
  wire        x0y1z2_down_valid;
  wire        x0y1z2_down_ready;
  wire [1:0]  x0y1z2_down_kind;
  wire [31:0] x0y1z2_down_data;
  wire        x1y1z2_east_valid;
  wire        x1y1z2_east_ready;
  wire [1:0]  x1y1z2_east_kind;
  wire [31:0] x1y1z2_east_data;
  wire        x1y1z2_west_valid;
  wire        x1y1z2_west_ready;
  wire [1:0]  x1y1z2_west_kind;
  wire [31:0] x1y1z2_west_data;
  wire        x1y1z2_north_valid;
  wire        x1y1z2_north_ready;
  wire [1:0]  x1y1z2_north_kind;
  wire [31:0] x1y1z2_north_data;
  wire        x1y1z2_south_valid;
  wire        x1y1z2_south_ready;
  wire [1:0]  x1y1z2_south_kind;
  wire [31:0] x1y1z2_south_data;
  wire        x1y1z2_up_valid;
  wire        x1y1z2_up_ready;
  wire [1:0]  x1y1z2_up_kind;
  wire [31:0] x1y1z2_up_data;
  wire        x1y1z2_down_valid;
  wire        x1y1z2_down_ready;
  wire [1:0]  x1y1z2_down_kind;
  wire [31:0] x1y1z2_down_data;
  wire        x2y1z2_east_valid;
  wire        x2y1z2_east_ready;
  wire [1:0]  x2y1z2_east_kind;
  wire [31:0] x2y1z2_east_data;
  wire        x2y1z2_west_valid;
  wire        x2y1z2_west_ready;
  wire [1:0]  x2y1z2_west_kind;
  wire [31:0] x2y1z2_west_data;
  wire        x2y1z2_north_valid;
  wire        x2y1z2_north_ready;
  wire [1:0]  x2y1z2_north_kind;
  wire [31:0] x2y1z2_north_data;
  wire        x2y1z2_south_valid;
  wire        x2y1z2_south_ready;
  wire [1:0]  x2y1z2_south_kind;
  wire [31:0] x2y1z2_south_data;
  wire        x2y1z2_up_valid;
  wire        x2y1z2_up_ready;
  wire [1:0]  x2y1z2_up_kind;
  wire [31:0] x2y1z2_up_data;
  wire        x2y1z2_down_valid;
  wire        x2y1z2_down_ready;
  wire [1:0]  x2y1z2_down_kind;
  wire [31:0] x2y1z2_down_data;
  wire        x3y1z2_west_valid;
  wire        x3y1z2_west_ready;
  wire [1:0]  x3y1z2_west_kind;
  wire [31:0] x3y1z2_west_data;
  wire        x3y1z2_north_valid;
  wire        x3y1z2_north_ready;
  wire [1:0]  x3y1z2_north_kind;
  wire [31:0] x3y1z2_north_data;
  wire        x3y1z2_south_valid;
  wire        x3y1z2_south_ready;
  wire [1:0]  x3y1z2_south_kind;
  wire [31:0] x3y1z2_south_data;
  wire        x3y1z2_up_valid;
  wire        x3y1z2_up_ready;
  wire [1:0]  x3y1z2_up_kind;
  wire [31:0] x3y1z2_up_data;
  wire        x3y1z2_down_valid;
  wire        x3y1z2_down_ready;
  wire [1:0]  x3y1z2_down_kind;
  wire [31:0] x3y1z2_down_data;
  wire        x0y2z2_east_valid;
  wire        x0y2z2_east_ready;
  wire [1:0]  x0y2z2_east_kind;
  wire [31:0] x0y2z2_east_data;
  wire        x0y2z2_north_valid;
  wire        x0y2z2_north_ready;
  wire [1:0]  x0y2z2_north_kind;
  wire [31:0] x0y2z2_north_data;
  wire        x0y2z2_south_valid;
  wire        x0y2z2_south_ready;
  wire [1:0]  x0y2z2_south_kind;
  wire [31:0] x0y2z2_south_data;
  wire        x0y2z2_up_valid;
  wire        x0y2z2_up_ready;
  wire [1:0]  x0y2z2_up_kind;
  wire [31:0] x0y2z2_up_data;
  wire        x0y2z2_down_valid;
  wire        x0y2z2_down_ready;
  wire [1:0]  x0y2z2_down_kind;
  wire [31:0] x0y2z2_down_data;
  wire        x1y2z2_east_valid;
  wire        x1y2z2_east_ready;
  wire [1:0]  x1y2z2_east_kind;
  wire [31:0] x1y2z2_east_data;
  wire        x1y2z2_west_valid;
  wire        x1y2z2_west_ready;
  wire [1:0]  x1y2z2_west_kind;
  wire [31:0] x1y2z2_west_data;
  wire        x1y2z2_north_valid;
  wire        x1y2z2_north_ready;
  wire [1:0]  x1y2z2_north_kind;
  wire [31:0] x1y2z2_north_data;
  wire        x1y2z2_south_valid;
  wire        x1y2z2_south_ready;
  wire [1:0]  x1y2z2_south_kind;
  wire [31:0] x1y2z2_south_data;
  wire        x1y2z2_up_valid;
  wire        x1y2z2_up_ready;
  wire [1:0]  x1y2z2_up_kind;
  wire [31:0] x1y2z2_up_data;
  wire        x1y2z2_down_valid;
  wire        x1y2z2_down_ready;
  wire [1:0]  x1y2z2_down_kind;
  wire [31:0] x1y2z2_down_data;
  wire        x2y2z2_east_valid;
  wire        x2y2z2_east_ready;
  wire [1:0]  x2y2z2_east_kind;
  wire [31:0] x2y2z2_east_data;
  wire        x2y2z2_west_valid;
  wire        x2y2z2_west_ready;
  wire [1:0]  x2y2z2_west_kind;
  wire [31:0] x2y2z2_west_data;
  wire        x2y2z2_north_valid;
  wire        x2y2z2_north_ready;
  wire [1:0]  x2y2z2_north_kind;
  wire [31:0] x2y2z2_north_data;
  wire        x2y2z2_south_valid;
  wire        x2y2z2_south_ready;
  wire [1:0]  x2y2z2_south_kind;
  wire [31:0] x2y2z2_south_data;
  wire        x2y2z2_up_valid;
  wire        x2y2z2_up_ready;
  wire [1:0]  x2y2z2_up_kind;
  wire [31:0] x2y2z2_up_data;
  wire        x2y2z2_down_valid;
  wire        x2y2z2_down_ready;
  wire [1:0]  x2y2z2_down_kind;
  wire [31:0] x2y2z2_down_data;
  wire        x3y2z2_west_valid;
  wire        x3y2z2_west_ready;
  wire [1:0]  x3y2z2_west_kind;
  wire [31:0] x3y2z2_west_data;
  wire        x3y2z2_north_valid;
  wire        x3y2z2_north_ready;
  wire [1:0]  x3y2z2_north_kind;
  wire [31:0] x3y2z2_north_data;
  wire        x3y2z2_south_valid;
  wire        x3y2z2_south_ready;
  wire [1:0]  x3y2z2_south_kind;
  wire [31:0] x3y2z2_south_data;
  wire        x3y2z2_up_valid;
  wire        x3y2z2_up_ready;
  wire [1:0]  x3y2z2_up_kind;
  wire [31:0] x3y2z2_up_data;
  wire        x3y2z2_down_valid;
  wire        x3y2z2_down_ready;
  wire [1:0]  x3y2z2_down_kind;
  wire [31:0] x3y2z2_down_data;
  wire        x0y3z2_east_valid;
  wire        x0y3z2_east_ready;
  wire [1:0]  x0y3z2_east_kind;
  wire [31:0] x0y3z2_east_data;
  wire        x0y3z2_south_valid;
  wire        x0y3z2_south_ready;
  wire [1:0]  x0y3z2_south_kind;
  wire [31:0] x0y3z2_south_data;
  wire        x0y3z2_up_valid;
  wire        x0y3z2_up_ready;
  wire [1:0]  x0y3z2_up_kind;
  wire [31:0] x0y3z2_up_data;
  wire        x0y3z2_down_valid;
  wire        x0y3z2_down_ready;
  wire [1:0]  x0y3z2_down_kind;
  wire [31:0] x0y3z2_down_data;
  wire        x1y3z2_east_valid;
  wire        x1y3z2_east_ready;
  wire [1:0]  x1y3z2_east_kind;
  wire [31:0] x1y3z2_east_data;
  wire        x1y3z2_west_valid;
  wire        x1y3z2_west_ready;
  wire [1:0]  x1y3z2_west_kind;
  wire [31:0] x1y3z2_west_data;
  wire        x1y3z2_south_valid;
  wire        x1y3z2_south_ready;
  wire [1:0]  x1y3z2_south_kind;
  wire [31:0] x1y3z2_south_data;
  wire        x1y3z2_up_valid;
  wire        x1y3z2_up_ready;
  wire [1:0]  x1y3z2_up_kind;
  wire [31:0] x1y3z2_up_data;
  wire        x1y3z2_down_valid;
  wire        x1y3z2_down_ready;
  wire [1:0]  x1y3z2_down_kind;
  wire [31:0] x1y3z2_down_data;
  wire        x2y3z2_east_valid;
  wire        x2y3z2_east_ready;
  wire [1:0]  x2y3z2_east_kind;
  wire [31:0] x2y3z2_east_data;
  wire        x2y3z2_west_valid;
  wire        x2y3z2_west_ready;
  wire [1:0]  x2y3z2_west_kind;
  wire [31:0] x2y3z2_west_data;
  wire        x2y3z2_south_valid;
  wire        x2y3z2_south_ready;
  wire [1:0]  x2y3z2_south_kind;
  wire [31:0] x2y3z2_south_data;
  wire        x2y3z2_up_valid;
  wire        x2y3z2_up_ready;
  wire [1:0]  x2y3z2_up_kind;
  wire [31:0] x2y3z2_up_data;
  wire        x2y3z2_down_valid;
  wire        x2y3z2_down_ready;
  wire [1:0]  x2y3z2_down_kind;
  wire [31:0] x2y3z2_down_data;
  wire        x3y3z2_west_valid;
  wire        x3y3z2_west_ready;
  wire [1:0]  x3y3z2_west_kind;
  wire [31:0] x3y3z2_west_data;
  wire        x3y3z2_south_valid;
  wire        x3y3z2_south_ready;
  wire [1:0]  x3y3z2_south_kind;
  wire [31:0] x3y3z2_south_data;
  wire        x3y3z2_up_valid;
  wire        x3y3z2_up_ready;
  wire [1:0]  x3y3z2_up_kind;
  wire [31:0] x3y3z2_up_data;
  wire        x3y3z2_down_valid;
  wire        x3y3z2_down_ready;
  wire [1:0]  x3y3z2_down_kind;
  wire [31:0] x3y3z2_down_data;
  wire        x0y0z3_east_valid;
  wire        x0y0z3_east_ready;
  wire [1:0]  x0y0z3_east_kind;
  wire [31:0] x0y0z3_east_data;
  wire        x0y0z3_north_valid;
  wire        x0y0z3_north_ready;
  wire [1:0]  x0y0z3_north_kind;
  wire [31:0] x0y0z3_north_data;
  wire        x0y0z3_down_valid;
  wire        x0y0z3_down_ready;
  wire [1:0]  x0y0z3_down_kind;
  wire [31:0] x0y0z3_down_data;
  wire        x1y0z3_east_valid;
  wire        x1y0z3_east_ready;
  wire [1:0]  x1y0z3_east_kind;
  wire [31:0] x1y0z3_east_data;
  wire        x1y0z3_west_valid;
  wire        x1y0z3_west_ready;
  wire [1:0]  x1y0z3_west_kind;
  wire [31:0] x1y0z3_west_data;
  wire        x1y0z3_north_valid;
  wire        x1y0z3_north_ready;
  wire [1:0]  x1y0z3_north_kind;
  wire [31:0] x1y0z3_north_data;
  wire        x1y0z3_down_valid;
  wire        x1y0z3_down_ready;
  wire [1:0]  x1y0z3_down_kind;
  wire [31:0] x1y0z3_down_data;
  wire        x2y0z3_east_valid;
  wire        x2y0z3_east_ready;
  wire [1:0]  x2y0z3_east_kind;
  wire [31:0] x2y0z3_east_data;
  wire        x2y0z3_west_valid;
  wire        x2y0z3_west_ready;
  wire [1:0]  x2y0z3_west_kind;
  wire [31:0] x2y0z3_west_data;
  wire        x2y0z3_north_valid;
  wire        x2y0z3_north_ready;
  wire [1:0]  x2y0z3_north_kind;
  wire [31:0] x2y0z3_north_data;
  wire        x2y0z3_down_valid;
  wire        x2y0z3_down_ready;
  wire [1:0]  x2y0z3_down_kind;
  wire [31:0] x2y0z3_down_data;
  wire        x3y0z3_west_valid;
  wire        x3y0z3_west_ready;
  wire [1:0]  x3y0z3_west_kind;
  wire [31:0] x3y0z3_west_data;
  wire        x3y0z3_north_valid;
  wire        x3y0z3_north_ready;
  wire [1:0]  x3y0z3_north_kind;
  wire [31:0] x3y0z3_north_data;
  wire        x3y0z3_down_valid;
  wire        x3y0z3_down_ready;
  wire [1:0]  x3y0z3_down_kind;
  wire [31:0] x3y0z3_down_data;
  wire        x0y1z3_east_valid;
  wire        x0y1z3_east_ready;
  wire [1:0]  x0y1z3_east_kind;
  wire [31:0] x0y1z3_east_data;
  wire        x0y1z3_north_valid;
  wire        x0y1z3_north_ready;
  wire [1:0]  x0y1z3_north_kind;
  wire [31:0] x0y1z3_north_data;
  wire        x0y1z3_south_valid;
  wire        x0y1z3_south_ready;
  wire [1:0]  x0y1z3_south_kind;
  wire [31:0] x0y1z3_south_data;
  wire        x0y1z3_down_valid;
  wire        x0y1z3_down_ready;
  wire [1:0]  x0y1z3_down_kind;
  wire [31:0] x0y1z3_down_data;
  wire        x1y1z3_east_valid;
  wire        x1y1z3_east_ready;
  wire [1:0]  x1y1z3_east_kind;
  wire [31:0] x1y1z3_east_data;
  wire        x1y1z3_west_valid;
  wire        x1y1z3_west_ready;
  wire [1:0]  x1y1z3_west_kind;
  wire [31:0] x1y1z3_west_data;
  wire        x1y1z3_north_valid;
  wire        x1y1z3_north_ready;
  wire [1:0]  x1y1z3_north_kind;
  wire [31:0] x1y1z3_north_data;
  wire        x1y1z3_south_valid;
  wire        x1y1z3_south_ready;
  wire [1:0]  x1y1z3_south_kind;
  wire [31:0] x1y1z3_south_data;
  wire        x1y1z3_down_valid;
  wire        x1y1z3_down_ready;
  wire [1:0]  x1y1z3_down_kind;
  wire [31:0] x1y1z3_down_data;
  wire        x2y1z3_east_valid;
  wire        x2y1z3_east_ready;
  wire [1:0]  x2y1z3_east_kind;
  wire [31:0] x2y1z3_east_data;
  wire        x2y1z3_west_valid;
  wire        x2y1z3_west_ready;
  wire [1:0]  x2y1z3_west_kind;
  wire [31:0] x2y1z3_west_data;
  wire        x2y1z3_north_valid;
  wire        x2y1z3_north_ready;
  wire [1:0]  x2y1z3_north_kind;
  wire [31:0] x2y1z3_north_data;
  wire        x2y1z3_south_valid;
  wire        x2y1z3_south_ready;
  wire [1:0]  x2y1z3_south_kind;
  wire [31:0] x2y1z3_south_data;
  wire        x2y1z3_down_valid;
  wire        x2y1z3_down_ready;
  wire [1:0]  x2y1z3_down_kind;
  wire [31:0] x2y1z3_down_data;
  wire        x3y1z3_west_valid;
  wire        x3y1z3_west_ready;
  wire [1:0]  x3y1z3_west_kind;
  wire [31:0] x3y1z3_west_data;
  wire        x3y1z3_north_valid;
  wire        x3y1z3_north_ready;
  wire [1:0]  x3y1z3_north_kind;
  wire [31:0] x3y1z3_north_data;
  wire        x3y1z3_south_valid;
  wire        x3y1z3_south_ready;
  wire [1:0]  x3y1z3_south_kind;
  wire [31:0] x3y1z3_south_data;
  wire        x3y1z3_down_valid;
  wire        x3y1z3_down_ready;
  wire [1:0]  x3y1z3_down_kind;
  wire [31:0] x3y1z3_down_data;
  wire        x0y2z3_east_valid;
  wire        x0y2z3_east_ready;
  wire [1:0]  x0y2z3_east_kind;
  wire [31:0] x0y2z3_east_data;
  wire        x0y2z3_north_valid;
  wire        x0y2z3_north_ready;
  wire [1:0]  x0y2z3_north_kind;
  wire [31:0] x0y2z3_north_data;
  wire        x0y2z3_south_valid;
  wire        x0y2z3_south_ready;
  wire [1:0]  x0y2z3_south_kind;
  wire [31:0] x0y2z3_south_data;
  wire        x0y2z3_down_valid;
  wire        x0y2z3_down_ready;
  wire [1:0]  x0y2z3_down_kind;
  wire [31:0] x0y2z3_down_data;
  wire        x1y2z3_east_valid;
  wire        x1y2z3_east_ready;
  wire [1:0]  x1y2z3_east_kind;
  wire [31:0] x1y2z3_east_data;
  wire        x1y2z3_west_valid;
  wire        x1y2z3_west_ready;
  wire [1:0]  x1y2z3_west_kind;
  wire [31:0] x1y2z3_west_data;
  wire        x1y2z3_north_valid;
  wire        x1y2z3_north_ready;
  wire [1:0]  x1y2z3_north_kind;
  wire [31:0] x1y2z3_north_data;
  wire        x1y2z3_south_valid;
  wire        x1y2z3_south_ready;
  wire [1:0]  x1y2z3_south_kind;
  wire [31:0] x1y2z3_south_data;
  wire        x1y2z3_down_valid;
  wire        x1y2z3_down_ready;
  wire [1:0]  x1y2z3_down_kind;
  wire [31:0] x1y2z3_down_data;
  wire        x2y2z3_east_valid;
  wire        x2y2z3_east_ready;
  wire [1:0]  x2y2z3_east_kind;
  wire [31:0] x2y2z3_east_data;
  wire        x2y2z3_west_valid;
  wire        x2y2z3_west_ready;
  wire [1:0]  x2y2z3_west_kind;
  wire [31:0] x2y2z3_west_data;
  wire        x2y2z3_north_valid;
  wire        x2y2z3_north_ready;
  wire [1:0]  x2y2z3_north_kind;
  wire [31:0] x2y2z3_north_data;
  wire        x2y2z3_south_valid;
  wire        x2y2z3_south_ready;
  wire [1:0]  x2y2z3_south_kind;
  wire [31:0] x2y2z3_south_data;
  wire        x2y2z3_down_valid;
  wire        x2y2z3_down_ready;
  wire [1:0]  x2y2z3_down_kind;
  wire [31:0] x2y2z3_down_data;
  wire        x3y2z3_west_valid;
  wire        x3y2z3_west_ready;
  wire [1:0]  x3y2z3_west_kind;
  wire [31:0] x3y2z3_west_data;
  wire        x3y2z3_north_valid;
  wire        x3y2z3_north_ready;
  wire [1:0]  x3y2z3_north_kind;
  wire [31:0] x3y2z3_north_data;
  wire        x3y2z3_south_valid;
  wire        x3y2z3_south_ready;
  wire [1:0]  x3y2z3_south_kind;
  wire [31:0] x3y2z3_south_data;
  wire        x3y2z3_down_valid;
  wire        x3y2z3_down_ready;
  wire [1:0]  x3y2z3_down_kind;
  wire [31:0] x3y2z3_down_data;
  wire        x0y3z3_east_valid;
  wire        x0y3z3_east_ready;
  wire [1:0]  x0y3z3_east_kind;
  wire [31:0] x0y3z3_east_data;
  wire        x0y3z3_south_valid;
  wire        x0y3z3_south_ready;
  wire [1:0]  x0y3z3_south_kind;
  wire [31:0] x0y3z3_south_data;
  wire        x0y3z3_down_valid;
  wire        x0y3z3_down_ready;
  wire [1:0]  x0y3z3_down_kind;
  wire [31:0] x0y3z3_down_data;
  wire        x1y3z3_east_valid;
  wire        x1y3z3_east_ready;
  wire [1:0]  x1y3z3_east_kind;
  wire [31:0] x1y3z3_east_data;
  wire        x1y3z3_west_valid;
  wire        x1y3z3_west_ready;
  wire [1:0]  x1y3z3_west_kind;
  wire [31:0] x1y3z3_west_data;
  wire        x1y3z3_south_valid;
  wire        x1y3z3_south_ready;
  wire [1:0]  x1y3z3_south_kind;
  wire [31:0] x1y3z3_south_data;
  wire        x1y3z3_down_valid;
  wire        x1y3z3_down_ready;
  wire [1:0]  x1y3z3_down_kind;
  wire [31:0] x1y3z3_down_data;
  wire        x2y3z3_east_valid;
  wire        x2y3z3_east_ready;
  wire [1:0]  x2y3z3_east_kind;
  wire [31:0] x2y3z3_east_data;
  wire        x2y3z3_west_valid;
  wire        x2y3z3_west_ready;
  wire [1:0]  x2y3z3_west_kind;
  wire [31:0] x2y3z3_west_data;
  wire        x2y3z3_south_valid;
  wire        x2y3z3_south_ready;
  wire [1:0]  x2y3z3_south_kind;
  wire [31:0] x2y3z3_south_data;
  wire        x2y3z3_down_valid;
  wire        x2y3z3_down_ready;
  wire [1:0]  x2y3z3_down_kind;
  wire [31:0] x2y3z3_down_data;
  wire        x3y3z3_west_valid;
  wire        x3y3z3_west_ready;
  wire [1:0]  x3y3z3_west_kind;
  wire [31:0] x3y3z3_west_data;
  wire        x3y3z3_south_valid;
  wire        x3y3z3_south_ready;
  wire [1:0]  x3y3z3_south_kind;
  wire [31:0] x3y3z3_south_data;
  wire        x3y3z3_down_valid;
  wire        x3y3z3_down_ready;
  wire [1:0]  x3y3z3_down_kind;
  wire [31:0] x3y3z3_down_data;

  noc_mesh_router_enu u_x0y0z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd0),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[0]),
      .in_local_ready_o (in_ready_o[0]),
      .in_local_kind_i  (in_kind_i[1:0]),
      .in_local_data_i  (in_data_i[31:0]),
      .in_east_valid_i  (x1y0z0_west_valid),
      .in_east_ready_o  (x1y0z0_west_ready),
      .in_east_kind_i   (x1y0z0_west_kind),
      .in_east_data_i   (x1y0z0_west_data),
      .in_north_valid_i (x0y1z0_south_valid),
      .in_north_ready_o (x0y1z0_south_ready),
      .in_north_kind_i  (x0y1z0_south_kind),
      .in_north_data_i  (x0y1z0_south_data),
      .in_up_valid_i    (x0y0z1_down_valid),
      .in_up_ready_o    (x0y0z1_down_ready),
      .in_up_kind_i     (x0y0z1_down_kind),
      .in_up_data_i     (x0y0z1_down_data),
      .out_local_valid_o(out_valid_o[0]),
      .out_local_ready_i(out_ready_i[0]),
      .out_local_kind_o (out_kind_o[1:0]),
      .out_local_data_o (out_data_o[31:0]),
      .out_east_valid_o (x0y0z0_east_valid),
      .out_east_ready_i (x0y0z0_east_ready),
      .out_east_kind_o  (x0y0z0_east_kind),
      .out_east_data_o  (x0y0z0_east_data),
      .out_north_valid_o(x0y0z0_north_valid),
      .out_north_ready_i(x0y0z0_north_ready),
      .out_north_kind_o (x0y0z0_north_kind),
      .out_north_data_o (x0y0z0_north_data),
      .out_up_valid_o   (x0y0z0_up_valid),
      .out_up_ready_i   (x0y0z0_up_ready),
      .out_up_kind_o    (x0y0z0_up_kind),
      .out_up_data_o    (x0y0z0_up_data),
      .dropped_o        (dropped_o[7:0])
  );

  noc_mesh_router_ewnu u_x1y0z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd0),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[1]),
      .in_local_ready_o (in_ready_o[1]),
      .in_local_kind_i  (in_kind_i[3:2]),
      .in_local_data_i  (in_data_i[63:32]),
      .in_east_valid_i  (x2y0z0_west_valid),
      .in_east_ready_o  (x2y0z0_west_ready),
      .in_east_kind_i   (x2y0z0_west_kind),
      .in_east_data_i   (x2y0z0_west_data),
      .in_west_valid_i  (x0y0z0_east_valid),
      .in_west_ready_o  (x0y0z0_east_ready),
      .in_west_kind_i   (x0y0z0_east_kind),
      .in_west_data_i   (x0y0z0_east_data),
      .in_north_valid_i (x1y1z0_south_valid),
      .in_north_ready_o (x1y1z0_south_ready),
      .in_north_kind_i  (x1y1z0_south_kind),
      .in_north_data_i  (x1y1z0_south_data),
      .in_up_valid_i    (x1y0z1_down_valid),
      .in_up_ready_o    (x1y0z1_down_ready),
      .in_up_kind_i     (x1y0z1_down_kind),
      .in_up_data_i     (x1y0z1_down_data),
      .out_local_valid_o(out_valid_o[1]),
      .out_local_ready_i(out_ready_i[1]),
      .out_local_kind_o (out_kind_o[3:2]),
      .out_local_data_o (out_data_o[63:32]),
      .out_east_valid_o (x1y0z0_east_valid),
      .out_east_ready_i (x1y0z0_east_ready),
      .out_east_kind_o  (x1y0z0_east_kind),
      .out_east_data_o  (x1y0z0_east_data),
      .out_west_valid_o (x1y0z0_west_valid),
      .out_west_ready_i (x1y0z0_west_ready),
      .out_west_kind_o  (x1y0z0_west_kind),
      .out_west_data_o  (x1y0z0_west_data),
      .out_north_valid_o(x1y0z0_north_valid),
      .out_north_ready_i(x1y0z0_north_ready),
      .out_north_kind_o (x1y0z0_north_kind),
      .out_north_data_o (x1y0z0_north_data),
      .out_up_valid_o   (x1y0z0_up_valid),
      .out_up_ready_i   (x1y0z0_up_ready),
      .out_up_kind_o    (x1y0z0_up_kind),
      .out_up_data_o    (x1y0z0_up_data),
      .dropped_o        (dropped_o[15:8])
  );

  noc_mesh_router_ewnu u_x2y0z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd0),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[2]),
      .in_local_ready_o (in_ready_o[2]),
      .in_local_kind_i  (in_kind_i[5:4]),
      .in_local_data_i  (in_data_i[95:64]),
      .in_east_valid_i  (x3y0z0_west_valid),
      .in_east_ready_o  (x3y0z0_west_ready),
      .in_east_kind_i   (x3y0z0_west_kind),
      .in_east_data_i   (x3y0z0_west_data),
      .in_west_valid_i  (x1y0z0_east_valid),
      .in_west_ready_o  (x1y0z0_east_ready),
      .in_west_kind_i   (x1y0z0_east_kind),
      .in_west_data_i   (x1y0z0_east_data),
      .in_north_valid_i (x2y1z0_south_valid),
      .in_north_ready_o (x2y1z0_south_ready),
      .in_north_kind_i  (x2y1z0_south_kind),
      .in_north_data_i  (x2y1z0_south_data),
      .in_up_valid_i    (x2y0z1_down_valid),
      .in_up_ready_o    (x2y0z1_down_ready),
      .in_up_kind_i     (x2y0z1_down_kind),
      .in_up_data_i     (x2y0z1_down_data),
      .out_local_valid_o(out_valid_o[2]),
      .out_local_ready_i(out_ready_i[2]),
      .out_local_kind_o (out_kind_o[5:4]),
      .out_local_data_o (out_data_o[95:64]),
      .out_east_valid_o (x2y0z0_east_valid),
      .out_east_ready_i (x2y0z0_east_ready),
      .out_east_kind_o  (x2y0z0_east_kind),
      .out_east_data_o  (x2y0z0_east_data),
      .out_west_valid_o (x2y0z0_west_valid),
      .out_west_ready_i (x2y0z0_west_ready),
      .out_west_kind_o  (x2y0z0_west_kind),
      .out_west_data_o  (x2y0z0_west_data),
      .out_north_valid_o(x2y0z0_north_valid),
      .out_north_ready_i(x2y0z0_north_ready),
      .out_north_kind_o (x2y0z0_north_kind),
      .out_north_data_o (x2y0z0_north_data),
      .out_up_valid_o   (x2y0z0_up_valid),
      .out_up_ready_i   (x2y0z0_up_ready),
      .out_up_kind_o    (x2y0z0_up_kind),
      .out_up_data_o    (x2y0z0_up_data),
      .dropped_o        (dropped_o[23:16])
  );

  noc_mesh_router_wnu u_x3y0z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd0),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[3]),
      .in_local_ready_o (in_ready_o[3]),
      .in_local_kind_i  (in_kind_i[7:6]),
      .in_local_data_i  (in_data_i[127:96]),
      .in_west_valid_i  (x2y0z0_east_valid),
      .in_west_ready_o  (x2y0z0_east_ready),
      .in_west_kind_i   (x2y0z0_east_kind),
      .in_west_data_i   (x2y0z0_east_data),
      .in_north_valid_i (x3y1z0_south_valid),
      .in_north_ready_o (x3y1z0_south_ready),
      .in_north_kind_i  (x3y1z0_south_kind),
      .in_north_data_i  (x3y1z0_south_data),
      .in_up_valid_i    (x3y0z1_down_valid),
      .in_up_ready_o    (x3y0z1_down_ready),
      .in_up_kind_i     (x3y0z1_down_kind),
      .in_up_data_i     (x3y0z1_down_data),
      .out_local_valid_o(out_valid_o[3]),
      .out_local_ready_i(out_ready_i[3]),
      .out_local_kind_o (out_kind_o[7:6]),
      .out_local_data_o (out_data_o[127:96]),
      .out_west_valid_o (x3y0z0_west_valid),
      .out_west_ready_i (x3y0z0_west_ready),
      .out_west_kind_o  (x3y0z0_west_kind),
      .out_west_data_o  (x3y0z0_west_data),
      .out_north_valid_o(x3y0z0_north_valid),
      .out_north_ready_i(x3y0z0_north_ready),
      .out_north_kind_o (x3y0z0_north_kind),
      .out_north_data_o (x3y0z0_north_data),
      .out_up_valid_o   (x3y0z0_up_valid),
      .out_up_ready_i   (x3y0z0_up_ready),
      .out_up_kind_o    (x3y0z0_up_kind),
      .out_up_data_o    (x3y0z0_up_data),
      .dropped_o        (dropped_o[31:24])
  );

  noc_mesh_router_ensu u_x0y1z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd1),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[4]),
      .in_local_ready_o (in_ready_o[4]),
      .in_local_kind_i  (in_kind_i[9:8]),
      .in_local_data_i  (in_data_i[159:128]),
      .in_east_valid_i  (x1y1z0_west_valid),
      .in_east_ready_o  (x1y1z0_west_ready),
      .in_east_kind_i   (x1y1z0_west_kind),
      .in_east_data_i   (x1y1z0_west_data),
      .in_north_valid_i (x0y2z0_south_valid),
      .in_north_ready_o (x0y2z0_south_ready),
      .in_north_kind_i  (x0y2z0_south_kind),
      .in_north_data_i  (x0y2z0_south_data),
      .in_south_valid_i (x0y0z0_north_valid),
      .in_south_ready_o (x0y0z0_north_ready),
      .in_south_kind_i  (x0y0z0_north_kind),
      .in_south_data_i  (x0y0z0_north_data),
      .in_up_valid_i    (x0y1z1_down_valid),
      .in_up_ready_o    (x0y1z1_down_ready),
      .in_up_kind_i     (x0y1z1_down_kind),
      .in_up_data_i     (x0y1z1_down_data),
      .out_local_valid_o(out_valid_o[4]),
      .out_local_ready_i(out_ready_i[4]),
      .out_local_kind_o (out_kind_o[9:8]),
      .out_local_data_o (out_data_o[159:128]),
      .out_east_valid_o (x0y1z0_east_valid),
      .out_east_ready_i (x0y1z0_east_ready),
      .out_east_kind_o  (x0y1z0_east_kind),
      .out_east_data_o  (x0y1z0_east_data),
      .out_north_valid_o(x0y1z0_north_valid),
      .out_north_ready_i(x0y1z0_north_ready),
      .out_north_kind_o (x0y1z0_north_kind),
      .out_north_data_o (x0y1z0_north_data),
      .out_south_valid_o(x0y1z0_south_valid),
      .out_south_ready_i(x0y1z0_south_ready),
      .out_south_kind_o (x0y1z0_south_kind),
      .out_south_data_o (x0y1z0_south_data),
      .out_up_valid_o   (x0y1z0_up_valid),
      .out_up_ready_i   (x0y1z0_up_ready),
      .out_up_kind_o    (x0y1z0_up_kind),
      .out_up_data_o    (x0y1z0_up_data),
      .dropped_o        (dropped_o[39:32])
  );

  noc_mesh_router_ewnsu u_x1y1z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd1),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[5]),
      .in_local_ready_o (in_ready_o[5]),
      .in_local_kind_i  (in_kind_i[11:10]),
      .in_local_data_i  (in_data_i[191:160]),
      .in_east_valid_i  (x2y1z0_west_valid),
      .in_east_ready_o  (x2y1z0_west_ready),
      .in_east_kind_i   (x2y1z0_west_kind),
      .in_east_data_i   (x2y1z0_west_data),
      .in_west_valid_i  (x0y1z0_east_valid),
      .in_west_ready_o  (x0y1z0_east_ready),
      .in_west_kind_i   (x0y1z0_east_kind),
      .in_west_data_i   (x0y1z0_east_data),
      .in_north_valid_i (x1y2z0_south_valid),
      .in_north_ready_o (x1y2z0_south_ready),
      .in_north_kind_i  (x1y2z0_south_kind),
      .in_north_data_i  (x1y2z0_south_data),
      .in_south_valid_i (x1y0z0_north_valid),
      .in_south_ready_o (x1y0z0_north_ready),
      .in_south_kind_i  (x1y0z0_north_kind),
      .in_south_data_i  (x1y0z0_north_data),
      .in_up_valid_i    (x1y1z1_down_valid),
      .in_up_ready_o    (x1y1z1_down_ready),
      .in_up_kind_i     (x1y1z1_down_kind),
      .in_up_data_i     (x1y1z1_down_data),
      .out_local_valid_o(out_valid_o[5]),
      .out_local_ready_i(out_ready_i[5]),
      .out_local_kind_o (out_kind_o[11:10]),
      .out_local_data_o (out_data_o[191:160]),
      .out_east_valid_o (x1y1z0_east_valid),
      .out_east_ready_i (x1y1z0_east_ready),
      .out_east_kind_o  (x1y1z0_east_kind),
      .out_east_data_o  (x1y1z0_east_data),
      .out_west_valid_o (x1y1z0_west_valid),
      .out_west_ready_i (x1y1z0_west_ready),
      .out_west_kind_o  (x1y1z0_west_kind),
      .out_west_data_o  (x1y1z0_west_data),
      .out_north_valid_o(x1y1z0_north_valid),
      .out_north_ready_i(x1y1z0_north_ready),
      .out_north_kind_o (x1y1z0_north_kind),
      .out_north_data_o (x1y1z0_north_data),
      .out_south_valid_o(x1y1z0_south_valid),
      .out_south_ready_i(x1y1z0_south_ready),
      .out_south_kind_o (x1y1z0_south_kind),
      .out_south_data_o (x1y1z0_south_data),
      .out_up_valid_o   (x1y1z0_up_valid),
      .out_up_ready_i   (x1y1z0_up_ready),
      .out_up_kind_o    (x1y1z0_up_kind),
      .out_up_data_o    (x1y1z0_up_data),
      .dropped_o        (dropped_o[47:40])
  );

  noc_mesh_router_ewnsu u_x2y1z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd1),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[6]),
      .in_local_ready_o (in_ready_o[6]),
      .in_local_kind_i  (in_kind_i[13:12]),
      .in_local_data_i  (in_data_i[223:192]),
      .in_east_valid_i  (x3y1z0_west_valid),
      .in_east_ready_o  (x3y1z0_west_ready),
      .in_east_kind_i   (x3y1z0_west_kind),
      .in_east_data_i   (x3y1z0_west_data),
      .in_west_valid_i  (x1y1z0_east_valid),
      .in_west_ready_o  (x1y1z0_east_ready),
      .in_west_kind_i   (x1y1z0_east_kind),
      .in_west_data_i   (x1y1z0_east_data),
      .in_north_valid_i (x2y2z0_south_valid),
      .in_north_ready_o (x2y2z0_south_ready),
      .in_north_kind_i  (x2y2z0_south_kind),
      .in_north_data_i  (x2y2z0_south_data),
      .in_south_valid_i (x2y0z0_north_valid),
      .in_south_ready_o (x2y0z0_north_ready),
      .in_south_kind_i  (x2y0z0_north_kind),
      .in_south_data_i  (x2y0z0_north_data),
      .in_up_valid_i    (x2y1z1_down_valid),
      .in_up_ready_o    (x2y1z1_down_ready),
      .in_up_kind_i     (x2y1z1_down_kind),
      .in_up_data_i     (x2y1z1_down_data),
      .out_local_valid_o(out_valid_o[6]),
      .out_local_ready_i(out_ready_i[6]),
      .out_local_kind_o (out_kind_o[13:12]),
      .out_local_data_o (out_data_o[223:192]),
      .out_east_valid_o (x2y1z0_east_valid),
      .out_east_ready_i (x2y1z0_east_ready),
      .out_east_kind_o  (x2y1z0_east_kind),
      .out_east_data_o  (x2y1z0_east_data),
      .out_west_valid_o (x2y1z0_west_valid),
      .out_west_ready_i (x2y1z0_west_ready),
      .out_west_kind_o  (x2y1z0_west_kind),
      .out_west_data_o  (x2y1z0_west_data),
      .out_north_valid_o(x2y1z0_north_valid),
      .out_north_ready_i(x2y1z0_north_ready),
      .out_north_kind_o (x2y1z0_north_kind),
      .out_north_data_o (x2y1z0_north_data),
      .out_south_valid_o(x2y1z0_south_valid),
      .out_south_ready_i(x2y1z0_south_ready),
      .out_south_kind_o (x2y1z0_south_kind),
      .out_south_data_o (x2y1z0_south_data),
      .out_up_valid_o   (x2y1z0_up_valid),
      .out_up_ready_i   (x2y1z0_up_ready),
      .out_up_kind_o    (x2y1z0_up_kind),
      .out_up_data_o    (x2y1z0_up_data),
      .dropped_o        (dropped_o[55:48])
  );

  noc_mesh_router_wnsu u_x3y1z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd1),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[7]),
      .in_local_ready_o (in_ready_o[7]),
      .in_local_kind_i  (in_kind_i[15:14]),
      .in_local_data_i  (in_data_i[255:224]),
      .in_west_valid_i  (x2y1z0_east_valid),
      .in_west_ready_o  (x2y1z0_east_ready),
      .in_west_kind_i   (x2y1z0_east_kind),
      .in_west_data_i   (x2y1z0_east_data),
      .in_north_valid_i (x3y2z0_south_valid),
      .in_north_ready_o (x3y2z0_south_ready),
      .in_north_kind_i  (x3y2z0_south_kind),
      .in_north_data_i  (x3y2z0_south_data),
      .in_south_valid_i (x3y0z0_north_valid),
      .in_south_ready_o (x3y0z0_north_ready),
      .in_south_kind_i  (x3y0z0_north_kind),
      .in_south_data_i  (x3y0z0_north_data),
      .in_up_valid_i    (x3y1z1_down_valid),
      .in_up_ready_o    (x3y1z1_down_ready),
      .in_up_kind_i     (x3y1z1_down_kind),
      .in_up_data_i     (x3y1z1_down_data),
      .out_local_valid_o(out_valid_o[7]),
      .out_local_ready_i(out_ready_i[7]),
      .out_local_kind_o (out_kind_o[15:14]),
      .out_local_data_o (out_data_o[255:224]),
      .out_west_valid_o (x3y1z0_west_valid),
      .out_west_ready_i (x3y1z0_west_ready),
      .out_west_kind_o  (x3y1z0_west_kind),
      .out_west_data_o  (x3y1z0_west_data),
      .out_north_valid_o(x3y1z0_north_valid),
      .out_north_ready_i(x3y1z0_north_ready),
      .out_north_kind_o (x3y1z0_north_kind),
      .out_north_data_o (x3y1z0_north_data),
      .out_south_valid_o(x3y1z0_south_valid),
      .out_south_ready_i(x3y1z0_south_ready),
      .out_south_kind_o (x3y1z0_south_kind),
      .out_south_data_o (x3y1z0_south_data),
      .out_up_valid_o   (x3y1z0_up_valid),
      .out_up_ready_i   (x3y1z0_up_ready),
      .out_up_kind_o    (x3y1z0_up_kind),
      .out_up_data_o    (x3y1z0_up_data),
      .dropped_o        (dropped_o[63:56])
  );

  noc_mesh_router_ensu u_x0y2z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd2),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[8]),
      .in_local_ready_o (in_ready_o[8]),
      .in_local_kind_i  (in_kind_i[17:16]),
      .in_local_data_i  (in_data_i[287:256]),
      .in_east_valid_i  (x1y2z0_west_valid),
      .in_east_ready_o  (x1y2z0_west_ready),
      .in_east_kind_i   (x1y2z0_west_kind),
      .in_east_data_i   (x1y2z0_west_data),
      .in_north_valid_i (x0y3z0_south_valid),
      .in_north_ready_o (x0y3z0_south_ready),
      .in_north_kind_i  (x0y3z0_south_kind),
      .in_north_data_i  (x0y3z0_south_data),
      .in_south_valid_i (x0y1z0_north_valid),
      .in_south_ready_o (x0y1z0_north_ready),
      .in_south_kind_i  (x0y1z0_north_kind),
      .in_south_data_i  (x0y1z0_north_data),
      .in_up_valid_i    (x0y2z1_down_valid),
      .in_up_ready_o    (x0y2z1_down_ready),
      .in_up_kind_i     (x0y2z1_down_kind),
      .in_up_data_i     (x0y2z1_down_data),
      .out_local_valid_o(out_valid_o[8]),
      .out_local_ready_i(out_ready_i[8]),
      .out_local_kind_o (out_kind_o[17:16]),
      .out_local_data_o (out_data_o[287:256]),
      .out_east_valid_o (x0y2z0_east_valid),
      .out_east_ready_i (x0y2z0_east_ready),
      .out_east_kind_o  (x0y2z0_east_kind),
      .out_east_data_o  (x0y2z0_east_data),
      .out_north_valid_o(x0y2z0_north_valid),
      .out_north_ready_i(x0y2z0_north_ready),
      .out_north_kind_o (x0y2z0_north_kind),
      .out_north_data_o (x0y2z0_north_data),
      .out_south_valid_o(x0y2z0_south_valid),
      .out_south_ready_i(x0y2z0_south_ready),
      .out_south_kind_o (x0y2z0_south_kind),
      .out_south_data_o (x0y2z0_south_data),
      .out_up_valid_o   (x0y2z0_up_valid),
      .out_up_ready_i   (x0y2z0_up_ready),
      .out_up_kind_o    (x0y2z0_up_kind),
      .out_up_data_o    (x0y2z0_up_data),
      .dropped_o        (dropped_o[71:64])
  );

  noc_mesh_router_ewnsu u_x1y2z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd2),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[9]),
      .in_local_ready_o (in_ready_o[9]),
      .in_local_kind_i  (in_kind_i[19:18]),
      .in_local_data_i  (in_data_i[319:288]),
      .in_east_valid_i  (x2y2z0_west_valid),
      .in_east_ready_o  (x2y2z0_west_ready),
      .in_east_kind_i   (x2y2z0_west_kind),
      .in_east_data_i   (x2y2z0_west_data),
      .in_west_valid_i  (x0y2z0_east_valid),
      .in_west_ready_o  (x0y2z0_east_ready),
      .in_west_kind_i   (x0y2z0_east_kind),
      .in_west_data_i   (x0y2z0_east_data),
      .in_north_valid_i (x1y3z0_south_valid),
      .in_north_ready_o (x1y3z0_south_ready),
      .in_north_kind_i  (x1y3z0_south_kind),
      .in_north_data_i  (x1y3z0_south_data),
      .in_south_valid_i (x1y1z0_north_valid),
      .in_south_ready_o (x1y1z0_north_ready),
      .in_south_kind_i  (x1y1z0_north_kind),
      .in_south_data_i  (x1y1z0_north_data),
      .in_up_valid_i    (x1y2z1_down_valid),
      .in_up_ready_o    (x1y2z1_down_ready),
      .in_up_kind_i     (x1y2z1_down_kind),
      .in_up_data_i     (x1y2z1_down_data),
      .out_local_valid_o(out_valid_o[9]),
      .out_local_ready_i(out_ready_i[9]),
      .out_local_kind_o (out_kind_o[19:18]),
      .out_local_data_o (out_data_o[319:288]),
      .out_east_valid_o (x1y2z0_east_valid),
      .out_east_ready_i (x1y2z0_east_ready),
      .out_east_kind_o  (x1y2z0_east_kind),
      .out_east_data_o  (x1y2z0_east_data),
      .out_west_valid_o (x1y2z0_west_valid),
      .out_west_ready_i (x1y2z0_west_ready),
      .out_west_kind_o  (x1y2z0_west_kind),
      .out_west_data_o  (x1y2z0_west_data),
      .out_north_valid_o(x1y2z0_north_valid),
      .out_north_ready_i(x1y2z0_north_ready),
      .out_north_kind_o (x1y2z0_north_kind),
      .out_north_data_o (x1y2z0_north_data),
      .out_south_valid_o(x1y2z0_south_valid),
      .out_south_ready_i(x1y2z0_south_ready),
      .out_south_kind_o (x1y2z0_south_kind),
      .out_south_data_o (x1y2z0_south_data),
      .out_up_valid_o   (x1y2z0_up_valid),
      .out_up_ready_i   (x1y2z0_up_ready),
      .out_up_kind_o    (x1y2z0_up_kind),
      .out_up_data_o    (x1y2z0_up_data),
      .dropped_o        (dropped_o[79:72])
  );

  noc_mesh_router_ewnsu u_x2y2z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd2),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[10]),
      .in_local_ready_o (in_ready_o[10]),
      .in_local_kind_i  (in_kind_i[21:20]),
      .in_local_data_i  (in_data_i[351:320]),
      .in_east_valid_i  (x3y2z0_west_valid),
      .in_east_ready_o  (x3y2z0_west_ready),
      .in_east_kind_i   (x3y2z0_west_kind),
      .in_east_data_i   (x3y2z0_west_data),
      .in_west_valid_i  (x1y2z0_east_valid),
      .in_west_ready_o  (x1y2z0_east_ready),
      .in_west_kind_i   (x1y2z0_east_kind),
      .in_west_data_i   (x1y2z0_east_data),
      .in_north_valid_i (x2y3z0_south_valid),
      .in_north_ready_o (x2y3z0_south_ready),
      .in_north_kind_i  (x2y3z0_south_kind),
      .in_north_data_i  (x2y3z0_south_data),
      .in_south_valid_i (x2y1z0_north_valid),
      .in_south_ready_o (x2y1z0_north_ready),
      .in_south_kind_i  (x2y1z0_north_kind),
      .in_south_data_i  (x2y1z0_north_data),
      .in_up_valid_i    (x2y2z1_down_valid),
      .in_up_ready_o    (x2y2z1_down_ready),
      .in_up_kind_i     (x2y2z1_down_kind),
      .in_up_data_i     (x2y2z1_down_data),
      .out_local_valid_o(out_valid_o[10]),
      .out_local_ready_i(out_ready_i[10]),
      .out_local_kind_o (out_kind_o[21:20]),
      .out_local_data_o (out_data_o[351:320]),
      .out_east_valid_o (x2y2z0_east_valid),
      .out_east_ready_i (x2y2z0_east_ready),
      .out_east_kind_o  (x2y2z0_east_kind),
      .out_east_data_o  (x2y2z0_east_data),
      .out_west_valid_o (x2y2z0_west_valid),
      .out_west_ready_i (x2y2z0_west_ready),
      .out_west_kind_o  (x2y2z0_west_kind),
      .out_west_data_o  (x2y2z0_west_data),
      .out_north_valid_o(x2y2z0_north_valid),
      .out_north_ready_i(x2y2z0_north_ready),
      .out_north_kind_o (x2y2z0_north_kind),
      .out_north_data_o (x2y2z0_north_data),
      .out_south_valid_o(x2y2z0_south_valid),
      .out_south_ready_i(x2y2z0_south_ready),
      .out_south_kind_o (x2y2z0_south_kind),
      .out_south_data_o (x2y2z0_south_data),
      .out_up_valid_o   (x2y2z0_up_valid),
      .out_up_ready_i   (x2y2z0_up_ready),
      .out_up_kind_o    (x2y2z0_up_kind),
      .out_up_data_o    (x2y2z0_up_data),
      .dropped_o        (dropped_o[87:80])
  );

  noc_mesh_router_wnsu u_x3y2z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd2),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[11]),
      .in_local_ready_o (in_ready_o[11]),
      .in_local_kind_i  (in_kind_i[23:22]),
      .in_local_data_i  (in_data_i[383:352]),
      .in_west_valid_i  (x2y2z0_east_valid),
      .in_west_ready_o  (x2y2z0_east_ready),
      .in_west_kind_i   (x2y2z0_east_kind),
      .in_west_data_i   (x2y2z0_east_data),
      .in_north_valid_i (x3y3z0_south_valid),
      .in_north_ready_o (x3y3z0_south_ready),
      .in_north_kind_i  (x3y3z0_south_kind),
      .in_north_data_i  (x3y3z0_south_data),
      .in_south_valid_i (x3y1z0_north_valid),
      .in_south_ready_o (x3y1z0_north_ready),
      .in_south_kind_i  (x3y1z0_north_kind),
      .in_south_data_i  (x3y1z0_north_data),
      .in_up_valid_i    (x3y2z1_down_valid),
      .in_up_ready_o    (x3y2z1_down_ready),
      .in_up_kind_i     (x3y2z1_down_kind),
      .in_up_data_i     (x3y2z1_down_data),
      .out_local_valid_o(out_valid_o[11]),
      .out_local_ready_i(out_ready_i[11]),
      .out_local_kind_o (out_kind_o[23:22]),
      .out_local_data_o (out_data_o[383:352]),
      .out_west_valid_o (x3y2z0_west_valid),
      .out_west_ready_i (x3y2z0_west_ready),
      .out_west_kind_o  (x3y2z0_west_kind),
      .out_west_data_o  (x3y2z0_west_data),
      .out_north_valid_o(x3y2z0_north_valid),
      .out_north_ready_i(x3y2z0_north_ready),
      .out_north_kind_o (x3y2z0_north_kind),
      .out_north_data_o (x3y2z0_north_data),
      .out_south_valid_o(x3y2z0_south_valid),
      .out_south_ready_i(x3y2z0_south_ready),
      .out_south_kind_o (x3y2z0_south_kind),
      .out_south_data_o (x3y2z0_south_data),
      .out_up_valid_o   (x3y2z0_up_valid),
      .out_up_ready_i   (x3y2z0_up_ready),
      .out_up_kind_o    (x3y2z0_up_kind),
      .out_up_data_o    (x3y2z0_up_data),
      .dropped_o        (dropped_o[95:88])
  );

  noc_mesh_router_esu u_x0y3z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd3),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[12]),
      .in_local_ready_o (in_ready_o[12]),
      .in_local_kind_i  (in_kind_i[25:24]),
      .in_local_data_i  (in_data_i[415:384]),
      .in_east_valid_i  (x1y3z0_west_valid),
      .in_east_ready_o  (x1y3z0_west_ready),
      .in_east_kind_i   (x1y3z0_west_kind),
      .in_east_data_i   (x1y3z0_west_data),
      .in_south_valid_i (x0y2z0_north_valid),
      .in_south_ready_o (x0y2z0_north_ready),
      .in_south_kind_i  (x0y2z0_north_kind),
      .in_south_data_i  (x0y2z0_north_data),
      .in_up_valid_i    (x0y3z1_down_valid),
      .in_up_ready_o    (x0y3z1_down_ready),
      .in_up_kind_i     (x0y3z1_down_kind),
      .in_up_data_i     (x0y3z1_down_data),
      .out_local_valid_o(out_valid_o[12]),
      .out_local_ready_i(out_ready_i[12]),
      .out_local_kind_o (out_kind_o[25:24]),
      .out_local_data_o (out_data_o[415:384]),
      .out_east_valid_o (x0y3z0_east_valid),
      .out_east_ready_i (x0y3z0_east_ready),
      .out_east_kind_o  (x0y3z0_east_kind),
      .out_east_data_o  (x0y3z0_east_data),
      .out_south_valid_o(x0y3z0_south_valid),
      .out_south_ready_i(x0y3z0_south_ready),
      .out_south_kind_o (x0y3z0_south_kind),
      .out_south_data_o (x0y3z0_south_data),
      .out_up_valid_o   (x0y3z0_up_valid),
      .out_up_ready_i   (x0y3z0_up_ready),
      .out_up_kind_o    (x0y3z0_up_kind),
      .out_up_data_o    (x0y3z0_up_data),
      .dropped_o        (dropped_o[103:96])
  );

  noc_mesh_router_ewsu u_x1y3z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd3),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[13]),
      .in_local_ready_o (in_ready_o[13]),
      .in_local_kind_i  (in_kind_i[27:26]),
      .in_local_data_i  (in_data_i[447:416]),
      .in_east_valid_i  (x2y3z0_west_valid),
      .in_east_ready_o  (x2y3z0_west_ready),
      .in_east_kind_i   (x2y3z0_west_kind),
      .in_east_data_i   (x2y3z0_west_data),
      .in_west_valid_i  (x0y3z0_east_valid),
      .in_west_ready_o  (x0y3z0_east_ready),
      .in_west_kind_i   (x0y3z0_east_kind),
      .in_west_data_i   (x0y3z0_east_data),
      .in_south_valid_i (x1y2z0_north_valid),
      .in_south_ready_o (x1y2z0_north_ready),
      .in_south_kind_i  (x1y2z0_north_kind),
      .in_south_data_i  (x1y2z0_north_data),
      .in_up_valid_i    (x1y3z1_down_valid),
      .in_up_ready_o    (x1y3z1_down_ready),
      .in_up_kind_i     (x1y3z1_down_kind),
      .in_up_data_i     (x1y3z1_down_data),
      .out_local_valid_o(out_valid_o[13]),
      .out_local_ready_i(out_ready_i[13]),
      .out_local_kind_o (out_kind_o[27:26]),
      .out_local_data_o (out_data_o[447:416]),
      .out_east_valid_o (x1y3z0_east_valid),
      .out_east_ready_i (x1y3z0_east_ready),
      .out_east_kind_o  (x1y3z0_east_kind),
      .out_east_data_o  (x1y3z0_east_data),
      .out_west_valid_o (x1y3z0_west_valid),
      .out_west_ready_i (x1y3z0_west_ready),
      .out_west_kind_o  (x1y3z0_west_kind),
      .out_west_data_o  (x1y3z0_west_data),
      .out_south_valid_o(x1y3z0_south_valid),
      .out_south_ready_i(x1y3z0_south_ready),
      .out_south_kind_o (x1y3z0_south_kind),
      .out_south_data_o (x1y3z0_south_data),
      .out_up_valid_o   (x1y3z0_up_valid),
      .out_up_ready_i   (x1y3z0_up_ready),
      .out_up_kind_o    (x1y3z0_up_kind),
      .out_up_data_o    (x1y3z0_up_data),
      .dropped_o        (dropped_o[111:104])
  );

  noc_mesh_router_ewsu u_x2y3z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd3),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[14]),
      .in_local_ready_o (in_ready_o[14]),
      .in_local_kind_i  (in_kind_i[29:28]),
      .in_local_data_i  (in_data_i[479:448]),
      .in_east_valid_i  (x3y3z0_west_valid),
      .in_east_ready_o  (x3y3z0_west_ready),
      .in_east_kind_i   (x3y3z0_west_kind),
      .in_east_data_i   (x3y3z0_west_data),
      .in_west_valid_i  (x1y3z0_east_valid),
      .in_west_ready_o  (x1y3z0_east_ready),
      .in_west_kind_i   (x1y3z0_east_kind),
      .in_west_data_i   (x1y3z0_east_data),
      .in_south_valid_i (x2y2z0_north_valid),
      .in_south_ready_o (x2y2z0_north_ready),
      .in_south_kind_i  (x2y2z0_north_kind),
      .in_south_data_i  (x2y2z0_north_data),
      .in_up_valid_i    (x2y3z1_down_valid),
      .in_up_ready_o    (x2y3z1_down_ready),
      .in_up_kind_i     (x2y3z1_down_kind),
      .in_up_data_i     (x2y3z1_down_data),
      .out_local_valid_o(out_valid_o[14]),
      .out_local_ready_i(out_ready_i[14]),
      .out_local_kind_o (out_kind_o[29:28]),
      .out_local_data_o (out_data_o[479:448]),
      .out_east_valid_o (x2y3z0_east_valid),
      .out_east_ready_i (x2y3z0_east_ready),
      .out_east_kind_o  (x2y3z0_east_kind),
      .out_east_data_o  (x2y3z0_east_data),
      .out_west_valid_o (x2y3z0_west_valid),
      .out_west_ready_i (x2y3z0_west_ready),
      .out_west_kind_o  (x2y3z0_west_kind),
      .out_west_data_o  (x2y3z0_west_data),
      .out_south_valid_o(x2y3z0_south_valid),
      .out_south_ready_i(x2y3z0_south_ready),
      .out_south_kind_o (x2y3z0_south_kind),
      .out_south_data_o (x2y3z0_south_data),
      .out_up_valid_o   (x2y3z0_up_valid),
      .out_up_ready_i   (x2y3z0_up_ready),
      .out_up_kind_o    (x2y3z0_up_kind),
      .out_up_data_o    (x2y3z0_up_data),
      .dropped_o        (dropped_o[119:112])
  );

  noc_mesh_router_wsu u_x3y3z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd3),
      .z_i              (2'd0),
      .in_local_valid_i (in_valid_i[15]),
      .in_local_ready_o (in_ready_o[15]),
      .in_local_kind_i  (in_kind_i[31:30]),
      .in_local_data_i  (in_data_i[511:480]),
      .in_west_valid_i  (x2y3z0_east_valid),
      .in_west_ready_o  (x2y3z0_east_ready),
      .in_west_kind_i   (x2y3z0_east_kind),
      .in_west_data_i   (x2y3z0_east_data),
      .in_south_valid_i (x3y2z0_north_valid),
      .in_south_ready_o (x3y2z0_north_ready),
      .in_south_kind_i  (x3y2z0_north_kind),
      .in_south_data_i  (x3y2z0_north_data),
      .in_up_valid_i    (x3y3z1_down_valid),
      .in_up_ready_o    (x3y3z1_down_ready),
      .in_up_kind_i     (x3y3z1_down_kind),
      .in_up_data_i     (x3y3z1_down_data),
      .out_local_valid_o(out_valid_o[15]),
      .out_local_ready_i(out_ready_i[15]),
      .out_local_kind_o (out_kind_o[31:30]),
      .out_local_data_o (out_data_o[511:480]),
      .out_west_valid_o (x3y3z0_west_valid),
      .out_west_ready_i (x3y3z0_west_ready),
      .out_west_kind_o  (x3y3z0_west_kind),
      .out_west_data_o  (x3y3z0_west_data),
      .out_south_valid_o(x3y3z0_south_valid),
      .out_south_ready_i(x3y3z0_south_ready),
      .out_south_kind_o (x3y3z0_south_kind),
      .out_south_data_o (x3y3z0_south_data),
      .out_up_valid_o   (x3y3z0_up_valid),
      .out_up_ready_i   (x3y3z0_up_ready),
      .out_up_kind_o    (x3y3z0_up_kind),
      .out_up_data_o    (x3y3z0_up_data),
      .dropped_o        (dropped_o[127:120])
  );

  noc_mesh_router_enud u_x0y0z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd0),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[16]),
      .in_local_ready_o (in_ready_o[16]),
      .in_local_kind_i  (in_kind_i[33:32]),
      .in_local_data_i  (in_data_i[543:512]),
      .in_east_valid_i  (x1y0z1_west_valid),
      .in_east_ready_o  (x1y0z1_west_ready),
      .in_east_kind_i   (x1y0z1_west_kind),
      .in_east_data_i   (x1y0z1_west_data),
      .in_north_valid_i (x0y1z1_south_valid),
      .in_north_ready_o (x0y1z1_south_ready),
      .in_north_kind_i  (x0y1z1_south_kind),
      .in_north_data_i  (x0y1z1_south_data),
      .in_up_valid_i    (x0y0z2_down_valid),
      .in_up_ready_o    (x0y0z2_down_ready),
      .in_up_kind_i     (x0y0z2_down_kind),
      .in_up_data_i     (x0y0z2_down_data),
      .in_down_valid_i  (x0y0z0_up_valid),
      .in_down_ready_o  (x0y0z0_up_ready),
      .in_down_kind_i   (x0y0z0_up_kind),
      .in_down_data_i   (x0y0z0_up_data),
      .out_local_valid_o(out_valid_o[16]),
      .out_local_ready_i(out_ready_i[16]),
      .out_local_kind_o (out_kind_o[33:32]),
      .out_local_data_o (out_data_o[543:512]),
      .out_east_valid_o (x0y0z1_east_valid),
      .out_east_ready_i (x0y0z1_east_ready),
      .out_east_kind_o  (x0y0z1_east_kind),
      .out_east_data_o  (x0y0z1_east_data),
      .out_north_valid_o(x0y0z1_north_valid),
      .out_north_ready_i(x0y0z1_north_ready),
      .out_north_kind_o (x0y0z1_north_kind),
      .out_north_data_o (x0y0z1_north_data),
      .out_up_valid_o   (x0y0z1_up_valid),
      .out_up_ready_i   (x0y0z1_up_ready),
      .out_up_kind_o    (x0y0z1_up_kind),
      .out_up_data_o    (x0y0z1_up_data),
      .out_down_valid_o (x0y0z1_down_valid),
      .out_down_ready_i (x0y0z1_down_ready),
      .out_down_kind_o  (x0y0z1_down_kind),
      .out_down_data_o  (x0y0z1_down_data),
      .dropped_o        (dropped_o[135:128])
  );

  noc_mesh_router_ewnud u_x1y0z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd0),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[17]),
      .in_local_ready_o (in_ready_o[17]),
      .in_local_kind_i  (in_kind_i[35:34]),
      .in_local_data_i  (in_data_i[575:544]),
      .in_east_valid_i  (x2y0z1_west_valid),
      .in_east_ready_o  (x2y0z1_west_ready),
      .in_east_kind_i   (x2y0z1_west_kind),
      .in_east_data_i   (x2y0z1_west_data),
      .in_west_valid_i  (x0y0z1_east_valid),
      .in_west_ready_o  (x0y0z1_east_ready),
      .in_west_kind_i   (x0y0z1_east_kind),
      .in_west_data_i   (x0y0z1_east_data),
      .in_north_valid_i (x1y1z1_south_valid),
      .in_north_ready_o (x1y1z1_south_ready),
      .in_north_kind_i  (x1y1z1_south_kind),
      .in_north_data_i  (x1y1z1_south_data),
      .in_up_valid_i    (x1y0z2_down_valid),
      .in_up_ready_o    (x1y0z2_down_ready),
      .in_up_kind_i     (x1y0z2_down_kind),
      .in_up_data_i     (x1y0z2_down_data),
      .in_down_valid_i  (x1y0z0_up_valid),
      .in_down_ready_o  (x1y0z0_up_ready),
      .in_down_kind_i   (x1y0z0_up_kind),
      .in_down_data_i   (x1y0z0_up_data),
      .out_local_valid_o(out_valid_o[17]),
      .out_local_ready_i(out_ready_i[17]),
      .out_local_kind_o (out_kind_o[35:34]),
      .out_local_data_o (out_data_o[575:544]),
      .out_east_valid_o (x1y0z1_east_valid),
      .out_east_ready_i (x1y0z1_east_ready),
      .out_east_kind_o  (x1y0z1_east_kind),
      .out_east_data_o  (x1y0z1_east_data),
      .out_west_valid_o (x1y0z1_west_valid),
      .out_west_ready_i (x1y0z1_west_ready),
      .out_west_kind_o  (x1y0z1_west_kind),
      .out_west_data_o  (x1y0z1_west_data),
      .out_north_valid_o(x1y0z1_north_valid),
      .out_north_ready_i(x1y0z1_north_ready),
      .out_north_kind_o (x1y0z1_north_kind),
      .out_north_data_o (x1y0z1_north_data),
      .out_up_valid_o   (x1y0z1_up_valid),
      .out_up_ready_i   (x1y0z1_up_ready),
      .out_up_kind_o    (x1y0z1_up_kind),
      .out_up_data_o    (x1y0z1_up_data),
      .out_down_valid_o (x1y0z1_down_valid),
      .out_down_ready_i (x1y0z1_down_ready),
      .out_down_kind_o  (x1y0z1_down_kind),
      .out_down_data_o  (x1y0z1_down_data),
      .dropped_o        (dropped_o[143:136])
  );

  noc_mesh_router_ewnud u_x2y0z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd0),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[18]),
      .in_local_ready_o (in_ready_o[18]),
      .in_local_kind_i  (in_kind_i[37:36]),
      .in_local_data_i  (in_data_i[607:576]),
      .in_east_valid_i  (x3y0z1_west_valid),
      .in_east_ready_o  (x3y0z1_west_ready),
      .in_east_kind_i   (x3y0z1_west_kind),
      .in_east_data_i   (x3y0z1_west_data),
      .in_west_valid_i  (x1y0z1_east_valid),
      .in_west_ready_o  (x1y0z1_east_ready),
      .in_west_kind_i   (x1y0z1_east_kind),
      .in_west_data_i   (x1y0z1_east_data),
      .in_north_valid_i (x2y1z1_south_valid),
      .in_north_ready_o (x2y1z1_south_ready),
      .in_north_kind_i  (x2y1z1_south_kind),
      .in_north_data_i  (x2y1z1_south_data),
      .in_up_valid_i    (x2y0z2_down_valid),
      .in_up_ready_o    (x2y0z2_down_ready),
      .in_up_kind_i     (x2y0z2_down_kind),
      .in_up_data_i     (x2y0z2_down_data),
      .in_down_valid_i  (x2y0z0_up_valid),
      .in_down_ready_o  (x2y0z0_up_ready),
      .in_down_kind_i   (x2y0z0_up_kind),
      .in_down_data_i   (x2y0z0_up_data),
      .out_local_valid_o(out_valid_o[18]),
      .out_local_ready_i(out_ready_i[18]),
      .out_local_kind_o (out_kind_o[37:36]),
      .out_local_data_o (out_data_o[607:576]),
      .out_east_valid_o (x2y0z1_east_valid),
      .out_east_ready_i (x2y0z1_east_ready),
      .out_east_kind_o  (x2y0z1_east_kind),
      .out_east_data_o  (x2y0z1_east_data),
      .out_west_valid_o (x2y0z1_west_valid),
      .out_west_ready_i (x2y0z1_west_ready),
      .out_west_kind_o  (x2y0z1_west_kind),
      .out_west_data_o  (x2y0z1_west_data),
      .out_north_valid_o(x2y0z1_north_valid),
      .out_north_ready_i(x2y0z1_north_ready),
      .out_north_kind_o (x2y0z1_north_kind),
      .out_north_data_o (x2y0z1_north_data),
      .out_up_valid_o   (x2y0z1_up_valid),
      .out_up_ready_i   (x2y0z1_up_ready),
      .out_up_kind_o    (x2y0z1_up_kind),
      .out_up_data_o    (x2y0z1_up_data),
      .out_down_valid_o (x2y0z1_down_valid),
      .out_down_ready_i (x2y0z1_down_ready),
      .out_down_kind_o  (x2y0z1_down_kind),
      .out_down_data_o  (x2y0z1_down_data),
      .dropped_o        (dropped_o[151:144])
  );

  noc_mesh_router_wnud u_x3y0z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd0),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[19]),
      .in_local_ready_o (in_ready_o[19]),
      .in_local_kind_i  (in_kind_i[39:38]),
      .in_local_data_i  (in_data_i[639:608]),
      .in_west_valid_i  (x2y0z1_east_valid),
      .in_west_ready_o  (x2y0z1_east_ready),
      .in_west_kind_i   (x2y0z1_east_kind),
      .in_west_data_i   (x2y0z1_east_data),
      .in_north_valid_i (x3y1z1_south_valid),
      .in_north_ready_o (x3y1z1_south_ready),
      .in_north_kind_i  (x3y1z1_south_kind),
      .in_north_data_i  (x3y1z1_south_data),
      .in_up_valid_i    (x3y0z2_down_valid),
      .in_up_ready_o    (x3y0z2_down_ready),
      .in_up_kind_i     (x3y0z2_down_kind),
      .in_up_data_i     (x3y0z2_down_data),
      .in_down_valid_i  (x3y0z0_up_valid),
      .in_down_ready_o  (x3y0z0_up_ready),
      .in_down_kind_i   (x3y0z0_up_kind),
      .in_down_data_i   (x3y0z0_up_data),
      .out_local_valid_o(out_valid_o[19]),
      .out_local_ready_i(out_ready_i[19]),
      .out_local_kind_o (out_kind_o[39:38]),
      .out_local_data_o (out_data_o[639:608]),
      .out_west_valid_o (x3y0z1_west_valid),
      .out_west_ready_i (x3y0z1_west_ready),
      .out_west_kind_o  (x3y0z1_west_kind),
      .out_west_data_o  (x3y0z1_west_data),
      .out_north_valid_o(x3y0z1_north_valid),
      .out_north_ready_i(x3y0z1_north_ready),
      .out_north_kind_o (x3y0z1_north_kind),
      .out_north_data_o (x3y0z1_north_data),
      .out_up_valid_o   (x3y0z1_up_valid),
      .out_up_ready_i   (x3y0z1_up_ready),
      .out_up_kind_o    (x3y0z1_up_kind),
      .out_up_data_o    (x3y0z1_up_data),
      .out_down_valid_o (x3y0z1_down_valid),
      .out_down_ready_i (x3y0z1_down_ready),
      .out_down_kind_o  (x3y0z1_down_kind),
      .out_down_data_o  (x3y0z1_down_data),
      .dropped_o        (dropped_o[159:152])
  );

  noc_mesh_router_ensud u_x0y1z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd1),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[20]),
      .in_local_ready_o (in_ready_o[20]),
      .in_local_kind_i  (in_kind_i[41:40]),
      .in_local_data_i  (in_data_i[671:640]),
      .in_east_valid_i  (x1y1z1_west_valid),
      .in_east_ready_o  (x1y1z1_west_ready),
      .in_east_kind_i   (x1y1z1_west_kind),
      .in_east_data_i   (x1y1z1_west_data),
      .in_north_valid_i (x0y2z1_south_valid),
      .in_north_ready_o (x0y2z1_south_ready),
      .in_north_kind_i  (x0y2z1_south_kind),
      .in_north_data_i  (x0y2z1_south_data),
      .in_south_valid_i (x0y0z1_north_valid),
      .in_south_ready_o (x0y0z1_north_ready),
      .in_south_kind_i  (x0y0z1_north_kind),
      .in_south_data_i  (x0y0z1_north_data),
      .in_up_valid_i    (x0y1z2_down_valid),
      .in_up_ready_o    (x0y1z2_down_ready),
      .in_up_kind_i     (x0y1z2_down_kind),
      .in_up_data_i     (x0y1z2_down_data),
      .in_down_valid_i  (x0y1z0_up_valid),
      .in_down_ready_o  (x0y1z0_up_ready),
      .in_down_kind_i   (x0y1z0_up_kind),
      .in_down_data_i   (x0y1z0_up_data),
      .out_local_valid_o(out_valid_o[20]),
      .out_local_ready_i(out_ready_i[20]),
      .out_local_kind_o (out_kind_o[41:40]),
      .out_local_data_o (out_data_o[671:640]),
      .out_east_valid_o (x0y1z1_east_valid),
      .out_east_ready_i (x0y1z1_east_ready),
      .out_east_kind_o  (x0y1z1_east_kind),
      .out_east_data_o  (x0y1z1_east_data),
      .out_north_valid_o(x0y1z1_north_valid),
      .out_north_ready_i(x0y1z1_north_ready),
      .out_north_kind_o (x0y1z1_north_kind),
      .out_north_data_o (x0y1z1_north_data),
      .out_south_valid_o(x0y1z1_south_valid),
      .out_south_ready_i(x0y1z1_south_ready),
      .out_south_kind_o (x0y1z1_south_kind),
      .out_south_data_o (x0y1z1_south_data),
      .out_up_valid_o   (x0y1z1_up_valid),
      .out_up_ready_i   (x0y1z1_up_ready),
      .out_up_kind_o    (x0y1z1_up_kind),
      .out_up_data_o    (x0y1z1_up_data),
      .out_down_valid_o (x0y1z1_down_valid),
      .out_down_ready_i (x0y1z1_down_ready),
      .out_down_kind_o  (x0y1z1_down_kind),
      .out_down_data_o  (x0y1z1_down_data),
      .dropped_o        (dropped_o[167:160])
  );

  noc_mesh_router_ewnsud u_x1y1z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd1),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[21]),
      .in_local_ready_o (in_ready_o[21]),
      .in_local_kind_i  (in_kind_i[43:42]),
      .in_local_data_i  (in_data_i[703:672]),
      .in_east_valid_i  (x2y1z1_west_valid),
      .in_east_ready_o  (x2y1z1_west_ready),
      .in_east_kind_i   (x2y1z1_west_kind),
      .in_east_data_i   (x2y1z1_west_data),
      .in_west_valid_i  (x0y1z1_east_valid),
      .in_west_ready_o  (x0y1z1_east_ready),
      .in_west_kind_i   (x0y1z1_east_kind),
      .in_west_data_i   (x0y1z1_east_data),
      .in_north_valid_i (x1y2z1_south_valid),
      .in_north_ready_o (x1y2z1_south_ready),
      .in_north_kind_i  (x1y2z1_south_kind),
      .in_north_data_i  (x1y2z1_south_data),
      .in_south_valid_i (x1y0z1_north_valid),
      .in_south_ready_o (x1y0z1_north_ready),
      .in_south_kind_i  (x1y0z1_north_kind),
      .in_south_data_i  (x1y0z1_north_data),
      .in_up_valid_i    (x1y1z2_down_valid),
      .in_up_ready_o    (x1y1z2_down_ready),
      .in_up_kind_i     (x1y1z2_down_kind),
      .in_up_data_i     (x1y1z2_down_data),
      .in_down_valid_i  (x1y1z0_up_valid),
      .in_down_ready_o  (x1y1z0_up_ready),
      .in_down_kind_i   (x1y1z0_up_kind),
      .in_down_data_i   (x1y1z0_up_data),
      .out_local_valid_o(out_valid_o[21]),
      .out_local_ready_i(out_ready_i[21]),
      .out_local_kind_o (out_kind_o[43:42]),
      .out_local_data_o (out_data_o[703:672]),
      .out_east_valid_o (x1y1z1_east_valid),
      .out_east_ready_i (x1y1z1_east_ready),
      .out_east_kind_o  (x1y1z1_east_kind),
      .out_east_data_o  (x1y1z1_east_data),
      .out_west_valid_o (x1y1z1_west_valid),
      .out_west_ready_i (x1y1z1_west_ready),
      .out_west_kind_o  (x1y1z1_west_kind),
      .out_west_data_o  (x1y1z1_west_data),
      .out_north_valid_o(x1y1z1_north_valid),
      .out_north_ready_i(x1y1z1_north_ready),
      .out_north_kind_o (x1y1z1_north_kind),
      .out_north_data_o (x1y1z1_north_data),
      .out_south_valid_o(x1y1z1_south_valid),
      .out_south_ready_i(x1y1z1_south_ready),
      .out_south_kind_o (x1y1z1_south_kind),
      .out_south_data_o (x1y1z1_south_data),
      .out_up_valid_o   (x1y1z1_up_valid),
      .out_up_ready_i   (x1y1z1_up_ready),
      .out_up_kind_o    (x1y1z1_up_kind),
      .out_up_data_o    (x1y1z1_up_data),
      .out_down_valid_o (x1y1z1_down_valid),
      .out_down_ready_i (x1y1z1_down_ready),
      .out_down_kind_o  (x1y1z1_down_kind),
      .out_down_data_o  (x1y1z1_down_data),
      .dropped_o        (dropped_o[175:168])
  );

  noc_mesh_router_ewnsud u_x2y1z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd1),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[22]),
      .in_local_ready_o (in_ready_o[22]),
      .in_local_kind_i  (in_kind_i[45:44]),
      .in_local_data_i  (in_data_i[735:704]),
      .in_east_valid_i  (x3y1z1_west_valid),
      .in_east_ready_o  (x3y1z1_west_ready),
      .in_east_kind_i   (x3y1z1_west_kind),
      .in_east_data_i   (x3y1z1_west_data),
      .in_west_valid_i  (x1y1z1_east_valid),
      .in_west_ready_o  (x1y1z1_east_ready),
      .in_west_kind_i   (x1y1z1_east_kind),
      .in_west_data_i   (x1y1z1_east_data),
      .in_north_valid_i (x2y2z1_south_valid),
      .in_north_ready_o (x2y2z1_south_ready),
      .in_north_kind_i  (x2y2z1_south_kind),
      .in_north_data_i  (x2y2z1_south_data),
      .in_south_valid_i (x2y0z1_north_valid),
      .in_south_ready_o (x2y0z1_north_ready),
      .in_south_kind_i  (x2y0z1_north_kind),
      .in_south_data_i  (x2y0z1_north_data),
      .in_up_valid_i    (x2y1z2_down_valid),
      .in_up_ready_o    (x2y1z2_down_ready),
      .in_up_kind_i     (x2y1z2_down_kind),
      .in_up_data_i     (x2y1z2_down_data),
      .in_down_valid_i  (x2y1z0_up_valid),
      .in_down_ready_o  (x2y1z0_up_ready),
      .in_down_kind_i   (x2y1z0_up_kind),
      .in_down_data_i   (x2y1z0_up_data),
      .out_local_valid_o(out_valid_o[22]),
      .out_local_ready_i(out_ready_i[22]),
      .out_local_kind_o (out_kind_o[45:44]),
      .out_local_data_o (out_data_o[735:704]),
      .out_east_valid_o (x2y1z1_east_valid),
      .out_east_ready_i (x2y1z1_east_ready),
      .out_east_kind_o  (x2y1z1_east_kind),
      .out_east_data_o  (x2y1z1_east_data),
      .out_west_valid_o (x2y1z1_west_valid),
      .out_west_ready_i (x2y1z1_west_ready),
      .out_west_kind_o  (x2y1z1_west_kind),
      .out_west_data_o  (x2y1z1_west_data),
      .out_north_valid_o(x2y1z1_north_valid),
      .out_north_ready_i(x2y1z1_north_ready),
      .out_north_kind_o (x2y1z1_north_kind),
      .out_north_data_o (x2y1z1_north_data),
      .out_south_valid_o(x2y1z1_south_valid),
      .out_south_ready_i(x2y1z1_south_ready),
      .out_south_kind_o (x2y1z1_south_kind),
      .out_south_data_o (x2y1z1_south_data),
      .out_up_valid_o   (x2y1z1_up_valid),
      .out_up_ready_i   (x2y1z1_up_ready),
      .out_up_kind_o    (x2y1z1_up_kind),
      .out_up_data_o    (x2y1z1_up_data),
      .out_down_valid_o (x2y1z1_down_valid),
      .out_down_ready_i (x2y1z1_down_ready),
      .out_down_kind_o  (x2y1z1_down_kind),
      .out_down_data_o  (x2y1z1_down_data),
      .dropped_o        (dropped_o[183:176])
  );

  noc_mesh_router_wnsud u_x3y1z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd1),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[23]),
      .in_local_ready_o (in_ready_o[23]),
      .in_local_kind_i  (in_kind_i[47:46]),
      .in_local_data_i  (in_data_i[767:736]),
      .in_west_valid_i  (x2y1z1_east_valid),
      .in_west_ready_o  (x2y1z1_east_ready),
      .in_west_kind_i   (x2y1z1_east_kind),
      .in_west_data_i   (x2y1z1_east_data),
      .in_north_valid_i (x3y2z1_south_valid),
      .in_north_ready_o (x3y2z1_south_ready),
      .in_north_kind_i  (x3y2z1_south_kind),
      .in_north_data_i  (x3y2z1_south_data),
      .in_south_valid_i (x3y0z1_north_valid),
      .in_south_ready_o (x3y0z1_north_ready),
      .in_south_kind_i  (x3y0z1_north_kind),
      .in_south_data_i  (x3y0z1_north_data),
      .in_up_valid_i    (x3y1z2_down_valid),
      .in_up_ready_o    (x3y1z2_down_ready),
      .in_up_kind_i     (x3y1z2_down_kind),
      .in_up_data_i     (x3y1z2_down_data),
      .in_down_valid_i  (x3y1z0_up_valid),
      .in_down_ready_o  (x3y1z0_up_ready),
      .in_down_kind_i   (x3y1z0_up_kind),
      .in_down_data_i   (x3y1z0_up_data),
      .out_local_valid_o(out_valid_o[23]),
      .out_local_ready_i(out_ready_i[23]),
      .out_local_kind_o (out_kind_o[47:46]),
      .out_local_data_o (out_data_o[767:736]),
      .out_west_valid_o (x3y1z1_west_valid),
      .out_west_ready_i (x3y1z1_west_ready),
      .out_west_kind_o  (x3y1z1_west_kind),
      .out_west_data_o  (x3y1z1_west_data),
      .out_north_valid_o(x3y1z1_north_valid),
      .out_north_ready_i(x3y1z1_north_ready),
      .out_north_kind_o (x3y1z1_north_kind),
      .out_north_data_o (x3y1z1_north_data),
      .out_south_valid_o(x3y1z1_south_valid),
      .out_south_ready_i(x3y1z1_south_ready),
      .out_south_kind_o (x3y1z1_south_kind),
      .out_south_data_o (x3y1z1_south_data),
      .out_up_valid_o   (x3y1z1_up_valid),
      .out_up_ready_i   (x3y1z1_up_ready),
      .out_up_kind_o    (x3y1z1_up_kind),
      .out_up_data_o    (x3y1z1_up_data),
      .out_down_valid_o (x3y1z1_down_valid),
      .out_down_ready_i (x3y1z1_down_ready),
      .out_down_kind_o  (x3y1z1_down_kind),
      .out_down_data_o  (x3y1z1_down_data),
      .dropped_o        (dropped_o[191:184])
  );

  noc_mesh_router_ensud u_x0y2z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd2),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[24]),
      .in_local_ready_o (in_ready_o[24]),
      .in_local_kind_i  (in_kind_i[49:48]),
      .in_local_data_i  (in_data_i[799:768]),
      .in_east_valid_i  (x1y2z1_west_valid),
      .in_east_ready_o  (x1y2z1_west_ready),
      .in_east_kind_i   (x1y2z1_west_kind),
      .in_east_data_i   (x1y2z1_west_data),
      .in_north_valid_i (x0y3z1_south_valid),
      .in_north_ready_o (x0y3z1_south_ready),
      .in_north_kind_i  (x0y3z1_south_kind),
      .in_north_data_i  (x0y3z1_south_data),
      .in_south_valid_i (x0y1z1_north_valid),
      .in_south_ready_o (x0y1z1_north_ready),
      .in_south_kind_i  (x0y1z1_north_kind),
      .in_south_data_i  (x0y1z1_north_data),
      .in_up_valid_i    (x0y2z2_down_valid),
      .in_up_ready_o    (x0y2z2_down_ready),
      .in_up_kind_i     (x0y2z2_down_kind),
      .in_up_data_i     (x0y2z2_down_data),
      .in_down_valid_i  (x0y2z0_up_valid),
      .in_down_ready_o  (x0y2z0_up_ready),
      .in_down_kind_i   (x0y2z0_up_kind),
      .in_down_data_i   (x0y2z0_up_data),
      .out_local_valid_o(out_valid_o[24]),
      .out_local_ready_i(out_ready_i[24]),
      .out_local_kind_o (out_kind_o[49:48]),
      .out_local_data_o (out_data_o[799:768]),
      .out_east_valid_o (x0y2z1_east_valid),
      .out_east_ready_i (x0y2z1_east_ready),
      .out_east_kind_o  (x0y2z1_east_kind),
      .out_east_data_o  (x0y2z1_east_data),
      .out_north_valid_o(x0y2z1_north_valid),
      .out_north_ready_i(x0y2z1_north_ready),
      .out_north_kind_o (x0y2z1_north_kind),
      .out_north_data_o (x0y2z1_north_data),
      .out_south_valid_o(x0y2z1_south_valid),
      .out_south_ready_i(x0y2z1_south_ready),
      .out_south_kind_o (x0y2z1_south_kind),
      .out_south_data_o (x0y2z1_south_data),
      .out_up_valid_o   (x0y2z1_up_valid),
      .out_up_ready_i   (x0y2z1_up_ready),
      .out_up_kind_o    (x0y2z1_up_kind),
      .out_up_data_o    (x0y2z1_up_data),
      .out_down_valid_o (x0y2z1_down_valid),
      .out_down_ready_i (x0y2z1_down_ready),
      .out_down_kind_o  (x0y2z1_down_kind),
      .out_down_data_o  (x0y2z1_down_data),
      .dropped_o        (dropped_o[199:192])
  );

  noc_mesh_router_ewnsud u_x1y2z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd2),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[25]),
      .in_local_ready_o (in_ready_o[25]),
      .in_local_kind_i  (in_kind_i[51:50]),
      .in_local_data_i  (in_data_i[831:800]),
      .in_east_valid_i  (x2y2z1_west_valid),
      .in_east_ready_o  (x2y2z1_west_ready),
      .in_east_kind_i   (x2y2z1_west_kind),
      .in_east_data_i   (x2y2z1_west_data),
      .in_west_valid_i  (x0y2z1_east_valid),
      .in_west_ready_o  (x0y2z1_east_ready),
      .in_west_kind_i   (x0y2z1_east_kind),
      .in_west_data_i   (x0y2z1_east_data),
      .in_north_valid_i (x1y3z1_south_valid),
      .in_north_ready_o (x1y3z1_south_ready),
      .in_north_kind_i  (x1y3z1_south_kind),
      .in_north_data_i  (x1y3z1_south_data),
      .in_south_valid_i (x1y1z1_north_valid),
      .in_south_ready_o (x1y1z1_north_ready),
      .in_south_kind_i  (x1y1z1_north_kind),
      .in_south_data_i  (x1y1z1_north_data),
      .in_up_valid_i    (x1y2z2_down_valid),
      .in_up_ready_o    (x1y2z2_down_ready),
      .in_up_kind_i     (x1y2z2_down_kind),
      .in_up_data_i     (x1y2z2_down_data),
      .in_down_valid_i  (x1y2z0_up_valid),
      .in_down_ready_o  (x1y2z0_up_ready),
      .in_down_kind_i   (x1y2z0_up_kind),
      .in_down_data_i   (x1y2z0_up_data),
      .out_local_valid_o(out_valid_o[25]),
      .out_local_ready_i(out_ready_i[25]),
      .out_local_kind_o (out_kind_o[51:50]),
      .out_local_data_o (out_data_o[831:800]),
      .out_east_valid_o (x1y2z1_east_valid),
      .out_east_ready_i (x1y2z1_east_ready),
      .out_east_kind_o  (x1y2z1_east_kind),
      .out_east_data_o  (x1y2z1_east_data),
      .out_west_valid_o (x1y2z1_west_valid),
      .out_west_ready_i (x1y2z1_west_ready),
      .out_west_kind_o  (x1y2z1_west_kind),
      .out_west_data_o  (x1y2z1_west_data),
      .out_north_valid_o(x1y2z1_north_valid),
      .out_north_ready_i(x1y2z1_north_ready),
      .out_north_kind_o (x1y2z1_north_kind),
      .out_north_data_o (x1y2z1_north_data),
      .out_south_valid_o(x1y2z1_south_valid),
      .out_south_ready_i(x1y2z1_south_ready),
      .out_south_kind_o (x1y2z1_south_kind),
      .out_south_data_o (x1y2z1_south_data),
      .out_up_valid_o   (x1y2z1_up_valid),
      .out_up_ready_i   (x1y2z1_up_ready),
      .out_up_kind_o    (x1y2z1_up_kind),
      .out_up_data_o    (x1y2z1_up_data),
      .out_down_valid_o (x1y2z1_down_valid),
      .out_down_ready_i (x1y2z1_down_ready),
      .out_down_kind_o  (x1y2z1_down_kind),
      .out_down_data_o  (x1y2z1_down_data),
      .dropped_o        (dropped_o[207:200])
  );

  noc_mesh_router_ewnsud u_x2y2z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd2),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[26]),
      .in_local_ready_o (in_ready_o[26]),
      .in_local_kind_i  (in_kind_i[53:52]),
      .in_local_data_i  (in_data_i[863:832]),
      .in_east_valid_i  (x3y2z1_west_valid),
      .in_east_ready_o  (x3y2z1_west_ready),
      .in_east_kind_i   (x3y2z1_west_kind),
      .in_east_data_i   (x3y2z1_west_data),
      .in_west_valid_i  (x1y2z1_east_valid),
      .in_west_ready_o  (x1y2z1_east_ready),
      .in_west_kind_i   (x1y2z1_east_kind),
      .in_west_data_i   (x1y2z1_east_data),
      .in_north_valid_i (x2y3z1_south_valid),
      .in_north_ready_o (x2y3z1_south_ready),
      .in_north_kind_i  (x2y3z1_south_kind),
      .in_north_data_i  (x2y3z1_south_data),
      .in_south_valid_i (x2y1z1_north_valid),
      .in_south_ready_o (x2y1z1_north_ready),
      .in_south_kind_i  (x2y1z1_north_kind),
      .in_south_data_i  (x2y1z1_north_data),
      .in_up_valid_i    (x2y2z2_down_valid),
      .in_up_ready_o    (x2y2z2_down_ready),
      .in_up_kind_i     (x2y2z2_down_kind),
      .in_up_data_i     (x2y2z2_down_data),
      .in_down_valid_i  (x2y2z0_up_valid),
      .in_down_ready_o  (x2y2z0_up_ready),
      .in_down_kind_i   (x2y2z0_up_kind),
      .in_down_data_i   (x2y2z0_up_data),
      .out_local_valid_o(out_valid_o[26]),
      .out_local_ready_i(out_ready_i[26]),
      .out_local_kind_o (out_kind_o[53:52]),
      .out_local_data_o (out_data_o[863:832]),
      .out_east_valid_o (x2y2z1_east_valid),
      .out_east_ready_i (x2y2z1_east_ready),
      .out_east_kind_o  (x2y2z1_east_kind),
      .out_east_data_o  (x2y2z1_east_data),
      .out_west_valid_o (x2y2z1_west_valid),
      .out_west_ready_i (x2y2z1_west_ready),
      .out_west_kind_o  (x2y2z1_west_kind),
      .out_west_data_o  (x2y2z1_west_data),
      .out_north_valid_o(x2y2z1_north_valid),
      .out_north_ready_i(x2y2z1_north_ready),
      .out_north_kind_o (x2y2z1_north_kind),
      .out_north_data_o (x2y2z1_north_data),
      .out_south_valid_o(x2y2z1_south_valid),
      .out_south_ready_i(x2y2z1_south_ready),
      .out_south_kind_o (x2y2z1_south_kind),
      .out_south_data_o (x2y2z1_south_data),
      .out_up_valid_o   (x2y2z1_up_valid),
      .out_up_ready_i   (x2y2z1_up_ready),
      .out_up_kind_o    (x2y2z1_up_kind),
      .out_up_data_o    (x2y2z1_up_data),
      .out_down_valid_o (x2y2z1_down_valid),
      .out_down_ready_i (x2y2z1_down_ready),
      .out_down_kind_o  (x2y2z1_down_kind),
      .out_down_data_o  (x2y2z1_down_data),
      .dropped_o        (dropped_o[215:208])
  );

  noc_mesh_router_wnsud u_x3y2z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd2),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[27]),
      .in_local_ready_o (in_ready_o[27]),
      .in_local_kind_i  (in_kind_i[55:54]),
      .in_local_data_i  (in_data_i[895:864]),
      .in_west_valid_i  (x2y2z1_east_valid),
      .in_west_ready_o  (x2y2z1_east_ready),
      .in_west_kind_i   (x2y2z1_east_kind),
      .in_west_data_i   (x2y2z1_east_data),
      .in_north_valid_i (x3y3z1_south_valid),
      .in_north_ready_o (x3y3z1_south_ready),
      .in_north_kind_i  (x3y3z1_south_kind),
      .in_north_data_i  (x3y3z1_south_data),
      .in_south_valid_i (x3y1z1_north_valid),
      .in_south_ready_o (x3y1z1_north_ready),
      .in_south_kind_i  (x3y1z1_north_kind),
      .in_south_data_i  (x3y1z1_north_data),
      .in_up_valid_i    (x3y2z2_down_valid),
      .in_up_ready_o    (x3y2z2_down_ready),
      .in_up_kind_i     (x3y2z2_down_kind),
      .in_up_data_i     (x3y2z2_down_data),
      .in_down_valid_i  (x3y2z0_up_valid),
      .in_down_ready_o  (x3y2z0_up_ready),
      .in_down_kind_i   (x3y2z0_up_kind),
      .in_down_data_i   (x3y2z0_up_data),
      .out_local_valid_o(out_valid_o[27]),
      .out_local_ready_i(out_ready_i[27]),
      .out_local_kind_o (out_kind_o[55:54]),
      .out_local_data_o (out_data_o[895:864]),
      .out_west_valid_o (x3y2z1_west_valid),
      .out_west_ready_i (x3y2z1_west_ready),
      .out_west_kind_o  (x3y2z1_west_kind),
      .out_west_data_o  (x3y2z1_west_data),
      .out_north_valid_o(x3y2z1_north_valid),
      .out_north_ready_i(x3y2z1_north_ready),
      .out_north_kind_o (x3y2z1_north_kind),
      .out_north_data_o (x3y2z1_north_data),
      .out_south_valid_o(x3y2z1_south_valid),
      .out_south_ready_i(x3y2z1_south_ready),
      .out_south_kind_o (x3y2z1_south_kind),
      .out_south_data_o (x3y2z1_south_data),
      .out_up_valid_o   (x3y2z1_up_valid),
      .out_up_ready_i   (x3y2z1_up_ready),
      .out_up_kind_o    (x3y2z1_up_kind),
      .out_up_data_o    (x3y2z1_up_data),
      .out_down_valid_o (x3y2z1_down_valid),
      .out_down_ready_i (x3y2z1_down_ready),
      .out_down_kind_o  (x3y2z1_down_kind),
      .out_down_data_o  (x3y2z1_down_data),
      .dropped_o        (dropped_o[223:216])
  );

  noc_mesh_router_esud u_x0y3z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd3),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[28]),
      .in_local_ready_o (in_ready_o[28]),
      .in_local_kind_i  (in_kind_i[57:56]),
      .in_local_data_i  (in_data_i[927:896]),
      .in_east_valid_i  (x1y3z1_west_valid),
      .in_east_ready_o  (x1y3z1_west_ready),
      .in_east_kind_i   (x1y3z1_west_kind),
      .in_east_data_i   (x1y3z1_west_data),
      .in_south_valid_i (x0y2z1_north_valid),
      .in_south_ready_o (x0y2z1_north_ready),
      .in_south_kind_i  (x0y2z1_north_kind),
      .in_south_data_i  (x0y2z1_north_data),
      .in_up_valid_i    (x0y3z2_down_valid),
      .in_up_ready_o    (x0y3z2_down_ready),
      .in_up_kind_i     (x0y3z2_down_kind),
      .in_up_data_i     (x0y3z2_down_data),
      .in_down_valid_i  (x0y3z0_up_valid),
      .in_down_ready_o  (x0y3z0_up_ready),
      .in_down_kind_i   (x0y3z0_up_kind),
      .in_down_data_i   (x0y3z0_up_data),
      .out_local_valid_o(out_valid_o[28]),
      .out_local_ready_i(out_ready_i[28]),
      .out_local_kind_o (out_kind_o[57:56]),
      .out_local_data_o (out_data_o[927:896]),
      .out_east_valid_o (x0y3z1_east_valid),
      .out_east_ready_i (x0y3z1_east_ready),
      .out_east_kind_o  (x0y3z1_east_kind),
      .out_east_data_o  (x0y3z1_east_data),
      .out_south_valid_o(x0y3z1_south_valid),
      .out_south_ready_i(x0y3z1_south_ready),
      .out_south_kind_o (x0y3z1_south_kind),
      .out_south_data_o (x0y3z1_south_data),
      .out_up_valid_o   (x0y3z1_up_valid),
      .out_up_ready_i   (x0y3z1_up_ready),
      .out_up_kind_o    (x0y3z1_up_kind),
      .out_up_data_o    (x0y3z1_up_data),
      .out_down_valid_o (x0y3z1_down_valid),
      .out_down_ready_i (x0y3z1_down_ready),
      .out_down_kind_o  (x0y3z1_down_kind),
      .out_down_data_o  (x0y3z1_down_data),
      .dropped_o        (dropped_o[231:224])
  );

  noc_mesh_router_ewsud u_x1y3z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd3),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[29]),
      .in_local_ready_o (in_ready_o[29]),
      .in_local_kind_i  (in_kind_i[59:58]),
      .in_local_data_i  (in_data_i[959:928]),
      .in_east_valid_i  (x2y3z1_west_valid),
      .in_east_ready_o  (x2y3z1_west_ready),
      .in_east_kind_i   (x2y3z1_west_kind),
      .in_east_data_i   (x2y3z1_west_data),
      .in_west_valid_i  (x0y3z1_east_valid),
      .in_west_ready_o  (x0y3z1_east_ready),
      .in_west_kind_i   (x0y3z1_east_kind),
      .in_west_data_i   (x0y3z1_east_data),
      .in_south_valid_i (x1y2z1_north_valid),
      .in_south_ready_o (x1y2z1_north_ready),
      .in_south_kind_i  (x1y2z1_north_kind),
      .in_south_data_i  (x1y2z1_north_data),
      .in_up_valid_i    (x1y3z2_down_valid),
      .in_up_ready_o    (x1y3z2_down_ready),
      .in_up_kind_i     (x1y3z2_down_kind),
      .in_up_data_i     (x1y3z2_down_data),
      .in_down_valid_i  (x1y3z0_up_valid),
      .in_down_ready_o  (x1y3z0_up_ready),
      .in_down_kind_i   (x1y3z0_up_kind),
      .in_down_data_i   (x1y3z0_up_data),
      .out_local_valid_o(out_valid_o[29]),
      .out_local_ready_i(out_ready_i[29]),
      .out_local_kind_o (out_kind_o[59:58]),
      .out_local_data_o (out_data_o[959:928]),
      .out_east_valid_o (x1y3z1_east_valid),
      .out_east_ready_i (x1y3z1_east_ready),
      .out_east_kind_o  (x1y3z1_east_kind),
      .out_east_data_o  (x1y3z1_east_data),
      .out_west_valid_o (x1y3z1_west_valid),
      .out_west_ready_i (x1y3z1_west_ready),
      .out_west_kind_o  (x1y3z1_west_kind),
      .out_west_data_o  (x1y3z1_west_data),
      .out_south_valid_o(x1y3z1_south_valid),
      .out_south_ready_i(x1y3z1_south_ready),
      .out_south_kind_o (x1y3z1_south_kind),
      .out_south_data_o (x1y3z1_south_data),
      .out_up_valid_o   (x1y3z1_up_valid),
      .out_up_ready_i   (x1y3z1_up_ready),
      .out_up_kind_o    (x1y3z1_up_kind),
      .out_up_data_o    (x1y3z1_up_data),
      .out_down_valid_o (x1y3z1_down_valid),
      .out_down_ready_i (x1y3z1_down_ready),
      .out_down_kind_o  (x1y3z1_down_kind),
      .out_down_data_o  (x1y3z1_down_data),
      .dropped_o        (dropped_o[239:232])
  );

  noc_mesh_router_ewsud u_x2y3z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd3),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[30]),
      .in_local_ready_o (in_ready_o[30]),
      .in_local_kind_i  (in_kind_i[61:60]),
      .in_local_data_i  (in_data_i[991:960]),
      .in_east_valid_i  (x3y3z1_west_valid),
      .in_east_ready_o  (x3y3z1_west_ready),
      .in_east_kind_i   (x3y3z1_west_kind),
      .in_east_data_i   (x3y3z1_west_data),
      .in_west_valid_i  (x1y3z1_east_valid),
      .in_west_ready_o  (x1y3z1_east_ready),
      .in_west_kind_i   (x1y3z1_east_kind),
      .in_west_data_i   (x1y3z1_east_data),
      .in_south_valid_i (x2y2z1_north_valid),
      .in_south_ready_o (x2y2z1_north_ready),
      .in_south_kind_i  (x2y2z1_north_kind),
      .in_south_data_i  (x2y2z1_north_data),
      .in_up_valid_i    (x2y3z2_down_valid),
      .in_up_ready_o    (x2y3z2_down_ready),
      .in_up_kind_i     (x2y3z2_down_kind),
      .in_up_data_i     (x2y3z2_down_data),
      .in_down_valid_i  (x2y3z0_up_valid),
      .in_down_ready_o  (x2y3z0_up_ready),
      .in_down_kind_i   (x2y3z0_up_kind),
      .in_down_data_i   (x2y3z0_up_data),
      .out_local_valid_o(out_valid_o[30]),
      .out_local_ready_i(out_ready_i[30]),
      .out_local_kind_o (out_kind_o[61:60]),
      .out_local_data_o (out_data_o[991:960]),
      .out_east_valid_o (x2y3z1_east_valid),
      .out_east_ready_i (x2y3z1_east_ready),
      .out_east_kind_o  (x2y3z1_east_kind),
      .out_east_data_o  (x2y3z1_east_data),
      .out_west_valid_o (x2y3z1_west_valid),
      .out_west_ready_i (x2y3z1_west_ready),
      .out_west_kind_o  (x2y3z1_west_kind),
      .out_west_data_o  (x2y3z1_west_data),
      .out_south_valid_o(x2y3z1_south_valid),
      .out_south_ready_i(x2y3z1_south_ready),
      .out_south_kind_o (x2y3z1_south_kind),
      .out_south_data_o (x2y3z1_south_data),
      .out_up_valid_o   (x2y3z1_up_valid),
      .out_up_ready_i   (x2y3z1_up_ready),
      .out_up_kind_o    (x2y3z1_up_kind),
      .out_up_data_o    (x2y3z1_up_data),
      .out_down_valid_o (x2y3z1_down_valid),
      .out_down_ready_i (x2y3z1_down_ready),
      .out_down_kind_o  (x2y3z1_down_kind),
      .out_down_data_o  (x2y3z1_down_data),
      .dropped_o        (dropped_o[247:240])
  );

  noc_mesh_router_wsud u_x3y3z1 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd3),
      .z_i              (2'd1),
      .in_local_valid_i (in_valid_i[31]),
      .in_local_ready_o (in_ready_o[31]),
      .in_local_kind_i  (in_kind_i[63:62]),
      .in_local_data_i  (in_data_i[1023:992]),
      .in_west_valid_i  (x2y3z1_east_valid),
      .in_west_ready_o  (x2y3z1_east_ready),
      .in_west_kind_i   (x2y3z1_east_kind),
      .in_west_data_i   (x2y3z1_east_data),
      .in_south_valid_i (x3y2z1_north_valid),
      .in_south_ready_o (x3y2z1_north_ready),
      .in_south_kind_i  (x3y2z1_north_kind),
      .in_south_data_i  (x3y2z1_north_data),
      .in_up_valid_i    (x3y3z2_down_valid),
      .in_up_ready_o    (x3y3z2_down_ready),
      .in_up_kind_i     (x3y3z2_down_kind),
      .in_up_data_i     (x3y3z2_down_data),
      .in_down_valid_i  (x3y3z0_up_valid),
      .in_down_ready_o  (x3y3z0_up_ready),
      .in_down_kind_i   (x3y3z0_up_kind),
      .in_down_data_i   (x3y3z0_up_data),
      .out_local_valid_o(out_valid_o[31]),
      .out_local_ready_i(out_ready_i[31]),
      .out_local_kind_o (out_kind_o[63:62]),
      .out_local_data_o (out_data_o[1023:992]),
      .out_west_valid_o (x3y3z1_west_valid),
      .out_west_ready_i (x3y3z1_west_ready),
      .out_west_kind_o  (x3y3z1_west_kind),
      .out_west_data_o  (x3y3z1_west_data),
      .out_south_valid_o(x3y3z1_south_valid),
      .out_south_ready_i(x3y3z1_south_ready),
      .out_south_kind_o (x3y3z1_south_kind),
      .out_south_data_o (x3y3z1_south_data),
      .out_up_valid_o   (x3y3z1_up_valid),
      .out_up_ready_i   (x3y3z1_up_ready),
      .out_up_kind_o    (x3y3z1_up_kind),
      .out_up_data_o    (x3y3z1_up_data),
      .out_down_valid_o (x3y3z1_down_valid),
      .out_down_ready_i (x3y3z1_down_ready),
      .out_down_kind_o  (x3y3z1_down_kind),
      .out_down_data_o  (x3y3z1_down_data),
      .dropped_o        (dropped_o[255:248])
  );

  noc_mesh_router_enud u_x0y0z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd0),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[32]),
      .in_local_ready_o (in_ready_o[32]),
      .in_local_kind_i  (in_kind_i[65:64]),
      .in_local_data_i  (in_data_i[1055:1024]),
      .in_east_valid_i  (x1y0z2_west_valid),
      .in_east_ready_o  (x1y0z2_west_ready),
      .in_east_kind_i   (x1y0z2_west_kind),
      .in_east_data_i   (x1y0z2_west_data),
      .in_north_valid_i (x0y1z2_south_valid),
      .in_north_ready_o (x0y1z2_south_ready),
      .in_north_kind_i  (x0y1z2_south_kind),
      .in_north_data_i  (x0y1z2_south_data),
      .in_up_valid_i    (x0y0z3_down_valid),
      .in_up_ready_o    (x0y0z3_down_ready),
      .in_up_kind_i     (x0y0z3_down_kind),
      .in_up_data_i     (x0y0z3_down_data),
      .in_down_valid_i  (x0y0z1_up_valid),
      .in_down_ready_o  (x0y0z1_up_ready),
      .in_down_kind_i   (x0y0z1_up_kind),
      .in_down_data_i   (x0y0z1_up_data),
      .out_local_valid_o(out_valid_o[32]),
      .out_local_ready_i(out_ready_i[32]),
      .out_local_kind_o (out_kind_o[65:64]),
      .out_local_data_o (out_data_o[1055:1024]),
      .out_east_valid_o (x0y0z2_east_valid),
      .out_east_ready_i (x0y0z2_east_ready),
      .out_east_kind_o  (x0y0z2_east_kind),
      .out_east_data_o  (x0y0z2_east_data),
      .out_north_valid_o(x0y0z2_north_valid),
      .out_north_ready_i(x0y0z2_north_ready),
      .out_north_kind_o (x0y0z2_north_kind),
      .out_north_data_o (x0y0z2_north_data),
      .out_up_valid_o   (x0y0z2_up_valid),
      .out_up_ready_i   (x0y0z2_up_ready),
      .out_up_kind_o    (x0y0z2_up_kind),
      .out_up_data_o    (x0y0z2_up_data),
      .out_down_valid_o (x0y0z2_down_valid),
      .out_down_ready_i (x0y0z2_down_ready),
      .out_down_kind_o  (x0y0z2_down_kind),
      .out_down_data_o  (x0y0z2_down_data),
      .dropped_o        (dropped_o[263:256])
  );

  noc_mesh_router_ewnud u_x1y0z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd0),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[33]),
      .in_local_ready_o (in_ready_o[33]),
      .in_local_kind_i  (in_kind_i[67:66]),
      .in_local_data_i  (in_data_i[1087:1056]),
      .in_east_valid_i  (x2y0z2_west_valid),
      .in_east_ready_o  (x2y0z2_west_ready),
      .in_east_kind_i   (x2y0z2_west_kind),
      .in_east_data_i   (x2y0z2_west_data),
      .in_west_valid_i  (x0y0z2_east_valid),
      .in_west_ready_o  (x0y0z2_east_ready),
      .in_west_kind_i   (x0y0z2_east_kind),
      .in_west_data_i   (x0y0z2_east_data),
      .in_north_valid_i (x1y1z2_south_valid),
      .in_north_ready_o (x1y1z2_south_ready),
      .in_north_kind_i  (x1y1z2_south_kind),
      .in_north_data_i  (x1y1z2_south_data),
      .in_up_valid_i    (x1y0z3_down_valid),
      .in_up_ready_o    (x1y0z3_down_ready),
      .in_up_kind_i     (x1y0z3_down_kind),
      .in_up_data_i     (x1y0z3_down_data),
      .in_down_valid_i  (x1y0z1_up_valid),
      .in_down_ready_o  (x1y0z1_up_ready),
      .in_down_kind_i   (x1y0z1_up_kind),
      .in_down_data_i   (x1y0z1_up_data),
      .out_local_valid_o(out_valid_o[33]),
      .out_local_ready_i(out_ready_i[33]),
      .out_local_kind_o (out_kind_o[67:66]),
      .out_local_data_o (out_data_o[1087:1056]),
      .out_east_valid_o (x1y0z2_east_valid),
      .out_east_ready_i (x1y0z2_east_ready),
      .out_east_kind_o  (x1y0z2_east_kind),
      .out_east_data_o  (x1y0z2_east_data),
      .out_west_valid_o (x1y0z2_west_valid),
      .out_west_ready_i (x1y0z2_west_ready),
      .out_west_kind_o  (x1y0z2_west_kind),
      .out_west_data_o  (x1y0z2_west_data),
      .out_north_valid_o(x1y0z2_north_valid),
      .out_north_ready_i(x1y0z2_north_ready),
      .out_north_kind_o (x1y0z2_north_kind),
      .out_north_data_o (x1y0z2_north_data),
      .out_up_valid_o   (x1y0z2_up_valid),
      .out_up_ready_i   (x1y0z2_up_ready),
      .out_up_kind_o    (x1y0z2_up_kind),
      .out_up_data_o    (x1y0z2_up_data),
      .out_down_valid_o (x1y0z2_down_valid),
      .out_down_ready_i (x1y0z2_down_ready),
      .out_down_kind_o  (x1y0z2_down_kind),
      .out_down_data_o  (x1y0z2_down_data),
      .dropped_o        (dropped_o[271:264])
  );

  noc_mesh_router_ewnud u_x2y0z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd0),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[34]),
      .in_local_ready_o (in_ready_o[34]),
      .in_local_kind_i  (in_kind_i[69:68]),
      .in_local_data_i  (in_data_i[1119:1088]),
      .in_east_valid_i  (x3y0z2_west_valid),
      .in_east_ready_o  (x3y0z2_west_ready),
      .in_east_kind_i   (x3y0z2_west_kind),
      .in_east_data_i   (x3y0z2_west_data),
      .in_west_valid_i  (x1y0z2_east_valid),
      .in_west_ready_o  (x1y0z2_east_ready),
      .in_west_kind_i   (x1y0z2_east_kind),
      .in_west_data_i   (x1y0z2_east_data),
      .in_north_valid_i (x2y1z2_south_valid),
      .in_north_ready_o (x2y1z2_south_ready),
      .in_north_kind_i  (x2y1z2_south_kind),
      .in_north_data_i  (x2y1z2_south_data),
      .in_up_valid_i    (x2y0z3_down_valid),
      .in_up_ready_o    (x2y0z3_down_ready),
      .in_up_kind_i     (x2y0z3_down_kind),
      .in_up_data_i     (x2y0z3_down_data),
      .in_down_valid_i  (x2y0z1_up_valid),
      .in_down_ready_o  (x2y0z1_up_ready),
      .in_down_kind_i   (x2y0z1_up_kind),
      .in_down_data_i   (x2y0z1_up_data),
      .out_local_valid_o(out_valid_o[34]),
      .out_local_ready_i(out_ready_i[34]),
      .out_local_kind_o (out_kind_o[69:68]),
      .out_local_data_o (out_data_o[1119:1088]),
      .out_east_valid_o (x2y0z2_east_valid),
      .out_east_ready_i (x2y0z2_east_ready),
      .out_east_kind_o  (x2y0z2_east_kind),
      .out_east_data_o  (x2y0z2_east_data),
      .out_west_valid_o (x2y0z2_west_valid),
      .out_west_ready_i (x2y0z2_west_ready),
      .out_west_kind_o  (x2y0z2_west_kind),
      .out_west_data_o  (x2y0z2_west_data),
      .out_north_valid_o(x2y0z2_north_valid),
      .out_north_ready_i(x2y0z2_north_ready),
      .out_north_kind_o (x2y0z2_north_kind),
      .out_north_data_o (x2y0z2_north_data),
      .out_up_valid_o   (x2y0z2_up_valid),
      .out_up_ready_i   (x2y0z2_up_ready),
      .out_up_kind_o    (x2y0z2_up_kind),
      .out_up_data_o    (x2y0z2_up_data),
      .out_down_valid_o (x2y0z2_down_valid),
      .out_down_ready_i (x2y0z2_down_ready),
      .out_down_kind_o  (x2y0z2_down_kind),
      .out_down_data_o  (x2y0z2_down_data),
      .dropped_o        (dropped_o[279:272])
  );

  noc_mesh_router_wnud u_x3y0z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd0),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[35]),
      .in_local_ready_o (in_ready_o[35]),
      .in_local_kind_i  (in_kind_i[71:70]),
      .in_local_data_i  (in_data_i[1151:1120]),
      .in_west_valid_i  (x2y0z2_east_valid),
      .in_west_ready_o  (x2y0z2_east_ready),
      .in_west_kind_i   (x2y0z2_east_kind),
      .in_west_data_i   (x2y0z2_east_data),
      .in_north_valid_i (x3y1z2_south_valid),
      .in_north_ready_o (x3y1z2_south_ready),
      .in_north_kind_i  (x3y1z2_south_kind),
      .in_north_data_i  (x3y1z2_south_data),
      .in_up_valid_i    (x3y0z3_down_valid),
      .in_up_ready_o    (x3y0z3_down_ready),
      .in_up_kind_i     (x3y0z3_down_kind),
      .in_up_data_i     (x3y0z3_down_data),
      .in_down_valid_i  (x3y0z1_up_valid),
      .in_down_ready_o  (x3y0z1_up_ready),
      .in_down_kind_i   (x3y0z1_up_kind),
      .in_down_data_i   (x3y0z1_up_data),
      .out_local_valid_o(out_valid_o[35]),
      .out_local_ready_i(out_ready_i[35]),
      .out_local_kind_o (out_kind_o[71:70]),
      .out_local_data_o (out_data_o[1151:1120]),
      .out_west_valid_o (x3y0z2_west_valid),
      .out_west_ready_i (x3y0z2_west_ready),
      .out_west_kind_o  (x3y0z2_west_kind),
      .out_west_data_o  (x3y0z2_west_data),
      .out_north_valid_o(x3y0z2_north_valid),
      .out_north_ready_i(x3y0z2_north_ready),
      .out_north_kind_o (x3y0z2_north_kind),
      .out_north_data_o (x3y0z2_north_data),
      .out_up_valid_o   (x3y0z2_up_valid),
      .out_up_ready_i   (x3y0z2_up_ready),
      .out_up_kind_o    (x3y0z2_up_kind),
      .out_up_data_o    (x3y0z2_up_data),
      .out_down_valid_o (x3y0z2_down_valid),
      .out_down_ready_i (x3y0z2_down_ready),
      .out_down_kind_o  (x3y0z2_down_kind),
      .out_down_data_o  (x3y0z2_down_data),
      .dropped_o        (dropped_o[287:280])
  );

  noc_mesh_router_ensud u_x0y1z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd1),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[36]),
      .in_local_ready_o (in_ready_o[36]),
      .in_local_kind_i  (in_kind_i[73:72]),
      .in_local_data_i  (in_data_i[1183:1152]),
      .in_east_valid_i  (x1y1z2_west_valid),
      .in_east_ready_o  (x1y1z2_west_ready),
      .in_east_kind_i   (x1y1z2_west_kind),
      .in_east_data_i   (x1y1z2_west_data),
      .in_north_valid_i (x0y2z2_south_valid),
      .in_north_ready_o (x0y2z2_south_ready),
      .in_north_kind_i  (x0y2z2_south_kind),
      .in_north_data_i  (x0y2z2_south_data),
      .in_south_valid_i (x0y0z2_north_valid),
      .in_south_ready_o (x0y0z2_north_ready),
      .in_south_kind_i  (x0y0z2_north_kind),
      .in_south_data_i  (x0y0z2_north_data),
      .in_up_valid_i    (x0y1z3_down_valid),
      .in_up_ready_o    (x0y1z3_down_ready),
      .in_up_kind_i     (x0y1z3_down_kind),
      .in_up_data_i     (x0y1z3_down_data),
      .in_down_valid_i  (x0y1z1_up_valid),
      .in_down_ready_o  (x0y1z1_up_ready),
      .in_down_kind_i   (x0y1z1_up_kind),
      .in_down_data_i   (x0y1z1_up_data),
      .out_local_valid_o(out_valid_o[36]),
      .out_local_ready_i(out_ready_i[36]),
      .out_local_kind_o (out_kind_o[73:72]),
      .out_local_data_o (out_data_o[1183:1152]),
      .out_east_valid_o (x0y1z2_east_valid),
      .out_east_ready_i (x0y1z2_east_ready),
      .out_east_kind_o  (x0y1z2_east_kind),
      .out_east_data_o  (x0y1z2_east_data),
      .out_north_valid_o(x0y1z2_north_valid),
      .out_north_ready_i(x0y1z2_north_ready),
      .out_north_kind_o (x0y1z2_north_kind),
      .out_north_data_o (x0y1z2_north_data),
      .out_south_valid_o(x0y1z2_south_valid),
      .out_south_ready_i(x0y1z2_south_ready),
      .out_south_kind_o (x0y1z2_south_kind),
      .out_south_data_o (x0y1z2_south_data),
      .out_up_valid_o   (x0y1z2_up_valid),
      .out_up_ready_i   (x0y1z2_up_ready),
      .out_up_kind_o    (x0y1z2_up_kind),
      .out_up_data_o    (x0y1z2_up_data),
      .out_down_valid_o (x0y1z2_down_valid),
      .out_down_ready_i (x0y1z2_down_ready),
      .out_down_kind_o  (x0y1z2_down_kind),
      .out_down_data_o  (x0y1z2_down_data),
      .dropped_o        (dropped_o[295:288])
  );

  noc_mesh_router_ewnsud u_x1y1z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd1),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[37]),
      .in_local_ready_o (in_ready_o[37]),
      .in_local_kind_i  (in_kind_i[75:74]),
      .in_local_data_i  (in_data_i[1215:1184]),
      .in_east_valid_i  (x2y1z2_west_valid),
      .in_east_ready_o  (x2y1z2_west_ready),
      .in_east_kind_i   (x2y1z2_west_kind),
      .in_east_data_i   (x2y1z2_west_data),
      .in_west_valid_i  (x0y1z2_east_valid),
      .in_west_ready_o  (x0y1z2_east_ready),
      .in_west_kind_i   (x0y1z2_east_kind),
      .in_west_data_i   (x0y1z2_east_data),
      .in_north_valid_i (x1y2z2_south_valid),
      .in_north_ready_o (x1y2z2_south_ready),
      .in_north_kind_i  (x1y2z2_south_kind),
      .in_north_data_i  (x1y2z2_south_data),
      .in_south_valid_i (x1y0z2_north_valid),
      .in_south_ready_o (x1y0z2_north_ready),
      .in_south_kind_i  (x1y0z2_north_kind),
      .in_south_data_i  (x1y0z2_north_data),
      .in_up_valid_i    (x1y1z3_down_valid),
      .in_up_ready_o    (x1y1z3_down_ready),
      .in_up_kind_i     (x1y1z3_down_kind),
      .in_up_data_i     (x1y1z3_down_data),
      .in_down_valid_i  (x1y1z1_up_valid),
      .in_down_ready_o  (x1y1z1_up_ready),
      .in_down_kind_i   (x1y1z1_up_kind),
      .in_down_data_i   (x1y1z1_up_data),
      .out_local_valid_o(out_valid_o[37]),
      .out_local_ready_i(out_ready_i[37]),
      .out_local_kind_o (out_kind_o[75:74]),
      .out_local_data_o (out_data_o[1215:1184]),
      .out_east_valid_o (x1y1z2_east_valid),
      .out_east_ready_i (x1y1z2_east_ready),
      .out_east_kind_o  (x1y1z2_east_kind),
      .out_east_data_o  (x1y1z2_east_data),
      .out_west_valid_o (x1y1z2_west_valid),
      .out_west_ready_i (x1y1z2_west_ready),
      .out_west_kind_o  (x1y1z2_west_kind),
      .out_west_data_o  (x1y1z2_west_data),
      .out_north_valid_o(x1y1z2_north_valid),
      .out_north_ready_i(x1y1z2_north_ready),
      .out_north_kind_o (x1y1z2_north_kind),
      .out_north_data_o (x1y1z2_north_data),
      .out_south_valid_o(x1y1z2_south_valid),
      .out_south_ready_i(x1y1z2_south_ready),
      .out_south_kind_o (x1y1z2_south_kind),
      .out_south_data_o (x1y1z2_south_data),
      .out_up_valid_o   (x1y1z2_up_valid),
      .out_up_ready_i   (x1y1z2_up_ready),
      .out_up_kind_o    (x1y1z2_up_kind),
      .out_up_data_o    (x1y1z2_up_data),
      .out_down_valid_o (x1y1z2_down_valid),
      .out_down_ready_i (x1y1z2_down_ready),
      .out_down_kind_o  (x1y1z2_down_kind),
      .out_down_data_o  (x1y1z2_down_data),
      .dropped_o        (dropped_o[303:296])
  );

  noc_mesh_router_ewnsud u_x2y1z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd1),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[38]),
      .in_local_ready_o (in_ready_o[38]),
      .in_local_kind_i  (in_kind_i[77:76]),
      .in_local_data_i  (in_data_i[1247:1216]),
      .in_east_valid_i  (x3y1z2_west_valid),
      .in_east_ready_o  (x3y1z2_west_ready),
      .in_east_kind_i   (x3y1z2_west_kind),
      .in_east_data_i   (x3y1z2_west_data),
      .in_west_valid_i  (x1y1z2_east_valid),
      .in_west_ready_o  (x1y1z2_east_ready),
      .in_west_kind_i   (x1y1z2_east_kind),
      .in_west_data_i   (x1y1z2_east_data),
      .in_north_valid_i (x2y2z2_south_valid),
      .in_north_ready_o (x2y2z2_south_ready),
      .in_north_kind_i  (x2y2z2_south_kind),
      .in_north_data_i  (x2y2z2_south_data),
      .in_south_valid_i (x2y0z2_north_valid),
      .in_south_ready_o (x2y0z2_north_ready),
      .in_south_kind_i  (x2y0z2_north_kind),
      .in_south_data_i  (x2y0z2_north_data),
      .in_up_valid_i    (x2y1z3_down_valid),
      .in_up_ready_o    (x2y1z3_down_ready),
      .in_up_kind_i     (x2y1z3_down_kind),
      .in_up_data_i     (x2y1z3_down_data),
      .in_down_valid_i  (x2y1z1_up_valid),
      .in_down_ready_o  (x2y1z1_up_ready),
      .in_down_kind_i   (x2y1z1_up_kind),
      .in_down_data_i   (x2y1z1_up_data),
      .out_local_valid_o(out_valid_o[38]),
      .out_local_ready_i(out_ready_i[38]),
      .out_local_kind_o (out_kind_o[77:76]),
      .out_local_data_o (out_data_o[1247:1216]),
      .out_east_valid_o (x2y1z2_east_valid),
      .out_east_ready_i (x2y1z2_east_ready),
      .out_east_kind_o  (x2y1z2_east_kind),
      .out_east_data_o  (x2y1z2_east_data),
      .out_west_valid_o (x2y1z2_west_valid),
      .out_west_ready_i (x2y1z2_west_ready),
      .out_west_kind_o  (x2y1z2_west_kind),
      .out_west_data_o  (x2y1z2_west_data),
      .out_north_valid_o(x2y1z2_north_valid),
      .out_north_ready_i(x2y1z2_north_ready),
      .out_north_kind_o (x2y1z2_north_kind),
      .out_north_data_o (x2y1z2_north_data),
      .out_south_valid_o(x2y1z2_south_valid),
      .out_south_ready_i(x2y1z2_south_ready),
      .out_south_kind_o (x2y1z2_south_kind),
      .out_south_data_o (x2y1z2_south_data),
      .out_up_valid_o   (x2y1z2_up_valid),
      .out_up_ready_i   (x2y1z2_up_ready),
      .out_up_kind_o    (x2y1z2_up_kind),
      .out_up_data_o    (x2y1z2_up_data),
      .out_down_valid_o (x2y1z2_down_valid),
      .out_down_ready_i (x2y1z2_down_ready),
      .out_down_kind_o  (x2y1z2_down_kind),
      .out_down_data_o  (x2y1z2_down_data),
      .dropped_o        (dropped_o[311:304])
  );

  noc_mesh_router_wnsud u_x3y1z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd1),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[39]),
      .in_local_ready_o (in_ready_o[39]),
      .in_local_kind_i  (in_kind_i[79:78]),
      .in_local_data_i  (in_data_i[1279:1248]),
      .in_west_valid_i  (x2y1z2_east_valid),
      .in_west_ready_o  (x2y1z2_east_ready),
      .in_west_kind_i   (x2y1z2_east_kind),
      .in_west_data_i   (x2y1z2_east_data),
      .in_north_valid_i (x3y2z2_south_valid),
      .in_north_ready_o (x3y2z2_south_ready),
      .in_north_kind_i  (x3y2z2_south_kind),
      .in_north_data_i  (x3y2z2_south_data),
      .in_south_valid_i (x3y0z2_north_valid),
      .in_south_ready_o (x3y0z2_north_ready),
      .in_south_kind_i  (x3y0z2_north_kind),
      .in_south_data_i  (x3y0z2_north_data),
      .in_up_valid_i    (x3y1z3_down_valid),
      .in_up_ready_o    (x3y1z3_down_ready),
      .in_up_kind_i     (x3y1z3_down_kind),
      .in_up_data_i     (x3y1z3_down_data),
      .in_down_valid_i  (x3y1z1_up_valid),
      .in_down_ready_o  (x3y1z1_up_ready),
      .in_down_kind_i   (x3y1z1_up_kind),
      .in_down_data_i   (x3y1z1_up_data),
      .out_local_valid_o(out_valid_o[39]),
      .out_local_ready_i(out_ready_i[39]),
      .out_local_kind_o (out_kind_o[79:78]),
      .out_local_data_o (out_data_o[1279:1248]),
      .out_west_valid_o (x3y1z2_west_valid),
      .out_west_ready_i (x3y1z2_west_ready),
      .out_west_kind_o  (x3y1z2_west_kind),
      .out_west_data_o  (x3y1z2_west_data),
      .out_north_valid_o(x3y1z2_north_valid),
      .out_north_ready_i(x3y1z2_north_ready),
      .out_north_kind_o (x3y1z2_north_kind),
      .out_north_data_o (x3y1z2_north_data),
      .out_south_valid_o(x3y1z2_south_valid),
      .out_south_ready_i(x3y1z2_south_ready),
      .out_south_kind_o (x3y1z2_south_kind),
      .out_south_data_o (x3y1z2_south_data),
      .out_up_valid_o   (x3y1z2_up_valid),
      .out_up_ready_i   (x3y1z2_up_ready),
      .out_up_kind_o    (x3y1z2_up_kind),
      .out_up_data_o    (x3y1z2_up_data),
      .out_down_valid_o (x3y1z2_down_valid),
      .out_down_ready_i (x3y1z2_down_ready),
      .out_down_kind_o  (x3y1z2_down_kind),
      .out_down_data_o  (x3y1z2_down_data),
      .dropped_o        (dropped_o[319:312])
  );

  noc_mesh_router_ensud u_x0y2z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd2),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[40]),
      .in_local_ready_o (in_ready_o[40]),
      .in_local_kind_i  (in_kind_i[81:80]),
      .in_local_data_i  (in_data_i[1311:1280]),
      .in_east_valid_i  (x1y2z2_west_valid),
      .in_east_ready_o  (x1y2z2_west_ready),
      .in_east_kind_i   (x1y2z2_west_kind),
      .in_east_data_i   (x1y2z2_west_data),
      .in_north_valid_i (x0y3z2_south_valid),
      .in_north_ready_o (x0y3z2_south_ready),
      .in_north_kind_i  (x0y3z2_south_kind),
      .in_north_data_i  (x0y3z2_south_data),
      .in_south_valid_i (x0y1z2_north_valid),
      .in_south_ready_o (x0y1z2_north_ready),
      .in_south_kind_i  (x0y1z2_north_kind),
      .in_south_data_i  (x0y1z2_north_data),
      .in_up_valid_i    (x0y2z3_down_valid),
      .in_up_ready_o    (x0y2z3_down_ready),
      .in_up_kind_i     (x0y2z3_down_kind),
      .in_up_data_i     (x0y2z3_down_data),
      .in_down_valid_i  (x0y2z1_up_valid),
      .in_down_ready_o  (x0y2z1_up_ready),
      .in_down_kind_i   (x0y2z1_up_kind),
      .in_down_data_i   (x0y2z1_up_data),
      .out_local_valid_o(out_valid_o[40]),
      .out_local_ready_i(out_ready_i[40]),
      .out_local_kind_o (out_kind_o[81:80]),
      .out_local_data_o (out_data_o[1311:1280]),
      .out_east_valid_o (x0y2z2_east_valid),
      .out_east_ready_i (x0y2z2_east_ready),
      .out_east_kind_o  (x0y2z2_east_kind),
      .out_east_data_o  (x0y2z2_east_data),
      .out_north_valid_o(x0y2z2_north_valid),
      .out_north_ready_i(x0y2z2_north_ready),
      .out_north_kind_o (x0y2z2_north_kind),
      .out_north_data_o (x0y2z2_north_data),
      .out_south_valid_o(x0y2z2_south_valid),
      .out_south_ready_i(x0y2z2_south_ready),
      .out_south_kind_o (x0y2z2_south_kind),
      .out_south_data_o (x0y2z2_south_data),
      .out_up_valid_o   (x0y2z2_up_valid),
      .out_up_ready_i   (x0y2z2_up_ready),
      .out_up_kind_o    (x0y2z2_up_kind),
      .out_up_data_o    (x0y2z2_up_data),
      .out_down_valid_o (x0y2z2_down_valid),
      .out_down_ready_i (x0y2z2_down_ready),
      .out_down_kind_o  (x0y2z2_down_kind),
      .out_down_data_o  (x0y2z2_down_data),
      .dropped_o        (dropped_o[327:320])
  );

  noc_mesh_router_ewnsud u_x1y2z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd2),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[41]),
      .in_local_ready_o (in_ready_o[41]),
      .in_local_kind_i  (in_kind_i[83:82]),
      .in_local_data_i  (in_data_i[1343:1312]),
      .in_east_valid_i  (x2y2z2_west_valid),
      .in_east_ready_o  (x2y2z2_west_ready),
      .in_east_kind_i   (x2y2z2_west_kind),
      .in_east_data_i   (x2y2z2_west_data),
      .in_west_valid_i  (x0y2z2_east_valid),
      .in_west_ready_o  (x0y2z2_east_ready),
      .in_west_kind_i   (x0y2z2_east_kind),
      .in_west_data_i   (x0y2z2_east_data),
      .in_north_valid_i (x1y3z2_south_valid),
      .in_north_ready_o (x1y3z2_south_ready),
      .in_north_kind_i  (x1y3z2_south_kind),
      .in_north_data_i  (x1y3z2_south_data),
      .in_south_valid_i (x1y1z2_north_valid),
      .in_south_ready_o (x1y1z2_north_ready),
      .in_south_kind_i  (x1y1z2_north_kind),
      .in_south_data_i  (x1y1z2_north_data),
      .in_up_valid_i    (x1y2z3_down_valid),
      .in_up_ready_o    (x1y2z3_down_ready),
      .in_up_kind_i     (x1y2z3_down_kind),
      .in_up_data_i     (x1y2z3_down_data),
      .in_down_valid_i  (x1y2z1_up_valid),
      .in_down_ready_o  (x1y2z1_up_ready),
      .in_down_kind_i   (x1y2z1_up_kind),
      .in_down_data_i   (x1y2z1_up_data),
      .out_local_valid_o(out_valid_o[41]),
      .out_local_ready_i(out_ready_i[41]),
      .out_local_kind_o (out_kind_o[83:82]),
      .out_local_data_o (out_data_o[1343:1312]),
      .out_east_valid_o (x1y2z2_east_valid),
      .out_east_ready_i (x1y2z2_east_ready),
      .out_east_kind_o  (x1y2z2_east_kind),
      .out_east_data_o  (x1y2z2_east_data),
      .out_west_valid_o (x1y2z2_west_valid),
      .out_west_ready_i (x1y2z2_west_ready),
      .out_west_kind_o  (x1y2z2_west_kind),
      .out_west_data_o  (x1y2z2_west_data),
      .out_north_valid_o(x1y2z2_north_valid),
      .out_north_ready_i(x1y2z2_north_ready),
      .out_north_kind_o (x1y2z2_north_kind),
      .out_north_data_o (x1y2z2_north_data),
      .out_south_valid_o(x1y2z2_south_valid),
      .out_south_ready_i(x1y2z2_south_ready),
      .out_south_kind_o (x1y2z2_south_kind),
      .out_south_data_o (x1y2z2_south_data),
      .out_up_valid_o   (x1y2z2_up_valid),
      .out_up_ready_i   (x1y2z2_up_ready),
      .out_up_kind_o    (x1y2z2_up_kind),
      .out_up_data_o    (x1y2z2_up_data),
      .out_down_valid_o (x1y2z2_down_valid),
      .out_down_ready_i (x1y2z2_down_ready),
      .out_down_kind_o  (x1y2z2_down_kind),
      .out_down_data_o  (x1y2z2_down_data),
      .dropped_o        (dropped_o[335:328])
  );

  noc_mesh_router_ewnsud u_x2y2z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd2),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[42]),
      .in_local_ready_o (in_ready_o[42]),
      .in_local_kind_i  (in_kind_i[85:84]),
      .in_local_data_i  (in_data_i[1375:1344]),
      .in_east_valid_i  (x3y2z2_west_valid),
      .in_east_ready_o  (x3y2z2_west_ready),
      .in_east_kind_i   (x3y2z2_west_kind),
      .in_east_data_i   (x3y2z2_west_data),
      .in_west_valid_i  (x1y2z2_east_valid),
      .in_west_ready_o  (x1y2z2_east_ready),
      .in_west_kind_i   (x1y2z2_east_kind),
      .in_west_data_i   (x1y2z2_east_data),
      .in_north_valid_i (x2y3z2_south_valid),
      .in_north_ready_o (x2y3z2_south_ready),
      .in_north_kind_i  (x2y3z2_south_kind),
      .in_north_data_i  (x2y3z2_south_data),
      .in_south_valid_i (x2y1z2_north_valid),
      .in_south_ready_o (x2y1z2_north_ready),
      .in_south_kind_i  (x2y1z2_north_kind),
      .in_south_data_i  (x2y1z2_north_data),
      .in_up_valid_i    (x2y2z3_down_valid),
      .in_up_ready_o    (x2y2z3_down_ready),
      .in_up_kind_i     (x2y2z3_down_kind),
      .in_up_data_i     (x2y2z3_down_data),
      .in_down_valid_i  (x2y2z1_up_valid),
      .in_down_ready_o  (x2y2z1_up_ready),
      .in_down_kind_i   (x2y2z1_up_kind),
      .in_down_data_i   (x2y2z1_up_data),
      .out_local_valid_o(out_valid_o[42]),
      .out_local_ready_i(out_ready_i[42]),
      .out_local_kind_o (out_kind_o[85:84]),
      .out_local_data_o (out_data_o[1375:1344]),
      .out_east_valid_o (x2y2z2_east_valid),
      .out_east_ready_i (x2y2z2_east_ready),
      .out_east_kind_o  (x2y2z2_east_kind),
      .out_east_data_o  (x2y2z2_east_data),
      .out_west_valid_o (x2y2z2_west_valid),
      .out_west_ready_i (x2y2z2_west_ready),
      .out_west_kind_o  (x2y2z2_west_kind),
      .out_west_data_o  (x2y2z2_west_data),
      .out_north_valid_o(x2y2z2_north_valid),
      .out_north_ready_i(x2y2z2_north_ready),
      .out_north_kind_o (x2y2z2_north_kind),
      .out_north_data_o (x2y2z2_north_data),
      .out_south_valid_o(x2y2z2_south_valid),
      .out_south_ready_i(x2y2z2_south_ready),
      .out_south_kind_o (x2y2z2_south_kind),
      .out_south_data_o (x2y2z2_south_data),
      .out_up_valid_o   (x2y2z2_up_valid),
      .out_up_ready_i   (x2y2z2_up_ready),
      .out_up_kind_o    (x2y2z2_up_kind),
      .out_up_data_o    (x2y2z2_up_data),
      .out_down_valid_o (x2y2z2_down_valid),
      .out_down_ready_i (x2y2z2_down_ready),
      .out_down_kind_o  (x2y2z2_down_kind),
      .out_down_data_o  (x2y2z2_down_data),
      .dropped_o        (dropped_o[343:336])
  );

  noc_mesh_router_wnsud u_x3y2z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd2),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[43]),
      .in_local_ready_o (in_ready_o[43]),
      .in_local_kind_i  (in_kind_i[87:86]),
      .in_local_data_i  (in_data_i[1407:1376]),
      .in_west_valid_i  (x2y2z2_east_valid),
      .in_west_ready_o  (x2y2z2_east_ready),
      .in_west_kind_i   (x2y2z2_east_kind),
      .in_west_data_i   (x2y2z2_east_data),
      .in_north_valid_i (x3y3z2_south_valid),
      .in_north_ready_o (x3y3z2_south_ready),
      .in_north_kind_i  (x3y3z2_south_kind),
      .in_north_data_i  (x3y3z2_south_data),
      .in_south_valid_i (x3y1z2_north_valid),
      .in_south_ready_o (x3y1z2_north_ready),
      .in_south_kind_i  (x3y1z2_north_kind),
      .in_south_data_i  (x3y1z2_north_data),
      .in_up_valid_i    (x3y2z3_down_valid),
      .in_up_ready_o    (x3y2z3_down_ready),
      .in_up_kind_i     (x3y2z3_down_kind),
      .in_up_data_i     (x3y2z3_down_data),
      .in_down_valid_i  (x3y2z1_up_valid),
      .in_down_ready_o  (x3y2z1_up_ready),
      .in_down_kind_i   (x3y2z1_up_kind),
      .in_down_data_i   (x3y2z1_up_data),
      .out_local_valid_o(out_valid_o[43]),
      .out_local_ready_i(out_ready_i[43]),
      .out_local_kind_o (out_kind_o[87:86]),
      .out_local_data_o (out_data_o[1407:1376]),
      .out_west_valid_o (x3y2z2_west_valid),
      .out_west_ready_i (x3y2z2_west_ready),
      .out_west_kind_o  (x3y2z2_west_kind),
      .out_west_data_o  (x3y2z2_west_data),
      .out_north_valid_o(x3y2z2_north_valid),
      .out_north_ready_i(x3y2z2_north_ready),
      .out_north_kind_o (x3y2z2_north_kind),
      .out_north_data_o (x3y2z2_north_data),
      .out_south_valid_o(x3y2z2_south_valid),
      .out_south_ready_i(x3y2z2_south_ready),
      .out_south_kind_o (x3y2z2_south_kind),
      .out_south_data_o (x3y2z2_south_data),
      .out_up_valid_o   (x3y2z2_up_valid),
      .out_up_ready_i   (x3y2z2_up_ready),
      .out_up_kind_o    (x3y2z2_up_kind),
      .out_up_data_o    (x3y2z2_up_data),
      .out_down_valid_o (x3y2z2_down_valid),
      .out_down_ready_i (x3y2z2_down_ready),
      .out_down_kind_o  (x3y2z2_down_kind),
      .out_down_data_o  (x3y2z2_down_data),
      .dropped_o        (dropped_o[351:344])
  );

  noc_mesh_router_esud u_x0y3z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd3),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[44]),
      .in_local_ready_o (in_ready_o[44]),
      .in_local_kind_i  (in_kind_i[89:88]),
      .in_local_data_i  (in_data_i[1439:1408]),
      .in_east_valid_i  (x1y3z2_west_valid),
      .in_east_ready_o  (x1y3z2_west_ready),
      .in_east_kind_i   (x1y3z2_west_kind),
      .in_east_data_i   (x1y3z2_west_data),
      .in_south_valid_i (x0y2z2_north_valid),
      .in_south_ready_o (x0y2z2_north_ready),
      .in_south_kind_i  (x0y2z2_north_kind),
      .in_south_data_i  (x0y2z2_north_data),
      .in_up_valid_i    (x0y3z3_down_valid),
      .in_up_ready_o    (x0y3z3_down_ready),
      .in_up_kind_i     (x0y3z3_down_kind),
      .in_up_data_i     (x0y3z3_down_data),
      .in_down_valid_i  (x0y3z1_up_valid),
      .in_down_ready_o  (x0y3z1_up_ready),
      .in_down_kind_i   (x0y3z1_up_kind),
      .in_down_data_i   (x0y3z1_up_data),
      .out_local_valid_o(out_valid_o[44]),
      .out_local_ready_i(out_ready_i[44]),
      .out_local_kind_o (out_kind_o[89:88]),
      .out_local_data_o (out_data_o[1439:1408]),
      .out_east_valid_o (x0y3z2_east_valid),
      .out_east_ready_i (x0y3z2_east_ready),
      .out_east_kind_o  (x0y3z2_east_kind),
      .out_east_data_o  (x0y3z2_east_data),
      .out_south_valid_o(x0y3z2_south_valid),
      .out_south_ready_i(x0y3z2_south_ready),
      .out_south_kind_o (x0y3z2_south_kind),
      .out_south_data_o (x0y3z2_south_data),
      .out_up_valid_o   (x0y3z2_up_valid),
      .out_up_ready_i   (x0y3z2_up_ready),
      .out_up_kind_o    (x0y3z2_up_kind),
      .out_up_data_o    (x0y3z2_up_data),
      .out_down_valid_o (x0y3z2_down_valid),
      .out_down_ready_i (x0y3z2_down_ready),
      .out_down_kind_o  (x0y3z2_down_kind),
      .out_down_data_o  (x0y3z2_down_data),
      .dropped_o        (dropped_o[359:352])
  );

  noc_mesh_router_ewsud u_x1y3z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd3),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[45]),
      .in_local_ready_o (in_ready_o[45]),
      .in_local_kind_i  (in_kind_i[91:90]),
      .in_local_data_i  (in_data_i[1471:1440]),
      .in_east_valid_i  (x2y3z2_west_valid),
      .in_east_ready_o  (x2y3z2_west_ready),
      .in_east_kind_i   (x2y3z2_west_kind),
      .in_east_data_i   (x2y3z2_west_data),
      .in_west_valid_i  (x0y3z2_east_valid),
      .in_west_ready_o  (x0y3z2_east_ready),
      .in_west_kind_i   (x0y3z2_east_kind),
      .in_west_data_i   (x0y3z2_east_data),
      .in_south_valid_i (x1y2z2_north_valid),
      .in_south_ready_o (x1y2z2_north_ready),
      .in_south_kind_i  (x1y2z2_north_kind),
      .in_south_data_i  (x1y2z2_north_data),
      .in_up_valid_i    (x1y3z3_down_valid),
      .in_up_ready_o    (x1y3z3_down_ready),
      .in_up_kind_i     (x1y3z3_down_kind),
      .in_up_data_i     (x1y3z3_down_data),
      .in_down_valid_i  (x1y3z1_up_valid),
      .in_down_ready_o  (x1y3z1_up_ready),
      .in_down_kind_i   (x1y3z1_up_kind),
      .in_down_data_i   (x1y3z1_up_data),
      .out_local_valid_o(out_valid_o[45]),
      .out_local_ready_i(out_ready_i[45]),
      .out_local_kind_o (out_kind_o[91:90]),
      .out_local_data_o (out_data_o[1471:1440]),
      .out_east_valid_o (x1y3z2_east_valid),
      .out_east_ready_i (x1y3z2_east_ready),
      .out_east_kind_o  (x1y3z2_east_kind),
      .out_east_data_o  (x1y3z2_east_data),
      .out_west_valid_o (x1y3z2_west_valid),
      .out_west_ready_i (x1y3z2_west_ready),
      .out_west_kind_o  (x1y3z2_west_kind),
      .out_west_data_o  (x1y3z2_west_data),
      .out_south_valid_o(x1y3z2_south_valid),
      .out_south_ready_i(x1y3z2_south_ready),
      .out_south_kind_o (x1y3z2_south_kind),
      .out_south_data_o (x1y3z2_south_data),
      .out_up_valid_o   (x1y3z2_up_valid),
      .out_up_ready_i   (x1y3z2_up_ready),
      .out_up_kind_o    (x1y3z2_up_kind),
      .out_up_data_o    (x1y3z2_up_data),
      .out_down_valid_o (x1y3z2_down_valid),
      .out_down_ready_i (x1y3z2_down_ready),
      .out_down_kind_o  (x1y3z2_down_kind),
      .out_down_data_o  (x1y3z2_down_data),
      .dropped_o        (dropped_o[367:360])
  );

  noc_mesh_router_ewsud u_x2y3z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd3),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[46]),
      .in_local_ready_o (in_ready_o[46]),
      .in_local_kind_i  (in_kind_i[93:92]),
      .in_local_data_i  (in_data_i[1503:1472]),
      .in_east_valid_i  (x3y3z2_west_valid),
      .in_east_ready_o  (x3y3z2_west_ready),
      .in_east_kind_i   (x3y3z2_west_kind),
      .in_east_data_i   (x3y3z2_west_data),
      .in_west_valid_i  (x1y3z2_east_valid),
      .in_west_ready_o  (x1y3z2_east_ready),
      .in_west_kind_i   (x1y3z2_east_kind),
      .in_west_data_i   (x1y3z2_east_data),
      .in_south_valid_i (x2y2z2_north_valid),
      .in_south_ready_o (x2y2z2_north_ready),
      .in_south_kind_i  (x2y2z2_north_kind),
      .in_south_data_i  (x2y2z2_north_data),
      .in_up_valid_i    (x2y3z3_down_valid),
      .in_up_ready_o    (x2y3z3_down_ready),
      .in_up_kind_i     (x2y3z3_down_kind),
      .in_up_data_i     (x2y3z3_down_data),
      .in_down_valid_i  (x2y3z1_up_valid),
      .in_down_ready_o  (x2y3z1_up_ready),
      .in_down_kind_i   (x2y3z1_up_kind),
      .in_down_data_i   (x2y3z1_up_data),
      .out_local_valid_o(out_valid_o[46]),
      .out_local_ready_i(out_ready_i[46]),
      .out_local_kind_o (out_kind_o[93:92]),
      .out_local_data_o (out_data_o[1503:1472]),
      .out_east_valid_o (x2y3z2_east_valid),
      .out_east_ready_i (x2y3z2_east_ready),
      .out_east_kind_o  (x2y3z2_east_kind),
      .out_east_data_o  (x2y3z2_east_data),
      .out_west_valid_o (x2y3z2_west_valid),
      .out_west_ready_i (x2y3z2_west_ready),
      .out_west_kind_o  (x2y3z2_west_kind),
      .out_west_data_o  (x2y3z2_west_data),
      .out_south_valid_o(x2y3z2_south_valid),
      .out_south_ready_i(x2y3z2_south_ready),
      .out_south_kind_o (x2y3z2_south_kind),
      .out_south_data_o (x2y3z2_south_data),
      .out_up_valid_o   (x2y3z2_up_valid),
      .out_up_ready_i   (x2y3z2_up_ready),
      .out_up_kind_o    (x2y3z2_up_kind),
      .out_up_data_o    (x2y3z2_up_data),
      .out_down_valid_o (x2y3z2_down_valid),
      .out_down_ready_i (x2y3z2_down_ready),
      .out_down_kind_o  (x2y3z2_down_kind),
      .out_down_data_o  (x2y3z2_down_data),
      .dropped_o        (dropped_o[375:368])
  );

  noc_mesh_router_wsud u_x3y3z2 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd3),
      .z_i              (2'd2),
      .in_local_valid_i (in_valid_i[47]),
      .in_local_ready_o (in_ready_o[47]),
      .in_local_kind_i  (in_kind_i[95:94]),
      .in_local_data_i  (in_data_i[1535:1504]),
      .in_west_valid_i  (x2y3z2_east_valid),
      .in_west_ready_o  (x2y3z2_east_ready),
      .in_west_kind_i   (x2y3z2_east_kind),
      .in_west_data_i   (x2y3z2_east_data),
      .in_south_valid_i (x3y2z2_north_valid),
      .in_south_ready_o (x3y2z2_north_ready),
      .in_south_kind_i  (x3y2z2_north_kind),
      .in_south_data_i  (x3y2z2_north_data),
      .in_up_valid_i    (x3y3z3_down_valid),
      .in_up_ready_o    (x3y3z3_down_ready),
      .in_up_kind_i     (x3y3z3_down_kind),
      .in_up_data_i     (x3y3z3_down_data),
      .in_down_valid_i  (x3y3z1_up_valid),
      .in_down_ready_o  (x3y3z1_up_ready),
      .in_down_kind_i   (x3y3z1_up_kind),
      .in_down_data_i   (x3y3z1_up_data),
      .out_local_valid_o(out_valid_o[47]),
      .out_local_ready_i(out_ready_i[47]),
      .out_local_kind_o (out_kind_o[95:94]),
      .out_local_data_o (out_data_o[1535:1504]),
      .out_west_valid_o (x3y3z2_west_valid),
      .out_west_ready_i (x3y3z2_west_ready),
      .out_west_kind_o  (x3y3z2_west_kind),
      .out_west_data_o  (x3y3z2_west_data),
      .out_south_valid_o(x3y3z2_south_valid),
      .out_south_ready_i(x3y3z2_south_ready),
      .out_south_kind_o (x3y3z2_south_kind),
      .out_south_data_o (x3y3z2_south_data),
      .out_up_valid_o   (x3y3z2_up_valid),
      .out_up_ready_i   (x3y3z2_up_ready),
      .out_up_kind_o    (x3y3z2_up_kind),
      .out_up_data_o    (x3y3z2_up_data),
      .out_down_valid_o (x3y3z2_down_valid),
      .out_down_ready_i (x3y3z2_down_ready),
      .out_down_kind_o  (x3y3z2_down_kind),
      .out_down_data_o  (x3y3z2_down_data),
      .dropped_o        (dropped_o[383:376])
  );

  noc_mesh_router_end u_x0y0z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd0),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[48]),
      .in_local_ready_o (in_ready_o[48]),
      .in_local_kind_i  (in_kind_i[97:96]),
      .in_local_data_i  (in_data_i[1567:1536]),
      .in_east_valid_i  (x1y0z3_west_valid),
      .in_east_ready_o  (x1y0z3_west_ready),
      .in_east_kind_i   (x1y0z3_west_kind),
      .in_east_data_i   (x1y0z3_west_data),
      .in_north_valid_i (x0y1z3_south_valid),
      .in_north_ready_o (x0y1z3_south_ready),
      .in_north_kind_i  (x0y1z3_south_kind),
      .in_north_data_i  (x0y1z3_south_data),
      .in_down_valid_i  (x0y0z2_up_valid),
      .in_down_ready_o  (x0y0z2_up_ready),
      .in_down_kind_i   (x0y0z2_up_kind),
      .in_down_data_i   (x0y0z2_up_data),
      .out_local_valid_o(out_valid_o[48]),
      .out_local_ready_i(out_ready_i[48]),
      .out_local_kind_o (out_kind_o[97:96]),
      .out_local_data_o (out_data_o[1567:1536]),
      .out_east_valid_o (x0y0z3_east_valid),
      .out_east_ready_i (x0y0z3_east_ready),
      .out_east_kind_o  (x0y0z3_east_kind),
      .out_east_data_o  (x0y0z3_east_data),
      .out_north_valid_o(x0y0z3_north_valid),
      .out_north_ready_i(x0y0z3_north_ready),
      .out_north_kind_o (x0y0z3_north_kind),
      .out_north_data_o (x0y0z3_north_data),
      .out_down_valid_o (x0y0z3_down_valid),
      .out_down_ready_i (x0y0z3_down_ready),
      .out_down_kind_o  (x0y0z3_down_kind),
      .out_down_data_o  (x0y0z3_down_data),
      .dropped_o        (dropped_o[391:384])
  );

  noc_mesh_router_ewnd u_x1y0z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd0),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[49]),
      .in_local_ready_o (in_ready_o[49]),
      .in_local_kind_i  (in_kind_i[99:98]),
      .in_local_data_i  (in_data_i[1599:1568]),
      .in_east_valid_i  (x2y0z3_west_valid),
      .in_east_ready_o  (x2y0z3_west_ready),
      .in_east_kind_i   (x2y0z3_west_kind),
      .in_east_data_i   (x2y0z3_west_data),
      .in_west_valid_i  (x0y0z3_east_valid),
      .in_west_ready_o  (x0y0z3_east_ready),
      .in_west_kind_i   (x0y0z3_east_kind),
      .in_west_data_i   (x0y0z3_east_data),
      .in_north_valid_i (x1y1z3_south_valid),
      .in_north_ready_o (x1y1z3_south_ready),
      .in_north_kind_i  (x1y1z3_south_kind),
      .in_north_data_i  (x1y1z3_south_data),
      .in_down_valid_i  (x1y0z2_up_valid),
      .in_down_ready_o  (x1y0z2_up_ready),
      .in_down_kind_i   (x1y0z2_up_kind),
      .in_down_data_i   (x1y0z2_up_data),
      .out_local_valid_o(out_valid_o[49]),
      .out_local_ready_i(out_ready_i[49]),
      .out_local_kind_o (out_kind_o[99:98]),
      .out_local_data_o (out_data_o[1599:1568]),
      .out_east_valid_o (x1y0z3_east_valid),
      .out_east_ready_i (x1y0z3_east_ready),
      .out_east_kind_o  (x1y0z3_east_kind),
      .out_east_data_o  (x1y0z3_east_data),
      .out_west_valid_o (x1y0z3_west_valid),
      .out_west_ready_i (x1y0z3_west_ready),
      .out_west_kind_o  (x1y0z3_west_kind),
      .out_west_data_o  (x1y0z3_west_data),
      .out_north_valid_o(x1y0z3_north_valid),
      .out_north_ready_i(x1y0z3_north_ready),
      .out_north_kind_o (x1y0z3_north_kind),
      .out_north_data_o (x1y0z3_north_data),
      .out_down_valid_o (x1y0z3_down_valid),
      .out_down_ready_i (x1y0z3_down_ready),
      .out_down_kind_o  (x1y0z3_down_kind),
      .out_down_data_o  (x1y0z3_down_data),
      .dropped_o        (dropped_o[399:392])
  );

  noc_mesh_router_ewnd u_x2y0z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd0),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[50]),
      .in_local_ready_o (in_ready_o[50]),
      .in_local_kind_i  (in_kind_i[101:100]),
      .in_local_data_i  (in_data_i[1631:1600]),
      .in_east_valid_i  (x3y0z3_west_valid),
      .in_east_ready_o  (x3y0z3_west_ready),
      .in_east_kind_i   (x3y0z3_west_kind),
      .in_east_data_i   (x3y0z3_west_data),
      .in_west_valid_i  (x1y0z3_east_valid),
      .in_west_ready_o  (x1y0z3_east_ready),
      .in_west_kind_i   (x1y0z3_east_kind),
      .in_west_data_i   (x1y0z3_east_data),
      .in_north_valid_i (x2y1z3_south_valid),
      .in_north_ready_o (x2y1z3_south_ready),
      .in_north_kind_i  (x2y1z3_south_kind),
      .in_north_data_i  (x2y1z3_south_data),
      .in_down_valid_i  (x2y0z2_up_valid),
      .in_down_ready_o  (x2y0z2_up_ready),
      .in_down_kind_i   (x2y0z2_up_kind),
      .in_down_data_i   (x2y0z2_up_data),
      .out_local_valid_o(out_valid_o[50]),
      .out_local_ready_i(out_ready_i[50]),
      .out_local_kind_o (out_kind_o[101:100]),
      .out_local_data_o (out_data_o[1631:1600]),
      .out_east_valid_o (x2y0z3_east_valid),
      .out_east_ready_i (x2y0z3_east_ready),
      .out_east_kind_o  (x2y0z3_east_kind),
      .out_east_data_o  (x2y0z3_east_data),
      .out_west_valid_o (x2y0z3_west_valid),
      .out_west_ready_i (x2y0z3_west_ready),
      .out_west_kind_o  (x2y0z3_west_kind),
      .out_west_data_o  (x2y0z3_west_data),
      .out_north_valid_o(x2y0z3_north_valid),
      .out_north_ready_i(x2y0z3_north_ready),
      .out_north_kind_o (x2y0z3_north_kind),
      .out_north_data_o (x2y0z3_north_data),
      .out_down_valid_o (x2y0z3_down_valid),
      .out_down_ready_i (x2y0z3_down_ready),
      .out_down_kind_o  (x2y0z3_down_kind),
      .out_down_data_o  (x2y0z3_down_data),
      .dropped_o        (dropped_o[407:400])
  );

  noc_mesh_router_wnd u_x3y0z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd0),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[51]),
      .in_local_ready_o (in_ready_o[51]),
      .in_local_kind_i  (in_kind_i[103:102]),
      .in_local_data_i  (in_data_i[1663:1632]),
      .in_west_valid_i  (x2y0z3_east_valid),
      .in_west_ready_o  (x2y0z3_east_ready),
      .in_west_kind_i   (x2y0z3_east_kind),
      .in_west_data_i   (x2y0z3_east_data),
      .in_north_valid_i (x3y1z3_south_valid),
      .in_north_ready_o (x3y1z3_south_ready),
      .in_north_kind_i  (x3y1z3_south_kind),
      .in_north_data_i  (x3y1z3_south_data),
      .in_down_valid_i  (x3y0z2_up_valid),
      .in_down_ready_o  (x3y0z2_up_ready),
      .in_down_kind_i   (x3y0z2_up_kind),
      .in_down_data_i   (x3y0z2_up_data),
      .out_local_valid_o(out_valid_o[51]),
      .out_local_ready_i(out_ready_i[51]),
      .out_local_kind_o (out_kind_o[103:102]),
      .out_local_data_o (out_data_o[1663:1632]),
      .out_west_valid_o (x3y0z3_west_valid),
      .out_west_ready_i (x3y0z3_west_ready),
      .out_west_kind_o  (x3y0z3_west_kind),
      .out_west_data_o  (x3y0z3_west_data),
      .out_north_valid_o(x3y0z3_north_valid),
      .out_north_ready_i(x3y0z3_north_ready),
      .out_north_kind_o (x3y0z3_north_kind),
      .out_north_data_o (x3y0z3_north_data),
      .out_down_valid_o (x3y0z3_down_valid),
      .out_down_ready_i (x3y0z3_down_ready),
      .out_down_kind_o  (x3y0z3_down_kind),
      .out_down_data_o  (x3y0z3_down_data),
      .dropped_o        (dropped_o[415:408])
  );

  noc_mesh_router_ensd u_x0y1z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd1),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[52]),
      .in_local_ready_o (in_ready_o[52]),
      .in_local_kind_i  (in_kind_i[105:104]),
      .in_local_data_i  (in_data_i[1695:1664]),
      .in_east_valid_i  (x1y1z3_west_valid),
      .in_east_ready_o  (x1y1z3_west_ready),
      .in_east_kind_i   (x1y1z3_west_kind),
      .in_east_data_i   (x1y1z3_west_data),
      .in_north_valid_i (x0y2z3_south_valid),
      .in_north_ready_o (x0y2z3_south_ready),
      .in_north_kind_i  (x0y2z3_south_kind),
      .in_north_data_i  (x0y2z3_south_data),
      .in_south_valid_i (x0y0z3_north_valid),
      .in_south_ready_o (x0y0z3_north_ready),
      .in_south_kind_i  (x0y0z3_north_kind),
      .in_south_data_i  (x0y0z3_north_data),
      .in_down_valid_i  (x0y1z2_up_valid),
      .in_down_ready_o  (x0y1z2_up_ready),
      .in_down_kind_i   (x0y1z2_up_kind),
      .in_down_data_i   (x0y1z2_up_data),
      .out_local_valid_o(out_valid_o[52]),
      .out_local_ready_i(out_ready_i[52]),
      .out_local_kind_o (out_kind_o[105:104]),
      .out_local_data_o (out_data_o[1695:1664]),
      .out_east_valid_o (x0y1z3_east_valid),
      .out_east_ready_i (x0y1z3_east_ready),
      .out_east_kind_o  (x0y1z3_east_kind),
      .out_east_data_o  (x0y1z3_east_data),
      .out_north_valid_o(x0y1z3_north_valid),
      .out_north_ready_i(x0y1z3_north_ready),
      .out_north_kind_o (x0y1z3_north_kind),
      .out_north_data_o (x0y1z3_north_data),
      .out_south_valid_o(x0y1z3_south_valid),
      .out_south_ready_i(x0y1z3_south_ready),
      .out_south_kind_o (x0y1z3_south_kind),
      .out_south_data_o (x0y1z3_south_data),
      .out_down_valid_o (x0y1z3_down_valid),
      .out_down_ready_i (x0y1z3_down_ready),
      .out_down_kind_o  (x0y1z3_down_kind),
      .out_down_data_o  (x0y1z3_down_data),
      .dropped_o        (dropped_o[423:416])
  );

  noc_mesh_router_ewnsd u_x1y1z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd1),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[53]),
      .in_local_ready_o (in_ready_o[53]),
      .in_local_kind_i  (in_kind_i[107:106]),
      .in_local_data_i  (in_data_i[1727:1696]),
      .in_east_valid_i  (x2y1z3_west_valid),
      .in_east_ready_o  (x2y1z3_west_ready),
      .in_east_kind_i   (x2y1z3_west_kind),
      .in_east_data_i   (x2y1z3_west_data),
      .in_west_valid_i  (x0y1z3_east_valid),
      .in_west_ready_o  (x0y1z3_east_ready),
      .in_west_kind_i   (x0y1z3_east_kind),
      .in_west_data_i   (x0y1z3_east_data),
      .in_north_valid_i (x1y2z3_south_valid),
      .in_north_ready_o (x1y2z3_south_ready),
      .in_north_kind_i  (x1y2z3_south_kind),
      .in_north_data_i  (x1y2z3_south_data),
      .in_south_valid_i (x1y0z3_north_valid),
      .in_south_ready_o (x1y0z3_north_ready),
      .in_south_kind_i  (x1y0z3_north_kind),
      .in_south_data_i  (x1y0z3_north_data),
      .in_down_valid_i  (x1y1z2_up_valid),
      .in_down_ready_o  (x1y1z2_up_ready),
      .in_down_kind_i   (x1y1z2_up_kind),
      .in_down_data_i   (x1y1z2_up_data),
      .out_local_valid_o(out_valid_o[53]),
      .out_local_ready_i(out_ready_i[53]),
      .out_local_kind_o (out_kind_o[107:106]),
      .out_local_data_o (out_data_o[1727:1696]),
      .out_east_valid_o (x1y1z3_east_valid),
      .out_east_ready_i (x1y1z3_east_ready),
      .out_east_kind_o  (x1y1z3_east_kind),
      .out_east_data_o  (x1y1z3_east_data),
      .out_west_valid_o (x1y1z3_west_valid),
      .out_west_ready_i (x1y1z3_west_ready),
      .out_west_kind_o  (x1y1z3_west_kind),
      .out_west_data_o  (x1y1z3_west_data),
      .out_north_valid_o(x1y1z3_north_valid),
      .out_north_ready_i(x1y1z3_north_ready),
      .out_north_kind_o (x1y1z3_north_kind),
      .out_north_data_o (x1y1z3_north_data),
      .out_south_valid_o(x1y1z3_south_valid),
      .out_south_ready_i(x1y1z3_south_ready),
      .out_south_kind_o (x1y1z3_south_kind),
      .out_south_data_o (x1y1z3_south_data),
      .out_down_valid_o (x1y1z3_down_valid),
      .out_down_ready_i (x1y1z3_down_ready),
      .out_down_kind_o  (x1y1z3_down_kind),
      .out_down_data_o  (x1y1z3_down_data),
      .dropped_o        (dropped_o[431:424])
  );

  noc_mesh_router_ewnsd u_x2y1z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd1),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[54]),
      .in_local_ready_o (in_ready_o[54]),
      .in_local_kind_i  (in_kind_i[109:108]),
      .in_local_data_i  (in_data_i[1759:1728]),
      .in_east_valid_i  (x3y1z3_west_valid),
      .in_east_ready_o  (x3y1z3_west_ready),
      .in_east_kind_i   (x3y1z3_west_kind),
      .in_east_data_i   (x3y1z3_west_data),
      .in_west_valid_i  (x1y1z3_east_valid),
      .in_west_ready_o  (x1y1z3_east_ready),
      .in_west_kind_i   (x1y1z3_east_kind),
      .in_west_data_i   (x1y1z3_east_data),
      .in_north_valid_i (x2y2z3_south_valid),
      .in_north_ready_o (x2y2z3_south_ready),
      .in_north_kind_i  (x2y2z3_south_kind),
      .in_north_data_i  (x2y2z3_south_data),
      .in_south_valid_i (x2y0z3_north_valid),
      .in_south_ready_o (x2y0z3_north_ready),
      .in_south_kind_i  (x2y0z3_north_kind),
      .in_south_data_i  (x2y0z3_north_data),
      .in_down_valid_i  (x2y1z2_up_valid),
      .in_down_ready_o  (x2y1z2_up_ready),
      .in_down_kind_i   (x2y1z2_up_kind),
      .in_down_data_i   (x2y1z2_up_data),
      .out_local_valid_o(out_valid_o[54]),
      .out_local_ready_i(out_ready_i[54]),
      .out_local_kind_o (out_kind_o[109:108]),
      .out_local_data_o (out_data_o[1759:1728]),
      .out_east_valid_o (x2y1z3_east_valid),
      .out_east_ready_i (x2y1z3_east_ready),
      .out_east_kind_o  (x2y1z3_east_kind),
      .out_east_data_o  (x2y1z3_east_data),
      .out_west_valid_o (x2y1z3_west_valid),
      .out_west_ready_i (x2y1z3_west_ready),
      .out_west_kind_o  (x2y1z3_west_kind),
      .out_west_data_o  (x2y1z3_west_data),
      .out_north_valid_o(x2y1z3_north_valid),
      .out_north_ready_i(x2y1z3_north_ready),
      .out_north_kind_o (x2y1z3_north_kind),
      .out_north_data_o (x2y1z3_north_data),
      .out_south_valid_o(x2y1z3_south_valid),
      .out_south_ready_i(x2y1z3_south_ready),
      .out_south_kind_o (x2y1z3_south_kind),
      .out_south_data_o (x2y1z3_south_data),
      .out_down_valid_o (x2y1z3_down_valid),
      .out_down_ready_i (x2y1z3_down_ready),
      .out_down_kind_o  (x2y1z3_down_kind),
      .out_down_data_o  (x2y1z3_down_data),
      .dropped_o        (dropped_o[439:432])
  );

  noc_mesh_router_wnsd u_x3y1z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd1),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[55]),
      .in_local_ready_o (in_ready_o[55]),
      .in_local_kind_i  (in_kind_i[111:110]),
      .in_local_data_i  (in_data_i[1791:1760]),
      .in_west_valid_i  (x2y1z3_east_valid),
      .in_west_ready_o  (x2y1z3_east_ready),
      .in_west_kind_i   (x2y1z3_east_kind),
      .in_west_data_i   (x2y1z3_east_data),
      .in_north_valid_i (x3y2z3_south_valid),
      .in_north_ready_o (x3y2z3_south_ready),
      .in_north_kind_i  (x3y2z3_south_kind),
      .in_north_data_i  (x3y2z3_south_data),
      .in_south_valid_i (x3y0z3_north_valid),
      .in_south_ready_o (x3y0z3_north_ready),
      .in_south_kind_i  (x3y0z3_north_kind),
      .in_south_data_i  (x3y0z3_north_data),
      .in_down_valid_i  (x3y1z2_up_valid),
      .in_down_ready_o  (x3y1z2_up_ready),
      .in_down_kind_i   (x3y1z2_up_kind),
      .in_down_data_i   (x3y1z2_up_data),
      .out_local_valid_o(out_valid_o[55]),
      .out_local_ready_i(out_ready_i[55]),
      .out_local_kind_o (out_kind_o[111:110]),
      .out_local_data_o (out_data_o[1791:1760]),
      .out_west_valid_o (x3y1z3_west_valid),
      .out_west_ready_i (x3y1z3_west_ready),
      .out_west_kind_o  (x3y1z3_west_kind),
      .out_west_data_o  (x3y1z3_west_data),
      .out_north_valid_o(x3y1z3_north_valid),
      .out_north_ready_i(x3y1z3_north_ready),
      .out_north_kind_o (x3y1z3_north_kind),
      .out_north_data_o (x3y1z3_north_data),
      .out_south_valid_o(x3y1z3_south_valid),
      .out_south_ready_i(x3y1z3_south_ready),
      .out_south_kind_o (x3y1z3_south_kind),
      .out_south_data_o (x3y1z3_south_data),
      .out_down_valid_o (x3y1z3_down_valid),
      .out_down_ready_i (x3y1z3_down_ready),
      .out_down_kind_o  (x3y1z3_down_kind),
      .out_down_data_o  (x3y1z3_down_data),
      .dropped_o        (dropped_o[447:440])
  );

  noc_mesh_router_ensd u_x0y2z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd2),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[56]),
      .in_local_ready_o (in_ready_o[56]),
      .in_local_kind_i  (in_kind_i[113:112]),
      .in_local_data_i  (in_data_i[1823:1792]),
      .in_east_valid_i  (x1y2z3_west_valid),
      .in_east_ready_o  (x1y2z3_west_ready),
      .in_east_kind_i   (x1y2z3_west_kind),
      .in_east_data_i   (x1y2z3_west_data),
      .in_north_valid_i (x0y3z3_south_valid),
      .in_north_ready_o (x0y3z3_south_ready),
      .in_north_kind_i  (x0y3z3_south_kind),
      .in_north_data_i  (x0y3z3_south_data),
      .in_south_valid_i (x0y1z3_north_valid),
      .in_south_ready_o (x0y1z3_north_ready),
      .in_south_kind_i  (x0y1z3_north_kind),
      .in_south_data_i  (x0y1z3_north_data),
      .in_down_valid_i  (x0y2z2_up_valid),
      .in_down_ready_o  (x0y2z2_up_ready),
      .in_down_kind_i   (x0y2z2_up_kind),
      .in_down_data_i   (x0y2z2_up_data),
      .out_local_valid_o(out_valid_o[56]),
      .out_local_ready_i(out_ready_i[56]),
      .out_local_kind_o (out_kind_o[113:112]),
      .out_local_data_o (out_data_o[1823:1792]),
      .out_east_valid_o (x0y2z3_east_valid),
      .out_east_ready_i (x0y2z3_east_ready),
      .out_east_kind_o  (x0y2z3_east_kind),
      .out_east_data_o  (x0y2z3_east_data),
      .out_north_valid_o(x0y2z3_north_valid),
      .out_north_ready_i(x0y2z3_north_ready),
      .out_north_kind_o (x0y2z3_north_kind),
      .out_north_data_o (x0y2z3_north_data),
      .out_south_valid_o(x0y2z3_south_valid),
      .out_south_ready_i(x0y2z3_south_ready),
      .out_south_kind_o (x0y2z3_south_kind),
      .out_south_data_o (x0y2z3_south_data),
      .out_down_valid_o (x0y2z3_down_valid),
      .out_down_ready_i (x0y2z3_down_ready),
      .out_down_kind_o  (x0y2z3_down_kind),
      .out_down_data_o  (x0y2z3_down_data),
      .dropped_o        (dropped_o[455:448])
  );

  noc_mesh_router_ewnsd u_x1y2z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd2),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[57]),
      .in_local_ready_o (in_ready_o[57]),
      .in_local_kind_i  (in_kind_i[115:114]),
      .in_local_data_i  (in_data_i[1855:1824]),
      .in_east_valid_i  (x2y2z3_west_valid),
      .in_east_ready_o  (x2y2z3_west_ready),
      .in_east_kind_i   (x2y2z3_west_kind),
      .in_east_data_i   (x2y2z3_west_data),
      .in_west_valid_i  (x0y2z3_east_valid),
      .in_west_ready_o  (x0y2z3_east_ready),
      .in_west_kind_i   (x0y2z3_east_kind),
      .in_west_data_i   (x0y2z3_east_data),
      .in_north_valid_i (x1y3z3_south_valid),
      .in_north_ready_o (x1y3z3_south_ready),
      .in_north_kind_i  (x1y3z3_south_kind),
      .in_north_data_i  (x1y3z3_south_data),
      .in_south_valid_i (x1y1z3_north_valid),
      .in_south_ready_o (x1y1z3_north_ready),
      .in_south_kind_i  (x1y1z3_north_kind),
      .in_south_data_i  (x1y1z3_north_data),
      .in_down_valid_i  (x1y2z2_up_valid),
      .in_down_ready_o  (x1y2z2_up_ready),
      .in_down_kind_i   (x1y2z2_up_kind),
      .in_down_data_i   (x1y2z2_up_data),
      .out_local_valid_o(out_valid_o[57]),
      .out_local_ready_i(out_ready_i[57]),
      .out_local_kind_o (out_kind_o[115:114]),
      .out_local_data_o (out_data_o[1855:1824]),
      .out_east_valid_o (x1y2z3_east_valid),
      .out_east_ready_i (x1y2z3_east_ready),
      .out_east_kind_o  (x1y2z3_east_kind),
      .out_east_data_o  (x1y2z3_east_data),
      .out_west_valid_o (x1y2z3_west_valid),
      .out_west_ready_i (x1y2z3_west_ready),
      .out_west_kind_o  (x1y2z3_west_kind),
      .out_west_data_o  (x1y2z3_west_data),
      .out_north_valid_o(x1y2z3_north_valid),
      .out_north_ready_i(x1y2z3_north_ready),
      .out_north_kind_o (x1y2z3_north_kind),
      .out_north_data_o (x1y2z3_north_data),
      .out_south_valid_o(x1y2z3_south_valid),
      .out_south_ready_i(x1y2z3_south_ready),
      .out_south_kind_o (x1y2z3_south_kind),
      .out_south_data_o (x1y2z3_south_data),
      .out_down_valid_o (x1y2z3_down_valid),
      .out_down_ready_i (x1y2z3_down_ready),
      .out_down_kind_o  (x1y2z3_down_kind),
      .out_down_data_o  (x1y2z3_down_data),
      .dropped_o        (dropped_o[463:456])
  );

  noc_mesh_router_ewnsd u_x2y2z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd2),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[58]),
      .in_local_ready_o (in_ready_o[58]),
      .in_local_kind_i  (in_kind_i[117:116]),
      .in_local_data_i  (in_data_i[1887:1856]),
      .in_east_valid_i  (x3y2z3_west_valid),
      .in_east_ready_o  (x3y2z3_west_ready),
      .in_east_kind_i   (x3y2z3_west_kind),
      .in_east_data_i   (x3y2z3_west_data),
      .in_west_valid_i  (x1y2z3_east_valid),
      .in_west_ready_o  (x1y2z3_east_ready),
      .in_west_kind_i   (x1y2z3_east_kind),
      .in_west_data_i   (x1y2z3_east_data),
      .in_north_valid_i (x2y3z3_south_valid),
      .in_north_ready_o (x2y3z3_south_ready),
      .in_north_kind_i  (x2y3z3_south_kind),
      .in_north_data_i  (x2y3z3_south_data),
      .in_south_valid_i (x2y1z3_north_valid),
      .in_south_ready_o (x2y1z3_north_ready),
      .in_south_kind_i  (x2y1z3_north_kind),
      .in_south_data_i  (x2y1z3_north_data),
      .in_down_valid_i  (x2y2z2_up_valid),
      .in_down_ready_o  (x2y2z2_up_ready),
      .in_down_kind_i   (x2y2z2_up_kind),
      .in_down_data_i   (x2y2z2_up_data),
      .out_local_valid_o(out_valid_o[58]),
      .out_local_ready_i(out_ready_i[58]),
      .out_local_kind_o (out_kind_o[117:116]),
      .out_local_data_o (out_data_o[1887:1856]),
      .out_east_valid_o (x2y2z3_east_valid),
      .out_east_ready_i (x2y2z3_east_ready),
      .out_east_kind_o  (x2y2z3_east_kind),
      .out_east_data_o  (x2y2z3_east_data),
      .out_west_valid_o (x2y2z3_west_valid),
      .out_west_ready_i (x2y2z3_west_ready),
      .out_west_kind_o  (x2y2z3_west_kind),
      .out_west_data_o  (x2y2z3_west_data),
      .out_north_valid_o(x2y2z3_north_valid),
      .out_north_ready_i(x2y2z3_north_ready),
      .out_north_kind_o (x2y2z3_north_kind),
      .out_north_data_o (x2y2z3_north_data),
      .out_south_valid_o(x2y2z3_south_valid),
      .out_south_ready_i(x2y2z3_south_ready),
      .out_south_kind_o (x2y2z3_south_kind),
      .out_south_data_o (x2y2z3_south_data),
      .out_down_valid_o (x2y2z3_down_valid),
      .out_down_ready_i (x2y2z3_down_ready),
      .out_down_kind_o  (x2y2z3_down_kind),
      .out_down_data_o  (x2y2z3_down_data),
      .dropped_o        (dropped_o[471:464])
  );

  noc_mesh_router_wnsd u_x3y2z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd2),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[59]),
      .in_local_ready_o (in_ready_o[59]),
      .in_local_kind_i  (in_kind_i[119:118]),
      .in_local_data_i  (in_data_i[1919:1888]),
      .in_west_valid_i  (x2y2z3_east_valid),
      .in_west_ready_o  (x2y2z3_east_ready),
      .in_west_kind_i   (x2y2z3_east_kind),
      .in_west_data_i   (x2y2z3_east_data),
      .in_north_valid_i (x3y3z3_south_valid),
      .in_north_ready_o (x3y3z3_south_ready),
      .in_north_kind_i  (x3y3z3_south_kind),
      .in_north_data_i  (x3y3z3_south_data),
      .in_south_valid_i (x3y1z3_north_valid),
      .in_south_ready_o (x3y1z3_north_ready),
      .in_south_kind_i  (x3y1z3_north_kind),
      .in_south_data_i  (x3y1z3_north_data),
      .in_down_valid_i  (x3y2z2_up_valid),
      .in_down_ready_o  (x3y2z2_up_ready),
      .in_down_kind_i   (x3y2z2_up_kind),
      .in_down_data_i   (x3y2z2_up_data),
      .out_local_valid_o(out_valid_o[59]),
      .out_local_ready_i(out_ready_i[59]),
      .out_local_kind_o (out_kind_o[119:118]),
      .out_local_data_o (out_data_o[1919:1888]),
      .out_west_valid_o (x3y2z3_west_valid),
      .out_west_ready_i (x3y2z3_west_ready),
      .out_west_kind_o  (x3y2z3_west_kind),
      .out_west_data_o  (x3y2z3_west_data),
      .out_north_valid_o(x3y2z3_north_valid),
      .out_north_ready_i(x3y2z3_north_ready),
      .out_north_kind_o (x3y2z3_north_kind),
      .out_north_data_o (x3y2z3_north_data),
      .out_south_valid_o(x3y2z3_south_valid),
      .out_south_ready_i(x3y2z3_south_ready),
      .out_south_kind_o (x3y2z3_south_kind),
      .out_south_data_o (x3y2z3_south_data),
      .out_down_valid_o (x3y2z3_down_valid),
      .out_down_ready_i (x3y2z3_down_ready),
      .out_down_kind_o  (x3y2z3_down_kind),
      .out_down_data_o  (x3y2z3_down_data),
      .dropped_o        (dropped_o[479:472])
  );

  noc_mesh_router_esd u_x0y3z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd0),
      .y_i              (2'd3),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[60]),
      .in_local_ready_o (in_ready_o[60]),
      .in_local_kind_i  (in_kind_i[121:120]),
      .in_local_data_i  (in_data_i[1951:1920]),
      .in_east_valid_i  (x1y3z3_west_valid),
      .in_east_ready_o  (x1y3z3_west_ready),
      .in_east_kind_i   (x1y3z3_west_kind),
      .in_east_data_i   (x1y3z3_west_data),
      .in_south_valid_i (x0y2z3_north_valid),
      .in_south_ready_o (x0y2z3_north_ready),
      .in_south_kind_i  (x0y2z3_north_kind),
      .in_south_data_i  (x0y2z3_north_data),
      .in_down_valid_i  (x0y3z2_up_valid),
      .in_down_ready_o  (x0y3z2_up_ready),
      .in_down_kind_i   (x0y3z2_up_kind),
      .in_down_data_i   (x0y3z2_up_data),
      .out_local_valid_o(out_valid_o[60]),
      .out_local_ready_i(out_ready_i[60]),
      .out_local_kind_o (out_kind_o[121:120]),
      .out_local_data_o (out_data_o[1951:1920]),
      .out_east_valid_o (x0y3z3_east_valid),
      .out_east_ready_i (x0y3z3_east_ready),
      .out_east_kind_o  (x0y3z3_east_kind),
      .out_east_data_o  (x0y3z3_east_data),
      .out_south_valid_o(x0y3z3_south_valid),
      .out_south_ready_i(x0y3z3_south_ready),
      .out_south_kind_o (x0y3z3_south_kind),
      .out_south_data_o (x0y3z3_south_data),
      .out_down_valid_o (x0y3z3_down_valid),
      .out_down_ready_i (x0y3z3_down_ready),
      .out_down_kind_o  (x0y3z3_down_kind),
      .out_down_data_o  (x0y3z3_down_data),
      .dropped_o        (dropped_o[487:480])
  );

  noc_mesh_router_ewsd u_x1y3z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd1),
      .y_i              (2'd3),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[61]),
      .in_local_ready_o (in_ready_o[61]),
      .in_local_kind_i  (in_kind_i[123:122]),
      .in_local_data_i  (in_data_i[1983:1952]),
      .in_east_valid_i  (x2y3z3_west_valid),
      .in_east_ready_o  (x2y3z3_west_ready),
      .in_east_kind_i   (x2y3z3_west_kind),
      .in_east_data_i   (x2y3z3_west_data),
      .in_west_valid_i  (x0y3z3_east_valid),
      .in_west_ready_o  (x0y3z3_east_ready),
      .in_west_kind_i   (x0y3z3_east_kind),
      .in_west_data_i   (x0y3z3_east_data),
      .in_south_valid_i (x1y2z3_north_valid),
      .in_south_ready_o (x1y2z3_north_ready),
      .in_south_kind_i  (x1y2z3_north_kind),
      .in_south_data_i  (x1y2z3_north_data),
      .in_down_valid_i  (x1y3z2_up_valid),
      .in_down_ready_o  (x1y3z2_up_ready),
      .in_down_kind_i   (x1y3z2_up_kind),
      .in_down_data_i   (x1y3z2_up_data),
      .out_local_valid_o(out_valid_o[61]),
      .out_local_ready_i(out_ready_i[61]),
      .out_local_kind_o (out_kind_o[123:122]),
      .out_local_data_o (out_data_o[1983:1952]),
      .out_east_valid_o (x1y3z3_east_valid),
      .out_east_ready_i (x1y3z3_east_ready),
      .out_east_kind_o  (x1y3z3_east_kind),
      .out_east_data_o  (x1y3z3_east_data),
      .out_west_valid_o (x1y3z3_west_valid),
      .out_west_ready_i (x1y3z3_west_ready),
      .out_west_kind_o  (x1y3z3_west_kind),
      .out_west_data_o  (x1y3z3_west_data),
      .out_south_valid_o(x1y3z3_south_valid),
      .out_south_ready_i(x1y3z3_south_ready),
      .out_south_kind_o (x1y3z3_south_kind),
      .out_south_data_o (x1y3z3_south_data),
      .out_down_valid_o (x1y3z3_down_valid),
      .out_down_ready_i (x1y3z3_down_ready),
      .out_down_kind_o  (x1y3z3_down_kind),
      .out_down_data_o  (x1y3z3_down_data),
      .dropped_o        (dropped_o[495:488])
  );

  noc_mesh_router_ewsd u_x2y3z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd2),
      .y_i              (2'd3),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[62]),
      .in_local_ready_o (in_ready_o[62]),
      .in_local_kind_i  (in_kind_i[125:124]),
      .in_local_data_i  (in_data_i[2015:1984]),
      .in_east_valid_i  (x3y3z3_west_valid),
      .in_east_ready_o  (x3y3z3_west_ready),
      .in_east_kind_i   (x3y3z3_west_kind),
      .in_east_data_i   (x3y3z3_west_data),
      .in_west_valid_i  (x1y3z3_east_valid),
      .in_west_ready_o  (x1y3z3_east_ready),
      .in_west_kind_i   (x1y3z3_east_kind),
      .in_west_data_i   (x1y3z3_east_data),
      .in_south_valid_i (x2y2z3_north_valid),
      .in_south_ready_o (x2y2z3_north_ready),
      .in_south_kind_i  (x2y2z3_north_kind),
      .in_south_data_i  (x2y2z3_north_data),
      .in_down_valid_i  (x2y3z2_up_valid),
      .in_down_ready_o  (x2y3z2_up_ready),
      .in_down_kind_i   (x2y3z2_up_kind),
      .in_down_data_i   (x2y3z2_up_data),
      .out_local_valid_o(out_valid_o[62]),
      .out_local_ready_i(out_ready_i[62]),
      .out_local_kind_o (out_kind_o[125:124]),
      .out_local_data_o (out_data_o[2015:1984]),
      .out_east_valid_o (x2y3z3_east_valid),
      .out_east_ready_i (x2y3z3_east_ready),
      .out_east_kind_o  (x2y3z3_east_kind),
      .out_east_data_o  (x2y3z3_east_data),
      .out_west_valid_o (x2y3z3_west_valid),
      .out_west_ready_i (x2y3z3_west_ready),
      .out_west_kind_o  (x2y3z3_west_kind),
      .out_west_data_o  (x2y3z3_west_data),
      .out_south_valid_o(x2y3z3_south_valid),
      .out_south_ready_i(x2y3z3_south_ready),
      .out_south_kind_o (x2y3z3_south_kind),
      .out_south_data_o (x2y3z3_south_data),
      .out_down_valid_o (x2y3z3_down_valid),
      .out_down_ready_i (x2y3z3_down_ready),
      .out_down_kind_o  (x2y3z3_down_kind),
      .out_down_data_o  (x2y3z3_down_data),
      .dropped_o        (dropped_o[503:496])
  );

  noc_mesh_router_wsd u_x3y3z3 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (2'd3),
      .y_i              (2'd3),
      .z_i              (2'd3),
      .in_local_valid_i (in_valid_i[63]),
      .in_local_ready_o (in_ready_o[63]),
      .in_local_kind_i  (in_kind_i[127:126]),
      .in_local_data_i  (in_data_i[2047:2016]),
      .in_west_valid_i  (x2y3z3_east_valid),
      .in_west_ready_o  (x2y3z3_east_ready),
      .in_west_kind_i   (x2y3z3_east_kind),
      .in_west_data_i   (x2y3z3_east_data),
      .in_south_valid_i (x3y2z3_north_valid),
      .in_south_ready_o (x3y2z3_north_ready),
      .in_south_kind_i  (x3y2z3_north_kind),
      .in_south_data_i  (x3y2z3_north_data),
      .in_down_valid_i  (x3y3z2_up_valid),
      .in_down_ready_o  (x3y3z2_up_ready),
      .in_down_kind_i   (x3y3z2_up_kind),
      .in_down_data_i   (x3y3z2_up_data),
      .out_local_valid_o(out_valid_o[63]),
      .out_local_ready_i(out_ready_i[63]),
      .out_local_kind_o (out_kind_o[127:126]),
      .out_local_data_o (out_data_o[2047:2016]),
      .out_west_valid_o (x3y3z3_west_valid),
      .out_west_ready_i (x3y3z3_west_ready),
      .out_west_kind_o  (x3y3z3_west_kind),
      .out_west_data_o  (x3y3z3_west_data),
      .out_south_valid_o(x3y3z3_south_valid),
      .out_south_ready_i(x3y3z3_south_ready),
      .out_south_kind_o (x3y3z3_south_kind),
      .out_south_data_o (x3y3z3_south_data),
      .out_down_valid_o (x3y3z3_down_valid),
      .out_down_ready_i (x3y3z3_down_ready),
      .out_down_kind_o  (x3y3z3_down_kind),
      .out_down_data_o  (x3y3z3_down_data),
      .dropped_o        (dropped_o[511:504])
  );

endmodule

`default_nettype wire
