// SPDX-License-Identifier: Apache-2.0
//
// lane_packer_i5_o8_w8: packs what is present among 5 slots of 8 bits into dense beats of 8.
// The items of a packet keep their order; only its last beat may be partial, and a packet without
// items is one beat with `last` and nothing kept. Items that are not kept are 0.
// A full beat is held until another item of the packet comes, for it may be the last one.
// One beat is taken in every cycle in which the output moves: there are no bubbles.
//
// Generated from templates/Hdl.Blocks/lane_packer.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop

`default_nettype none

module lane_packer_i5_o8_w8 (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Slots, slot 0 in the low bits; any of them may be empty
    input  wire        items_valid_i,
    output wire        items_ready_o,
    input  wire [39:0] items_data_i,
    input  wire [4:0]  items_keep_i,
    input  wire        items_last_i,

    // Dense beats
    output wire        beat_valid_o,
    input  wire        beat_ready_i,
    output wire [63:0] beat_data_o,
    output wire [7:0]  beat_keep_o,
    output wire        beat_last_o
);

  localparam Items     = 5;
  localparam ItemWidth = 8;
  localparam BeatItems = 8;
  localparam GapWidth  = 3;
  localparam GapSteps  = 3;
  localparam BaseSteps = 4;

  // The pipeline moves as one, whenever the output register is free or is emptied.
  reg beat_valid_q;
  wire advance = !beat_valid_q || beat_ready_i;

  // Stage 1: items without gaps.

  // Number of empty slots below each slot, and below the end, by prefix sums.
  function [17:0] gaps_below;
    input [4:0] keep;
    reg [5:0] below;
    integer slot, step;
    begin
      below = {keep, 1'b1};
      for (slot = 0; slot <= Items; slot = slot + 1)
        gaps_below[slot * GapWidth +: GapWidth] = below[slot] ? 3'd0 : 3'd1;
      for (step = 1; step <= Items; step = step * 2)
        for (slot = Items; slot >= step; slot = slot - 1)
          gaps_below[slot * GapWidth +: GapWidth] = gaps_below[slot * GapWidth +: GapWidth]
              + gaps_below[(slot - step) * GapWidth +: GapWidth];
    end
  endfunction

  wire [17:0] gaps = gaps_below(items_keep_i);

  // An item moves down by the gaps below it, by one bit of their number per step, the lowest bit
  // first: so no two meet. What it leaves behind is 0, as empty slots are.
  function [39:0] compact;
    input [39:0] data;
    input [4:0] keep;
    input [17:0] gaps_in;
    reg [17:0] move;
    integer slot, above, step;
    begin
      compact = data;
      move = gaps_in;
      for (slot = 0; slot < Items; slot = slot + 1)
        if (!keep[slot]) begin
          compact[slot * ItemWidth +: ItemWidth] = 8'd0;
          move[slot * GapWidth +: GapWidth] = 3'd0;
        end
      for (step = 0; step < GapSteps; step = step + 1)
        for (slot = 0; slot + (1 << step) < Items; slot = slot + 1) begin
          above = slot + (1 << step);
          if (move[above * GapWidth + step]) begin
            compact[slot * ItemWidth +: ItemWidth] = compact[above * ItemWidth +: ItemWidth];
            move[slot * GapWidth +: GapWidth] = move[above * GapWidth +: GapWidth];
            compact[above * ItemWidth +: ItemWidth] = 8'd0;
            move[above * GapWidth +: GapWidth] = 3'd0;
          end
        end
    end
  endfunction

  reg dense_valid_q, dense_last_q;
  reg [2:0] dense_count_q;
  reg [39:0] dense_q;

  // Stage 2: items held until their beat is full. held_q is read only where items are held or a
  // packet ends; its unused places are 0 then. `closed_q`: the held items end their packet.
  reg closed_q;
  reg [3:0] held_count_q;
  reg [63:0] held_q;

  assign items_ready_o = advance;

  // New items are appended to those held, unless these leave in this cycle as the end of a packet.
  wire [3:0] base = closed_q ? 4'd0 : held_count_q;
  wire [3:0] total = base + (dense_valid_q ? {1'd0, dense_count_q} : 4'd0);

  function [103:0] line_up;
    input [39:0] data;
    input [3:0] places;
    integer step;
    begin
      line_up = {64'd0, data};
      for (step = 0; step < BaseSteps; step = step + 1)
        if (places[step]) line_up = line_up << (ItemWidth << step);
    end
  endfunction

  // Held and new items in one line; used only in cycles with new items.
  wire [103:0] line = line_up(dense_q, base)
      | (base == 4'd0 ? 104'd0 : {40'd0, held_q});
  wire overflow = total > 4'd8;
  wire [63:0] rest = overflow ? {24'd0, line[103:64]} : line[63:0];
  wire [3:0] rest_count = total[3:0] - (overflow ? 4'd8 : 4'd0);

  // Mask of the lowest `count` items, for a packet's last beat; any other beat is full.
  function [7:0] lowest;
    input [3:0] count;
    integer slot;
    for (slot = 0; slot < BeatItems; slot = slot + 1) lowest[slot] = count > slot[3:0];
  endfunction

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      dense_valid_q <= 1'b0;
      closed_q      <= 1'b0;
      held_count_q  <= 4'd0;
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
  reg [7:0] beat_keep_q;
  reg [63:0] beat_data_q;

  always @(posedge clk_i) begin
    if (items_valid_i && items_ready_o) begin
      dense_last_q  <= items_last_i;
      dense_count_q <= 3'd5 - gaps[Items * GapWidth +: GapWidth];
      dense_q       <= compact(items_data_i, items_keep_i, gaps);
    end
    // Held items stay in place while no new ones come.
    if (advance && dense_valid_q) held_q <= rest;
    if (advance && (dense_valid_q || closed_q)) begin
      beat_last_q <= closed_q;
      beat_keep_q <= overflow ? 8'b11111111 : lowest(held_count_q);
      beat_data_q <= overflow ? line[63:0] : held_q;
    end
  end

  assign beat_valid_o = beat_valid_q;
  assign beat_last_o  = beat_last_q;
  assign beat_keep_o  = beat_keep_q;
  assign beat_data_o  = beat_data_q;

endmodule

`default_nettype wire
