// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_issue: the columns of weights one behind the other, a line of 8 weights per cycle. The
// lowest stage that has a column goes first. Lines of a column: gate after gate.
//
// Generated from templates/Hdl.Rnn/delta_rnn_issue.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_lstm

`default_nettype none

module delta_rnn_issue (
    input  wire        clk_i,
    input  wire        rst_ni,

    // The next column of each stage; which is taken
    input  wire [1:0]  column_valid_i,
    output wire [1:0]  column_take_o,
    input  wire [23:0] column_line_i,
    input  wire [33:0] column_delta_i,
    input  wire [1:0]  column_clear_i,

    // The line that is read: its stage, bank and word of sums, whether it overwrites them, and what
    // it is multiplied by
    output wire        issue_valid_o,
    output wire [11:0] issue_line_o,
    output wire        issue_stage_o,
    output wire [1:0]  issue_bank_o,
    output wire [2:0]  issue_block_o,
    output wire        issue_clear_o,
    output wire [16:0] issue_delta_o,

    // It is read for the last time
    output wire        line_ends_o
);

  // The line that is read now
  reg valid_q;
  reg [11:0] line_q;
  reg stage_q;
  reg [16:0] delta_q;
  reg clear_q;
  reg [1:0] gate_q;
  reg [2:0] block_q;

  // Where its column ends
  reg gate_ends;
  reg last_gate;

  always @* begin
    case (stage_q)
      1'd0: begin
        gate_ends = block_q == 3'd7;
        last_gate = gate_q == 2'd3;
      end
      default: begin
        gate_ends = block_q == 3'd1;
        last_gate = gate_q == 2'd0;
      end
    endcase
  end
  wire line_ends = 1'b1;
  wire ends = line_ends && gate_ends && last_gate;
  wire free = !valid_q || ends;

  // The lowest stage's column
  assign column_take_o[0] = free;
  assign column_take_o[1] = free && !(|column_valid_i[0]);

  reg [11:0] next_line;
  reg next_stage;
  reg [16:0] next_delta;
  reg next_clear;

  always @* begin
    begin
      next_line   = column_line_i[23:12];
      next_stage  = 1'd1;
      next_delta  = column_delta_i[33:17];
      next_clear  = column_clear_i[1];
    end
    if (column_valid_i[0]) begin
      next_line   = column_line_i[11:0];
      next_stage  = 1'd0;
      next_delta  = column_delta_i[16:0];
      next_clear  = column_clear_i[0];
    end
  end

  always @(posedge clk_i) begin
    if (!rst_ni) valid_q <= 1'b0;
    else if (free) valid_q <= |column_valid_i;
  end

  always @(posedge clk_i) begin
    if (free) begin
      line_q   <= next_line;
      stage_q  <= next_stage;
      delta_q  <= next_delta;
      clear_q  <= next_clear;
      gate_q   <= 2'd0;
      block_q  <= 3'd0;
    end else if (line_ends) begin
      line_q  <= line_q + 12'd1;
      gate_q  <= gate_q + {1'b0, gate_ends};
      block_q <= gate_ends ? 3'd0 : block_q + 3'd1;
    end
  end

  assign issue_valid_o = valid_q;
  assign line_ends_o   = line_ends;
  assign issue_line_o  = line_q;
  assign issue_stage_o = stage_q;
  assign issue_bank_o  = gate_q;
  assign issue_clear_o = clear_q;
  assign issue_block_o = block_q;
  assign issue_delta_o = delta_q;

endmodule

`default_nettype wire
