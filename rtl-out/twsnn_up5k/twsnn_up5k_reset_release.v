// SPDX-License-Identifier: Apache-2.0
//
// twsnn_up5k_reset_release: releases the reset in step with the clock, two edges after the reset
// input; and resets after configuration, for an FPGA's registers start at 0.
//
// Generated from templates/reset_release.v.hbs; do not edit.
// Regenerate with: make gen TARGET=twsnn_up5k

`default_nettype none

module twsnn_up5k_reset_release (
    input  wire clk_i,
    input  wire rst_ni,
    output wire released_no
);

  (* ASYNC_REG = "TRUE" *) reg [1:0] released_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) released_q <= 2'b00;
    else released_q <= {released_q[0], 1'b1};
  end

  assign released_no = released_q[1];

endmodule

`default_nettype wire
