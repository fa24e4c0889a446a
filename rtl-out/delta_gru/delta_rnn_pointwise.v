// SPDX-License-Identifier: Apache-2.0
//
// delta_rnn_pointwise: the gates of 8 elements per cycle, for the layer, and what changed of their
// states.
// A layer starts when its sums are complete and there is room for all that comes of them; then a
// word of elements is read per cycle, and is a word of states eight cycles later.
//
// Generated from templates/Hdl.Rnn/delta_rnn_pointwise.v.sbn; do not edit.
// Regenerate with: make gen TARGET=delta_gru

`default_nettype none

module delta_rnn_pointwise (
    input  wire         clk_i,
    input  wire         rst_ni,

    // A layer's sums are complete; it starts; there is room for what comes of them
    input  wire         start_valid_i,
    output wire         start_ready_o,
    input  wire         start_first_i,
    input  wire         start_last_i,
    input  wire         room_i,

    // Thresholds of the step: of the layer's hidden states, of the next layer's inputs
    input  wire [15:0]  hidden_theta_i,
    input  wire [15:0]  next_theta_i,

    // The layer's sums must not change yet
    output wire         locked_o,

    // Words of sums to be read, of the layer and bank; they come a cycle later
    output wire         read_valid_o,
    output wire [2:0]   read_block_o,
    input  wire [767:0] sums_i,

    // Changes of hidden states, for the layer they are of; its vector ends
    output wire         hidden_valid_o,
    output wire         hidden_close_o,
    output wire [11:0]  hidden_line_o,
    output wire [7:0]   hidden_mask_o,
    output wire [135:0] hidden_delta_o,

    // The same, for the next layer or the read-out
    output wire         next_valid_o,
    output wire         next_close_o,
    output wire [11:0]  next_line_o,
    output wire [7:0]   next_mask_o,
    output wire [135:0] next_delta_o
);

  // The word of sums that is read now
  reg valid_q, first_q, last_q;
  reg layer_q;
  reg [2:0] word_q;
  reg [2:0] address_q;
  reg ends;

  always @* begin
    case (layer_q)
      default: ends = word_q == 3'd7;
    endcase
  end

  // The lowest layer that is ready starts.
  wire free = !valid_q || ends;
  assign start_ready_o = free && room_i;
  wire starts = start_valid_i & start_ready_o;

  // The step behind may add to what is read in this cycle or the next, no sooner.
  assign locked_o = valid_q && word_q < 3'd6;

  // What counts on from itself has a reset: else it might never be known in the simulation of a
  // netlist.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_q   <= 1'b0;
      word_q    <= 3'd0;
      address_q <= 3'd0;
    end else if (free) begin
      valid_q <= |starts;
      word_q  <= 3'd0;
      if (starts) address_q <= 3'd0;
    end else begin
      word_q    <= word_q + 3'd1;
      address_q <= address_q + 3'd1;
    end
  end

  always @(posedge clk_i) begin
    if (free) begin
      if (starts) begin
        layer_q <= 1'd0;
        first_q <= start_first_i;
        last_q  <= start_last_i;
      end
    end
  end

  // Thresholds of the step that each layer has started last
  reg [15:0] hidden_theta0_q;
  reg [15:0] next_theta0_q;

  always @(posedge clk_i) begin
    if (starts) begin
      hidden_theta0_q <= hidden_theta_i[15:0];
      next_theta0_q <= next_theta_i[15:0];
    end
  end

  assign read_valid_o = valid_q;
  assign read_block_o = word_q[2:0];

  // What goes with a word, n cycles behind its reading
  reg [8:1] pass_q;
  reg layer1_q;
  reg [2:0] address1_q;
  reg first1_q, last1_q, ends1_q, starts1_q;
  reg layer2_q;
  reg [2:0] address2_q;
  reg first2_q, last2_q, ends2_q, starts2_q;
  reg layer3_q;
  reg [2:0] address3_q;
  reg first3_q, last3_q, ends3_q, starts3_q;
  reg layer4_q;
  reg [2:0] address4_q;
  reg first4_q, last4_q, ends4_q, starts4_q;
  reg layer5_q;
  reg [2:0] address5_q;
  reg first5_q, last5_q, ends5_q, starts5_q;
  reg layer6_q;
  reg [2:0] address6_q;
  reg first6_q, last6_q, ends6_q, starts6_q;
  reg layer7_q;
  reg [2:0] address7_q;
  reg first7_q, last7_q, ends7_q, starts7_q;
  reg layer8_q;
  reg [2:0] address8_q;
  reg first8_q, last8_q, ends8_q;

  always @(posedge clk_i) begin
    if (!rst_ni) pass_q <= 8'd0;
    else pass_q <= {pass_q[7:1], valid_q};
  end

  always @(posedge clk_i) begin
    layer1_q   <= layer_q;
    address1_q <= address_q;
    first1_q   <= first_q;
    last1_q    <= last_q;
    starts1_q  <= word_q == 3'd0;
    ends1_q    <= ends;
    {layer2_q, address2_q, first2_q, last2_q, ends2_q} <= {layer1_q, address1_q, first1_q, last1_q,
        ends1_q};
    starts2_q <= starts1_q;
    {layer3_q, address3_q, first3_q, last3_q, ends3_q} <= {layer2_q, address2_q, first2_q, last2_q,
        ends2_q};
    starts3_q <= starts2_q;
    {layer4_q, address4_q, first4_q, last4_q, ends4_q} <= {layer3_q, address3_q, first3_q, last3_q,
        ends3_q};
    starts4_q <= starts3_q;
    {layer5_q, address5_q, first5_q, last5_q, ends5_q} <= {layer4_q, address4_q, first4_q, last4_q,
        ends4_q};
    starts5_q <= starts4_q;
    {layer6_q, address6_q, first6_q, last6_q, ends6_q} <= {layer5_q, address5_q, first5_q, last5_q,
        ends5_q};
    starts6_q <= starts5_q;
    {layer7_q, address7_q, first7_q, last7_q, ends7_q} <= {layer6_q, address6_q, first6_q, last6_q,
        ends6_q};
    starts7_q <= starts6_q;
    {layer8_q, address8_q, first8_q, last8_q, ends8_q} <= {layer7_q, address7_q, first7_q, last7_q,
        ends7_q};
  end

  // Sums of the word's elements
  reg [767:0] sums;

  always @* sums = sums_i;

  // The old states, where the elements need them
  wire [79:0] old, renewed;
  wire [79:0] hidden;

  ram_1r1w_8x80 u_hidden (
      .clk_i          (clk_i),
      .read_enable_i  (pass_q[5]),
      .read_address_i (address5_q),
      .read_data_o    (old),
      .write_enable_i (pass_q[8]),
      .write_address_i(address8_q),
      .write_data_i   (renewed)
  );
  assign renewed = hidden;

  wire [95:0] sums0 = {
      sums[599:576],
      sums[407:384],
      sums[215:192],
      sums[23:0]
  };

  delta_gru_lane u_lane0 (
      .clk_i   (clk_i),
      .sums_i  (sums0),
      .fresh_i (first6_q),
      .hidden_i(old[9:0]),
      .hidden_o(hidden[9:0])
  );

  wire [95:0] sums1 = {
      sums[623:600],
      sums[431:408],
      sums[239:216],
      sums[47:24]
  };

  delta_gru_lane u_lane1 (
      .clk_i   (clk_i),
      .sums_i  (sums1),
      .fresh_i (first6_q),
      .hidden_i(old[19:10]),
      .hidden_o(hidden[19:10])
  );

  wire [95:0] sums2 = {
      sums[647:624],
      sums[455:432],
      sums[263:240],
      sums[71:48]
  };

  delta_gru_lane u_lane2 (
      .clk_i   (clk_i),
      .sums_i  (sums2),
      .fresh_i (first6_q),
      .hidden_i(old[29:20]),
      .hidden_o(hidden[29:20])
  );

  wire [95:0] sums3 = {
      sums[671:648],
      sums[479:456],
      sums[287:264],
      sums[95:72]
  };

  delta_gru_lane u_lane3 (
      .clk_i   (clk_i),
      .sums_i  (sums3),
      .fresh_i (first6_q),
      .hidden_i(old[39:30]),
      .hidden_o(hidden[39:30])
  );

  wire [95:0] sums4 = {
      sums[695:672],
      sums[503:480],
      sums[311:288],
      sums[119:96]
  };

  delta_gru_lane u_lane4 (
      .clk_i   (clk_i),
      .sums_i  (sums4),
      .fresh_i (first6_q),
      .hidden_i(old[49:40]),
      .hidden_o(hidden[49:40])
  );

  wire [95:0] sums5 = {
      sums[719:696],
      sums[527:504],
      sums[335:312],
      sums[143:120]
  };

  delta_gru_lane u_lane5 (
      .clk_i   (clk_i),
      .sums_i  (sums5),
      .fresh_i (first6_q),
      .hidden_i(old[59:50]),
      .hidden_o(hidden[59:50])
  );

  wire [95:0] sums6 = {
      sums[743:720],
      sums[551:528],
      sums[359:336],
      sums[167:144]
  };

  delta_gru_lane u_lane6 (
      .clk_i   (clk_i),
      .sums_i  (sums6),
      .fresh_i (first6_q),
      .hidden_i(old[69:60]),
      .hidden_o(hidden[69:60])
  );

  wire [95:0] sums7 = {
      sums[767:744],
      sums[575:552],
      sums[383:360],
      sums[191:168]
  };

  delta_gru_lane u_lane7 (
      .clk_i   (clk_i),
      .sums_i  (sums7),
      .fresh_i (first6_q),
      .hidden_i(old[79:70]),
      .hidden_o(hidden[79:70])
  );

  // The layer whose states are there
  wire at0 = pass_q[8];

  // What was sent last of the states, back to the layer and on to the next
  reg [9:0] hidden_theta_q, next_theta_q;
  wire [79:0] hidden_sent, hidden_now;
  wire [7:0] hidden_changed;
  wire [87:0] hidden_delta;

  ram_1r1w_8x80 u_hidden_sent (
      .clk_i          (clk_i),
      .read_enable_i  (pass_q[7]),
      .read_address_i (address7_q),
      .read_data_o    (hidden_sent),
      .write_enable_i (pass_q[8]),
      .write_address_i(address8_q),
      .write_data_i   (hidden_now)
  );
  wire [79:0] next_sent;
  wire [7:0] next_changed;
  wire [87:0] next_delta;
  // A read-out of the last step alone compares with 0.
  wire [79:0] unused_next;
  assign next_sent = 80'd0;

  wire [9:0] hidden_limit0, next_limit0;
  // No change is greater than 2.0: a greater threshold is as good as the greatest.
  wire hidden_over0 = |hidden_theta0_q[15:10];
  assign hidden_limit0 = hidden_theta0_q[9:0] | {10{hidden_over0}};
  wire next_over0 = |next_theta0_q[15:10];
  assign next_limit0 = next_theta0_q[9:0] | {10{next_over0}};

  // Columns of a word's states: of the layer's own, of the next one's.
  reg [11:0] hidden_line_q, next_line_q;
  assign hidden_line_o = hidden_line_q;
  assign next_line_o   = next_line_q;

  always @(posedge clk_i) begin
    case (layer7_q)
      default: begin
        hidden_theta_q <= hidden_limit0;
        next_theta_q   <= next_limit0;
      end
    endcase
  end

  // What counts on from itself has a reset, and moves with words alone: else it might never be
  // known in the simulation of a netlist.
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      hidden_line_q <= 12'd0;
      next_line_q   <= 12'd0;
    end else if (pass_q[7]) begin
      case (layer7_q)
        default: begin
          hidden_line_q <= starts7_q ? 12'd720 : hidden_line_q + 12'd192;
          next_line_q   <= starts7_q ? 12'd2258 : next_line_q + 12'd16;
        end
      endcase
    end
  end

  delta_encoder_lane_v10 u_hidden_change0 (
      .value_i  (hidden[9:0]),
      .fresh_i  (first8_q),
      .state_i  (hidden_sent[9:0]),
      .theta_i  (hidden_theta_q),
      .changed_o(hidden_changed[0]),
      .delta_o  (hidden_delta[10:0]),
      .state_o  (hidden_now[9:0])
  );

  delta_encoder_lane_v10 u_next_change0 (
      .value_i  (hidden[9:0]),
      .fresh_i  (1'b1),
      .state_i  (next_sent[9:0]),
      .theta_i  (next_theta_q),
      .changed_o(next_changed[0]),
      .delta_o  (next_delta[10:0]),
      .state_o  (unused_next[9:0])
  );
  assign hidden_delta_o[16:0] = {{7{hidden_delta[10]}}, hidden_delta[9:0]};
  assign next_delta_o[16:0] = {{7{next_delta[10]}}, next_delta[9:0]};

  delta_encoder_lane_v10 u_hidden_change1 (
      .value_i  (hidden[19:10]),
      .fresh_i  (first8_q),
      .state_i  (hidden_sent[19:10]),
      .theta_i  (hidden_theta_q),
      .changed_o(hidden_changed[1]),
      .delta_o  (hidden_delta[21:11]),
      .state_o  (hidden_now[19:10])
  );

  delta_encoder_lane_v10 u_next_change1 (
      .value_i  (hidden[19:10]),
      .fresh_i  (1'b1),
      .state_i  (next_sent[19:10]),
      .theta_i  (next_theta_q),
      .changed_o(next_changed[1]),
      .delta_o  (next_delta[21:11]),
      .state_o  (unused_next[19:10])
  );
  assign hidden_delta_o[33:17] = {{7{hidden_delta[21]}}, hidden_delta[20:11]};
  assign next_delta_o[33:17] = {{7{next_delta[21]}}, next_delta[20:11]};

  delta_encoder_lane_v10 u_hidden_change2 (
      .value_i  (hidden[29:20]),
      .fresh_i  (first8_q),
      .state_i  (hidden_sent[29:20]),
      .theta_i  (hidden_theta_q),
      .changed_o(hidden_changed[2]),
      .delta_o  (hidden_delta[32:22]),
      .state_o  (hidden_now[29:20])
  );

  delta_encoder_lane_v10 u_next_change2 (
      .value_i  (hidden[29:20]),
      .fresh_i  (1'b1),
      .state_i  (next_sent[29:20]),
      .theta_i  (next_theta_q),
      .changed_o(next_changed[2]),
      .delta_o  (next_delta[32:22]),
      .state_o  (unused_next[29:20])
  );
  assign hidden_delta_o[50:34] = {{7{hidden_delta[32]}}, hidden_delta[31:22]};
  assign next_delta_o[50:34] = {{7{next_delta[32]}}, next_delta[31:22]};

  delta_encoder_lane_v10 u_hidden_change3 (
      .value_i  (hidden[39:30]),
      .fresh_i  (first8_q),
      .state_i  (hidden_sent[39:30]),
      .theta_i  (hidden_theta_q),
      .changed_o(hidden_changed[3]),
      .delta_o  (hidden_delta[43:33]),
      .state_o  (hidden_now[39:30])
  );

  delta_encoder_lane_v10 u_next_change3 (
      .value_i  (hidden[39:30]),
      .fresh_i  (1'b1),
      .state_i  (next_sent[39:30]),
      .theta_i  (next_theta_q),
      .changed_o(next_changed[3]),
      .delta_o  (next_delta[43:33]),
      .state_o  (unused_next[39:30])
  );
  assign hidden_delta_o[67:51] = {{7{hidden_delta[43]}}, hidden_delta[42:33]};
  assign next_delta_o[67:51] = {{7{next_delta[43]}}, next_delta[42:33]};

  delta_encoder_lane_v10 u_hidden_change4 (
      .value_i  (hidden[49:40]),
      .fresh_i  (first8_q),
      .state_i  (hidden_sent[49:40]),
      .theta_i  (hidden_theta_q),
      .changed_o(hidden_changed[4]),
      .delta_o  (hidden_delta[54:44]),
      .state_o  (hidden_now[49:40])
  );

  delta_encoder_lane_v10 u_next_change4 (
      .value_i  (hidden[49:40]),
      .fresh_i  (1'b1),
      .state_i  (next_sent[49:40]),
      .theta_i  (next_theta_q),
      .changed_o(next_changed[4]),
      .delta_o  (next_delta[54:44]),
      .state_o  (unused_next[49:40])
  );
  assign hidden_delta_o[84:68] = {{7{hidden_delta[54]}}, hidden_delta[53:44]};
  assign next_delta_o[84:68] = {{7{next_delta[54]}}, next_delta[53:44]};

  delta_encoder_lane_v10 u_hidden_change5 (
      .value_i  (hidden[59:50]),
      .fresh_i  (first8_q),
      .state_i  (hidden_sent[59:50]),
      .theta_i  (hidden_theta_q),
      .changed_o(hidden_changed[5]),
      .delta_o  (hidden_delta[65:55]),
      .state_o  (hidden_now[59:50])
  );

  delta_encoder_lane_v10 u_next_change5 (
      .value_i  (hidden[59:50]),
      .fresh_i  (1'b1),
      .state_i  (next_sent[59:50]),
      .theta_i  (next_theta_q),
      .changed_o(next_changed[5]),
      .delta_o  (next_delta[65:55]),
      .state_o  (unused_next[59:50])
  );
  assign hidden_delta_o[101:85] = {{7{hidden_delta[65]}}, hidden_delta[64:55]};
  assign next_delta_o[101:85] = {{7{next_delta[65]}}, next_delta[64:55]};

  delta_encoder_lane_v10 u_hidden_change6 (
      .value_i  (hidden[69:60]),
      .fresh_i  (first8_q),
      .state_i  (hidden_sent[69:60]),
      .theta_i  (hidden_theta_q),
      .changed_o(hidden_changed[6]),
      .delta_o  (hidden_delta[76:66]),
      .state_o  (hidden_now[69:60])
  );

  delta_encoder_lane_v10 u_next_change6 (
      .value_i  (hidden[69:60]),
      .fresh_i  (1'b1),
      .state_i  (next_sent[69:60]),
      .theta_i  (next_theta_q),
      .changed_o(next_changed[6]),
      .delta_o  (next_delta[76:66]),
      .state_o  (unused_next[69:60])
  );
  assign hidden_delta_o[118:102] = {{7{hidden_delta[76]}}, hidden_delta[75:66]};
  assign next_delta_o[118:102] = {{7{next_delta[76]}}, next_delta[75:66]};

  delta_encoder_lane_v10 u_hidden_change7 (
      .value_i  (hidden[79:70]),
      .fresh_i  (first8_q),
      .state_i  (hidden_sent[79:70]),
      .theta_i  (hidden_theta_q),
      .changed_o(hidden_changed[7]),
      .delta_o  (hidden_delta[87:77]),
      .state_o  (hidden_now[79:70])
  );

  delta_encoder_lane_v10 u_next_change7 (
      .value_i  (hidden[79:70]),
      .fresh_i  (1'b1),
      .state_i  (next_sent[79:70]),
      .theta_i  (next_theta_q),
      .changed_o(next_changed[7]),
      .delta_o  (next_delta[87:77]),
      .state_o  (unused_next[79:70])
  );
  assign hidden_delta_o[135:119] = {{7{hidden_delta[87]}}, hidden_delta[86:77]};
  assign next_delta_o[135:119] = {{7{next_delta[87]}}, next_delta[86:77]};

  // Elements that there are in the word
  reg [7:0] there;

  always @* begin
    case (layer8_q)
      default: there = 8'b11111111;
    endcase
  end

  // A sequence's last step sends nothing back.
  assign hidden_mask_o = hidden_changed & there;
  assign next_mask_o   = next_changed & there;
  assign hidden_valid_o = at0 && !last8_q && |hidden_mask_o;
  assign hidden_close_o = at0 && ends8_q;
  assign next_valid_o = at0 && |next_mask_o && last8_q;
  assign next_close_o = at0 && ends8_q && last8_q;

endmodule

`default_nettype wire
