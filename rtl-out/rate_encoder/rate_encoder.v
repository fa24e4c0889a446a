// SPDX-License-Identifier: Apache-2.0
//
// rate_encoder: images of 784 pixels to spike vectors, one per time step.
// A pixel spikes where its lane's LFSR draws less than its value. Every lane draws once for every
// beat of every step; every image starts from seeds_i.
// An image is 98 beats of 8 pixels, the first one in the low byte. With `last` too
// early the missing pixels are 0, with `last` too late the surplus beats are dropped; both set
// `error` in all vectors of the image. The next image is taken in while one is encoded.
//
// Reset: there are memories, so rst_ni is sampled. Hold it for three cycles of a running clock or
// more, and release it in step with clk_i: synchronised outside, with set-up and hold as of data.
//
// Generated from templates/Hdl.Spiking/rate_encoder.v.sbn; do not edit.
// Regenerate with: make gen TARGET=rate_encoder

`default_nettype none

module rate_encoder (
    input  wire         clk_i,
    input  wire         rst_ni,

    // Time steps per image, read as its first step begins; 0 counts as 1
    input  wire [4:0]   steps_i,
    // LFSR seeds, lane 0 in the low bits, none of them 0; read with an image's first row
    input  wire [127:0] seeds_i,

    // Pixels
    input  wire         pixel_valid_i,
    output wire         pixel_ready_o,
    input  wire [63:0]  pixel_data_i,
    input  wire         pixel_last_i,

    // Spike vectors, `last` with an image's last step
    output wire         vector_valid_o,
    input  wire         vector_ready_i,
    output wire [783:0] vector_bits_o,
    output wire         vector_last_o,
    output wire         vector_error_o,

    // One cycle each, after the last beat of an image that was short or long
    output wire         short_image_o,
    output wire         long_image_o
);

  // Memories are below: what their pins depend on is cleared at clock edges alone.
  wire reset_n;

  reset_sample u_reset_sample (
      .clk_i   (clk_i),
      .rst_ni  (rst_ni),
      .reset_no(reset_n)
  );

  localparam [6:0] LastRow = 7'd97;

  // Two images fit in the buffer, rows of both alternating. `full_q` says which are complete.
  reg [1:0] full_q, error_q;

  // Taking in an image.
  reg write_bank_q, surplus_q, long_q;
  reg [6:0] write_row_q;

  assign pixel_ready_o = !full_q[write_bank_q];
  assign long_image_o  = long_q;

  wire pixel_fire = pixel_valid_i && pixel_ready_o;
  wire write_end  = pixel_fire && pixel_last_i;

  // Scanning: a row is read from the buffer in one cycle and encoded in the next, `scan`. That one
  // waits where the vector of the step before has not been taken, for it fills the same register.
  // Whether it is taken is known late in a cycle, and counts from the next one on.
  reg read_bank_q, first_q;
  reg [6:0] read_row_q, scan_row_q;
  reg [4:0] steps_left_q;
  reg scan_valid_q, scan_final_q, scan_error_q;
  reg scan_first_q;
  reg vector_valid_q, vector_last_q, vector_error_q;

  wire scan_free = !scan_valid_q || !vector_valid_q;
  wire scan      = scan_valid_q && scan_free;
  wire scan_end  = scan && scan_row_q == LastRow;
  wire read      = full_q[read_bank_q] && scan_free;
  wire step_end  = read && read_row_q == LastRow;
  wire [4:0] steps_left = first_q ? steps_i : steps_left_q;
  wire final_step = steps_left == 5'd0 || steps_left == 5'd1;
  wire image_end  = step_end && final_step;

  always @(posedge clk_i) begin
    if (!reset_n) begin
      full_q         <= 2'b00;
      write_bank_q   <= 1'b0;
      write_row_q    <= 7'd0;
      surplus_q      <= 1'b0;
      long_q         <= 1'b0;
      read_bank_q    <= 1'b0;
      read_row_q     <= 7'd0;
      first_q        <= 1'b1;
      scan_valid_q   <= 1'b0;
      vector_valid_q <= 1'b0;
    end else begin
      long_q <= write_end && surplus_q;
      if (write_end) begin
        full_q[write_bank_q] <= 1'b1;
        write_bank_q <= !write_bank_q;
        write_row_q  <= 7'd0;
        surplus_q    <= 1'b0;
      end else if (pixel_fire) begin
        if (write_row_q == LastRow) surplus_q <= 1'b1;
        else write_row_q <= write_row_q + 7'd1;
      end

      if (read) begin
        first_q    <= image_end;
        read_row_q <= step_end ? 7'd0 : read_row_q + 7'd1;
      end
      if (image_end) begin
        full_q[read_bank_q] <= 1'b0;
        read_bank_q <= !read_bank_q;
      end

      if (scan_free) scan_valid_q <= read;
      if (scan_end) vector_valid_q <= 1'b1;
      else if (vector_ready_i) vector_valid_q <= 1'b0;
    end
  end

  // An image that ended before its last row; one of a single row cannot.
  wire too_short = write_end && !surplus_q && write_row_q != LastRow;
  reg short_q;
  assign short_image_o = short_q;

  always @(posedge clk_i) begin
    if (!reset_n) short_q <= 1'b0;
    else short_q <= too_short;
  end

  // The last row that arrived of each image; the rows after it read as 0.
  reg [6:0] present0_q, present1_q;
  reg scan_missing_q;
  wire [6:0] present = read_bank_q ? present1_q : present0_q;

  always @(posedge clk_i) begin
    if (write_end && !write_bank_q) present0_q <= write_row_q;
    if (write_end && write_bank_q) present1_q <= write_row_q;
    if (read) scan_missing_q <= read_row_q > present;
  end

  // Data needs no reset: it is read only where a valid bit is set.
  always @(posedge clk_i) begin
    if (write_end) error_q[write_bank_q] <= surplus_q || too_short;
    if (read) begin
      steps_left_q <= step_end ? steps_left - 5'd1 : steps_left;
      scan_row_q   <= read_row_q;
      scan_final_q <= final_step;
      scan_error_q <= error_q[read_bank_q];
      scan_first_q <= first_q;
    end
  end

  wire [63:0] row;
  ram_1r1w_196x64 u_buffer (
      .clk_i(clk_i),
      .read_enable_i(read),
      .read_address_i({read_row_q, read_bank_q}),
      .read_data_o(row),
      .write_enable_i(pixel_fire && !surplus_q),
      .write_address_i({write_row_q, write_bank_q}),
      .write_data_i(pixel_data_i)
  );

  wire [7:0] spikes;
  poisson_lanes_b8 u_lanes (
      .clk_i(clk_i),
      .start_i(scan_first_q),
      .seeds_i(seeds_i),
      .draw_i(scan),
      .pixels_i(row),
      .missing_i(scan_missing_q),
      .spikes_o(spikes)
  );

  reg [783:0] bits_q;

  assign vector_valid_o = vector_valid_q;
  assign vector_bits_o  = bits_q;
  assign vector_last_o  = vector_last_q;
  assign vector_error_o = vector_error_q;

  always @(posedge clk_i) begin
    if (scan) begin
      case (scan_row_q)
        7'd0: bits_q[7:0] <= spikes;
        7'd1: bits_q[15:8] <= spikes;
        7'd2: bits_q[23:16] <= spikes;
        7'd3: bits_q[31:24] <= spikes;
        7'd4: bits_q[39:32] <= spikes;
        7'd5: bits_q[47:40] <= spikes;
        7'd6: bits_q[55:48] <= spikes;
        7'd7: bits_q[63:56] <= spikes;
        7'd8: bits_q[71:64] <= spikes;
        7'd9: bits_q[79:72] <= spikes;
        7'd10: bits_q[87:80] <= spikes;
        7'd11: bits_q[95:88] <= spikes;
        7'd12: bits_q[103:96] <= spikes;
        7'd13: bits_q[111:104] <= spikes;
        7'd14: bits_q[119:112] <= spikes;
        7'd15: bits_q[127:120] <= spikes;
        7'd16: bits_q[135:128] <= spikes;
        7'd17: bits_q[143:136] <= spikes;
        7'd18: bits_q[151:144] <= spikes;
        7'd19: bits_q[159:152] <= spikes;
        7'd20: bits_q[167:160] <= spikes;
        7'd21: bits_q[175:168] <= spikes;
        7'd22: bits_q[183:176] <= spikes;
        7'd23: bits_q[191:184] <= spikes;
        7'd24: bits_q[199:192] <= spikes;
        7'd25: bits_q[207:200] <= spikes;
        7'd26: bits_q[215:208] <= spikes;
        7'd27: bits_q[223:216] <= spikes;
        7'd28: bits_q[231:224] <= spikes;
        7'd29: bits_q[239:232] <= spikes;
        7'd30: bits_q[247:240] <= spikes;
        7'd31: bits_q[255:248] <= spikes;
        7'd32: bits_q[263:256] <= spikes;
        7'd33: bits_q[271:264] <= spikes;
        7'd34: bits_q[279:272] <= spikes;
        7'd35: bits_q[287:280] <= spikes;
        7'd36: bits_q[295:288] <= spikes;
        7'd37: bits_q[303:296] <= spikes;
        7'd38: bits_q[311:304] <= spikes;
        7'd39: bits_q[319:312] <= spikes;
        7'd40: bits_q[327:320] <= spikes;
        7'd41: bits_q[335:328] <= spikes;
        7'd42: bits_q[343:336] <= spikes;
        7'd43: bits_q[351:344] <= spikes;
        7'd44: bits_q[359:352] <= spikes;
        7'd45: bits_q[367:360] <= spikes;
        7'd46: bits_q[375:368] <= spikes;
        7'd47: bits_q[383:376] <= spikes;
        7'd48: bits_q[391:384] <= spikes;
        7'd49: bits_q[399:392] <= spikes;
        7'd50: bits_q[407:400] <= spikes;
        7'd51: bits_q[415:408] <= spikes;
        7'd52: bits_q[423:416] <= spikes;
        7'd53: bits_q[431:424] <= spikes;
        7'd54: bits_q[439:432] <= spikes;
        7'd55: bits_q[447:440] <= spikes;
        7'd56: bits_q[455:448] <= spikes;
        7'd57: bits_q[463:456] <= spikes;
        7'd58: bits_q[471:464] <= spikes;
        7'd59: bits_q[479:472] <= spikes;
        7'd60: bits_q[487:480] <= spikes;
        7'd61: bits_q[495:488] <= spikes;
        7'd62: bits_q[503:496] <= spikes;
        7'd63: bits_q[511:504] <= spikes;
        7'd64: bits_q[519:512] <= spikes;
        7'd65: bits_q[527:520] <= spikes;
        7'd66: bits_q[535:528] <= spikes;
        7'd67: bits_q[543:536] <= spikes;
        7'd68: bits_q[551:544] <= spikes;
        7'd69: bits_q[559:552] <= spikes;
        7'd70: bits_q[567:560] <= spikes;
        7'd71: bits_q[575:568] <= spikes;
        7'd72: bits_q[583:576] <= spikes;
        7'd73: bits_q[591:584] <= spikes;
        7'd74: bits_q[599:592] <= spikes;
        7'd75: bits_q[607:600] <= spikes;
        7'd76: bits_q[615:608] <= spikes;
        7'd77: bits_q[623:616] <= spikes;
        7'd78: bits_q[631:624] <= spikes;
        7'd79: bits_q[639:632] <= spikes;
        7'd80: bits_q[647:640] <= spikes;
        7'd81: bits_q[655:648] <= spikes;
        7'd82: bits_q[663:656] <= spikes;
        7'd83: bits_q[671:664] <= spikes;
        7'd84: bits_q[679:672] <= spikes;
        7'd85: bits_q[687:680] <= spikes;
        7'd86: bits_q[695:688] <= spikes;
        7'd87: bits_q[703:696] <= spikes;
        7'd88: bits_q[711:704] <= spikes;
        7'd89: bits_q[719:712] <= spikes;
        7'd90: bits_q[727:720] <= spikes;
        7'd91: bits_q[735:728] <= spikes;
        7'd92: bits_q[743:736] <= spikes;
        7'd93: bits_q[751:744] <= spikes;
        7'd94: bits_q[759:752] <= spikes;
        7'd95: bits_q[767:760] <= spikes;
        7'd96: bits_q[775:768] <= spikes;
        7'd97: bits_q[783:776] <= spikes;
        default: ;
      endcase
    end
    if (scan_end) begin
      vector_last_q  <= scan_final_q;
      vector_error_q <= scan_error_q;
    end
  end

endmodule

`default_nettype wire
