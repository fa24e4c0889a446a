// SPDX-License-Identifier: Apache-2.0
//
// lane_packer_i1_o3_w21: packs what is present among 1 slot of 21 bits into dense beats of 3.
// The items of a packet keep their order; only its last beat may be partial, and a packet without
// items is one beat with `last` and nothing kept. Items that are not kept are 0.
// A full beat is held until another item of the packet comes, for it may be the last one.
// One beat is taken in every cycle in which the output moves: there are no bubbles.
//
// Generated from templates/Hdl.Blocks/lane_packer.v.sbn; do not edit.
// Regenerate with: make gen TARGET=run_length_encoder

`default_nettype none

module lane_packer_i1_o3_w21 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Slots, slot 0 in the low bits; any of them may be empty
    input  wire        items_valid_i,
    output wire        items_ready_o,
    input  wire [20:0] items_data_i,
    input  wire        items_keep_i,
    input  wire        items_last_i,

    // Dense beats
    output wire        beat_valid_o,
    input  wire        beat_ready_i,
    output wire [62:0] beat_data_o,
    output wire [2:0]  beat_keep_o,
    output wire        beat_last_o
);

  localparam ItemWidth = 21;
  localparam BeatItems = 3;
  localparam BaseSteps = 2;

  // The pipeline moves as one, whenever the output register is free or is emptied.
  reg beat_valid_q;
  wire advance = !beat_valid_q || beat_ready_i;

  // Stage 1: items without gaps.

  reg dense_valid_q, dense_last_q;
  reg dense_count_q;
  reg [20:0] dense_q;

  // Stage 2: items held until their beat is full. held_q is read only where items are held or a
  // packet ends; its unused places are 0 then. `closed_q`: the held items end their packet.
  reg closed_q;
  reg [1:0] held_count_q;
  reg [62:0] held_q;

  assign items_ready_o = advance;

  // New items are appended to those held, unless these leave in this cycle as the end of a packet.
  wire [1:0] base = closed_q ? 2'd0 : held_count_q;
  wire [2:0] total = {1'd0, base} + (dense_valid_q ? {2'd0, dense_count_q} : 3'd0);

  function [83:0] line_up;
    input [20:0] data;
    input [1:0] places;
    integer step;
    begin
      line_up = {63'd0, data};
      for (step = 0; step < BaseSteps; step = step + 1)
        if (places[step]) line_up = line_up << (ItemWidth << step);
    end
  endfunction

  // Held and new items in one line; used only in cycles with new items.
  wire [83:0] line = line_up(dense_q, base)
      | (base == 2'd0 ? 84'd0 : {21'd0, held_q});
  wire overflow = total > 3'd3;
  wire [62:0] rest = overflow ? {42'd0, line[83:63]} : line[62:0];
  wire [1:0] rest_count = total[1:0] - (overflow ? 2'd3 : 2'd0);

  // Mask of the lowest `count` items, for a packet's last beat; any other beat is full.
  function [2:0] lowest;
    input [1:0] count;
    integer slot;
    for (slot = 0; slot < BeatItems; slot = slot + 1) lowest[slot] = count > slot[1:0];
  endfunction

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      dense_valid_q <= 1'b0;
      closed_q      <= 1'b0;
      held_count_q  <= 2'd0;
      beat_valid_q  <= 1'b0;
    end else if (advance) begin
      dense_valid_q <= items_valid_i;
      closed_q      <= dense_valid_q && dense_last_q;
      held_count_q  <= rest_count;
      beat_valid_q  <= overflow || closed_q;
    end
  end

  // Data needs no reset: it is read only where a valid bit or a count says so.
  reg beat_last_q;
  reg [2:0] beat_keep_q;
  reg [62:0] beat_data_q;

  always @(posedge clk_i) begin
    if (items_valid_i && items_ready_o) begin
      dense_last_q  <= items_last_i;
      dense_count_q <= items_keep_i;
      dense_q       <= items_keep_i ? items_data_i : 21'd0;
    end
    // Held items stay in place while no new ones come.
    if (advance && dense_valid_q) held_q <= rest;
    if (advance && (dense_valid_q || closed_q)) begin
      beat_last_q <= closed_q;
      beat_keep_q <= overflow ? 3'b111 : lowest(held_count_q);
      beat_data_q <= overflow ? line[62:0] : held_q;
    end
  end

  assign beat_valid_o = beat_valid_q;
  assign beat_last_o  = beat_last_q;
  assign beat_keep_o  = beat_keep_q;
  assign beat_data_o  = beat_data_q;

endmodule

`default_nettype wire
