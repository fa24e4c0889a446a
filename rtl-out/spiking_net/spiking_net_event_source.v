// SPDX-License-Identifier: Apache-2.0
//
// spiking_net_event_source: events in 32 bits to events of a map of 2x12x12.
// What is beyond the map is dropped: its beat goes on without an event.
// Every steps_i packets make a sample; those of its last step are marked.
//
// Generated from templates/Hdl.Spiking/map_event_source.v.sbn; do not edit.
// Regenerate with: make gen TARGET=spiking_net

`default_nettype none

module spiking_net_event_source (
    input  wire        clk_i,
    input  wire        rst_ni,
    input  wire [8:0]  steps_i,

    // Events in 32 bits
    input  wire        s_axis_event_tvalid,
    output wire        s_axis_event_tready,
    input  wire [31:0] s_axis_event_tdata,
    input  wire        s_axis_event_tlast,

    // Events of the map; tag is 1 in a sample's last step
    output wire        event_valid_o,
    input  wire        event_ready_i,
    output wire [3:0]  event_y_o,
    output wire [3:0]  event_x_o,
    output wire        event_channel_o,
    output wire        event_last_o,
    output wire        event_null_o,
    output wire        event_tag_o,

    // One cycle each
    output wire        image_begin_o,
    output wire        step_end_o,
    output wire        address_error_o
);

  assign event_channel_o = s_axis_event_tdata[0];
  assign event_x_o       = s_axis_event_tdata[4:1];
  assign event_y_o       = s_axis_event_tdata[8:5];
  // Bits between row and null carry no meaning.
  wire unused_event = &{1'b0, s_axis_event_tdata[30:9]};

  wire given   = !s_axis_event_tdata[31];
  wire outside = event_x_o > 4'd11 || event_y_o > 4'd11;

  // Steps of the sample before this one
  reg [8:0] step_q;
  reg  begun_q;
  wire last_step = step_q == steps_i - 9'd1;
  wire fire      = s_axis_event_tvalid && s_axis_event_tready;

  assign event_valid_o       = s_axis_event_tvalid;
  assign s_axis_event_tready = event_ready_i;
  assign event_last_o        = s_axis_event_tlast;
  assign event_null_o        = !given || outside;
  assign event_tag_o         = last_step;
  assign image_begin_o       = fire && !begun_q;
  assign step_end_o          = fire && s_axis_event_tlast;
  assign address_error_o     = fire && given && outside;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      begun_q <= 1'b0;
      step_q  <= 9'd0;
    end else begin
      if (fire) begun_q <= !(s_axis_event_tlast && last_step);
      if (step_end_o) step_q <= last_step ? 9'd0 : step_q + 9'd1;
    end
  end

endmodule

`default_nettype wire
