// SPDX-License-Identifier: Apache-2.0
//
// noc_spike_sender_d1: the events of a step as spike flits, one for each entry of the destination
// list; then an end of step for each entry. The next step is begun only when all consumers have
// acknowledged this one: so at no consumer do spikes of two steps mix.
//
// Generated from templates/Hdl.Spiking/noc_spike_sender.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module noc_spike_sender_d1 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Events, closed by `last`; `null` where the step has none
    input  wire        spike_valid_i,
    output wire        spike_ready_o,
    input  wire [7:0]  spike_neuron_i,
    input  wire [8:0]  spike_source_i,
    input  wire        spike_last_i,
    input  wire        spike_null_i,

    // This node; entries of the list and consumers behind them, 1 at most; the list
    input  wire [8:0]  node_i,
    input  wire        entries_i,
    input  wire        consumers_i,
    output wire        entry_index_o,
    input  wire [9:0]  entry_i,

    // An acknowledgement has come; nobody waits for it
    input  wire        ack_i,
    output wire        stray_o,

    // Flits
    output wire        flit_valid_o,
    input  wire        flit_ready_i,
    output wire [31:0] flit_data_o
);

  localparam [1:0] Spikes = 2'd0;
  localparam [1:0] Ends = 2'd1;
  localparam [1:0] Acks = 2'd2;

  localparam [2:0] SpikeType = 3'd0;
  localparam [2:0] EndType = 3'd1;

  reg [1:0] phase_q;
  reg acks_q;

  wire none       = entries_i == 1'd0;
  wire sending    = (phase_q == Spikes && spike_valid_i && !spike_null_i) || phase_q == Ends;
  wire round_ends = none || flit_ready_i;
  wire step_ends  = spike_valid_i && spike_ready_o && spike_last_i;
  wire complete   = acks_q >= consumers_i;
  wire expected   = phase_q != Spikes && !complete;

  assign entry_index_o = 1'd0;
  assign flit_valid_o  = sending && !none;
  assign spike_ready_o = phase_q == Spikes && (spike_null_i || round_ends);
  assign stray_o       = ack_i && !expected;

  // Bit 9 of an entry: a group of nodes, for routers that know it; bits 8:0 group or node.
  assign flit_data_o = (phase_q == Spikes)
      ? {1'b0, entry_i[9], spike_neuron_i, spike_source_i, SpikeType, entry_i[8:0], 1'b0}
      : {1'b0, entry_i[9], 8'd0, node_i, EndType, entry_i[8:0], 1'b0};

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      phase_q <= Spikes;
    end else begin
      case (phase_q)
        Spikes: if (step_ends) phase_q <= Ends;
        Ends: if (round_ends) phase_q <= Acks;
        default: if (complete) phase_q <= Spikes;
      endcase
    end
  end

  // No reset: a step begins with none.
  always @(posedge clk_i) begin
    if (phase_q == Spikes) acks_q <= 1'd0;
    else if (ack_i && expected) acks_q <= acks_q + 1'd1;
  end

endmodule

`default_nettype wire
