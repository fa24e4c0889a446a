// SPDX-License-Identifier: Apache-2.0
//
// reset_sample: the reset in step with the clock, for registers that a memory's pins depend on.
// Asserted after the second edge that sees rst_ni at 0, so that nothing changes between edges;
// released together with rst_ni. Hold rst_ni for three cycles or more.
//
// Generated from templates/Hdl.Core/reset_sample.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module reset_sample (
    input  wire clk_i,
    input  wire rst_ni,
    output wire reset_no
);

  // No reset: it would be an asynchronous one.
  (* ASYNC_REG = "TRUE" *) reg [1:0] sampled_q;

  always @(posedge clk_i) sampled_q <= {sampled_q[0], rst_ni};

  assign reset_no = rst_ni || sampled_q[1];

endmodule

`default_nettype wire
