// SPDX-License-Identifier: Apache-2.0
//
// nullhop_counters: counts up to 2^32 - 1, then from 0 again; clear_i goes before what is counted.
// From the low bits on: cycles, beats, items with and without a value, cycles without a beat
// because of input, drain, output, weights. An event is counted a cycle later.
//
// Generated from templates/Hdl.Cnn/nullhop_counters.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop

`default_nettype none

module nullhop_counters (
    input  wire         clk_i,
    input  wire         rst_ni,

    // Counters to be cleared
    input  wire [7:0]   clear_i,

    // What is counted
    input  wire         busy_i,
    input  wire         beat_i,
    input  wire [2:0]   items_i,
    input  wire [2:0]   nulls_i,
    input  wire         wait_input_i,
    input  wire         wait_drain_i,
    input  wire         wait_output_i,
    input  wire         wait_weights_i,

    output wire [255:0] counts_o
);

  reg busy_q, beat_q;
  reg [2:0] items_q, nulls_q;
  reg [3:0] waits_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      busy_q  <= 1'b0;
      beat_q  <= 1'b0;
      items_q <= 3'd0;
      nulls_q <= 3'd0;
      waits_q <= 4'd0;
    end else begin
      busy_q  <= busy_i;
      beat_q  <= beat_i;
      items_q <= items_i;
      nulls_q <= nulls_i;
      waits_q <= {wait_weights_i, wait_output_i, wait_drain_i, wait_input_i};
    end
  end

  reg [31:0] cycles_count_q;
  assign counts_o[31:0] = cycles_count_q;

  always @(posedge clk_i) begin
    if (!rst_ni) cycles_count_q <= 32'd0;
    else if (clear_i[0]) cycles_count_q <= 32'd0;
    else cycles_count_q <= cycles_count_q + {31'd0, busy_q};
  end

  reg [31:0] beats_count_q;
  assign counts_o[63:32] = beats_count_q;

  always @(posedge clk_i) begin
    if (!rst_ni) beats_count_q <= 32'd0;
    else if (clear_i[1]) beats_count_q <= 32'd0;
    else beats_count_q <= beats_count_q + {31'd0, beat_q};
  end

  reg [31:0] items_count_q;
  assign counts_o[95:64] = items_count_q;

  always @(posedge clk_i) begin
    if (!rst_ni) items_count_q <= 32'd0;
    else if (clear_i[2]) items_count_q <= 32'd0;
    else items_count_q <= items_count_q + {29'd0, items_q};
  end

  reg [31:0] nulls_count_q;
  assign counts_o[127:96] = nulls_count_q;

  always @(posedge clk_i) begin
    if (!rst_ni) nulls_count_q <= 32'd0;
    else if (clear_i[3]) nulls_count_q <= 32'd0;
    else nulls_count_q <= nulls_count_q + {29'd0, nulls_q};
  end

  reg [31:0] stall_input_count_q;
  assign counts_o[159:128] = stall_input_count_q;

  always @(posedge clk_i) begin
    if (!rst_ni) stall_input_count_q <= 32'd0;
    else if (clear_i[4]) stall_input_count_q <= 32'd0;
    else stall_input_count_q <= stall_input_count_q + {31'd0, waits_q[0]};
  end

  reg [31:0] stall_drain_count_q;
  assign counts_o[191:160] = stall_drain_count_q;

  always @(posedge clk_i) begin
    if (!rst_ni) stall_drain_count_q <= 32'd0;
    else if (clear_i[5]) stall_drain_count_q <= 32'd0;
    else stall_drain_count_q <= stall_drain_count_q + {31'd0, waits_q[1]};
  end

  reg [31:0] stall_output_count_q;
  assign counts_o[223:192] = stall_output_count_q;

  always @(posedge clk_i) begin
    if (!rst_ni) stall_output_count_q <= 32'd0;
    else if (clear_i[6]) stall_output_count_q <= 32'd0;
    else stall_output_count_q <= stall_output_count_q + {31'd0, waits_q[2]};
  end

  reg [31:0] stall_weights_count_q;
  assign counts_o[255:224] = stall_weights_count_q;

  always @(posedge clk_i) begin
    if (!rst_ni) stall_weights_count_q <= 32'd0;
    else if (clear_i[7]) stall_weights_count_q <= 32'd0;
    else stall_weights_count_q <= stall_weights_count_q + {31'd0, waits_q[3]};
  end

endmodule

`default_nettype wire
