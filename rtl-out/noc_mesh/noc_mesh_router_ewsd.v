// SPDX-License-Identifier: Apache-2.0
//
// noc_mesh_router_ewsd: router of a 4x4x4 mesh; ports East, West, South, Down.
// Packets go along x, then y, then z. A link carries a flit of 32 bits and its kind: 0 body,
// 1 head, 2 tail, 3 single. Bits 9:1 of a head are
// its destination: x in 3:1, y in 6:4, z in 9:7. A channel of an output serves one packet after the
// other, inputs in turn.
// A flit leaves in the cycle after it came at the earliest.
// valid holds until ready and does not wait for it; ready depends on registers alone.
//
// Generated from templates/Hdl.Noc/noc_router.v.sbn; do not edit.
// Regenerate with: make gen TARGET=noc_mesh

`default_nettype none

module noc_mesh_router_ewsd (
    input  wire        clk_i,
    input  wire        rst_ni,

    // This router's place
    input  wire [1:0]  x_i,
    input  wire [1:0]  y_i,
    input  wire [1:0]  z_i,

    // From the node
    input  wire        in_local_valid_i,
    output wire        in_local_ready_o,
    input  wire [1:0]  in_local_kind_i,
    input  wire [31:0] in_local_data_i,

    // From the East neighbour
    input  wire        in_east_valid_i,
    output wire        in_east_ready_o,
    input  wire [1:0]  in_east_kind_i,
    input  wire [31:0] in_east_data_i,

    // From the West neighbour
    input  wire        in_west_valid_i,
    output wire        in_west_ready_o,
    input  wire [1:0]  in_west_kind_i,
    input  wire [31:0] in_west_data_i,

    // From the South neighbour
    input  wire        in_south_valid_i,
    output wire        in_south_ready_o,
    input  wire [1:0]  in_south_kind_i,
    input  wire [31:0] in_south_data_i,

    // From the Down neighbour
    input  wire        in_down_valid_i,
    output wire        in_down_ready_o,
    input  wire [1:0]  in_down_kind_i,
    input  wire [31:0] in_down_data_i,

    // To the node
    output wire        out_local_valid_o,
    input  wire        out_local_ready_i,
    output wire [1:0]  out_local_kind_o,
    output wire [31:0] out_local_data_o,

    // To the East neighbour
    output wire        out_east_valid_o,
    input  wire        out_east_ready_i,
    output wire [1:0]  out_east_kind_o,
    output wire [31:0] out_east_data_o,

    // To the West neighbour
    output wire        out_west_valid_o,
    input  wire        out_west_ready_i,
    output wire [1:0]  out_west_kind_o,
    output wire [31:0] out_west_data_o,

    // To the South neighbour
    output wire        out_south_valid_o,
    input  wire        out_south_ready_i,
    output wire [1:0]  out_south_kind_o,
    output wire [31:0] out_south_data_o,

    // To the Down neighbour
    output wire        out_down_valid_o,
    input  wire        out_down_ready_i,
    output wire [1:0]  out_down_kind_o,
    output wire [31:0] out_down_data_o,

    // Flits dropped at the local input, at most 255
    output wire [7:0]  dropped_o
);

  // A packet from the node is open from its head to its tail. A head in between counts as a body, a
  // single as the tail.
  reg local_open_q;
  wire local_came = in_local_valid_i && in_local_ready_o;
  wire local_head = in_local_kind_i[0] && !local_open_q;
  wire local_last = in_local_kind_i[1];

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) local_open_q <= 1'd0;
    else if (local_came && local_last) local_open_q <= 1'b0;
    else if (local_came && local_head) local_open_q <= 1'b1;
  end

  // From the node
  wire in_local_x_here = in_local_data_i[2:1] == x_i;
  wire in_local_to_east = in_local_data_i[2:1] > x_i;
  wire in_local_to_west = in_local_data_i[2:1] < x_i;
  wire in_local_y_here = in_local_data_i[5:4] == y_i;
  wire in_local_to_south = in_local_x_here && !in_local_y_here;
  wire in_local_z_here = in_local_data_i[8:7] == z_i;
  wire in_local_to_down = in_local_x_here && in_local_y_here && !in_local_z_here;
  wire in_local_to_local = in_local_x_here && in_local_y_here && in_local_z_here;
  wire in_local_inside = in_local_data_i[3:1] <= 3'd3 &&
      in_local_data_i[6:4] <= 3'd3 &&
      in_local_data_i[9:7] <= 3'd3;
  wire [4:0] in_local_route = {5{(local_head && in_local_inside)}} & {
      in_local_to_down,
      in_local_to_south,
      in_local_to_west,
      in_local_to_east,
      in_local_to_local
  };

  wire from_local_valid;
  wire [33:0] from_local_flit;
  wire [4:0] from_local_route;
  wire from_local_body;
  wire from_local_taken;

  noc_buffer_d4_r5 u_from_local_buffer (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (in_local_valid_i),
      .in_ready_o (in_local_ready_o),
      .in_kind_i  ({local_last, local_head}),
      .in_data_i  (in_local_data_i),
      .in_route_i (in_local_route),
      .out_valid_o(from_local_valid),
      .taken_i    (from_local_taken),
      .out_last_o (from_local_flit[33]),
      .out_body_o (from_local_body),
      .out_data_o (from_local_flit[31:0]),
      .out_route_o(from_local_route)
  );

  assign from_local_flit[32] = !from_local_body;
  wire from_local_to_local = from_local_route[0];
  wire from_local_to_east = from_local_route[1];
  wire from_local_to_west = from_local_route[2];
  wire from_local_to_south = from_local_route[3];
  wire from_local_to_down = from_local_route[4];

  // Dropped: a packet to a node outside the mesh, and flits that belong to no packet
  wire from_local_drop;

  // From the East neighbour
  wire in_east_x_here = in_east_data_i[2:1] == x_i;
  wire in_east_y_here = in_east_data_i[5:4] == y_i;
  wire in_east_to_south = in_east_x_here && !in_east_y_here;
  wire in_east_z_here = in_east_data_i[8:7] == z_i;
  wire in_east_to_down = in_east_x_here && in_east_y_here && !in_east_z_here;
  wire in_east_to_local = in_east_x_here && in_east_y_here && in_east_z_here;
  wire [2:0] in_east_route = {3{in_east_kind_i[0]}} & {
      in_east_to_down,
      in_east_to_south,
      in_east_to_local
  };

  wire from_east_valid;
  wire [33:0] from_east_flit;
  wire [2:0] from_east_route;
  wire from_east_body;
  wire from_east_taken;

  noc_buffer_d4_r3 u_from_east_buffer (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (in_east_valid_i),
      .in_ready_o (in_east_ready_o),
      .in_kind_i  (in_east_kind_i),
      .in_data_i  (in_east_data_i),
      .in_route_i (in_east_route),
      .out_valid_o(from_east_valid),
      .taken_i    (from_east_taken),
      .out_last_o (from_east_flit[33]),
      .out_body_o (from_east_body),
      .out_data_o (from_east_flit[31:0]),
      .out_route_o(from_east_route)
  );

  assign from_east_flit[32] = !from_east_body;
  wire from_east_to_local = from_east_route[0];
  wire from_east_to_west = from_east_valid && !from_east_body && ~|from_east_route;
  wire from_east_to_south = from_east_route[1];
  wire from_east_to_down = from_east_route[2];

  // From the West neighbour
  wire in_west_x_here = in_west_data_i[2:1] == x_i;
  wire in_west_y_here = in_west_data_i[5:4] == y_i;
  wire in_west_to_south = in_west_x_here && !in_west_y_here;
  wire in_west_z_here = in_west_data_i[8:7] == z_i;
  wire in_west_to_down = in_west_x_here && in_west_y_here && !in_west_z_here;
  wire in_west_to_local = in_west_x_here && in_west_y_here && in_west_z_here;
  wire [2:0] in_west_route = {3{in_west_kind_i[0]}} & {
      in_west_to_down,
      in_west_to_south,
      in_west_to_local
  };

  wire from_west_valid;
  wire [33:0] from_west_flit;
  wire [2:0] from_west_route;
  wire from_west_body;
  wire from_west_taken;

  noc_buffer_d4_r3 u_from_west_buffer (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (in_west_valid_i),
      .in_ready_o (in_west_ready_o),
      .in_kind_i  (in_west_kind_i),
      .in_data_i  (in_west_data_i),
      .in_route_i (in_west_route),
      .out_valid_o(from_west_valid),
      .taken_i    (from_west_taken),
      .out_last_o (from_west_flit[33]),
      .out_body_o (from_west_body),
      .out_data_o (from_west_flit[31:0]),
      .out_route_o(from_west_route)
  );

  assign from_west_flit[32] = !from_west_body;
  wire from_west_to_local = from_west_route[0];
  wire from_west_to_east = from_west_valid && !from_west_body && ~|from_west_route;
  wire from_west_to_south = from_west_route[1];
  wire from_west_to_down = from_west_route[2];

  // From the South neighbour
  wire in_south_z_here = in_south_data_i[8:7] == z_i;
  wire in_south_to_down = !in_south_z_here;
  wire in_south_to_local = in_south_z_here;
  wire [1:0] in_south_route = {2{in_south_kind_i[0]}} & {
      in_south_to_down,
      in_south_to_local
  };

  wire unused_from_south_valid;
  wire [33:0] from_south_flit;
  wire [1:0] from_south_route;
  wire from_south_body;
  wire from_south_taken;

  noc_buffer_d4_r2 u_from_south_buffer (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (in_south_valid_i),
      .in_ready_o (in_south_ready_o),
      .in_kind_i  (in_south_kind_i),
      .in_data_i  (in_south_data_i),
      .in_route_i (in_south_route),
      .out_valid_o(unused_from_south_valid),
      .taken_i    (from_south_taken),
      .out_last_o (from_south_flit[33]),
      .out_body_o (from_south_body),
      .out_data_o (from_south_flit[31:0]),
      .out_route_o(from_south_route)
  );

  assign from_south_flit[32] = !from_south_body;
  wire from_south_to_local = from_south_route[0];
  wire from_south_to_down = from_south_route[1];

  // From the Down neighbour
  wire in_down_to_local = 1'b1;
  wire in_down_route = in_down_kind_i[0] & {
      in_down_to_local
  };

  wire unused_from_down_valid;
  wire [33:0] from_down_flit;
  wire from_down_route;
  wire from_down_body;
  wire from_down_taken;

  noc_buffer_d4_r1 u_from_down_buffer (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (in_down_valid_i),
      .in_ready_o (in_down_ready_o),
      .in_kind_i  (in_down_kind_i),
      .in_data_i  (in_down_data_i),
      .in_route_i (in_down_route),
      .out_valid_o(unused_from_down_valid),
      .taken_i    (from_down_taken),
      .out_last_o (from_down_flit[33]),
      .out_body_o (from_down_body),
      .out_data_o (from_down_flit[31:0]),
      .out_route_o(from_down_route)
  );

  assign from_down_flit[32] = !from_down_body;
  wire from_down_to_local = from_down_route;

  // To the node
  wire [4:0] to_local_grant;
  wire [4:0] to_local_held;
  wire to_local_any;
  wire [4:0] to_local_request = {
      from_down_to_local || (from_down_body && to_local_held[4]),
      from_south_to_local || (from_south_body && to_local_held[3]),
      from_west_to_local || (from_west_body && to_local_held[2]),
      from_east_to_local || (from_east_body && to_local_held[1]),
      from_local_to_local || (from_local_body && to_local_held[0])
  };
  wire [4:0] to_local_taken = to_local_grant & {5{out_local_ready_i}};
  wire to_local_last =
      (to_local_grant[0] && from_local_flit[33]) ||
      (to_local_grant[1] && from_east_flit[33]) ||
      (to_local_grant[2] && from_west_flit[33]) ||
      (to_local_grant[3] && from_south_flit[33]) ||
      (to_local_grant[4] && from_down_flit[33]);
  wire [33:0] to_local_flit =
      ({34{to_local_grant[0]}} & from_local_flit) |
      ({34{to_local_grant[1]}} & from_east_flit) |
      ({34{to_local_grant[2]}} & from_west_flit) |
      ({34{to_local_grant[3]}} & from_south_flit) |
      ({34{to_local_grant[4]}} & from_down_flit);

  noc_arbiter_n5 u_to_local_arbiter (
      .clk_i    (clk_i),
      .rst_ni   (rst_ni),
      .request_i(to_local_request),
      .grant_o  (to_local_grant),
      .held_o   (to_local_held),
      .any_o    (to_local_any),
      .taken_i  (to_local_any && out_local_ready_i),
      .last_i   (to_local_last)
  );

  assign out_local_valid_o = to_local_any;
  assign out_local_kind_o  = to_local_flit[33:32];
  assign out_local_data_o  = to_local_flit[31:0];

  // To the East neighbour
  wire [1:0] to_east_grant;
  wire [1:0] to_east_held;
  wire to_east_any;
  wire [1:0] to_east_request = {
      from_west_to_east || (from_west_body && to_east_held[1]),
      from_local_to_east || (from_local_body && to_east_held[0])
  };
  wire [1:0] to_east_taken = to_east_grant & {2{out_east_ready_i}};
  wire to_east_last =
      (to_east_grant[0] && from_local_flit[33]) ||
      (to_east_grant[1] && from_west_flit[33]);
  wire [33:0] to_east_flit =
      ({34{to_east_grant[0]}} & from_local_flit) |
      ({34{to_east_grant[1]}} & from_west_flit);

  noc_arbiter_n2 u_to_east_arbiter (
      .clk_i    (clk_i),
      .rst_ni   (rst_ni),
      .request_i(to_east_request),
      .grant_o  (to_east_grant),
      .held_o   (to_east_held),
      .any_o    (to_east_any),
      .taken_i  (to_east_any && out_east_ready_i),
      .last_i   (to_east_last)
  );

  assign out_east_valid_o = to_east_any;
  assign out_east_kind_o  = to_east_flit[33:32];
  assign out_east_data_o  = to_east_flit[31:0];

  // To the West neighbour
  wire [1:0] to_west_grant;
  wire [1:0] to_west_held;
  wire to_west_any;
  wire [1:0] to_west_request = {
      from_east_to_west || (from_east_body && to_west_held[1]),
      from_local_to_west || (from_local_body && to_west_held[0])
  };
  wire [1:0] to_west_taken = to_west_grant & {2{out_west_ready_i}};
  wire to_west_last =
      (to_west_grant[0] && from_local_flit[33]) ||
      (to_west_grant[1] && from_east_flit[33]);
  wire [33:0] to_west_flit =
      ({34{to_west_grant[0]}} & from_local_flit) |
      ({34{to_west_grant[1]}} & from_east_flit);

  noc_arbiter_n2 u_to_west_arbiter (
      .clk_i    (clk_i),
      .rst_ni   (rst_ni),
      .request_i(to_west_request),
      .grant_o  (to_west_grant),
      .held_o   (to_west_held),
      .any_o    (to_west_any),
      .taken_i  (to_west_any && out_west_ready_i),
      .last_i   (to_west_last)
  );

  assign out_west_valid_o = to_west_any;
  assign out_west_kind_o  = to_west_flit[33:32];
  assign out_west_data_o  = to_west_flit[31:0];

  // To the South neighbour
  wire [2:0] to_south_grant;
  wire [2:0] to_south_held;
  wire to_south_any;
  wire [2:0] to_south_request = {
      from_west_to_south || (from_west_body && to_south_held[2]),
      from_east_to_south || (from_east_body && to_south_held[1]),
      from_local_to_south || (from_local_body && to_south_held[0])
  };
  wire [2:0] to_south_taken = to_south_grant & {3{out_south_ready_i}};
  wire to_south_last =
      (to_south_grant[0] && from_local_flit[33]) ||
      (to_south_grant[1] && from_east_flit[33]) ||
      (to_south_grant[2] && from_west_flit[33]);
  wire [33:0] to_south_flit =
      ({34{to_south_grant[0]}} & from_local_flit) |
      ({34{to_south_grant[1]}} & from_east_flit) |
      ({34{to_south_grant[2]}} & from_west_flit);

  noc_arbiter_n3 u_to_south_arbiter (
      .clk_i    (clk_i),
      .rst_ni   (rst_ni),
      .request_i(to_south_request),
      .grant_o  (to_south_grant),
      .held_o   (to_south_held),
      .any_o    (to_south_any),
      .taken_i  (to_south_any && out_south_ready_i),
      .last_i   (to_south_last)
  );

  assign out_south_valid_o = to_south_any;
  assign out_south_kind_o  = to_south_flit[33:32];
  assign out_south_data_o  = to_south_flit[31:0];

  // To the Down neighbour
  wire [3:0] to_down_grant;
  wire [3:0] to_down_held;
  wire to_down_any;
  wire [3:0] to_down_request = {
      from_south_to_down || (from_south_body && to_down_held[3]),
      from_west_to_down || (from_west_body && to_down_held[2]),
      from_east_to_down || (from_east_body && to_down_held[1]),
      from_local_to_down || (from_local_body && to_down_held[0])
  };
  wire [3:0] to_down_taken = to_down_grant & {4{out_down_ready_i}};
  wire to_down_last =
      (to_down_grant[0] && from_local_flit[33]) ||
      (to_down_grant[1] && from_east_flit[33]) ||
      (to_down_grant[2] && from_west_flit[33]) ||
      (to_down_grant[3] && from_south_flit[33]);
  wire [33:0] to_down_flit =
      ({34{to_down_grant[0]}} & from_local_flit) |
      ({34{to_down_grant[1]}} & from_east_flit) |
      ({34{to_down_grant[2]}} & from_west_flit) |
      ({34{to_down_grant[3]}} & from_south_flit);

  noc_arbiter_n4 u_to_down_arbiter (
      .clk_i    (clk_i),
      .rst_ni   (rst_ni),
      .request_i(to_down_request),
      .grant_o  (to_down_grant),
      .held_o   (to_down_held),
      .any_o    (to_down_any),
      .taken_i  (to_down_any && out_down_ready_i),
      .last_i   (to_down_last)
  );

  assign out_down_valid_o = to_down_any;
  assign out_down_kind_o  = to_down_flit[33:32];
  assign out_down_data_o  = to_down_flit[31:0];

  // A flit leaves its buffer when it is taken at an output, or dropped.
  assign from_local_taken = from_local_drop ||
      to_local_taken[0] ||
      to_east_taken[0] ||
      to_west_taken[0] ||
      to_south_taken[0] ||
      to_down_taken[0];
  assign from_local_drop = from_local_body ? ~|{to_local_held[0], to_east_held[0], to_west_held[0],
      to_south_held[0], to_down_held[0]} : from_local_valid && ~|{from_local_to_local,
          from_local_to_east, from_local_to_west, from_local_to_south, from_local_to_down};
  assign from_east_taken =
      to_local_taken[1] ||
      to_west_taken[1] ||
      to_south_taken[1] ||
      to_down_taken[1];
  assign from_west_taken =
      to_local_taken[2] ||
      to_east_taken[1] ||
      to_south_taken[2] ||
      to_down_taken[2];
  assign from_south_taken =
      to_local_taken[3] ||
      to_down_taken[3];
  assign from_down_taken =
      to_local_taken[4];

  reg [7:0] dropped_q;
  assign dropped_o = dropped_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) dropped_q <= 8'd0;
    else if (from_local_drop && dropped_q != 8'hFF) dropped_q <= dropped_q + 8'd1;
  end

endmodule

`default_nettype wire
