// SPDX-License-Identifier: Apache-2.0
//
// aer_encoder_n10: the spikes in vectors of 10 bits as address events,
// lowest address first, one per cycle.
// A vector is a packet, closed by `last`; without spikes, one beat with `null`.
// The first events come one cycle after their vector. The next vector is taken in the cycle in
// which the last event leaves, so that packets follow each other without a bubble.
//
// Generated from templates/Hdl.Spiking/aer_encoder.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module aer_encoder_n10 (
    input  wire       clk_i,
    input  wire       rst_ni,

    // Spike vectors
    input  wire       vector_valid_i,
    output wire       vector_ready_o,
    input  wire [9:0] vector_bits_i,

    // Events
    output wire       event_valid_o,
    input  wire       event_ready_i,
    output wire [3:0] event_address_o,
    output wire       event_last_o,
    output wire       event_null_o
);

  // The lane is done when it is idle or hands over the last event of its packet.
  wire done;
  assign vector_ready_o = done;

  wire load = vector_valid_i && vector_ready_o;

  aer_encoder_lane_n10 u_lane (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .load_i(load),
      .bits_i(vector_bits_i),
      .done_o(done),
      .event_valid_o(event_valid_o),
      .event_ready_i(event_ready_i),
      .event_address_o(event_address_o),
      .event_last_o(event_last_o),
      .event_null_o(event_null_o)
  );

endmodule

`default_nettype wire
