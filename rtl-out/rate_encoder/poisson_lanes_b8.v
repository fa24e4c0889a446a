// SPDX-License-Identifier: Apache-2.0
//
// poisson_lanes_b8: a random number per lane, and whether it is less than the lane's pixel.
// TW-SNN, Algorithm 1: a pixel of value p spikes with a probability of nearly p / 256.
//
// Generated from templates/Hdl.Spiking/poisson_lanes.v.sbn; do not edit.
// Regenerate with: make gen TARGET=rate_encoder

`default_nettype none

module poisson_lanes_b8 (
    input  wire         clk_i,

    // The LFSRs stand at their seeds, lane 0 in the low bits, none of them 0
    input  wire         start_i,
    input  wire [127:0] seeds_i,

    // Move on to the next random numbers
    input  wire         draw_i,
    input  wire [63:0]  pixels_i,
    // The pixels read as 0, which never spikes
    input  wire         missing_i,
    output wire [7:0]   spikes_o
);

  genvar lane;
  generate
    for (lane = 0; lane < 8; lane = lane + 1) begin : gen_lane
      // x^16 + x^14 + x^13 + x^11 + 1, shifted eight times at once: one shift brings in
      // s15 ^ s13 ^ s12 ^ s10, so the eight new bits depend on old ones alone.
      reg  [15:0] lfsr_q;
      wire [15:0] lfsr = start_i ? seeds_i[16*lane +: 16] : lfsr_q;
      wire [7:0]  feedback = lfsr[15:8] ^ lfsr[13:6] ^ lfsr[12:5] ^ lfsr[10:3];
      wire [7:0]  pixel = pixels_i[8*lane +: 8];

      always @(posedge clk_i) begin
        if (draw_i) lfsr_q <= {lfsr[7:0], feedback};
      end

      assign spikes_o[lane] = !missing_i && lfsr[7:0] < pixel;
    end
  endgenerate

endmodule

`default_nettype wire
