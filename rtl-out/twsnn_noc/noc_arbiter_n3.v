// SPDX-License-Identifier: Apache-2.0
//
// noc_arbiter_n3: who gets a virtual channel of a router's output.
// Of 3 requests the next in turn is granted and holds the channel until the last flit of its
// packet was taken, whether there are flits to send or not.
//
// Generated from templates/Hdl.Noc/noc_arbiter.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module noc_arbiter_n3 (
    input  wire       clk_i,
    input  wire       rst_ni,
    input  wire [2:0] request_i,
    output wire [2:0] grant_o,
    output wire [2:0] held_o,

    // Whether one is granted, which is known sooner than which
    output wire       any_o,

    // The granted flit was handed over; it was the last of its packet
    input  wire       taken_i,
    input  wire       last_i
);

  reg [2:0] held_q;
  assign held_o = held_q;

  // Round robin: requests behind the one served last have priority; the first is behind none.
  reg [2:1] later_q;
  wire [2:0] later = {later_q, 1'b0};

  // Each request is compared with all those of higher priority at once: the lower ones of its own
  // class, and all `later` ones if it is not one of them.
  localparam [2:0] All = 3'h7;
  reg [2:0] first;
  integer i;

  always @* begin
    for (i = 0; i < 3; i = i + 1)
      first[i] = request_i[i] &&
          ~|(request_i & (later[i] ? later & ~(All << i) : later | ~(All << i)));
  end

  assign grant_o = |held_q ? request_i & held_q : first;
  assign any_o   = |held_q ? |(request_i & held_q) : |request_i;

  // All above the one that is granted
  reg [2:0] later_d;
  integer k;

  always @* begin
    for (k = 0; k < 3; k = k + 1) later_d[k] = |(grant_o & ~(All << k));
  end

  wire unused_later_d = later_d[0];

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      held_q  <= 3'd0;
      later_q <= 2'd0;
    end else begin
      if (taken_i && last_i) begin
        held_q  <= 3'd0;
        later_q <= later_d[2:1];
      end else if (any_o) begin
        held_q <= grant_o;
      end
    end
  end

endmodule

`default_nettype wire
