// SPDX-License-Identifier: Apache-2.0
//
// twsnn_noc_mesh_router_en: router of a 2x2x1 mesh; ports East, North.
// Packets go along x, then y, then z. A link carries a flit of 32 bits and its kind: 0 body,
// 1 head, 2 tail, 3 single. Bits 9:1 of a head are
// its destination: x in 3:1, y in 6:4, z in 9:7. A channel of an output serves one packet after the
// other, inputs in turn.
// A flit leaves in the cycle after it came at the earliest.
// valid holds until ready and does not wait for it; ready depends on registers alone.
//
// Generated from templates/noc_router.v.hbs; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module twsnn_noc_mesh_router_en (
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

    // From the East neighbour
    input  wire        in_east_valid_i,
    output wire        in_east_ready_o,
    input  wire [1:0]  in_east_kind_i,
    input  wire [31:0] in_east_data_i,

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

    // To the East neighbour
    output wire        out_east_valid_o,
    input  wire        out_east_ready_i,
    output wire [1:0]  out_east_kind_o,
    output wire [31:0] out_east_data_o,

    // To the North neighbour
    output wire        out_north_valid_o,
    input  wire        out_north_ready_i,
    output wire [1:0]  out_north_kind_o,
    output wire [31:0] out_north_data_o,

    // Flits dropped at the local input, at most 255
    output wire [7:0]  dropped_o
);

  // From the node
  wire from_local_valid;
  wire [33:0] from_local_flit;
  wire from_local_taken;

  fifo_4x34 u_from_local_buffer (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (in_local_valid_i),
      .in_ready_o (in_local_ready_o),
      .in_data_i  ({in_local_kind_i, in_local_data_i}),
      .out_valid_o(from_local_valid),
      .out_ready_i(from_local_taken),
      .out_data_o (from_local_flit)
  );

  wire from_local_head = from_local_flit[32];
  wire from_local_x_here = from_local_flit[1] == x_i;
  wire from_local_to_east = !from_local_x_here;
  wire from_local_y_here = from_local_flit[4] == y_i;
  wire from_local_to_north = from_local_x_here && !from_local_y_here;
  wire from_local_to_local = from_local_x_here && from_local_y_here;
  wire from_local_inside = from_local_flit[3:1] <= 3'd1 &&
      from_local_flit[6:4] <= 3'd1 &&
      from_local_flit[9:7] <= 3'd0;

  // Dropped: a packet to a node outside the mesh, and flits that belong to no packet
  wire from_local_drop;
  wire from_local_offer = from_local_valid && !from_local_drop;

  // From the East neighbour
  wire from_east_valid;
  wire [33:0] from_east_flit;
  wire from_east_taken;

  fifo_4x34 u_from_east_buffer (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (in_east_valid_i),
      .in_ready_o (in_east_ready_o),
      .in_data_i  ({in_east_kind_i, in_east_data_i}),
      .out_valid_o(from_east_valid),
      .out_ready_i(from_east_taken),
      .out_data_o (from_east_flit)
  );

  wire from_east_head = from_east_flit[32];
  wire from_east_y_here = from_east_flit[4] == y_i;
  wire from_east_to_north = !from_east_y_here;
  wire from_east_to_local = from_east_y_here;

  // From the North neighbour
  wire from_north_valid;
  wire [33:0] from_north_flit;
  wire from_north_taken;

  fifo_4x34 u_from_north_buffer (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (in_north_valid_i),
      .in_ready_o (in_north_ready_o),
      .in_data_i  ({in_north_kind_i, in_north_data_i}),
      .out_valid_o(from_north_valid),
      .out_ready_i(from_north_taken),
      .out_data_o (from_north_flit)
  );

  wire from_north_head = from_north_flit[32];
  wire from_north_to_local = 1'b1;

  // To the node
  wire [2:0] to_local_grant;
  wire [2:0] to_local_held;
  wire [2:0] to_local_request = {
      from_north_valid && (from_north_head ? from_north_to_local : to_local_held[2]),
      from_east_valid && (from_east_head ? from_east_to_local : to_local_held[1]),
      from_local_offer && (from_local_head ? from_local_to_local : to_local_held[0])
  };
  wire [2:0] to_local_taken = to_local_grant & {3{out_local_ready_i}};
  wire [33:0] to_local_flit =
      ({34{to_local_grant[0]}} & from_local_flit) |
      ({34{to_local_grant[1]}} & from_east_flit) |
      ({34{to_local_grant[2]}} & from_north_flit);

  noc_arbiter_n3 u_to_local_arbiter (
      .clk_i    (clk_i),
      .rst_ni   (rst_ni),
      .request_i(to_local_request),
      .grant_o  (to_local_grant),
      .held_o   (to_local_held),
      .taken_i  (|to_local_taken),
      .last_i   (to_local_flit[33])
  );

  assign out_local_valid_o = |to_local_grant;
  assign out_local_kind_o  = to_local_flit[33:32];
  assign out_local_data_o  = to_local_flit[31:0];

  // To the East neighbour
  wire to_east_grant;
  wire to_east_held;
  wire to_east_request =
      from_local_offer && (from_local_head ? from_local_to_east : to_east_held);
  wire to_east_taken = to_east_grant & out_east_ready_i;
  wire [33:0] to_east_flit =
      ({34{to_east_grant}} & from_local_flit);

  noc_arbiter_n1 u_to_east_arbiter (
      .clk_i    (clk_i),
      .rst_ni   (rst_ni),
      .request_i(to_east_request),
      .grant_o  (to_east_grant),
      .held_o   (to_east_held),
      .taken_i  (to_east_taken),
      .last_i   (to_east_flit[33])
  );

  assign out_east_valid_o = to_east_grant;
  assign out_east_kind_o  = to_east_flit[33:32];
  assign out_east_data_o  = to_east_flit[31:0];

  // To the North neighbour
  wire [1:0] to_north_grant;
  wire [1:0] to_north_held;
  wire [1:0] to_north_request = {
      from_east_valid && (from_east_head ? from_east_to_north : to_north_held[1]),
      from_local_offer && (from_local_head ? from_local_to_north : to_north_held[0])
  };
  wire [1:0] to_north_taken = to_north_grant & {2{out_north_ready_i}};
  wire [33:0] to_north_flit =
      ({34{to_north_grant[0]}} & from_local_flit) |
      ({34{to_north_grant[1]}} & from_east_flit);

  noc_arbiter_n2 u_to_north_arbiter (
      .clk_i    (clk_i),
      .rst_ni   (rst_ni),
      .request_i(to_north_request),
      .grant_o  (to_north_grant),
      .held_o   (to_north_held),
      .taken_i  (|to_north_taken),
      .last_i   (to_north_flit[33])
  );

  assign out_north_valid_o = |to_north_grant;
  assign out_north_kind_o  = to_north_flit[33:32];
  assign out_north_data_o  = to_north_flit[31:0];

  // A flit goes when it was taken, or leads nowhere.
  assign from_local_taken = from_local_drop ||
      to_local_taken[0] ||
      to_east_taken ||
      to_north_taken[0];
  assign from_local_drop = from_local_valid && !(from_local_head ? from_local_inside :
      |{to_local_held[0], to_east_held, to_north_held[0]});
  assign from_east_taken =
      to_local_taken[1] ||
      to_north_taken[1];
  assign from_north_taken =
      to_local_taken[2];

  reg [7:0] dropped_q;
  assign dropped_o = dropped_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) dropped_q <= 8'd0;
    else if (from_local_drop && dropped_q != 8'hFF) dropped_q <= dropped_q + 8'd1;
  end

endmodule

`default_nettype wire
