// SPDX-License-Identifier: Apache-2.0
//
// noc_memory_port_i256_w1_s10: memory packets that read and write what a node keeps. Every request
// that has begun is answered by one packet: the words read, or a single flit whose command says how
// it went.
// A request whose length is not what its head says is corrupted; one of an address where there is
// nothing, cancelled. Words of a burst before and after such an address are read and written.
//
// Generated from templates/noc_memory_port.v.hbs; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module noc_memory_port_i256_w1_s10 (
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
    output wire [7:0]  load_row_o,
    output wire        load_word_o,
    output wire [31:0] load_data_o,
    output wire        read_valid_o,
    input  wire        read_ready_i,
    output wire        read_bank_o,
    output wire [7:0]  read_row_o,
    output wire        read_word_o,
    input  wire        readback_valid_i,
    output wire        readback_ready_o,
    input  wire [31:0] readback_data_i,

    // Table of bases: data come in the cycle after the read
    output wire        table_read_o,
    input  wire        table_ready_i,
    output wire        table_write_o,
    output wire [3:0]  table_index_o,
    output wire [31:0] table_data_o,
    input  wire [31:0] table_data_i,

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
  reg [31:0] head_q;
  reg [31:0] address_q;
  reg [31:0] word_q;
  reg [7:0]  left_q;
  reg [1:0]  status_q;

  wire is_write = head_q[11];
  wire is_burst = head_q[10];

  // What the address means.
  wire [3:0] region = address_q[31:28];
  wire low_zero     = address_q[27:16] == 12'd0;
  wire is_weight    = region == 4'd0 && low_zero && {1'b0, address_q[15:4]} < 13'd256
      && {1'b0, address_q[3:0]} < 5'd1;
  wire is_bias      = region == 4'd1 && low_zero && address_q[15:4] == 12'd0
      && {1'b0, address_q[3:0]} < 5'd1;
  wire is_memory    = is_weight || is_bias;
  wire is_table     = region == 4'd2 && low_zero && address_q[15:0] < 16'd10;
  wire is_mapped    = is_memory || is_table || register_mapped_i;
  wire base_fits    = flit_data_i[30:0] < 31'd256;
  wire is_writable  = is_memory || (is_table && base_fits) || register_writable_i;

  // Requests
  wire receiving = state_q == Idle || state_q == Address || state_q == Write || state_q == Drain
      || state_q == Discard;
  wire stalled   = state_q == Write && is_memory && !load_ready_i;
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
  assign load_row_o         = address_q[11:4];
  assign load_word_o        = address_q[0];
  assign load_data_o        = flit_data_i;
  assign table_write_o      = write && is_table && base_fits;
  assign table_index_o      = address_q[3:0];
  assign table_data_o       = flit_data_i;
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
  assign readback_ready_o = state_q == Wait;

  wire [31:0] answer_head =
      {status_q, head_q[29:22], node_i, 1'b1, head_q[11:10], head_q[21:13], 1'b1};
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
        if (request) state_d = (flit_kind_i == Single) ? Answer : Address;
        else if (flit && flit_kind_i == Head) state_d = Discard;
      end
      Address: if (flit && inner) begin
        if (tail) state_d = (is_write || status_q != Done) ? Answer : Check;
        else state_d = (is_write && status_q == Done) ? Write : Drain;
      end
      Write: if (write) state_d = tail ? Answer : last_word ? Drain : Write;
      Drain: if (flit && tail) state_d = Answer;
      Discard: if (flit && tail) state_d = Idle;
      Check: state_d = Answer;
      Answer: if (answered) state_d = has_words ? Echo : Idle;
      Echo: if (answered) state_d = Fetch;
      Fetch: begin
        if (is_memory) state_d = read_ready_i ? Wait : Fetch;
        else if (is_table) state_d = table_ready_i ? Wait : Fetch;
        else state_d = Send;
      end
      Wait: state_d = (is_table || readback_valid_i) ? Send : Wait;
      default: if (answered) state_d = last_word ? Idle : Fetch;
    endcase
  end

  // Of two reasons, the graver one is told: a corrupted packet may have gone anywhere.
  reg [1:0] status_d;

  always @* begin
    status_d = status_q;
    if (request) begin
      status_d = flit_data_i[31] ? flit_data_i[31:30] : Done;
      if (flit_kind_i == Single) status_d = Corrupted;
    end else if (state_q == Address && flit && inner && status_q == Done) begin
      if (is_write == tail) status_d = Corrupted;
    end else if (write) begin
      if (tail != last_word) status_d = Corrupted;
      else if (!is_writable && status_q == Done) status_d = Cancelled;
    end else if (state_q == Check && !is_mapped) begin
      status_d = Cancelled;
    end
  end

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) state_q <= Idle;
    else state_q <= state_d;
  end

  // No reset: read only in states that a request has led to.
  always @(posedge clk_i) begin
    status_q <= status_d;
    if (request) begin
      head_q <= flit_data_i;
      left_q <= flit_data_i[10] ? flit_data_i[29:22] : 8'd0;
    end else if (write || (state_q == Send && answered)) begin
      left_q <= left_q - 8'd1;
    end
    if (state_q == Address && flit && inner) address_q <= flit_data_i;
    else if (write || (state_q == Send && answered)) address_q <= address_q + 32'd1;
    if (state_q == Fetch) word_q <= register_mapped_i ? register_data_i : 32'd0;
    else if (state_q == Wait) word_q <= is_table ? table_data_i : readback_data_i;
  end

  wire unused = ^{head_q[31:30], head_q[12], head_q[9:0], is_burst};

endmodule

`default_nettype wire
