// SPDX-License-Identifier: Apache-2.0
//
// noc_flit_merge: three sources of flits on one link: acknowledgements first, then memory packets,
// then spikes. A packet that has begun is finished before anything else, for no packet may be
// interleaved with another.
//
// Generated from templates/Hdl.Spiking/noc_flit_merge.v.sbn; do not edit.
// Regenerate with: make gen TARGET=network_interface

`default_nettype none

module noc_flit_merge (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Acknowledgements, single flits
    input  wire        ack_valid_i,
    output wire        ack_ready_o,
    input  wire [31:0] ack_data_i,

    // Memory packets
    input  wire        packet_valid_i,
    output wire        packet_ready_o,
    input  wire [1:0]  packet_kind_i,
    input  wire [31:0] packet_data_i,

    // Spikes and ends of step, single flits
    input  wire        spike_valid_i,
    output wire        spike_ready_o,
    input  wire [31:0] spike_data_i,

    // The link
    output wire        flit_valid_o,
    input  wire        flit_ready_i,
    output wire [1:0]  flit_kind_o,
    output wire [31:0] flit_data_o
);

  localparam [1:0] Head = 2'd1;
  localparam [1:0] Tail = 2'd2;
  localparam [1:0] Single = 2'd3;

  reg inside_q;

  wire ready;
  wire take_ack    = ack_valid_i && !inside_q;
  wire take_packet = packet_valid_i && (inside_q || !ack_valid_i);
  wire take_spike  = spike_valid_i && !inside_q && !ack_valid_i && !packet_valid_i;

  assign ack_ready_o    = ready && !inside_q;
  assign packet_ready_o = ready && (inside_q || !ack_valid_i);
  assign spike_ready_o  = ready && !inside_q && !ack_valid_i && !packet_valid_i;

  wire [33:0] chosen =
      take_packet ? {packet_kind_i, packet_data_i} :
      take_ack ? {Single, ack_data_i} : {Single, spike_data_i};

  always @(posedge clk_i) begin
    if (!rst_ni) inside_q <= 1'b0;
    else if (take_packet && ready && packet_kind_i == Head) inside_q <= 1'b1;
    else if (take_packet && ready && packet_kind_i == Tail) inside_q <= 1'b0;
  end

  // What is on the link holds, whatever comes meanwhile.
  fifo_2x34 u_queue (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (take_ack || take_packet || take_spike),
      .in_ready_o (ready),
      .in_data_i  (chosen),
      .out_valid_o(flit_valid_o),
      .out_ready_i(flit_ready_i),
      .out_data_o ({flit_kind_o, flit_data_o})
  );

endmodule

`default_nettype wire
