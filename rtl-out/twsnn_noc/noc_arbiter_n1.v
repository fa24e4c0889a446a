// SPDX-License-Identifier: Apache-2.0
//
// noc_arbiter_n1: who gets a virtual channel of a router's output.
// The one request holds the channel until the last flit of its
// packet was taken, whether there are flits to send or not.
//
// Generated from templates/Hdl.Noc/noc_arbiter.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module noc_arbiter_n1 (
    input  wire clk_i,
    input  wire rst_ni,
    input  wire request_i,
    output wire grant_o,
    output wire held_o,

    // Whether one is granted, which is known sooner than which
    output wire any_o,

    // The granted flit was handed over; it was the last of its packet
    input  wire taken_i,
    input  wire last_i
);

  reg held_q;
  assign held_o = held_q;
  assign grant_o = request_i;
  assign any_o   = request_i;

  always @(posedge clk_i) begin
    if (!rst_ni) held_q <= 1'b0;
    else if (taken_i && last_i) held_q <= 1'b0;
    else if (request_i) held_q <= 1'b1;
  end

endmodule

`default_nettype wire
