// SPDX-License-Identifier: Apache-2.0
//
// spike_counter_n10_t256: sums the spikes of 10 neurons over an image,
// the vectors up to `last`, 256 at most. The result is a packet: the 10 sums, neuron 0 first,
// then {error, class}, the class being the neuron with the greatest sum, the lowest of equals.
// The first sum comes one cycle after the last vector. An image is summed while the result of the
// one before is sent; only its last vector waits for the end of that.
//
// Generated from templates/Hdl.Spiking/spike_counter.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spike_counter_n10_t256 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // One vector per time step
    input  wire        spike_valid_i,
    output wire        spike_ready_o,
    input  wire [9:0]  spike_bits_i,
    input  wire        spike_last_i,
    input  wire        spike_error_i,

    // Sums; with `last` the class in bits 15:0, the error of any vector in bit 31
    output wire        result_valid_o,
    input  wire        result_ready_i,
    output wire [31:0] result_data_o,
    output wire        result_last_o
);

  localparam [3:0] ClassBeat = 4'd10;

  reg busy_q;
  reg [3:0] index_q;
  reg error_q;

  assign spike_ready_o = !busy_q || !spike_last_i;

  wire spike_fire  = spike_valid_i && spike_ready_o;
  wire result_fire = result_valid_o && result_ready_i;
  wire close       = spike_fire && spike_last_i;

  // Sums of the image that comes in, this vector included.
  wire [89:0] totals;
  wire [9:0] bits = spike_bits_i;

  genvar neuron;
  generate
    for (neuron = 0; neuron < 10; neuron = neuron + 1) begin : gen_neuron
      reg  [8:0] sum_q;
      wire [8:0] total = sum_q + {{8{1'b0}}, bits[neuron]};
      assign totals[9*neuron +: 9] = total;

      always @(posedge clk_i) begin
        if (!rst_ni) sum_q <= 9'd0;
        else if (spike_fire) sum_q <= spike_last_i ? 9'd0 : total;
      end
    end
  endgenerate

  // Sums of the image before, the next one to send in the low bits; the greatest so far.
  reg [89:0] sums_q;
  reg [8:0] best_q;
  reg [3:0] class_q;
  reg result_error_q;
  wire [8:0] current = sums_q[8:0];

  wire at_class = index_q == ClassBeat;
  wire better   = index_q == 4'd0 || current > best_q;

  assign result_valid_o = busy_q;
  assign result_last_o  = at_class;
  assign result_data_o  = at_class
      ? {result_error_q, 27'd0, class_q}
      : {{23{1'b0}}, current};

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      busy_q  <= 1'b0;
      index_q <= 4'd0;
      error_q <= 1'b0;
    end else begin
      if (spike_fire) error_q <= !spike_last_i && (error_q || spike_error_i);
      if (close) busy_q <= 1'b1;
      else if (result_fire && at_class) busy_q <= 1'b0;
      if (result_fire) index_q <= at_class ? 4'd0 : index_q + 4'd1;
    end
  end

  // Data needs no reset: it is read only where busy_q is set.
  always @(posedge clk_i) begin
    if (close) begin
      sums_q         <= totals;
      result_error_q <= error_q || spike_error_i;
    end else if (result_fire) begin
      sums_q <= sums_q >> 9;
    end
    if (result_fire && !at_class && better) begin
      best_q  <= current;
      class_q <= index_q;
    end
  end

endmodule

`default_nettype wire
