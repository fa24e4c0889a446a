// SPDX-License-Identifier: Apache-2.0
//
// twsnn_noc_mesh_router_wn: router of a 2x2x1 mesh; ports West, North.
// Packets go along x, then y, then z. A link carries a flit of 32 bits and its kind: 0 body,
// 1 head, 2 tail, 3 single. Bits 9:1 of a head are
// its destination: x in 3:1, y in 6:4, z in 9:7. A channel of an output serves one packet after the
// other, inputs in turn.
// A flit leaves in the cycle after it came at the earliest.
// valid holds until ready and does not wait for it; ready depends on registers alone.
//
// Generated from templates/Hdl.Noc/noc_router.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module twsnn_noc_mesh_router_wn (
    input  wire        clk_i,
    input  wire        rst_ni,

    // This router's place
    input  wire        x_i,
    input  wire        y_i,

    // From the node
    input  wire        in_local_valid_i,
    output wire        in_local_ready_o,
    input  wire [1:0]  in_local_kind_i,
    input  wire [31:0] in_local_data_i,

    // From the West neighbour
    input  wire        in_west_valid_i,
    output wire        in_west_ready_o,
    input  wire [1:0]  in_west_kind_i,
    input  wire [31:0] in_west_data_i,

    // From the North neighbour
    input  wire        in_north_valid_i,
    output wire        in_north_ready_o,
    input  wire [1:0]  in_north_kind_i,
    input  wire [31:0] in_north_data_i,

    // To the node
    output wire        out_local_valid_o,
    input  wire        out_local_ready_i,
    output wire [1:0]  out_local_kind_o,
    output wire [31:0] out_local_data_o,

    // To the West neighbour
    output wire        out_west_valid_o,
    input  wire        out_west_ready_i,
    output wire [1:0]  out_west_kind_o,
    output wire [31:0] out_west_data_o,

    // To the North neighbour
    output wire        out_north_valid_o,
    input  wire        out_north_ready_i,
    output wire [1:0]  out_north_kind_o,
    output wire [31:0] out_north_data_o,

    // Flits dropped at the local input, at most 255
    output wire [7:0]  dropped_o
);

  // A packet from the node is open from its head to its tail. A head in between counts as a body, a
  // single as the tail.
  reg local_open_q;
  wire local_came = in_local_valid_i && in_local_ready_o;
  wire local_head = in_local_kind_i[0] && !local_open_q;
  wire local_last = in_local_kind_i[1];

  always @(posedge clk_i) begin
    if (!rst_ni) local_open_q <= 1'd0;
    else if (local_came && local_last) local_open_q <= 1'b0;
    else if (local_came && local_head) local_open_q <= 1'b1;
  end

  // From the node
  wire in_local_x_here = in_local_data_i[1] == x_i;
  wire in_local_to_west = !in_local_x_here;
  wire in_local_y_here = in_local_data_i[4] == y_i;
  wire in_local_to_north = in_local_x_here && !in_local_y_here;
  wire in_local_to_local = in_local_x_here && in_local_y_here;
  wire in_local_inside = in_local_data_i[3:1] <= 3'd1 &&
      in_local_data_i[6:4] <= 3'd1 &&
      in_local_data_i[9:7] <= 3'd0;
  wire [2:0] in_local_route = {3{(local_head && in_local_inside)}} & {
      in_local_to_north,
      in_local_to_west,
      in_local_to_local
  };

  wire from_local_valid;
  wire [33:0] from_local_flit;
  wire [2:0] from_local_route;
  wire from_local_body;
  wire from_local_taken;

  noc_buffer_d4_r3 u_from_local_buffer (
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
  wire from_local_to_west = from_local_route[1];
  wire from_local_to_north = from_local_route[2];

  // Dropped: a packet to a node outside the mesh, and flits that belong to no packet
  wire from_local_drop;

  // From the West neighbour
  wire in_west_y_here = in_west_data_i[4] == y_i;
  wire in_west_to_north = !in_west_y_here;
  wire in_west_to_local = in_west_y_here;
  wire [1:0] in_west_route = {2{in_west_kind_i[0]}} & {
      in_west_to_north,
      in_west_to_local
  };

  wire unused_from_west_valid;
  wire [33:0] from_west_flit;
  wire [1:0] from_west_route;
  wire from_west_body;
  wire from_west_taken;

  noc_buffer_d4_r2 u_from_west_buffer (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (in_west_valid_i),
      .in_ready_o (in_west_ready_o),
      .in_kind_i  (in_west_kind_i),
      .in_data_i  (in_west_data_i),
      .in_route_i (in_west_route),
      .out_valid_o(unused_from_west_valid),
      .taken_i    (from_west_taken),
      .out_last_o (from_west_flit[33]),
      .out_body_o (from_west_body),
      .out_data_o (from_west_flit[31:0]),
      .out_route_o(from_west_route)
  );

  assign from_west_flit[32] = !from_west_body;
  wire from_west_to_local = from_west_route[0];
  wire from_west_to_north = from_west_route[1];

  // From the North neighbour
  wire in_north_to_local = 1'b1;
  wire in_north_route = in_north_kind_i[0] & {
      in_north_to_local
  };

  wire unused_from_north_valid;
  wire [33:0] from_north_flit;
  wire from_north_route;
  wire from_north_body;
  wire from_north_taken;

  noc_buffer_d4_r1 u_from_north_buffer (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (in_north_valid_i),
      .in_ready_o (in_north_ready_o),
      .in_kind_i  (in_north_kind_i),
      .in_data_i  (in_north_data_i),
      .in_route_i (in_north_route),
      .out_valid_o(unused_from_north_valid),
      .taken_i    (from_north_taken),
      .out_last_o (from_north_flit[33]),
      .out_body_o (from_north_body),
      .out_data_o (from_north_flit[31:0]),
      .out_route_o(from_north_route)
  );

  assign from_north_flit[32] = !from_north_body;
  wire from_north_to_local = from_north_route;

  // To the node
  wire [2:0] to_local_grant;
  wire [2:0] to_local_held;
  wire to_local_any;
  wire [2:0] to_local_request = {
      from_north_to_local || (from_north_body && to_local_held[2]),
      from_west_to_local || (from_west_body && to_local_held[1]),
      from_local_to_local || (from_local_body && to_local_held[0])
  };
  wire [2:0] to_local_taken = to_local_grant & {3{out_local_ready_i}};
  wire to_local_last =
      (to_local_grant[0] && from_local_flit[33]) ||
      (to_local_grant[1] && from_west_flit[33]) ||
      (to_local_grant[2] && from_north_flit[33]);
  wire [33:0] to_local_flit =
      ({34{to_local_grant[0]}} & from_local_flit) |
      ({34{to_local_grant[1]}} & from_west_flit) |
      ({34{to_local_grant[2]}} & from_north_flit);

  noc_arbiter_n3 u_to_local_arbiter (
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

  // To the West neighbour
  wire to_west_grant;
  wire to_west_held;
  wire to_west_any;
  wire to_west_request =
      from_local_to_west || (from_local_body && to_west_held);
  wire to_west_taken = to_west_grant & out_west_ready_i;
  wire to_west_last =
      (to_west_grant && from_local_flit[33]);
  wire [33:0] to_west_flit =
      ({34{to_west_grant}} & from_local_flit);

  noc_arbiter_n1 u_to_west_arbiter (
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

  // To the North neighbour
  wire [1:0] to_north_grant;
  wire [1:0] to_north_held;
  wire to_north_any;
  wire [1:0] to_north_request = {
      from_west_to_north || (from_west_body && to_north_held[1]),
      from_local_to_north || (from_local_body && to_north_held[0])
  };
  wire [1:0] to_north_taken = to_north_grant & {2{out_north_ready_i}};
  wire to_north_last =
      (to_north_grant[0] && from_local_flit[33]) ||
      (to_north_grant[1] && from_west_flit[33]);
  wire [33:0] to_north_flit =
      ({34{to_north_grant[0]}} & from_local_flit) |
      ({34{to_north_grant[1]}} & from_west_flit);

  noc_arbiter_n2 u_to_north_arbiter (
      .clk_i    (clk_i),
      .rst_ni   (rst_ni),
      .request_i(to_north_request),
      .grant_o  (to_north_grant),
      .held_o   (to_north_held),
      .any_o    (to_north_any),
      .taken_i  (to_north_any && out_north_ready_i),
      .last_i   (to_north_last)
  );

  assign out_north_valid_o = to_north_any;
  assign out_north_kind_o  = to_north_flit[33:32];
  assign out_north_data_o  = to_north_flit[31:0];

  // A flit leaves its buffer when it is taken at an output, or dropped.
  assign from_local_taken = from_local_drop ||
      to_local_taken[0] ||
      to_west_taken ||
      to_north_taken[0];
  assign from_local_drop = from_local_body ? ~|{to_local_held[0], to_west_held, to_north_held[0]} :
      from_local_valid && ~|{from_local_to_local, from_local_to_west, from_local_to_north};
  assign from_west_taken =
      to_local_taken[1] ||
      to_north_taken[1];
  assign from_north_taken =
      to_local_taken[2];

  reg [7:0] dropped_q;
  assign dropped_o = dropped_q;

  always @(posedge clk_i) begin
    if (!rst_ni) dropped_q <= 8'd0;
    else if (from_local_drop && dropped_q != 8'hFF) dropped_q <= dropped_q + 8'd1;
  end

endmodule

`default_nettype wire
