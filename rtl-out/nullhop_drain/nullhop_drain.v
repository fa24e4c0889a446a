// SPDX-License-Identifier: Apache-2.0
//
// nullhop_drain: takes the sums of a window, n words of 16 in n cycles, adds the bias, rounds,
// shifts, rectifies, clamps, and keeps the greatest of the windows that are pooled. It begins three
// cycles after the beat that closed the window, when the sums have come.
//
// Reset: rst_ni clears at once, without a clock. Release it in step with clk_i: synchronised
// outside, or timed by recovery and removal.
//
// Generated from templates/Hdl.Cnn/nullhop_drain.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop_drain

`default_nettype none

module nullhop_drain (
    input  wire          clk_i,
    input  wire          rst_ni,

    // The pass, taken over with start_i
    output wire          free_o,
    output wire          ends_o,
    input  wire          start_i,
    input  wire [11:0]   pass_pooled_width_i,
    input  wire [3:0]    pass_words_i,
    input  wire [3:0]    pass_last_channel_i,
    input  wire          pass_relu_i,
    input  wire          pass_raw_i,
    input  wire          pass_signed_i,
    input  wire          pass_round_i,
    input  wire [5:0]    pass_shift_i,
    input  wire [4:0]    pass_bias_shift_i,
    input  wire [3:0]    pass_base_i,

    // The beat that closes a window
    input  wire          beat_valid_i,
    input  wire          beat_last_i,
    input  wire          beat_emit_i,
    input  wire          beat_ends_i,

    // Sums of all clusters
    input  wire [2047:0] sums_i,

    // Biases
    output wire          bias_enable_o,
    output wire [3:0]    bias_row_o,
    input  wire [511:0]  bias_i,

    // Words of 16 values, for which there is room; `last`: of a row
    output wire          word_valid_o,
    output wire          word_last_o,
    output wire          word_raw_o,
    output wire [127:0]  word_data_o
);

  // The pass
  reg running_q, relu_q, signed_q, raw_q, round_q;
  reg [2:0] words_q;
  reg [3:0]  last_channel_q;
  reg [5:0]  shift_q;
  reg [4:0]  bias_shift_q;
  reg [11:0] pooled_width_q;
  reg [3:0] base_q;
  wire pass_ends;

  assign free_o = !running_q;
  assign ends_o = pass_ends;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) running_q <= 1'b0;
    else if (start_i) running_q <= 1'b1;
    else if (pass_ends) running_q <= 1'b0;
  end

  always @(posedge clk_i) begin
    if (start_i) begin
      relu_q         <= pass_relu_i;
      signed_q       <= pass_signed_i;
      raw_q          <= pass_raw_i;
      round_q        <= pass_round_i;
      words_q        <= 3'd1 << pass_words_i;
      last_channel_q <= pass_last_channel_i;
      shift_q        <= pass_shift_i;
      bias_shift_q   <= pass_bias_shift_i;
      pooled_width_q <= pass_pooled_width_i;
      base_q         <= pass_base_i;
    end
  end

  // The closing beat arrives with its sums.
  reg [2:0] close_q, emit_q, end_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) close_q <= 3'b000;
    else close_q <= {close_q[1:0], beat_valid_i && beat_last_i};
  end

  always @(posedge clk_i) begin
    emit_q <= {emit_q[1:0], beat_emit_i};
    end_q  <= {end_q[1:0], beat_ends_i};
  end

  // Word w of the sums
  reg busy_q, emits_q, ends_q;
  reg [2:0] word_q;
  wire begins = close_q[2];
  wire taking = begins || busy_q;
  wire [2:0] word  = begins ? 3'd0 : word_q;
  wire word_ends = word == words_q - 3'd1;
  wire emits = begins ? emit_q[2] : emits_q;
  wire ends  = begins ? end_q[2] : ends_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) busy_q <= 1'b0;
    else if (taking) busy_q <= !word_ends;
  end

  always @(posedge clk_i) begin
    if (taking) begin
      word_q  <= word + 3'd1;
      emits_q <= emits;
      ends_q  <= ends;
    end
  end

  // The sums of all lanes of a word, those of the clusters whose number ends as the word's does,
  // added two by two.
  function [511:0] sums_of;
    input [2:0] number;
    input [2:0] mask;
    input [2047:0] sums;
    reg [2047:0] parts;
    integer cluster, lane, step;
    begin
      for (cluster = 0; cluster < 4; cluster = cluster + 1)
        parts[cluster * 512 +: 512] =
            sums[cluster * 512 +: 512] & {512{(cluster[2:0] & mask) == number}};
      for (step = 1; step < 4; step = step * 2)
        for (cluster = 0; cluster < 4; cluster = cluster + 2 * step)
          for (lane = 0; lane < 16; lane = lane + 1)
            parts[cluster * 512 + lane * 32 +: 32] =
                parts[cluster * 512 + lane * 32 +: 32]
                + parts[(cluster + step) * 512 + lane * 32 +: 32];
      sums_of = parts[511:0];
    end
  endfunction

  wire [3:0] bias_row = base_q + {1'd0, word};
  assign bias_enable_o = taking;
  assign bias_row_o    = taking ? bias_row : 4'd0;

  // Pass along with the word: whether there is one, its number, whether it leaves, and what it
  // ends.
  reg [3:0] valid_q, emit_word_q, word_end_q, pass_end_q, fresh_q;
  reg [7:0] number_q;
  reg [511:0] sums_q;

  // The first window of a pooled pixel is kept as it is.
  reg pooling_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      valid_q   <= 4'd0;
      pooling_q <= 1'b0;
    end else begin
      valid_q <= {valid_q[2:0], taking};
      if (taking && word_ends) pooling_q <= !emits;
    end
  end

  always @(posedge clk_i) begin
    sums_q      <= sums_of(word, words_q - 3'd1, sums_i);
    emit_word_q <= {emit_word_q[2:0], emits};
    word_end_q  <= {word_end_q[2:0], word_ends};
    pass_end_q  <= {pass_end_q[2:0], ends && word_ends};
    fresh_q     <= {fresh_q[2:0], !pooling_q};
    number_q    <= {number_q[5:0], word[1:0]};
  end
  assign pass_ends = valid_q[3] && pass_end_q[3];

  wire signed [31:0] sum0 = sums_q[31:0];
  wire signed [31:0] bias0 = bias_i[31:0];
  wire [31:0] wide_bias0 = bias0;
  reg signed [31:0] total0_q;
  wire signed [32:0] above0 = {total0_q, 1'b0};
  wire signed [32:0] down0 = above0 >>> shift_q;
  reg [32:0] floor0_q;
  reg half0_q;
  reg [7:0] value0_q;

  always @(posedge clk_i) begin
    total0_q   <= sum0 + (wide_bias0 << bias_shift_q);
    floor0_q   <= {down0[32], down0[32:1]};
    half0_q    <= round_q && down0[0];
    value0_q   <= clamped(floor0_q, half0_q, relu_q, signed_q);
  end

  wire signed [31:0] sum1 = sums_q[63:32];
  wire signed [31:0] bias1 = bias_i[63:32];
  wire [31:0] wide_bias1 = bias1;
  reg signed [31:0] total1_q;
  wire signed [32:0] above1 = {total1_q, 1'b0};
  wire signed [32:0] down1 = above1 >>> shift_q;
  reg [32:0] floor1_q;
  reg half1_q;
  reg [7:0] value1_q;

  always @(posedge clk_i) begin
    total1_q   <= sum1 + (wide_bias1 << bias_shift_q);
    floor1_q   <= {down1[32], down1[32:1]};
    half1_q    <= round_q && down1[0];
    value1_q   <= clamped(floor1_q, half1_q, relu_q, signed_q);
  end

  wire signed [31:0] sum2 = sums_q[95:64];
  wire signed [31:0] bias2 = bias_i[95:64];
  wire [31:0] wide_bias2 = bias2;
  reg signed [31:0] total2_q;
  wire signed [32:0] above2 = {total2_q, 1'b0};
  wire signed [32:0] down2 = above2 >>> shift_q;
  reg [32:0] floor2_q;
  reg half2_q;
  reg [7:0] value2_q;

  always @(posedge clk_i) begin
    total2_q   <= sum2 + (wide_bias2 << bias_shift_q);
    floor2_q   <= {down2[32], down2[32:1]};
    half2_q    <= round_q && down2[0];
    value2_q   <= clamped(floor2_q, half2_q, relu_q, signed_q);
  end

  wire signed [31:0] sum3 = sums_q[127:96];
  wire signed [31:0] bias3 = bias_i[127:96];
  wire [31:0] wide_bias3 = bias3;
  reg signed [31:0] total3_q;
  wire signed [32:0] above3 = {total3_q, 1'b0};
  wire signed [32:0] down3 = above3 >>> shift_q;
  reg [32:0] floor3_q;
  reg half3_q;
  reg [7:0] value3_q;

  always @(posedge clk_i) begin
    total3_q   <= sum3 + (wide_bias3 << bias_shift_q);
    floor3_q   <= {down3[32], down3[32:1]};
    half3_q    <= round_q && down3[0];
    value3_q   <= clamped(floor3_q, half3_q, relu_q, signed_q);
  end

  wire signed [31:0] sum4 = sums_q[159:128];
  wire signed [31:0] bias4 = bias_i[159:128];
  wire [31:0] wide_bias4 = bias4;
  reg signed [31:0] total4_q;
  wire signed [32:0] above4 = {total4_q, 1'b0};
  wire signed [32:0] down4 = above4 >>> shift_q;
  reg [32:0] floor4_q;
  reg half4_q;
  reg [7:0] value4_q;

  always @(posedge clk_i) begin
    total4_q   <= sum4 + (wide_bias4 << bias_shift_q);
    floor4_q   <= {down4[32], down4[32:1]};
    half4_q    <= round_q && down4[0];
    value4_q   <= clamped(floor4_q, half4_q, relu_q, signed_q);
  end

  wire signed [31:0] sum5 = sums_q[191:160];
  wire signed [31:0] bias5 = bias_i[191:160];
  wire [31:0] wide_bias5 = bias5;
  reg signed [31:0] total5_q;
  wire signed [32:0] above5 = {total5_q, 1'b0};
  wire signed [32:0] down5 = above5 >>> shift_q;
  reg [32:0] floor5_q;
  reg half5_q;
  reg [7:0] value5_q;

  always @(posedge clk_i) begin
    total5_q   <= sum5 + (wide_bias5 << bias_shift_q);
    floor5_q   <= {down5[32], down5[32:1]};
    half5_q    <= round_q && down5[0];
    value5_q   <= clamped(floor5_q, half5_q, relu_q, signed_q);
  end

  wire signed [31:0] sum6 = sums_q[223:192];
  wire signed [31:0] bias6 = bias_i[223:192];
  wire [31:0] wide_bias6 = bias6;
  reg signed [31:0] total6_q;
  wire signed [32:0] above6 = {total6_q, 1'b0};
  wire signed [32:0] down6 = above6 >>> shift_q;
  reg [32:0] floor6_q;
  reg half6_q;
  reg [7:0] value6_q;

  always @(posedge clk_i) begin
    total6_q   <= sum6 + (wide_bias6 << bias_shift_q);
    floor6_q   <= {down6[32], down6[32:1]};
    half6_q    <= round_q && down6[0];
    value6_q   <= clamped(floor6_q, half6_q, relu_q, signed_q);
  end

  wire signed [31:0] sum7 = sums_q[255:224];
  wire signed [31:0] bias7 = bias_i[255:224];
  wire [31:0] wide_bias7 = bias7;
  reg signed [31:0] total7_q;
  wire signed [32:0] above7 = {total7_q, 1'b0};
  wire signed [32:0] down7 = above7 >>> shift_q;
  reg [32:0] floor7_q;
  reg half7_q;
  reg [7:0] value7_q;

  always @(posedge clk_i) begin
    total7_q   <= sum7 + (wide_bias7 << bias_shift_q);
    floor7_q   <= {down7[32], down7[32:1]};
    half7_q    <= round_q && down7[0];
    value7_q   <= clamped(floor7_q, half7_q, relu_q, signed_q);
  end

  wire signed [31:0] sum8 = sums_q[287:256];
  wire signed [31:0] bias8 = bias_i[287:256];
  wire [31:0] wide_bias8 = bias8;
  reg signed [31:0] total8_q;
  wire signed [32:0] above8 = {total8_q, 1'b0};
  wire signed [32:0] down8 = above8 >>> shift_q;
  reg [32:0] floor8_q;
  reg half8_q;
  reg [7:0] value8_q;

  always @(posedge clk_i) begin
    total8_q   <= sum8 + (wide_bias8 << bias_shift_q);
    floor8_q   <= {down8[32], down8[32:1]};
    half8_q    <= round_q && down8[0];
    value8_q   <= clamped(floor8_q, half8_q, relu_q, signed_q);
  end

  wire signed [31:0] sum9 = sums_q[319:288];
  wire signed [31:0] bias9 = bias_i[319:288];
  wire [31:0] wide_bias9 = bias9;
  reg signed [31:0] total9_q;
  wire signed [32:0] above9 = {total9_q, 1'b0};
  wire signed [32:0] down9 = above9 >>> shift_q;
  reg [32:0] floor9_q;
  reg half9_q;
  reg [7:0] value9_q;

  always @(posedge clk_i) begin
    total9_q   <= sum9 + (wide_bias9 << bias_shift_q);
    floor9_q   <= {down9[32], down9[32:1]};
    half9_q    <= round_q && down9[0];
    value9_q   <= clamped(floor9_q, half9_q, relu_q, signed_q);
  end

  wire signed [31:0] sum10 = sums_q[351:320];
  wire signed [31:0] bias10 = bias_i[351:320];
  wire [31:0] wide_bias10 = bias10;
  reg signed [31:0] total10_q;
  wire signed [32:0] above10 = {total10_q, 1'b0};
  wire signed [32:0] down10 = above10 >>> shift_q;
  reg [32:0] floor10_q;
  reg half10_q;
  reg [7:0] value10_q;

  always @(posedge clk_i) begin
    total10_q   <= sum10 + (wide_bias10 << bias_shift_q);
    floor10_q   <= {down10[32], down10[32:1]};
    half10_q    <= round_q && down10[0];
    value10_q   <= clamped(floor10_q, half10_q, relu_q, signed_q);
  end

  wire signed [31:0] sum11 = sums_q[383:352];
  wire signed [31:0] bias11 = bias_i[383:352];
  wire [31:0] wide_bias11 = bias11;
  reg signed [31:0] total11_q;
  wire signed [32:0] above11 = {total11_q, 1'b0};
  wire signed [32:0] down11 = above11 >>> shift_q;
  reg [32:0] floor11_q;
  reg half11_q;
  reg [7:0] value11_q;

  always @(posedge clk_i) begin
    total11_q   <= sum11 + (wide_bias11 << bias_shift_q);
    floor11_q   <= {down11[32], down11[32:1]};
    half11_q    <= round_q && down11[0];
    value11_q   <= clamped(floor11_q, half11_q, relu_q, signed_q);
  end

  wire signed [31:0] sum12 = sums_q[415:384];
  wire signed [31:0] bias12 = bias_i[415:384];
  wire [31:0] wide_bias12 = bias12;
  reg signed [31:0] total12_q;
  wire signed [32:0] above12 = {total12_q, 1'b0};
  wire signed [32:0] down12 = above12 >>> shift_q;
  reg [32:0] floor12_q;
  reg half12_q;
  reg [7:0] value12_q;

  always @(posedge clk_i) begin
    total12_q   <= sum12 + (wide_bias12 << bias_shift_q);
    floor12_q   <= {down12[32], down12[32:1]};
    half12_q    <= round_q && down12[0];
    value12_q   <= clamped(floor12_q, half12_q, relu_q, signed_q);
  end

  wire signed [31:0] sum13 = sums_q[447:416];
  wire signed [31:0] bias13 = bias_i[447:416];
  wire [31:0] wide_bias13 = bias13;
  reg signed [31:0] total13_q;
  wire signed [32:0] above13 = {total13_q, 1'b0};
  wire signed [32:0] down13 = above13 >>> shift_q;
  reg [32:0] floor13_q;
  reg half13_q;
  reg [7:0] value13_q;

  always @(posedge clk_i) begin
    total13_q   <= sum13 + (wide_bias13 << bias_shift_q);
    floor13_q   <= {down13[32], down13[32:1]};
    half13_q    <= round_q && down13[0];
    value13_q   <= clamped(floor13_q, half13_q, relu_q, signed_q);
  end

  wire signed [31:0] sum14 = sums_q[479:448];
  wire signed [31:0] bias14 = bias_i[479:448];
  wire [31:0] wide_bias14 = bias14;
  reg signed [31:0] total14_q;
  wire signed [32:0] above14 = {total14_q, 1'b0};
  wire signed [32:0] down14 = above14 >>> shift_q;
  reg [32:0] floor14_q;
  reg half14_q;
  reg [7:0] value14_q;

  always @(posedge clk_i) begin
    total14_q   <= sum14 + (wide_bias14 << bias_shift_q);
    floor14_q   <= {down14[32], down14[32:1]};
    half14_q    <= round_q && down14[0];
    value14_q   <= clamped(floor14_q, half14_q, relu_q, signed_q);
  end

  wire signed [31:0] sum15 = sums_q[511:480];
  wire signed [31:0] bias15 = bias_i[511:480];
  wire [31:0] wide_bias15 = bias15;
  reg signed [31:0] total15_q;
  wire signed [32:0] above15 = {total15_q, 1'b0};
  wire signed [32:0] down15 = above15 >>> shift_q;
  reg [32:0] floor15_q;
  reg half15_q;
  reg [7:0] value15_q;

  always @(posedge clk_i) begin
    total15_q   <= sum15 + (wide_bias15 << bias_shift_q);
    floor15_q   <= {down15[32], down15[32:1]};
    half15_q    <= round_q && down15[0];
    value15_q   <= clamped(floor15_q, half15_q, relu_q, signed_q);
  end

  // Rounded up with a half, rectified where that is asked for, and no more than the value holds.
  // The bits above those of a value are the sign, or it saturates.
  function [7:0] clamped;
    input [32:0] number;
    input half;
    input relu;
    input is_signed;
    reg carry;
    reg [7:0] low;
    begin
      {carry, low} = {1'b0, number[7:0]} + {8'd0, half};
      if (number[32] && (relu || !is_signed)) clamped = 8'd0;
      else if (number[32]) clamped = &number[32:7] ? low : 8'd128;
      else if (is_signed) clamped = |number[32:7] || low[7] ? 8'd127 : low;
      else clamped = |number[32:8] || carry ? 8'd255 : low;
    end
  endfunction

  // The greatest of the windows so far, for each word
  localparam Last = 3;
  wire [1:0] number = number_q[7:6];
  wire [127:0] values = {
      value15_q,
      value14_q,
      value13_q,
      value12_q,
      value11_q,
      value10_q,
      value9_q,
      value8_q,
      value7_q,
      value6_q,
      value5_q,
      value4_q,
      value3_q,
      value2_q,
      value1_q,
      value0_q
  };
  reg [127:0] pool_q [0:3];
  wire [127:0] kept = pool_q[number];

  function [127:0] greater;
    input [127:0] first;
    input [127:0] second;
    input is_signed;
    integer lane;
    reg [7:0] a, b;
    for (lane = 0; lane < 16; lane = lane + 1) begin
      a = first[lane * 8 +: 8];
      b = second[lane * 8 +: 8];
      // With its sign bit inverted a signed number compares as one without.
      greater[lane * 8 +: 8] =
          {a[7] ^ is_signed, a[6:0]} > {b[7] ^ is_signed, b[6:0]} ? a : b;
    end
  endfunction

  wire [127:0] pooled = fresh_q[Last] ? values : greater(values, kept, signed_q);

  always @(posedge clk_i) begin
    if (valid_q[Last]) pool_q[number] <= pooled;
  end

  // The words that leave: channels behind the layer's last are 0, and a row's last word ends a
  // packet.
  reg [11:0] pixel_q;
  wire leaves   = valid_q[Last] && emit_word_q[Last];
  wire row_ends = word_end_q[Last] && pixel_q == pooled_width_q - 12'd1;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) pixel_q <= 12'd0;
    else if (leaves && word_end_q[Last]) pixel_q <= row_ends ? 12'd0 : pixel_q + 12'd1;
  end

  function [127:0] upto;
    input [127:0] words;
    input [3:0] last;
    integer lane;
    for (lane = 0; lane < 16; lane = lane + 1)
      upto[lane * 8 +: 8] = lane[3:0] <= last ? words[lane * 8 +: 8] : 8'd0;
  endfunction

  reg word_valid_q, word_last_q, word_raw_q;
  reg [127:0] word_data_q;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) word_valid_q <= 1'b0;
    else word_valid_q <= leaves;
  end

  always @(posedge clk_i) begin
    word_last_q <= row_ends;
    word_raw_q  <= raw_q;
    word_data_q <= word_end_q[Last] ? upto(pooled, last_channel_q) : pooled;
  end

  assign word_valid_o = word_valid_q;
  // Where there is no word, all of them are 0.
  assign word_last_o  = word_valid_q && word_last_q;
  assign word_raw_o   = word_valid_q && word_raw_q;
  assign word_data_o  = word_valid_q ? word_data_q : 128'd0;

endmodule

`default_nettype wire
