// SPDX-License-Identifier: Apache-2.0
//
// nullhop_cluster: 16 multipliers with their weights, 1024 rows of 16. All multiply the same value,
// one beat per cycle: its row of weights is read in the cycle of the beat, multiplied in the next
// and added in the one after. With `last` the sums go to shadow registers at the end of that, from
// where they are taken while the next window's are made. `fresh`: the sums begin anew. `zero`:
// there is no value.
//
// Generated from templates/Hdl.Cnn/nullhop_cluster.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop_core

`default_nettype none

module nullhop_cluster (
    input  wire         clk_i,
    input  wire         rst_ni,

    // The beat
    input  wire         beat_valid_i,
    input  wire         beat_last_i,
    input  wire         beat_fresh_i,
    input  wire         beat_zero_i,
    input  wire [9:0]   beat_row_i,
    input  wire [8:0]   beat_value_i,

    // Weights that are written
    input  wire         write_enable_i,
    input  wire [9:0]   write_row_i,
    input  wire [127:0] write_data_i,

    // Sums of the window that was closed last
    output wire [511:0] shadow_o
);

  wire [127:0] weights;

  ram_1r1w_1024x128 u_weights (
      .clk_i          (clk_i),
      .read_enable_i  (beat_valid_i && !beat_zero_i),
      .read_address_i (beat_row_i),
      .read_data_o    (weights),
      .write_enable_i (write_enable_i),
      .write_address_i(write_row_i),
      .write_data_i   (write_data_i)
  );

  // The beat as it goes along
  reg [1:0] valid_q, last_q, fresh_q, zero_q;
  reg signed [8:0] value_q;

  // The window ended with the beat before, and no value of the next one came: what is in the sums
  // counts as 0.
  reg anew_q;

  wire valid = valid_q[1];
  wire last  = last_q[1];
  wire zero  = zero_q[1];
  wire clear = fresh_q[1] || anew_q;

  always @(posedge clk_i) begin
    if (!rst_ni) valid_q <= 2'b00;
    else valid_q <= {valid_q[0], beat_valid_i};
  end

  always @(posedge clk_i) begin
    last_q  <= {last_q[0], beat_last_i};
    fresh_q <= {fresh_q[0], beat_fresh_i};
    zero_q  <= {zero_q[0], beat_zero_i};
    value_q <= beat_value_i;
    if (valid_q[1]) anew_q <= last_q[1];
  end

  wire signed [7:0] weight0 = weights[7:0];
  wire signed [15:0] product0 = value_q * weight0;
  reg signed [15:0] product0_q;
  reg signed [31:0] sum0_q, shadow0_q;
  wire signed [31:0] whole0 = {{16{product0_q[15]}}, product0_q};
  wire signed [31:0] before0 = clear ? 32'sd0 : sum0_q;
  wire signed [31:0] added0 = zero ? 32'sd0 : whole0;
  wire signed [31:0] next0 = before0 + added0;
  assign shadow_o[31:0] = shadow0_q;

  always @(posedge clk_i) begin
    product0_q <= product0;
    if (valid) begin
      sum0_q <= next0;
      if (last) shadow0_q <= next0;
    end
  end

  wire signed [7:0] weight1 = weights[15:8];
  wire signed [15:0] product1 = value_q * weight1;
  reg signed [15:0] product1_q;
  reg signed [31:0] sum1_q, shadow1_q;
  wire signed [31:0] whole1 = {{16{product1_q[15]}}, product1_q};
  wire signed [31:0] before1 = clear ? 32'sd0 : sum1_q;
  wire signed [31:0] added1 = zero ? 32'sd0 : whole1;
  wire signed [31:0] next1 = before1 + added1;
  assign shadow_o[63:32] = shadow1_q;

  always @(posedge clk_i) begin
    product1_q <= product1;
    if (valid) begin
      sum1_q <= next1;
      if (last) shadow1_q <= next1;
    end
  end

  wire signed [7:0] weight2 = weights[23:16];
  wire signed [15:0] product2 = value_q * weight2;
  reg signed [15:0] product2_q;
  reg signed [31:0] sum2_q, shadow2_q;
  wire signed [31:0] whole2 = {{16{product2_q[15]}}, product2_q};
  wire signed [31:0] before2 = clear ? 32'sd0 : sum2_q;
  wire signed [31:0] added2 = zero ? 32'sd0 : whole2;
  wire signed [31:0] next2 = before2 + added2;
  assign shadow_o[95:64] = shadow2_q;

  always @(posedge clk_i) begin
    product2_q <= product2;
    if (valid) begin
      sum2_q <= next2;
      if (last) shadow2_q <= next2;
    end
  end

  wire signed [7:0] weight3 = weights[31:24];
  wire signed [15:0] product3 = value_q * weight3;
  reg signed [15:0] product3_q;
  reg signed [31:0] sum3_q, shadow3_q;
  wire signed [31:0] whole3 = {{16{product3_q[15]}}, product3_q};
  wire signed [31:0] before3 = clear ? 32'sd0 : sum3_q;
  wire signed [31:0] added3 = zero ? 32'sd0 : whole3;
  wire signed [31:0] next3 = before3 + added3;
  assign shadow_o[127:96] = shadow3_q;

  always @(posedge clk_i) begin
    product3_q <= product3;
    if (valid) begin
      sum3_q <= next3;
      if (last) shadow3_q <= next3;
    end
  end

  wire signed [7:0] weight4 = weights[39:32];
  wire signed [15:0] product4 = value_q * weight4;
  reg signed [15:0] product4_q;
  reg signed [31:0] sum4_q, shadow4_q;
  wire signed [31:0] whole4 = {{16{product4_q[15]}}, product4_q};
  wire signed [31:0] before4 = clear ? 32'sd0 : sum4_q;
  wire signed [31:0] added4 = zero ? 32'sd0 : whole4;
  wire signed [31:0] next4 = before4 + added4;
  assign shadow_o[159:128] = shadow4_q;

  always @(posedge clk_i) begin
    product4_q <= product4;
    if (valid) begin
      sum4_q <= next4;
      if (last) shadow4_q <= next4;
    end
  end

  wire signed [7:0] weight5 = weights[47:40];
  wire signed [15:0] product5 = value_q * weight5;
  reg signed [15:0] product5_q;
  reg signed [31:0] sum5_q, shadow5_q;
  wire signed [31:0] whole5 = {{16{product5_q[15]}}, product5_q};
  wire signed [31:0] before5 = clear ? 32'sd0 : sum5_q;
  wire signed [31:0] added5 = zero ? 32'sd0 : whole5;
  wire signed [31:0] next5 = before5 + added5;
  assign shadow_o[191:160] = shadow5_q;

  always @(posedge clk_i) begin
    product5_q <= product5;
    if (valid) begin
      sum5_q <= next5;
      if (last) shadow5_q <= next5;
    end
  end

  wire signed [7:0] weight6 = weights[55:48];
  wire signed [15:0] product6 = value_q * weight6;
  reg signed [15:0] product6_q;
  reg signed [31:0] sum6_q, shadow6_q;
  wire signed [31:0] whole6 = {{16{product6_q[15]}}, product6_q};
  wire signed [31:0] before6 = clear ? 32'sd0 : sum6_q;
  wire signed [31:0] added6 = zero ? 32'sd0 : whole6;
  wire signed [31:0] next6 = before6 + added6;
  assign shadow_o[223:192] = shadow6_q;

  always @(posedge clk_i) begin
    product6_q <= product6;
    if (valid) begin
      sum6_q <= next6;
      if (last) shadow6_q <= next6;
    end
  end

  wire signed [7:0] weight7 = weights[63:56];
  wire signed [15:0] product7 = value_q * weight7;
  reg signed [15:0] product7_q;
  reg signed [31:0] sum7_q, shadow7_q;
  wire signed [31:0] whole7 = {{16{product7_q[15]}}, product7_q};
  wire signed [31:0] before7 = clear ? 32'sd0 : sum7_q;
  wire signed [31:0] added7 = zero ? 32'sd0 : whole7;
  wire signed [31:0] next7 = before7 + added7;
  assign shadow_o[255:224] = shadow7_q;

  always @(posedge clk_i) begin
    product7_q <= product7;
    if (valid) begin
      sum7_q <= next7;
      if (last) shadow7_q <= next7;
    end
  end

  wire signed [7:0] weight8 = weights[71:64];
  wire signed [15:0] product8 = value_q * weight8;
  reg signed [15:0] product8_q;
  reg signed [31:0] sum8_q, shadow8_q;
  wire signed [31:0] whole8 = {{16{product8_q[15]}}, product8_q};
  wire signed [31:0] before8 = clear ? 32'sd0 : sum8_q;
  wire signed [31:0] added8 = zero ? 32'sd0 : whole8;
  wire signed [31:0] next8 = before8 + added8;
  assign shadow_o[287:256] = shadow8_q;

  always @(posedge clk_i) begin
    product8_q <= product8;
    if (valid) begin
      sum8_q <= next8;
      if (last) shadow8_q <= next8;
    end
  end

  wire signed [7:0] weight9 = weights[79:72];
  wire signed [15:0] product9 = value_q * weight9;
  reg signed [15:0] product9_q;
  reg signed [31:0] sum9_q, shadow9_q;
  wire signed [31:0] whole9 = {{16{product9_q[15]}}, product9_q};
  wire signed [31:0] before9 = clear ? 32'sd0 : sum9_q;
  wire signed [31:0] added9 = zero ? 32'sd0 : whole9;
  wire signed [31:0] next9 = before9 + added9;
  assign shadow_o[319:288] = shadow9_q;

  always @(posedge clk_i) begin
    product9_q <= product9;
    if (valid) begin
      sum9_q <= next9;
      if (last) shadow9_q <= next9;
    end
  end

  wire signed [7:0] weight10 = weights[87:80];
  wire signed [15:0] product10 = value_q * weight10;
  reg signed [15:0] product10_q;
  reg signed [31:0] sum10_q, shadow10_q;
  wire signed [31:0] whole10 = {{16{product10_q[15]}}, product10_q};
  wire signed [31:0] before10 = clear ? 32'sd0 : sum10_q;
  wire signed [31:0] added10 = zero ? 32'sd0 : whole10;
  wire signed [31:0] next10 = before10 + added10;
  assign shadow_o[351:320] = shadow10_q;

  always @(posedge clk_i) begin
    product10_q <= product10;
    if (valid) begin
      sum10_q <= next10;
      if (last) shadow10_q <= next10;
    end
  end

  wire signed [7:0] weight11 = weights[95:88];
  wire signed [15:0] product11 = value_q * weight11;
  reg signed [15:0] product11_q;
  reg signed [31:0] sum11_q, shadow11_q;
  wire signed [31:0] whole11 = {{16{product11_q[15]}}, product11_q};
  wire signed [31:0] before11 = clear ? 32'sd0 : sum11_q;
  wire signed [31:0] added11 = zero ? 32'sd0 : whole11;
  wire signed [31:0] next11 = before11 + added11;
  assign shadow_o[383:352] = shadow11_q;

  always @(posedge clk_i) begin
    product11_q <= product11;
    if (valid) begin
      sum11_q <= next11;
      if (last) shadow11_q <= next11;
    end
  end

  wire signed [7:0] weight12 = weights[103:96];
  wire signed [15:0] product12 = value_q * weight12;
  reg signed [15:0] product12_q;
  reg signed [31:0] sum12_q, shadow12_q;
  wire signed [31:0] whole12 = {{16{product12_q[15]}}, product12_q};
  wire signed [31:0] before12 = clear ? 32'sd0 : sum12_q;
  wire signed [31:0] added12 = zero ? 32'sd0 : whole12;
  wire signed [31:0] next12 = before12 + added12;
  assign shadow_o[415:384] = shadow12_q;

  always @(posedge clk_i) begin
    product12_q <= product12;
    if (valid) begin
      sum12_q <= next12;
      if (last) shadow12_q <= next12;
    end
  end

  wire signed [7:0] weight13 = weights[111:104];
  wire signed [15:0] product13 = value_q * weight13;
  reg signed [15:0] product13_q;
  reg signed [31:0] sum13_q, shadow13_q;
  wire signed [31:0] whole13 = {{16{product13_q[15]}}, product13_q};
  wire signed [31:0] before13 = clear ? 32'sd0 : sum13_q;
  wire signed [31:0] added13 = zero ? 32'sd0 : whole13;
  wire signed [31:0] next13 = before13 + added13;
  assign shadow_o[447:416] = shadow13_q;

  always @(posedge clk_i) begin
    product13_q <= product13;
    if (valid) begin
      sum13_q <= next13;
      if (last) shadow13_q <= next13;
    end
  end

  wire signed [7:0] weight14 = weights[119:112];
  wire signed [15:0] product14 = value_q * weight14;
  reg signed [15:0] product14_q;
  reg signed [31:0] sum14_q, shadow14_q;
  wire signed [31:0] whole14 = {{16{product14_q[15]}}, product14_q};
  wire signed [31:0] before14 = clear ? 32'sd0 : sum14_q;
  wire signed [31:0] added14 = zero ? 32'sd0 : whole14;
  wire signed [31:0] next14 = before14 + added14;
  assign shadow_o[479:448] = shadow14_q;

  always @(posedge clk_i) begin
    product14_q <= product14;
    if (valid) begin
      sum14_q <= next14;
      if (last) shadow14_q <= next14;
    end
  end

  wire signed [7:0] weight15 = weights[127:120];
  wire signed [15:0] product15 = value_q * weight15;
  reg signed [15:0] product15_q;
  reg signed [31:0] sum15_q, shadow15_q;
  wire signed [31:0] whole15 = {{16{product15_q[15]}}, product15_q};
  wire signed [31:0] before15 = clear ? 32'sd0 : sum15_q;
  wire signed [31:0] added15 = zero ? 32'sd0 : whole15;
  wire signed [31:0] next15 = before15 + added15;
  assign shadow_o[511:480] = shadow15_q;

  always @(posedge clk_i) begin
    product15_q <= product15;
    if (valid) begin
      sum15_q <= next15;
      if (last) shadow15_q <= next15;
    end
  end

endmodule

`default_nettype wire
