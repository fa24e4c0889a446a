// SPDX-License-Identifier: Apache-2.0
//
// twsnn_noc_packet_port: memory packets of the host. A packet is taken in whole before any of it
// enters the network, so that one whose end never comes holds nothing up; one that is longer than a
// packet can be is cut, and marked as corrupted. One request is under way at a time; its answer is
// taken in whole too, whether the host takes it or not. Every packet of the host has one answer:
// what cannot be sent is answered here, cancelled.
//
// Generated from templates/Hdl.Spiking/noc_packet_port.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module twsnn_noc_packet_port (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Packets of the host: head, address, data; and their answers
    input  wire        host_valid_i,
    output wire        host_ready_o,
    input  wire [31:0] host_data_i,
    input  wire        host_last_i,
    output wire        answer_valid_o,
    input  wire        answer_ready_i,
    output wire [31:0] answer_data_o,
    output wire        answer_last_o,

    // Requests into the network, answers out of it
    output wire        packet_valid_o,
    input  wire        packet_ready_i,
    output wire [1:0]  packet_kind_o,
    output wire [31:0] packet_data_o,
    input  wire        flit_valid_i,
    input  wire [1:0]  flit_kind_i,
    input  wire [31:0] flit_data_i,

    // One cycle each: a packet is cut; one is refused; a flit nobody asked for is dropped
    output wire        cut_o,
    output wire        refused_o,
    output wire        surplus_o
);

  localparam [1:0] Body = 2'd0;
  localparam [1:0] Head = 2'd1;
  localparam [1:0] Tail = 2'd2;
  localparam [1:0] Single = 2'd3;

  localparam [1:0] Corrupted = 2'd2;
  localparam [1:0] Cancelled = 2'd3;

  // Head, address and 256 words.
  localparam [8:0] Longest = 9'd258;

  localparam [2:0] Collect = 3'd0;
  localparam [2:0] Judge = 3'd1;
  localparam [2:0] Send = 3'd2;
  localparam [2:0] Await = 3'd3;
  localparam [2:0] Flush = 3'd4;
  localparam [2:0] Refuse = 3'd5;

  reg [2:0]  state_q, state_d;
  reg [8:0]  length_q;
  reg [8:0]  left_q;
  reg        first_q;
  reg        cut_q;
  reg [7:0]  words_q;
  reg [1:0]  operation_q;
  reg [8:0]  node_q;

  // Requests
  wire        beat = host_valid_i && host_ready_o;
  wire        fits = length_q != Longest;
  wire        front_valid;
  wire        front_ready;
  wire [31:0] front;
  wire        unused_request_room;
  wire        unused_answer_room;
  assign host_ready_o = state_q == Collect;
  assign cut_o        = beat && host_last_i && (cut_q || !fits);

  // Nodes that answer.
  reg known;

  always @* begin
    case (front[9:1])
      9'o001, 9'o011, 9'o010: known = 1'b1;
      default: known = 1'b0;
    endcase
  end

  wire is_request = front[0] && !front[12] && known;
  wire judged     = state_q == Judge && front_valid && !answer_valid_o;
  wire last_flit  = left_q == 9'd1;
  assign packet_valid_o = state_q == Send && front_valid;
  assign front_ready    = (state_q == Send && packet_ready_i) || state_q == Flush;
  assign packet_kind_o  = first_q ? (last_flit ? Single : Head) : last_flit ? Tail : Body;
  assign packet_data_o  = first_q
      ? {cut_q ? Corrupted : front[31:30], front[29:22], 9'o000, front[12:0]}
      : front;
  assign refused_o      = judged && !is_request;

  wire front_taken = front_valid && front_ready;

  // Answers: one request is in flight at a time, so an answer can only be its own. The source is
  // not compared, since a node whose address has not been set yet gives another one.
  reg  inside_q, take_q;
  wire begins   = flit_kind_i == Head || flit_kind_i == Single;
  wire expected = state_q == Await && flit_data_i[0] && flit_data_i[12];
  wire take     = flit_valid_i && (begins ? expected : inside_q && take_q);
  wire ends     = flit_kind_i == Tail || flit_kind_i == Single;
  wire refuse   = state_q == Refuse;
  wire [31:0] refusal = {Cancelled, words_q, node_q, 1'b1, operation_q, 9'o000, 1'b1};
  assign surplus_o = flit_valid_i && (begins ? !expected : !inside_q);

  always @* begin
    state_d = state_q;
    case (state_q)
      Collect: if (beat && host_last_i) state_d = Judge;
      Judge: if (judged) state_d = is_request ? Send : Flush;
      Send: if (front_taken && last_flit) state_d = Await;
      Await: if (take && ends) state_d = Collect;
      Flush: if (front_taken && last_flit) state_d = Refuse;
      default: state_d = Collect;
    endcase
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      state_q  <= Collect;
      length_q <= 9'd0;
      cut_q    <= 1'b0;
      inside_q <= 1'b0;
    end else begin
      state_q <= state_d;
      if (beat && fits) length_q <= length_q + 9'd1;
      else if (judged) length_q <= 9'd0;
      if (beat && !fits) cut_q <= 1'b1;
      else if (front_taken && last_flit) cut_q <= 1'b0;
      if (flit_valid_i) inside_q <= (begins || inside_q) && !ends;
    end
  end

  // No reset: read only after a packet was judged, or a flit has begun one.
  always @(posedge clk_i) begin
    if (judged) begin
      words_q     <= front[29:22];
      operation_q <= front[11:10];
      node_q      <= front[9:1];
      left_q      <= length_q;
      first_q     <= 1'b1;
    end else if (front_taken) begin
      left_q  <= left_q - 9'd1;
      first_q <= 1'b0;
    end
    if (flit_valid_i && begins) take_q <= expected;
  end

  fifo_258x32_ram u_requests (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (beat && fits),
      .in_ready_o (unused_request_room),
      .in_data_i  (host_data_i),
      .out_valid_o(front_valid),
      .out_ready_i(front_ready),
      .out_data_o (front)
  );

  fifo_258x33_ram u_answers (
      .clk_i      (clk_i),
      .rst_ni     (rst_ni),
      .in_valid_i (take || refuse),
      .in_ready_o (unused_answer_room),
      .in_data_i  (refuse ? {1'b1, refusal} : {ends, flit_data_i}),
      .out_valid_o(answer_valid_o),
      .out_ready_i(answer_ready_i),
      .out_data_o ({answer_last_o, answer_data_o})
  );

endmodule

`default_nettype wire
