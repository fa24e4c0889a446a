// SPDX-License-Identifier: Apache-2.0
//
// skid_buffer_w37: a two-entry buffer that cuts every combinational path between its two sides.
// One beat per cycle, one cycle of latency, no bubble after a stall.
//
// Generated from templates/Hdl.Blocks/skid_buffer.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop

`default_nettype none

module skid_buffer_w37 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Upstream
    input  wire        in_valid_i,
    output wire        in_ready_o,
    input  wire [36:0] in_data_i,

    // Downstream
    output wire        out_valid_o,
    input  wire        out_ready_i,
    output wire [36:0] out_data_o
);

  // `main` feeds the output; `spare` catches the beat that arrives in the cycle of a stall.
  reg        main_valid_q, main_valid_d;
  reg        spare_valid_q, spare_valid_d;
  reg [36:0] main_data_q;
  reg [36:0] spare_data_q;

  wire in_fire  = in_valid_i && in_ready_o;
  wire out_fire = out_valid_o && out_ready_i;

  // A beat goes straight to `main` when `main` is empty, or leaves and nothing waits in `spare`.
  wire load_main  = in_fire && !spare_valid_q && (!main_valid_q || out_fire);
  wire load_spare = in_fire && !load_main;
  wire refill     = out_fire && spare_valid_q;

  assign in_ready_o  = !spare_valid_q;
  assign out_valid_o = main_valid_q;
  assign out_data_o  = main_data_q;

  always @* begin
    main_valid_d  = main_valid_q;
    spare_valid_d = spare_valid_q;
    if (out_fire) main_valid_d = spare_valid_q;
    if (refill) spare_valid_d = 1'b0;
    if (load_main) main_valid_d = 1'b1;
    if (load_spare) spare_valid_d = 1'b1;
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      main_valid_q  <= 1'b0;
      spare_valid_q <= 1'b0;
    end else begin
      main_valid_q  <= main_valid_d;
      spare_valid_q <= spare_valid_d;
    end
  end

  // Data needs no reset: it is read only where its valid bit is set.
  always @(posedge clk_i) begin
    if (refill) main_data_q <= spare_data_q;
    else if (load_main) main_data_q <= in_data_i;
    if (load_spare) spare_data_q <= in_data_i;
  end

endmodule

`default_nettype wire
