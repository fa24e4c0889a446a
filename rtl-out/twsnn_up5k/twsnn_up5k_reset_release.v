// SPDX-License-Identifier: Apache-2.0
//
// twsnn_up5k_reset_release: releases the reset in step with the clock, two edges after the reset
// input; and resets after configuration, for an FPGA's registers start at 0.
//
// Generated from templates/Hdl.Spiking/reset_release.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_up5k

`default_nettype none

module twsnn_up5k_reset_release (
    input  wire clk_i,
    input  wire rst_ni,
    output wire released_no
);

  (* ASYNC_REG = "TRUE" *) reg [1:0] released_q;

  // Without a reset of its own: memories depend on it, so it changes at clock edges alone.
  always @(posedge clk_i) released_q <= {released_q[0], rst_ni};

  assign released_no = released_q[1];

endmodule

`default_nettype wire
