// SPDX-License-Identifier: Apache-2.0
//
// twsnn_status: what twsnn counts and remembers: images, time steps, cycles with an image in
// flight, and sticky errors. An image is in flight from the cycle after its first beat was accepted
// to the cycle in which its result's last beat is handed over.
//
// Generated from templates/twsnn_status.v.hbs; do not edit.
// Regenerate with: make gen TARGET=twsnn

`default_nettype none

module twsnn_status (
    input  wire        clk_i,
    input  wire        rst_ni,

    // One cycle each
    input  wire        image_begin_i,
    input  wire        image_end_i,
    input  wire        step_end_i,
    input  wire [3:0]  error_i,

    // From the registers
    input  wire        clear_counters_i,
    input  wire [3:0]  clear_errors_i,

    output wire        busy_o,
    output wire [3:0]  errors_o,
    output wire [31:0] images_o,
    output wire [31:0] time_steps_o,
    output wire [63:0] cycles_o
);

  reg [3:0] in_flight_q;
  reg [3:0]  errors_q;
  reg [31:0] images_q;
  reg [31:0] time_steps_q;
  reg [63:0] cycles_q;
  reg        carry_q;

  assign busy_o       = in_flight_q != 4'd0;
  assign errors_o     = errors_q;
  assign images_o     = images_q;
  assign time_steps_o = time_steps_q;
  assign cycles_o     = cycles_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      in_flight_q <= 4'd0;
      errors_q    <= 4'd0;
    end else begin
      if (image_begin_i && !image_end_i) in_flight_q <= in_flight_q + 4'd1;
      if (image_end_i && !image_begin_i) in_flight_q <= in_flight_q - 4'd1;
      // An error in the very cycle of its clearing is kept.
      errors_q <= (errors_q & ~clear_errors_i) | error_i;
    end
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      images_q     <= 32'd0;
      time_steps_q <= 32'd0;
      cycles_q     <= 64'd0;
      carry_q      <= 1'b0;
    end else if (clear_counters_i) begin
      images_q     <= 32'd0;
      time_steps_q <= 32'd0;
      cycles_q     <= 64'd0;
      carry_q      <= 1'b0;
    end else begin
      if (image_end_i) images_q <= images_q + 32'd1;
      if (step_end_i) time_steps_q <= time_steps_q + 32'd1;
      // The upper half follows a cycle later, so that the carry is no longer than that of the
      // others.
      {carry_q, cycles_q[31:0]} <= {1'b0, cycles_q[31:0]} + {32'd0, busy_o};
      if (carry_q) cycles_q[63:32] <= cycles_q[63:32] + 32'd1;
    end
  end

endmodule

`default_nettype wire
