// SPDX-License-Identifier: Apache-2.0
//
// noc_arbiter_n7: who gets a virtual channel of a router's output.
// Of 7 requests the next in turn is granted and holds the channel until the last flit of its
// packet was taken, whether there are flits to send or not.
//
// Generated from templates/noc_arbiter.v.hbs; do not edit.
// Regenerate with: make gen TARGET=noc_router

`default_nettype none

module noc_arbiter_n7 (
    input  wire       clk_i,
    input  wire       rst_ni,
    input  wire [6:0] request_i,
    output wire [6:0] grant_o,
    output wire [6:0] held_o,

    // The granted flit was handed over; it was the last of its packet
    input  wire       taken_i,
    input  wire       last_i
);

  reg [6:0] held_q;
  assign held_o = held_q;

  // Requests behind the last packet's; the first request is behind none.
  reg [6:1] later_q;

  wire [6:0] behind = request_i & {later_q, 1'b0};
  wire [6:0] pool   = |held_q ? request_i & held_q : |behind ? behind : request_i;

  // The lowest of them
  assign grant_o = pool & (~pool + 7'd1);

  wire [6:0] later_d = ~(grant_o | (grant_o - 7'd1));
  wire unused_later_d = later_d[0];

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      held_q  <= 7'd0;
      later_q <= 6'd0;
    end else begin
      if (taken_i && last_i) begin
        held_q  <= 7'd0;
        later_q <= later_d[6:1];
      end else if (|grant_o) begin
        held_q <= grant_o;
      end
    end
  end

endmodule

`default_nettype wire
