// SPDX-License-Identifier: Apache-2.0
//
// twsnn_up5k_engine: network 784-256-256-10, one layer after the other on 16 processing
// elements that count. A step of a layer: clear the counts; per event, 16 weights per cycle; then
// neuron by neuron compare the count with its threshold, and keep the addresses of those that fired
// for the next layer. Input i of a layer has its rows from first_row on, fold f at offset f; a row
// holds 16 codes of 2 bits (00 = 0, 01 = +1, 11 = -1; 10 counts as 0), element 0 low.
//
// Generated from templates/Hdl.Spiking/twsnn_up5k_engine.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_up5k

`default_nettype none

module twsnn_up5k_engine (
    input  wire        clk_i,
    input  wire        rst_ni,

    // An image: its scores are there when busy_o falls
    input  wire        start_i,
    input  wire [4:0]  steps_i,
    input  wire [15:0] seed_i,
    output wire        busy_o,

    // Score of a class, one cycle after its number; while not busy
    input  wire        score_read_i,
    input  wire [3:0]  score_class_i,
    output wire [4:0]  score_o,

    // Pixels (8 bits), weights (a row), thresholds (11 bits); while not busy
    input  wire        pixel_write_i,
    input  wire        weight_write_i,
    input  wire        threshold_write_i,
    input  wire [15:0] write_address_i,
    input  wire [31:0] write_data_i
);

  localparam [2:0] Idle = 3'd0;
  localparam [2:0] Clear = 3'd1;
  localparam [2:0] Read = 3'd2;
  localparam [2:0] Look = 3'd3;
  localparam [2:0] Fold = 3'd4;
  localparam [2:0] Next = 3'd5;
  localparam [2:0] Fire = 3'd6;
  localparam [2:0] Settle = 3'd7;

  localparam [9:0] LastPixel = 10'd783;

  reg [2:0] state_q;
  reg [1:0] layer_q;
  reg [9:0] index_q, last_q, fired_q;
  reg none_q, bank_q, first_q;
  reg [3:0] fold_q;
  reg [14:0] row_q;
  reg [9:0] threshold_q;
  reg [4:0] steps_q;
  reg [15:0] random_q;

  // A cycle later: the fold whose weights arrive, the neuron whose count arrives.
  reg add_q, check_q;
  reg [3:0] context_q;
  reg [7:0] neuron_q;

  // The layers' constants.
  reg [9:0] last_neuron;
  reg [3:0] last_fold;
  reg [14:0] first_row;
  wire [7:0] pixel;
  wire [7:0] fired;

  always @* begin
    case (layer_q)
      2'd0: begin
        last_neuron = 10'd255;
        last_fold   = 4'd15;
        first_row   = {1'd0, index_q[9:0], 4'd0};
      end
      2'd1: begin
        last_neuron = 10'd255;
        last_fold   = 4'd15;
        first_row   = 15'd12544 + {3'd0, fired[7:0], 4'd0};
      end
      default: begin
        last_neuron = 10'd9;
        last_fold   = 4'd0;
        first_row   = 15'd16640 + {7'd0, fired[7:0]};
      end
    endcase
  end

  wire input_layer = layer_q == 2'd0;
  wire last_layer  = layer_q == 2'd2;
  wire last_step   = steps_q == 5'd1;
  wire last_event  = index_q == last_q;
  wire folds_done  = fold_q == last_fold;
  wire spike       = !input_layer || random_q[7:0] < pixel;
  wire start       = state_q == Idle && start_i;
  wire layer_ends  = state_q == Settle;

  assign busy_o = state_q != Idle;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      state_q <= Idle;
    end else begin
      case (state_q)
        Clear: if (folds_done) state_q <= none_q ? Fire : Read;
        Read: state_q <= Look;
        Look: state_q <= spike ? Fold : last_event ? Fire : Read;
        Fold: if (folds_done) state_q <= Next;
        Next: state_q <= last_event ? Fire : Read;
        Fire: if (index_q == last_neuron) state_q <= Settle;
        Settle: state_q <= last_layer && last_step ? Idle : Clear;
        default: if (start_i) state_q <= Clear;
      endcase
    end
  end

  // Eight shifts of x^16 + x^14 + x^13 + x^11 + 1 at once.
  function [15:0] draw(input [15:0] state);
    integer i;
    begin
      draw = state;
      for (i = 0; i < 8; i = i + 1) begin
        draw = {draw[14:0], draw[15] ^ draw[13] ^ draw[12] ^ draw[10]};
      end
    end
  endfunction

  // Elements: each adds its weight to the count of its neuron in this fold.
  wire [31:0] weights;
  wire [175:0] counts;
  wire [175:0] sums;

  genvar p;
  generate
    for (p = 0; p < 16; p = p + 1) begin : gen_element
      wire [1:0] code = weights[2*p +: 2];
      wire [10:0] step = !code[0] ? 11'd0 : code[1] ? 11'd2047 : 11'd1;
      assign sums[11*p +: 11] = counts[11*p +: 11] + step;
    end
  endgenerate

  // One neuron per cycle is compared with its threshold, and fires if its count is greater.
  wire signed [10:0] threshold;
  reg signed [10:0] count;

  always @* begin
    case (neuron_q[3:0])
      4'd0: count = counts[10:0];
      4'd1: count = counts[21:11];
      4'd2: count = counts[32:22];
      4'd3: count = counts[43:33];
      4'd4: count = counts[54:44];
      4'd5: count = counts[65:55];
      4'd6: count = counts[76:66];
      4'd7: count = counts[87:77];
      4'd8: count = counts[98:88];
      4'd9: count = counts[109:99];
      4'd10: count = counts[120:110];
      4'd11: count = counts[131:121];
      4'd12: count = counts[142:132];
      4'd13: count = counts[153:143];
      4'd14: count = counts[164:154];
      default: count = counts[175:165];
    endcase
  end

  wire above = check_q && count > threshold;
  wire [9:0] fired_now = above ? fired_q + 10'd1 : fired_q;
  wire [4:0] score;
  wire [4:0] score_next = (first_q ? 5'd0 : score) + (above ? 5'd1 : 5'd0);

  assign score_o = score;

  wire unused_write = ^{write_address_i, write_data_i};

  ram_1rw_16896x32 u_weights (
      .clk_i         (clk_i),
      .enable_i      (weight_write_i || state_q == Fold),
      .write_enable_i(weight_write_i),
      .address_i     (weight_write_i ? write_address_i[14:0] : row_q),
      .write_data_i  (write_data_i[31:0]),
      .read_data_o   (weights)
  );

  ram_1r1w_16x176 u_counts (
      .clk_i          (clk_i),
      .read_enable_i  (state_q == Fold || state_q == Fire),
      .read_address_i (state_q == Fold ? fold_q : index_q[7:4]),
      .read_data_o    (counts),
      .write_enable_i (add_q || state_q == Clear),
      .write_address_i(add_q ? context_q : fold_q),
      .write_data_i   (add_q ? sums : 176'h00000000000000000000000000000000000000000000)
  );

  ram_1r1w_784x8 u_pixels (
      .clk_i          (clk_i),
      .read_enable_i  (state_q == Read),
      .read_address_i (index_q[9:0]),
      .read_data_o    (pixel),
      .write_enable_i (pixel_write_i),
      .write_address_i(write_address_i[9:0]),
      .write_data_i   (write_data_i[31:24])
  );

  ram_1r1w_522x11 u_thresholds (
      .clk_i          (clk_i),
      .read_enable_i  (state_q == Fire),
      .read_address_i (threshold_q),
      .read_data_o    (threshold),
      .write_enable_i (threshold_write_i),
      .write_address_i(write_address_i[9:0]),
      .write_data_i   (write_data_i[26:16])
  );

  ram_1r1w_512x8 u_events (
      .clk_i          (clk_i),
      .read_enable_i  (state_q == Read),
      .read_address_i ({bank_q, index_q[7:0]}),
      .read_data_o    (fired),
      .write_enable_i (above && !last_layer),
      .write_address_i({!bank_q, fired_q[7:0]}),
      .write_data_i   (neuron_q[7:0])
  );

  ram_1r1w_10x5 u_scores (
      .clk_i          (clk_i),
      .read_enable_i  (score_read_i || (state_q == Fire && last_layer)),
      .read_address_i (score_read_i ? score_class_i : index_q[3:0]),
      .read_data_o    (score),
      .write_enable_i (check_q && last_layer),
      .write_address_i(neuron_q[3:0]),
      .write_data_i   (score_next)
  );

  // What follows needs no reset: start sets it, or it follows the state a clock later.
  wire advance = (state_q == Look && !spike) || state_q == Next;

  always @(posedge clk_i) begin
    add_q     <= state_q == Fold;
    check_q   <= state_q == Fire;
    context_q <= fold_q;
    neuron_q  <= index_q[7:0];

    if (start) random_q <= seed_i;
    else if (state_q == Look && input_layer) random_q <= draw(random_q);

    if (start || ((state_q == Clear || state_q == Fold) && folds_done)) fold_q <= 4'd0;
    else if (state_q == Clear || state_q == Fold) fold_q <= fold_q + 4'd1;

    if (state_q == Look) row_q <= first_row;
    else if (state_q == Fold) row_q <= row_q + 15'd1;

    if (start || (advance && last_event) || layer_ends) index_q <= 10'd0;
    else if (advance || state_q == Fire) index_q <= index_q + 10'd1;

    if (start || (layer_ends && last_layer)) threshold_q <= 10'd0;
    else if (state_q == Fire) threshold_q <= threshold_q + 10'd1;

    if (start || (layer_ends && last_layer)) begin
      layer_q <= 2'd0;
      last_q  <= LastPixel;
      none_q  <= 1'b0;
    end else if (layer_ends) begin
      layer_q <= layer_q + 2'd1;
      last_q  <= fired_now - 10'd1;
      none_q  <= fired_now == 10'd0;
    end

    fired_q <= (start || layer_ends) ? 10'd0 : fired_now;

    if (start) begin
      steps_q <= steps_i;
      first_q <= 1'b1;
      bank_q  <= 1'b0;
    end else if (layer_ends) begin
      bank_q <= !bank_q;
      if (last_layer) begin
        steps_q <= steps_q - 5'd1;
        first_q <= 1'b0;
      end
    end
  end

endmodule

`default_nettype wire
