// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_status: what spiking_net counts and remembers: images, time steps, cycles with an
// image in flight, and sticky errors.
// An image is in flight from the cycle after its first beat was accepted
// to the cycle in which its result's last beat is handed over.
//
// Generated from templates/Hdl.Spiking/twsnn_status.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_status (
    input  wire        clk_i,
    input  wire        rst_ni,

    // One cycle each
    input  wire        image_begin_i,
    input  wire        image_end_i,
    input  wire        step_end_i,
    input  wire [1:0]  error_i,

    // From the registers
    input  wire        clear_counters_i,
    input  wire [1:0]  clear_errors_i,

    output wire        busy_o,
    output wire [1:0]  errors_o,
    output wire [31:0] images_o,
    output wire [31:0] time_steps_o,
    output wire [63:0] cycles_o
);

  reg [5:0] in_flight_q;
  reg [1:0]  errors_q;
  reg        carry_q;
  wire       carry;
  wire [2:0] unused_carry;

  assign busy_o   = in_flight_q != 6'd0;
  assign errors_o = errors_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      in_flight_q <= 6'd0;
      errors_q    <= 2'd0;
    end else begin
      if (image_begin_i && !image_end_i) in_flight_q <= in_flight_q + 6'd1;
      if (image_end_i && !image_begin_i) in_flight_q <= in_flight_q - 6'd1;
      // An error in the very cycle of its clearing is kept.
      errors_q <= (errors_q & ~clear_errors_i) | error_i;
    end
  end

  // The upper half of the cycles follows one cycle later.
  always @(posedge clk_i) begin
    if (!rst_ni) carry_q <= 1'b0;
    else carry_q <= carry && !clear_counters_i;
  end

  event_counter u_images (
      .clk_i  (clk_i),
      .rst_ni (rst_ni),
      .clear_i(clear_counters_i),
      .count_i(image_end_i),
      .count_o(images_o),
      .carry_o(unused_carry[0])
  );

  event_counter u_time_steps (
      .clk_i  (clk_i),
      .rst_ni (rst_ni),
      .clear_i(clear_counters_i),
      .count_i(step_end_i),
      .count_o(time_steps_o),
      .carry_o(unused_carry[1])
  );

  event_counter u_cycles_low (
      .clk_i  (clk_i),
      .rst_ni (rst_ni),
      .clear_i(clear_counters_i),
      .count_i(busy_o),
      .count_o(cycles_o[31:0]),
      .carry_o(carry)
  );

  event_counter u_cycles_high (
      .clk_i  (clk_i),
      .rst_ni (rst_ni),
      .clear_i(clear_counters_i),
      .count_i(carry_q),
      .count_o(cycles_o[63:32]),
      .carry_o(unused_carry[2])
  );

endmodule

`default_nettype wire
