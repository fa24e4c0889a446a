// SPDX-License-Identifier: Apache-2.0
//
// twsnn_up5k_uart: a serial line, 8 data bits, no parity, 1 stop bit, 12 clocks per bit.
// received: bytes of the line; `error` where the stop bit was 0, or where bytes before this one
// were lost because nobody took the last. quiet_o: nothing on the line, and nothing waiting, for
// 600000 clocks; what was lost is then forgotten. A pulse shorter than half a bit is no start bit;
// after a stop bit of 0 the line must be 1 before the next start bit.
//
// Generated from templates/Hdl.Blocks/uart_link.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_up5k

`default_nettype none

module twsnn_up5k_uart (
    input  wire       clk_i,
    input  wire       rst_ni,

    // The line, 1 at rest; rx_i may change at any time
    input  wire       rx_i,
    output wire       tx_o,

    // Bytes that came
    output wire       received_valid_o,
    input  wire       received_ready_i,
    output wire [7:0] received_data_o,
    output wire       received_error_o,
    output wire       quiet_o,

    // Bytes to send
    input  wire       send_valid_i,
    output wire       send_ready_o,
    input  wire [7:0] send_data_i
);

  localparam [3:0] LastClock = 4'd11;
  localparam [3:0] HalfClock = 4'd5;
  localparam [19:0] QuietClocks = 20'd600000;

  localparam [2:0] Rest = 3'd0;
  localparam [2:0] Start = 3'd1;
  localparam [2:0] Data = 3'd2;
  localparam [2:0] Stop = 3'd3;
  localparam [2:0] Break = 3'd4;

  // Two registers bring the line into this clock.
  (* ASYNC_REG = "TRUE" *) reg meta_q, line_q;
  reg [2:0] state_q;
  reg [3:0] receive_clock_q;
  reg [2:0] bit_q;
  reg [7:0] shift_q, data_q;
  reg full_q, lost_q, error_q;
  reg [19:0] quiet_q;

  wire sample = receive_clock_q == 4'd0;
  wire done   = state_q == Stop && sample;
  wire take   = full_q && received_ready_i;

  assign received_valid_o = full_q;
  assign received_data_o  = data_q;
  assign received_error_o = error_q;
  assign quiet_o          = quiet_q == QuietClocks;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      meta_q  <= 1'b1;
      line_q  <= 1'b1;
      state_q <= Rest;
      full_q  <= 1'b0;
      lost_q  <= 1'b0;
      data_q  <= 8'd0;
      error_q <= 1'b0;
      quiet_q <= 20'd0;
    end else begin
      meta_q <= rx_i;
      line_q <= meta_q;
      case (state_q)
        Rest: if (!line_q) state_q <= Start;
        Start: if (sample) state_q <= line_q ? Rest : Data;
        Data: if (sample && bit_q == 3'd7) state_q <= Stop;
        Stop: if (sample) state_q <= line_q ? Rest : Break;
        default: if (line_q) state_q <= Rest;
      endcase

      if (done && (!full_q || take)) begin
        full_q  <= 1'b1;
        lost_q  <= 1'b0;
        data_q  <= shift_q;
        error_q <= !line_q || lost_q;
      end else begin
        if (done) lost_q <= 1'b1;
        else if (quiet_o) lost_q <= 1'b0;
        if (take) full_q <= 1'b0;
      end

      if (state_q != Rest || full_q) quiet_q <= 20'd0;
      else if (!quiet_o) quiet_q <= quiet_q + 20'd1;
    end
  end

  // No reset: set before they are used. Bits are sampled in the middle, the start bit half a bit
  // after the falling edge.
  always @(posedge clk_i) begin
    if (state_q == Rest) receive_clock_q <= HalfClock;
    else if (sample) receive_clock_q <= LastClock;
    else receive_clock_q <= receive_clock_q - 4'd1;

    if (state_q == Start) bit_q <= 3'd0;
    else if (state_q == Data && sample) bit_q <= bit_q + 3'd1;

    if (state_q == Data && sample) shift_q <= {line_q, shift_q[7:1]};
  end

  // Start bit, data and stop bit leave from the low end; ones follow them.
  reg [8:0] frame_q;
  reg [3:0] left_q;
  reg [3:0] send_clock_q;

  assign tx_o         = frame_q[0];
  assign send_ready_o = left_q == 4'd0;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      frame_q <= 9'h1FF;
      left_q  <= 4'd0;
    end else if (send_ready_o) begin
      if (send_valid_i) begin
        frame_q <= {send_data_i, 1'b0};
        left_q  <= 4'd10;
      end
    end else if (send_clock_q == 4'd0) begin
      frame_q <= {1'b1, frame_q[8:1]};
      left_q  <= left_q - 4'd1;
    end
  end

  always @(posedge clk_i) begin
    if (send_ready_o || send_clock_q == 4'd0) send_clock_q <= LastClock;
    else send_clock_q <= send_clock_q - 4'd1;
  end

endmodule

`default_nettype wire
