// SPDX-License-Identifier: Apache-2.0
//
// ternary_pe_props: what a processing element may expect of the layer around it. For formal tools and
// simulation only; bind it to any ternary_pe, or instantiate it beside one.
//
//   bind ternary_pe ternary_pe_props #(.Lanes(1)) u_props (.*);

`default_nettype none

module ternary_pe_props #(
    parameter Lanes = 1
) (
    input wire               clk_i,
    input wire [2:0]         state_i,
    input wire [2*Lanes-1:0] weight_i,
    input wire [Lanes-1:0]   weight_valid_i,
    input wire [1:0]         bias_i
);

  localparam [2:0] Integrate = 3'd1;
  localparam [2:0] Bias = 3'd2;
  localparam [1:0] Illegal = 2'b10;

  genvar lane;
  generate
    for (lane = 0; lane < Lanes; lane = lane + 1) begin : gen_lane
      // A generator never emits the code 10, so one that is integrated comes from a broken memory.
      always @(posedge clk_i) begin
        if (state_i == Integrate && weight_valid_i[lane]) begin
          legal_weight : assert (weight_i[2*lane+:2] != Illegal);
        end
      end
    end
  endgenerate

  always @(posedge clk_i) begin
    if (state_i == Bias) begin
      legal_bias : assert (bias_i != Illegal);
    end
  end

endmodule

`default_nettype wire
