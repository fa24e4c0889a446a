// SPDX-License-Identifier: Apache-2.0
//
// twsnn_packet_begin: marks the first beat of every packet.
//
// Generated from templates/Hdl.Spiking/twsnn_packet_begin.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn

`default_nettype none

module twsnn_packet_begin (
    input  wire clk_i,
    input  wire rst_ni,
    input  wire beat_i,
    input  wire last_i,
    output wire begin_o
);

  reg inside_q;

  assign begin_o = beat_i && !inside_q;

  always @(posedge clk_i) begin
    if (!rst_ni) inside_q <= 1'b0;
    else if (beat_i) inside_q <= !last_i;
  end

endmodule

`default_nettype wire
