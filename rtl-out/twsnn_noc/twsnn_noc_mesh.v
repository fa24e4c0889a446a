// SPDX-License-Identifier: Apache-2.0
//
// twsnn_noc_mesh: a mesh of 2x2x1 routers with a port for the node at each of them.
// Node n = x + 2 * (y + 2 * z) has the n-th part of every vector: bit n of valid and ready,
// kind 2n+1:2n, data 32n+31:32n, dropped 8n+7:8n. Virtual channels: 1;
// valid holds until ready.
// Kind: 0 body, 1 head, 2 tail, 3 single. Bits 9:1 of a head are the destination: x in 3:1,
// y in 6:4, z in 9:7. Packets go along x, then y, then z.
//
// Generated from templates/Hdl.Noc/noc_mesh.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module twsnn_noc_mesh (
    input  wire         clk_i,
    input  wire         rst_ni,

    // From the nodes
    input  wire [3:0]   in_valid_i,
    output wire [3:0]   in_ready_o,
    input  wire [7:0]   in_kind_i,
    input  wire [127:0] in_data_i,

    // To the nodes
    output wire [3:0]   out_valid_o,
    input  wire [3:0]   out_ready_i,
    output wire [7:0]   out_kind_o,
    output wire [127:0] out_data_o,

    // Flits dropped as they came from the nodes, at most 255 each
    output wire [31:0]  dropped_o
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
  wire        x1y0z0_west_valid;
  wire        x1y0z0_west_ready;
  wire [1:0]  x1y0z0_west_kind;
  wire [31:0] x1y0z0_west_data;
  wire        x1y0z0_north_valid;
  wire        x1y0z0_north_ready;
  wire [1:0]  x1y0z0_north_kind;
  wire [31:0] x1y0z0_north_data;
  wire        x0y1z0_east_valid;
  wire        x0y1z0_east_ready;
  wire [1:0]  x0y1z0_east_kind;
  wire [31:0] x0y1z0_east_data;
  wire        x0y1z0_south_valid;
  wire        x0y1z0_south_ready;
  wire [1:0]  x0y1z0_south_kind;
  wire [31:0] x0y1z0_south_data;
  wire        x1y1z0_west_valid;
  wire        x1y1z0_west_ready;
  wire [1:0]  x1y1z0_west_kind;
  wire [31:0] x1y1z0_west_data;
  wire        x1y1z0_south_valid;
  wire        x1y1z0_south_ready;
  wire [1:0]  x1y1z0_south_kind;
  wire [31:0] x1y1z0_south_data;

  twsnn_noc_mesh_router_en u_x0y0z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (1'd0),
      .y_i              (1'd0),
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
      .dropped_o        (dropped_o[7:0])
  );

  twsnn_noc_mesh_router_wn u_x1y0z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (1'd1),
      .y_i              (1'd0),
      .in_local_valid_i (in_valid_i[1]),
      .in_local_ready_o (in_ready_o[1]),
      .in_local_kind_i  (in_kind_i[3:2]),
      .in_local_data_i  (in_data_i[63:32]),
      .in_west_valid_i  (x0y0z0_east_valid),
      .in_west_ready_o  (x0y0z0_east_ready),
      .in_west_kind_i   (x0y0z0_east_kind),
      .in_west_data_i   (x0y0z0_east_data),
      .in_north_valid_i (x1y1z0_south_valid),
      .in_north_ready_o (x1y1z0_south_ready),
      .in_north_kind_i  (x1y1z0_south_kind),
      .in_north_data_i  (x1y1z0_south_data),
      .out_local_valid_o(out_valid_o[1]),
      .out_local_ready_i(out_ready_i[1]),
      .out_local_kind_o (out_kind_o[3:2]),
      .out_local_data_o (out_data_o[63:32]),
      .out_west_valid_o (x1y0z0_west_valid),
      .out_west_ready_i (x1y0z0_west_ready),
      .out_west_kind_o  (x1y0z0_west_kind),
      .out_west_data_o  (x1y0z0_west_data),
      .out_north_valid_o(x1y0z0_north_valid),
      .out_north_ready_i(x1y0z0_north_ready),
      .out_north_kind_o (x1y0z0_north_kind),
      .out_north_data_o (x1y0z0_north_data),
      .dropped_o        (dropped_o[15:8])
  );

  twsnn_noc_mesh_router_es u_x0y1z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (1'd0),
      .y_i              (1'd1),
      .in_local_valid_i (in_valid_i[2]),
      .in_local_ready_o (in_ready_o[2]),
      .in_local_kind_i  (in_kind_i[5:4]),
      .in_local_data_i  (in_data_i[95:64]),
      .in_east_valid_i  (x1y1z0_west_valid),
      .in_east_ready_o  (x1y1z0_west_ready),
      .in_east_kind_i   (x1y1z0_west_kind),
      .in_east_data_i   (x1y1z0_west_data),
      .in_south_valid_i (x0y0z0_north_valid),
      .in_south_ready_o (x0y0z0_north_ready),
      .in_south_kind_i  (x0y0z0_north_kind),
      .in_south_data_i  (x0y0z0_north_data),
      .out_local_valid_o(out_valid_o[2]),
      .out_local_ready_i(out_ready_i[2]),
      .out_local_kind_o (out_kind_o[5:4]),
      .out_local_data_o (out_data_o[95:64]),
      .out_east_valid_o (x0y1z0_east_valid),
      .out_east_ready_i (x0y1z0_east_ready),
      .out_east_kind_o  (x0y1z0_east_kind),
      .out_east_data_o  (x0y1z0_east_data),
      .out_south_valid_o(x0y1z0_south_valid),
      .out_south_ready_i(x0y1z0_south_ready),
      .out_south_kind_o (x0y1z0_south_kind),
      .out_south_data_o (x0y1z0_south_data),
      .dropped_o        (dropped_o[23:16])
  );

  twsnn_noc_mesh_router_ws u_x1y1z0 (
      .clk_i            (clk_i),
      .rst_ni           (rst_ni),
      .x_i              (1'd1),
      .y_i              (1'd1),
      .in_local_valid_i (in_valid_i[3]),
      .in_local_ready_o (in_ready_o[3]),
      .in_local_kind_i  (in_kind_i[7:6]),
      .in_local_data_i  (in_data_i[127:96]),
      .in_west_valid_i  (x0y1z0_east_valid),
      .in_west_ready_o  (x0y1z0_east_ready),
      .in_west_kind_i   (x0y1z0_east_kind),
      .in_west_data_i   (x0y1z0_east_data),
      .in_south_valid_i (x1y0z0_north_valid),
      .in_south_ready_o (x1y0z0_north_ready),
      .in_south_kind_i  (x1y0z0_north_kind),
      .in_south_data_i  (x1y0z0_north_data),
      .out_local_valid_o(out_valid_o[3]),
      .out_local_ready_i(out_ready_i[3]),
      .out_local_kind_o (out_kind_o[7:6]),
      .out_local_data_o (out_data_o[127:96]),
      .out_west_valid_o (x1y1z0_west_valid),
      .out_west_ready_i (x1y1z0_west_ready),
      .out_west_kind_o  (x1y1z0_west_kind),
      .out_west_data_o  (x1y1z0_west_data),
      .out_south_valid_o(x1y1z0_south_valid),
      .out_south_ready_i(x1y1z0_south_ready),
      .out_south_kind_o (x1y1z0_south_kind),
      .out_south_data_o (x1y1z0_south_data),
      .dropped_o        (dropped_o[31:24])
  );

endmodule

`default_nettype wire
