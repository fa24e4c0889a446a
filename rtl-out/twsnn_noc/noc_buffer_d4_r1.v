// SPDX-License-Identifier: Apache-2.0
//
// noc_buffer_d4_r1: FIFO of 4 flits at an input of a router. Kind and route form a shift register:
// arbitration starts with them, so those of the oldest flit come straight from flip-flops. The
// data, which are needed later in the cycle, stay in place behind a read pointer. A flit can leave
// one cycle after it arrived. in_ready_o depends on registers alone.
//
// Generated from templates/Hdl.Noc/noc_buffer.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_noc

`default_nettype none

module noc_buffer_d4_r1 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Flits, and where each would go as the head of a packet
    input  wire        in_valid_i,
    output wire        in_ready_o,
    input  wire [1:0]  in_kind_i,
    input  wire [31:0] in_data_i,
    input  wire        in_route_i,

    // The oldest flit: whether it is its packet's last, or follows its head, and the head's route;
    // 0 where there is none. taken_i: it leaves; never where there is none
    output wire        out_valid_o,
    input  wire        taken_i,
    output wire        out_last_o,
    output wire        out_body_o,
    output wire [31:0] out_data_o,
    output wire        out_route_o
);

  // Bit i: there are more than i flits.
  reg [3:0] level_q;
  assign in_ready_o  = !level_q[3];
  assign out_valid_o = level_q[0];

  wire write = in_valid_i && in_ready_o;

  always @(posedge clk_i) begin
    if (!rst_ni) level_q <= 4'd0;
    else if (write && !taken_i) level_q <= {level_q[2:0], 1'b1};
    else if (taken_i && !write) level_q <= level_q >> 1;
  end

  // Shift register of kind and route; mark0_q is that of the oldest flit, 0 while there is none.
  // The first free entry loads the incoming flit; a full entry loads its successor when a flit is
  // taken. taken_i arrives late, so it drives the load enables only, never the data.
  wire [2:0] mark = write ? {in_kind_i[1], !in_kind_i[0], in_route_i} : 3'd0;
  reg [2:0] mark0_q;
  reg [2:0] mark1_q;
  reg [2:0] mark2_q;
  reg [2:0] mark3_q;
  wire [2:0] mark0_d = level_q[1] ? mark1_q : mark;
  wire [2:0] mark1_d = level_q[2] ? mark2_q : mark;
  wire [2:0] mark2_d = level_q[3] ? mark3_q : mark;
  assign {out_last_o, out_body_o, out_route_o} = mark0_q;

  always @(posedge clk_i) begin
    if (!rst_ni) mark0_q <= 3'd0;
    else if (level_q[0] ? taken_i : in_valid_i) mark0_q <= mark0_d;
  end

  // The other entries need no reset: they are used only where level_q marks them as full.
  always @(posedge clk_i) begin
    if (level_q[1] ? taken_i : level_q[0]) mark1_q <= mark1_d;
    if (level_q[2] ? taken_i : level_q[1]) mark2_q <= mark2_d;
    if (!level_q[3] && level_q[2]) mark3_q <= mark;
  end

  reg [31:0] data_q [0:3];
  reg [1:0] write_q;
  reg [1:0] read_q;
  assign out_data_o = data_q[read_q];

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      write_q <= 2'd0;
      read_q  <= 2'd0;
    end else begin
      if (write) write_q <= write_q + 2'd1;
      if (taken_i) read_q <= read_q + 2'd1;
    end
  end

  // Data needs no reset: a word is read only once it has been written.
  always @(posedge clk_i) begin
    if (write) data_q[write_q] <= in_data_i;
  end

endmodule

`default_nettype wire
