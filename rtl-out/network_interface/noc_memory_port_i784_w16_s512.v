// SPDX-License-Identifier: Apache-2.0
//
// noc_memory_port_i784_w16_s512: memory packets that read and write what a node keeps. Every
// request that has begun is answered by one packet: the words read, or a single flit whose command
// says how it went.
// A request whose length is not what its head says is corrupted; one of an address where there is
// nothing, cancelled. Words of a burst before and after such an address are read and written.
//
// Generated from templates/Hdl.Spiking/noc_memory_port.v.sbn; do not edit.
// Regenerate with: make gen TARGET=network_interface

`default_nettype none

module noc_memory_port_i784_w16_s512 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Flits of memory packets
    input  wire        flit_valid_i,
    output wire        flit_ready_o,
    input  wire [1:0]  flit_kind_i,
    input  wire [31:0] flit_data_i,

    // Answers
    output wire        packet_valid_o,
    input  wire        packet_ready_i,
    output wire [1:0]  packet_kind_o,
    output wire [31:0] packet_data_o,

    // This node
    input  wire [8:0]  node_i,

    // Weights and biases: words to write, words to read, and what was read
    output wire        load_valid_o,
    input  wire        load_ready_i,
    output wire        load_bank_o,
    output wire [9:0]  load_row_o,
    output wire [3:0]  load_word_o,
    output wire [31:0] load_data_o,
    output wire        read_valid_o,
    input  wire        read_ready_i,
    output wire        read_bank_o,
    output wire [9:0]  read_row_o,
    output wire [3:0]  read_word_o,
    input  wire        readback_valid_i,
    output wire        readback_ready_o,
    input  wire [31:0] readback_data_i,

    // Table of bases, whether they are known in the top bit: data come in the cycle after the read.
    // Nothing is written before it is cleared
    output wire        table_read_o,
    input  wire        table_ready_i,
    input  wire        table_cleared_i,
    output wire        table_write_o,
    output wire [8:0]  table_index_o,
    output wire [10:0] table_data_o,
    input  wire [10:0] table_data_i,

    // Lists and registers
    output wire        register_write_o,
    output wire [31:0] register_address_o,
    output wire [31:0] register_data_o,
    input  wire        register_mapped_i,
    input  wire        register_writable_i,
    input  wire [31:0] register_data_i,

    // One cycle each: a flit that belongs to no packet, an answer that nobody asked for; dropped
    output wire        framing_o,
    output wire        response_o
);

  localparam [1:0] Body = 2'd0;
  localparam [1:0] Head = 2'd1;
  localparam [1:0] Tail = 2'd2;
  localparam [1:0] Single = 2'd3;

  localparam [1:0] Done = 2'd0;
  localparam [1:0] Corrupted = 2'd2;
  localparam [1:0] Cancelled = 2'd3;

  localparam [3:0] Idle = 4'd0;
  localparam [3:0] Address = 4'd1;
  localparam [3:0] Write = 4'd2;
  localparam [3:0] Drain = 4'd3;
  localparam [3:0] Discard = 4'd4;
  localparam [3:0] Check = 4'd5;
  localparam [3:0] Answer = 4'd6;
  localparam [3:0] Echo = 4'd7;
  localparam [3:0] Fetch = 4'd8;
  localparam [3:0] Wait = 4'd9;
  localparam [3:0] Send = 4'd10;

  reg [3:0]  state_q;
  reg [1:0]  operation_q;
  reg [7:0]  length_q;
  reg [8:0]  requester_q;
  reg [31:0] address_q;
  reg [31:0] word_q;
  reg [7:0]  left_q;
  reg [1:0]  status_q;

  wire is_write = operation_q[1];

  // What the address means.
  wire [3:0] region = address_q[31:28];
  wire low_zero     = address_q[27:16] == 12'd0;
  wire is_weight    = region == 4'd0 && low_zero && {1'b0, address_q[15:4]} < 13'd784
      && {1'b0, address_q[3:0]} < 5'd16;
  wire is_bias      = region == 4'd1 && low_zero && address_q[15:4] == 12'd0
      && {1'b0, address_q[3:0]} < 5'd16;
  wire is_memory    = is_weight || is_bias;
  wire is_table     = region == 4'd2 && low_zero && address_q[15:0] < 16'd512;
  wire is_mapped    = is_memory || is_table || register_mapped_i;
  wire base_fits    = flit_data_i[30:0] < 31'd784;
  wire is_writable  = is_memory || (is_table && base_fits) || register_writable_i;

  // Requests
  wire receiving = state_q == Idle || state_q == Address || state_q == Write || state_q == Drain
      || state_q == Discard;
  wire stalled   = state_q == Write
      && ((is_memory && !load_ready_i) || (is_table && !table_cleared_i));
  wire flit      = flit_valid_i && flit_ready_o;
  wire inner     = flit_kind_i == Body || flit_kind_i == Tail;
  wire tail      = flit_kind_i == Tail;
  wire write     = flit && state_q == Write && inner;
  assign flit_ready_o = receiving && !stalled;
  assign framing_o    = flit && ((state_q == Idle) ? inner || !flit_data_i[0] : !inner);
  assign response_o   = flit && state_q == Idle && !inner && flit_data_i[0] && flit_data_i[12];
  wire request        = flit && state_q == Idle && !inner && flit_data_i[0] && !flit_data_i[12];

  assign load_valid_o       = flit_valid_i && state_q == Write && inner && is_memory;
  assign load_bank_o        = is_bias;
  assign load_row_o         = address_q[13:4];
  assign load_word_o        = address_q[3:0];
  assign load_data_o        = flit_data_i;
  assign table_write_o      = write && is_table && base_fits;
  assign table_index_o      = address_q[8:0];
  assign table_data_o       = {flit_data_i[31], flit_data_i[9:0]};
  assign register_write_o   = write && register_writable_i;
  assign register_address_o = address_q;
  assign register_data_o    = flit_data_i;

  // Answers
  wire answered  = packet_valid_o && packet_ready_i;
  wire has_words = !is_write && status_q == Done;
  wire last_word = left_q == 8'd0;
  assign read_valid_o     = state_q == Fetch && is_memory;
  assign read_bank_o      = load_bank_o;
  assign read_row_o       = load_row_o;
  assign read_word_o      = load_word_o;
  assign table_read_o     = state_q == Fetch && is_table;
  assign readback_ready_o = state_q == Wait && is_memory;
  wire [31:0] table_word  = {table_data_i[10], 21'd0, table_data_i[9:0]};

  wire [31:0] answer_head =
      {status_q, length_q, node_i, 1'b1, operation_q, requester_q, 1'b1};
  assign packet_valid_o = state_q == Answer || state_q == Echo || state_q == Send;
  assign packet_kind_o  =
      (state_q == Answer) ? (has_words ? Head : Single) :
      (state_q == Send && last_word) ? Tail : Body;
  assign packet_data_o  =
      (state_q == Answer) ? answer_head : (state_q == Echo) ? address_q : word_q;

  reg [3:0] state_d;

  always @* begin
    state_d = state_q;
    case (state_q)
      Idle: begin
        if (request && flit_kind_i == Single) state_d = Answer;
        else if (request) state_d = Address;
        else if (flit && flit_kind_i == Head) state_d = Discard;
      end
      // A request that is known to be wrong stays here until its tail: its address is not used.
      Address: if (flit && inner) begin
        if (tail) state_d = Check;
        else if (is_write && status_q == Done) state_d = Write;
      end
      Write: if (write) begin
        if (tail) state_d = Answer;
        else if (last_word) state_d = Drain;
      end
      Drain: if (flit && tail) state_d = Answer;
      Discard: if (flit && tail) state_d = Idle;
      Check: state_d = Answer;
      Answer: if (answered) begin
        if (has_words) state_d = Echo;
        else state_d = Idle;
      end
      Echo: if (answered) state_d = Fetch;
      Fetch: begin
        if (!is_memory && !is_table) state_d = Send;
        else if (is_memory ? read_ready_i : table_ready_i) state_d = Wait;
      end
      Wait: if (is_table || readback_valid_i) state_d = Send;
      default: if (answered) begin
        if (last_word) state_d = Idle;
        else state_d = Fetch;
      end
    endcase
  end

  always @(posedge clk_i) begin
    if (!rst_ni) state_q <= Idle;
    else state_q <= state_d;
  end

  // If both reasons hold, the graver one is reported: a corrupted packet may have gone anywhere. No
  // reset: read only in states that a request has led to.
  always @(posedge clk_i) begin
    if (request) begin
      if (flit_kind_i == Single) status_q <= Corrupted;
      else status_q <= flit_data_i[31] ? flit_data_i[31:30] : Done;
    end else if (state_q == Address && flit && inner) begin
      if (is_write == tail && status_q == Done) status_q <= Corrupted;
    end else if (write) begin
      if (tail != last_word) status_q <= Corrupted;
      else if (!is_writable && status_q == Done) status_q <= Cancelled;
    end else if (state_q == Check && !is_mapped && status_q == Done) begin
      status_q <= Cancelled;
    end
  end

  // No reset: as for the status.
  always @(posedge clk_i) begin
    if (request) begin
      length_q    <= flit_data_i[29:22];
      requester_q <= flit_data_i[21:13];
      operation_q <= flit_data_i[11:10];
      left_q      <= flit_data_i[10] ? flit_data_i[29:22] : 8'd0;
    end else if (write || (state_q == Send && answered)) begin
      left_q <= left_q - 8'd1;
    end
    if (state_q == Address && flit && inner) address_q <= flit_data_i;
    else if (write || (state_q == Send && answered)) address_q <= address_q + 32'd1;
    if (state_q == Fetch) word_q <= register_mapped_i ? register_data_i : 32'd0;
    else if (state_q == Wait) word_q <= is_table ? table_word : readback_data_i;
  end

endmodule

`default_nettype wire
