// SPDX-License-Identifier: Apache-2.0
//
// event_counter: counts up to 2^32 - 1, then from 0 again, with carry_o. Every byte knows
// beforehand whether the next count carries out of it, so that a carry runs through one byte alone.
//
// Generated from templates/Hdl.Spiking/event_counter.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module event_counter (
    input  wire        clk_i,
    input  wire        rst_ni,

    // clear_i goes before count_i
    input  wire        clear_i,
    input  wire        count_i,
    output wire [31:0] count_o,
    output wire        carry_o
);

  reg  [31:0] count_q;
  reg  [3:0]  full_q;
  wire [3:0]  step = {
      count_i && (&full_q[2:0]), count_i && (&full_q[1:0]), count_i && full_q[0], count_i
  };

  assign count_o = count_q;
  assign carry_o = count_i && (&full_q);

  genvar b;
  generate
    for (b = 0; b < 4; b = b + 1) begin : gen_byte
      always @(posedge clk_i) begin
        if (!rst_ni) begin
          count_q[8*b +: 8] <= 8'd0;
          full_q[b]         <= 1'b0;
        end else if (clear_i) begin
          count_q[8*b +: 8] <= 8'd0;
          full_q[b]         <= 1'b0;
        end else if (step[b]) begin
          count_q[8*b +: 8] <= count_q[8*b +: 8] + 8'd1;
          full_q[b]         <= count_q[8*b +: 8] == 8'hFE;
        end
      end
    end
  endgenerate

endmodule

`default_nettype wire
