// SPDX-License-Identifier: Apache-2.0
//
// twsnn_noc_spike_collector: the output layer's spike flits as one vector per step. Its nodes hear
// that the step is over when the vector has been taken: until then they send nothing of the next.
//
// Generated from templates/Hdl.Spiking/noc_spike_collector.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module twsnn_noc_spike_collector (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Spikes, ends of step and acknowledgements
    input  wire        flit_valid_i,
    input  wire [31:0] flit_data_i,

    // Vectors
    output wire        vector_valid_o,
    input  wire        vector_ready_i,
    output wire [9:0]  vector_bits_o,

    // Acknowledgements to send
    output wire        ack_valid_o,
    input  wire        ack_ready_i,
    output wire [31:0] ack_data_o,

    // One cycle each: an acknowledgement has come; a flit is dropped
    output wire        ack_o,
    output wire        dropped_o
);

  localparam [2:0] SpikeType = 3'd0;
  localparam [2:0] EndType = 3'd1;
  localparam [2:0] AckType = 3'd2;

  reg [9:0] bits_q;
  reg closed_q;

  // The node that is the output layer
  wire match = flit_data_i[21:13] == 9'o010;
  wire [8:0] neuron = {1'd0, flit_data_i[29:22]};
  wire [2:0] what  = flit_data_i[12:10];
  wire complete    = &closed_q;
  wire plain       = flit_valid_i && !flit_data_i[31];
  wire spike       = plain && what == SpikeType && |match && !complete && neuron < 9'd10;
  wire ends        = plain && what == EndType && |(match & ~closed_q);
  assign ack_o     = plain && what == AckType;
  assign dropped_o = flit_valid_i && !spike && !ends && !ack_o;

  reg ack_busy_q;
  wire taken    = vector_valid_o && vector_ready_i;
  assign vector_valid_o = complete && !ack_busy_q;
  assign vector_bits_o  = bits_q;
  assign ack_valid_o    = ack_busy_q;
  assign ack_data_o     = {10'd0, 9'o000, AckType, 9'o010, 1'b0};

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      closed_q    <= 1'd0;
      bits_q      <= 10'd0;
      ack_busy_q  <= 1'b0;
    end else begin
      if (taken) closed_q <= 1'd0;
      else if (ends) closed_q <= closed_q | match;
      if (taken) bits_q <= 10'd0;
      else if (spike) bits_q[neuron[3:0]] <= 1'b1;
      if (taken) ack_busy_q <= 1'b1;
      else if (ack_ready_i) ack_busy_q <= 1'b0;
    end
  end

  wire unused_flit_bits = ^{flit_data_i[30], flit_data_i[9:0]};

endmodule

`default_nettype wire
