// SPDX-License-Identifier: Apache-2.0
//
// noc_mesh_router_esu: router of a 4x4x4 mesh; ports East, South, Up.
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

module noc_mesh_router_esu (
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

    // From the South neighbour
    input  wire        in_south_valid_i,
    output wire        in_south_ready_o,
    input  wire [1:0]  in_south_kind_i,
    input  wire [31:0] in_south_data_i,

    // From the Up neighbour
    input  wire        in_up_valid_i,
    output wire        in_up_ready_o,
    input  wire [1:0]  in_up_kind_i,
    input  wire [31:0] in_up_data_i,

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

    // To the South neighbour
    output wire        out_south_valid_o,
    input  wire        out_south_ready_i,
    output wire [1:0]  out_south_kind_o,
    output wire [31:0] out_south_data_o,

    // To the Up neighbour
    output wire        out_up_valid_o,
    input  wire        out_up_ready_i,
    output wire [1:0]  out_up_kind_o,
    output wire [31:0] out_up_data_o,

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
  wire in_local_to_east = !in_local_x_here;
  wire in_local_y_here = in_local_data_i[5:4] == y_i;
  wire in_local_to_south = in_local_x_here && !in_local_y_here;
  wire in_local_z_here = in_local_data_i[8:7] == z_i;
  wire in_local_to_up = in_local_x_here && in_local_y_here && !in_local_z_here;
  wire in_local_to_local = in_local_x_here && in_local_y_here && in_local_z_here;
  wire in_local_inside = in_local_data_i[3:1] <= 3'd3 &&
      in_local_data_i[6:4] <= 3'd3 &&
      in_local_data_i[9:7] <= 3'd3;
  wire [3:0] in_local_route = {4{(local_head && in_local_inside)}} & {
      in_local_to_up,
      in_local_to_south,
      in_local_to_east,
      in_local_to_local
  };

  wire from_local_valid;
  wire [33:0] from_local_flit;
  wire [3:0] from_local_route;
  wire from_local_body;
  wire from_local_taken;

  noc_buffer_d4_r4 u_from_local_buffer (
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
  wire from_local_to_south = from_local_route[2];
  wire from_local_to_up = from_local_route[3];

  // Dropped: a packet to a node outside the mesh, and flits that belong to no packet
  wire from_local_drop;

  // From the East neighbour
  wire in_east_y_here = in_east_data_i[5:4] == y_i;
  wire in_east_to_south = !in_east_y_here;
  wire in_east_z_here = in_east_data_i[8:7] == z_i;
  wire in_east_to_up = in_east_y_here && !in_east_z_here;
  wire in_east_to_local = in_east_y_here && in_east_z_here;
  wire [2:0] in_east_route = {3{in_east_kind_i[0]}} & {
      in_east_to_up,
      in_east_to_south,
      in_east_to_local
  };

  wire unused_from_east_valid;
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
      .out_valid_o(unused_from_east_valid),
      .taken_i    (from_east_taken),
      .out_last_o (from_east_flit[33]),
      .out_body_o (from_east_body),
      .out_data_o (from_east_flit[31:0]),
      .out_route_o(from_east_route)
  );

  assign from_east_flit[32] = !from_east_body;
  wire from_east_to_local = from_east_route[0];
  wire from_east_to_south = from_east_route[1];
  wire from_east_to_up = from_east_route[2];

  // From the South neighbour
  wire in_south_z_here = in_south_data_i[8:7] == z_i;
  wire in_south_to_up = !in_south_z_here;
  wire in_south_to_local = in_south_z_here;
  wire [1:0] in_south_route = {2{in_south_kind_i[0]}} & {
      in_south_to_up,
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
  wire from_south_to_up = from_south_route[1];

  // From the Up neighbour
  wire in_up_to_local = 1'b1;
  wire in_up_route = in_up_kind_i[0] & {
      in_up_to_local
  };

  wire unused_from_up_valid;
  wire [33:0] from_up_flit;
  wire from_up_route;
  wire from_up_body;
  wire from_up_taken;

  noc_buffer_d4_r1 u_from_up_buffer (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (in_up_valid_i),
      .in_ready_o (in_up_ready_o),
      .in_kind_i  (in_up_kind_i),
      .in_data_i  (in_up_data_i),
      .in_route_i (in_up_route),
      .out_valid_o(unused_from_up_valid),
      .taken_i    (from_up_taken),
      .out_last_o (from_up_flit[33]),
      .out_body_o (from_up_body),
      .out_data_o (from_up_flit[31:0]),
      .out_route_o(from_up_route)
  );

  assign from_up_flit[32] = !from_up_body;
  wire from_up_to_local = from_up_route;

  // To the node
  wire [3:0] to_local_grant;
  wire [3:0] to_local_held;
  wire to_local_any;
  wire [3:0] to_local_request = {
      from_up_to_local || (from_up_body && to_local_held[3]),
      from_south_to_local || (from_south_body && to_local_held[2]),
      from_east_to_local || (from_east_body && to_local_held[1]),
      from_local_to_local || (from_local_body && to_local_held[0])
  };
  wire [3:0] to_local_taken = to_local_grant & {4{out_local_ready_i}};
  wire to_local_last =
      (to_local_grant[0] && from_local_flit[33]) ||
      (to_local_grant[1] && from_east_flit[33]) ||
      (to_local_grant[2] && from_south_flit[33]) ||
      (to_local_grant[3] && from_up_flit[33]);
  wire [33:0] to_local_flit =
      ({34{to_local_grant[0]}} & from_local_flit) |
      ({34{to_local_grant[1]}} & from_east_flit) |
      ({34{to_local_grant[2]}} & from_south_flit) |
      ({34{to_local_grant[3]}} & from_up_flit);

  noc_arbiter_n4 u_to_local_arbiter (
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
  wire to_east_grant;
  wire to_east_held;
  wire to_east_any;
  wire to_east_request =
      from_local_to_east || (from_local_body && to_east_held);
  wire to_east_taken = to_east_grant & out_east_ready_i;
  wire to_east_last =
      (to_east_grant && from_local_flit[33]);
  wire [33:0] to_east_flit =
      ({34{to_east_grant}} & from_local_flit);

  noc_arbiter_n1 u_to_east_arbiter (
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

  // To the South neighbour
  wire [1:0] to_south_grant;
  wire [1:0] to_south_held;
  wire to_south_any;
  wire [1:0] to_south_request = {
      from_east_to_south || (from_east_body && to_south_held[1]),
      from_local_to_south || (from_local_body && to_south_held[0])
  };
  wire [1:0] to_south_taken = to_south_grant & {2{out_south_ready_i}};
  wire to_south_last =
      (to_south_grant[0] && from_local_flit[33]) ||
      (to_south_grant[1] && from_east_flit[33]);
  wire [33:0] to_south_flit =
      ({34{to_south_grant[0]}} & from_local_flit) |
      ({34{to_south_grant[1]}} & from_east_flit);

  noc_arbiter_n2 u_to_south_arbiter (
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

  // To the Up neighbour
  wire [2:0] to_up_grant;
  wire [2:0] to_up_held;
  wire to_up_any;
  wire [2:0] to_up_request = {
      from_south_to_up || (from_south_body && to_up_held[2]),
      from_east_to_up || (from_east_body && to_up_held[1]),
      from_local_to_up || (from_local_body && to_up_held[0])
  };
  wire [2:0] to_up_taken = to_up_grant & {3{out_up_ready_i}};
  wire to_up_last =
      (to_up_grant[0] && from_local_flit[33]) ||
      (to_up_grant[1] && from_east_flit[33]) ||
      (to_up_grant[2] && from_south_flit[33]);
  wire [33:0] to_up_flit =
      ({34{to_up_grant[0]}} & from_local_flit) |
      ({34{to_up_grant[1]}} & from_east_flit) |
      ({34{to_up_grant[2]}} & from_south_flit);

  noc_arbiter_n3 u_to_up_arbiter (
      .clk_i    (clk_i),
      .rst_ni   (rst_ni),
      .request_i(to_up_request),
      .grant_o  (to_up_grant),
      .held_o   (to_up_held),
      .any_o    (to_up_any),
      .taken_i  (to_up_any && out_up_ready_i),
      .last_i   (to_up_last)
  );

  assign out_up_valid_o = to_up_any;
  assign out_up_kind_o  = to_up_flit[33:32];
  assign out_up_data_o  = to_up_flit[31:0];

  // A flit leaves its buffer when it is taken at an output, or dropped.
  assign from_local_taken = from_local_drop ||
      to_local_taken[0] ||
      to_east_taken ||
      to_south_taken[0] ||
      to_up_taken[0];
  assign from_local_drop = from_local_body ? ~|{to_local_held[0], to_east_held, to_south_held[0],
      to_up_held[0]} : from_local_valid && ~|{from_local_to_local, from_local_to_east,
          from_local_to_south, from_local_to_up};
  assign from_east_taken =
      to_local_taken[1] ||
      to_south_taken[1] ||
      to_up_taken[1];
  assign from_south_taken =
      to_local_taken[2] ||
      to_up_taken[2];
  assign from_up_taken =
      to_local_taken[3];

  reg [7:0] dropped_q;
  assign dropped_o = dropped_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) dropped_q <= 8'd0;
    else if (from_local_drop && dropped_q != 8'hFF) dropped_q <= dropped_q + 8'd1;
  end

endmodule

`default_nettype wire
