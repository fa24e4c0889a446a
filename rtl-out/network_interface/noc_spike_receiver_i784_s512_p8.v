// SPDX-License-Identifier: Apache-2.0
//
// noc_spike_receiver_i784_s512_p8: spike flits of other nodes as events of this node's layer. A
// spike of neuron n of a source is the event base[source] + n. When every predecessor has ended the
// step, so does its packet; when the layer opens for the next step, having fired, they are all
// told.
// Whatever has no place here is dropped and reported: no flit ever waits for the layer's spikes.
//
// Generated from templates/Hdl.Spiking/noc_spike_receiver.v.sbn; do not edit.
// Regenerate with: make gen TARGET=network_interface

`default_nettype none

module noc_spike_receiver_i784_s512_p8 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Spikes, ends of step and acknowledgements
    input  wire        flit_valid_i,
    output wire        flit_ready_o,
    input  wire [31:0] flit_data_i,

    // Events of the layer: a packet is closed by a beat with `last` and `null`
    output wire        event_valid_o,
    input  wire        event_ready_i,
    output wire [9:0]  event_address_o,
    output wire        event_last_o,
    output wire        event_null_o,

    // This node; its predecessors, the first in the low bits, and how many there are
    input  wire [8:0]  node_i,
    input  wire [71:0] list_i,
    input  wire [3:0]  predecessors_i,

    // Bases, 512 of them, and whether they are known in the top bit: a word is read one cycle
    // after it was asked for. Nothing may be written before all of them are cleared
    input  wire        table_read_i,
    output wire        table_ready_o,
    output wire        table_cleared_o,
    input  wire        table_write_i,
    input  wire [8:0]  table_index_i,
    input  wire [10:0] table_data_i,
    output wire [10:0] table_data_o,

    // Acknowledgements to send
    output wire        ack_valid_o,
    input  wire        ack_ready_i,
    output wire [31:0] ack_data_o,

    // One cycle each: an acknowledgement has come; the layer has fired; a flit is dropped
    output wire        ack_o,
    output wire        fired_o,
    output wire        unknown_o,
    output wire        outside_o,
    output wire        late_o,
    output wire        end_o,
    output wire        reserved_o
);

  localparam [2:0] SpikeType = 3'd0;
  localparam [2:0] EndType = 3'd1;
  localparam [2:0] AckType = 3'd2;

  // Which predecessors have ended the step.
  reg  [7:0] closed_q;
  wire [7:0] active;
  wire [7:0] match;
  wire [8:0] source = flit_data_i[21:13];
  assign active[0] = predecessors_i > 4'd0;
  assign match[0]  = active[0] && list_i[0+:9] == source;
  assign active[1] = predecessors_i > 4'd1;
  assign match[1]  = active[1] && list_i[9+:9] == source;
  assign active[2] = predecessors_i > 4'd2;
  assign match[2]  = active[2] && list_i[18+:9] == source;
  assign active[3] = predecessors_i > 4'd3;
  assign match[3]  = active[3] && list_i[27+:9] == source;
  assign active[4] = predecessors_i > 4'd4;
  assign match[4]  = active[4] && list_i[36+:9] == source;
  assign active[5] = predecessors_i > 4'd5;
  assign match[5]  = active[5] && list_i[45+:9] == source;
  assign active[6] = predecessors_i > 4'd6;
  assign match[6]  = active[6] && list_i[54+:9] == source;
  assign active[7] = predecessors_i > 4'd7;
  assign match[7]  = active[7] && list_i[63+:9] == source;

  // The step is complete; its packet has been closed and the layer is going to fire.
  reg  wait_q;
  wire complete = &(closed_q | ~active) && |active;
  wire free;
  wire take  = flit_valid_i && free && !flit_data_i[31];
  wire spike = take && flit_data_i[12:10] == SpikeType;
  wire ends  = take && flit_data_i[12:10] == EndType;

  assign flit_ready_o = free;
  assign ack_o        = take && flit_data_i[12:10] == AckType;
  assign reserved_o   = flit_valid_i && free && (flit_data_i[31] || flit_data_i[12:10] > AckType);
  assign late_o       = spike && complete;
  assign end_o        = ends && !(|(match & ~closed_q));

  // After reset no source is known: entries are cleared one by one, and flits wait for the last.
  reg [8:0] clear_q;
  reg cleared_q;
  assign table_cleared_o = cleared_q;

  // Looking up the base takes a cycle, in which `lookup_q` waits.
  reg  lookup_q;
  reg  [7:0] neuron_q;
  wire [10:0] entry;
  wire lookup = spike && !complete;
  wire read   = table_read_i && table_ready_o;
  assign table_ready_o = cleared_q && !lookup && !lookup_q;
  assign table_data_o  = entry;

  // The table is never read and written in the same cycle: it is cleared before the first read, and
  // a memory packet that writes is at the head of the queue, where otherwise a spike would be.
  ram_1r1w_512x11 u_bases (
      .clk_i          (clk_i),
      .read_enable_i  (lookup || read),
      .read_address_i (lookup ? source : table_index_i),
      .read_data_o    (entry),
      .write_enable_i (!cleared_q || table_write_i),
      .write_address_i(cleared_q ? table_index_i : clear_q),
      .write_data_i   (cleared_q ? table_data_i : 11'd0)
  );

  wire [10:0] row = {1'd0, entry[9:0]} + {3'd0, neuron_q};
  wire known   = entry[10];
  wire outside = row >= 11'd784;
  wire is_row  = known && !outside;
  assign unknown_o = lookup_q && !known;
  assign outside_o = lookup_q && known && outside;
  assign free      = cleared_q && (!lookup_q || !is_row || event_ready_i);

  // A packet is closed once its last event is gone.
  wire close = complete && !wait_q && !lookup_q;
  assign event_valid_o   = (lookup_q && is_row) || close;
  assign event_address_o = lookup_q ? row[9:0] : 10'd0;
  assign event_last_o    = !lookup_q;
  assign event_null_o    = !lookup_q;

  // The layer is ready for events again in the cycle in which it fires: that is when predecessors
  // are told that the next step may begin.
  reg ack_busy_q;
  reg [3:0] ack_index_q;
  wire last_ack = ack_index_q + 4'd1 == predecessors_i;
  reg [8:0] receiver;
  assign fired_o     = wait_q && event_ready_i && !ack_busy_q;
  assign ack_valid_o = ack_busy_q;
  assign ack_data_o  = {10'd0, node_i, AckType, receiver, 1'b0};

  always @* begin
    case (ack_index_q)
      4'd0: receiver = list_i[0+:9];
      4'd1: receiver = list_i[9+:9];
      4'd2: receiver = list_i[18+:9];
      4'd3: receiver = list_i[27+:9];
      4'd4: receiver = list_i[36+:9];
      4'd5: receiver = list_i[45+:9];
      4'd6: receiver = list_i[54+:9];
      default: receiver = list_i[63+:9];
    endcase
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      closed_q    <= 8'd0;
      wait_q      <= 1'b0;
      lookup_q    <= 1'b0;
      ack_busy_q  <= 1'b0;
      ack_index_q <= 4'd0;
      clear_q     <= 9'd0;
      cleared_q   <= 1'b0;
    end else begin
      if (fired_o) closed_q <= 8'd0;
      else if (ends) closed_q <= closed_q | match;
      wait_q <= (close && event_ready_i) || (wait_q && !fired_o);
      if (free) lookup_q <= lookup;
      if (fired_o) ack_busy_q <= 1'b1;
      else if (ack_ready_i && last_ack) ack_busy_q <= 1'b0;
      if (ack_busy_q && ack_ready_i) ack_index_q <= last_ack ? 4'd0 : ack_index_q + 4'd1;
      if (!cleared_q) begin
        clear_q   <= clear_q + 9'd1;
        cleared_q <= clear_q == 9'd511;
      end
    end
  end

  // Data needs no reset: it is read only after a lookup.
  always @(posedge clk_i) begin
    if (lookup) neuron_q <= flit_data_i[29:22];
  end

  wire unused_flit_bits = ^{flit_data_i[30], flit_data_i[9:0]};

endmodule

`default_nettype wire
