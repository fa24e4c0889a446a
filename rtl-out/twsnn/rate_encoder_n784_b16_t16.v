// SPDX-License-Identifier: Apache-2.0
//
// rate_encoder_n784_b16_t16: images of 784 pixels to spike vectors, one per time step.
// A pixel spikes where its lane's LFSR draws less than its value. Every lane draws once for every
// beat of every step; every image starts from seeds_i.
// An image is 49 beats of 16 pixels, the first one in the low byte. With `last` too
// early the missing pixels are 0, with `last` too late the surplus beats are dropped; both set
// `error` in all vectors of the image. The next image is taken in while one is encoded.
//
// Generated from templates/Hdl.Spiking/rate_encoder.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn

`default_nettype none

module rate_encoder_n784_b16_t16 (
    input  wire         clk_i,
    input  wire         rst_ni,

    // Time steps per image, read as its first step begins; 0 counts as 1
    input  wire [4:0]   steps_i,
    // LFSR seeds, lane 0 in the low bits, none of them 0; read with an image's first row
    input  wire [255:0] seeds_i,

    // Pixels
    input  wire         pixel_valid_i,
    output wire         pixel_ready_o,
    input  wire [127:0] pixel_data_i,
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

  localparam [5:0] LastRow = 6'd48;

  // Two images fit in the buffer, rows of both alternating. `full_q` says which are complete.
  reg [1:0] full_q, error_q;

  // Taking in an image.
  reg write_bank_q, surplus_q, long_q;
  reg [5:0] write_row_q;

  assign pixel_ready_o = !full_q[write_bank_q];
  assign long_image_o  = long_q;

  wire pixel_fire = pixel_valid_i && pixel_ready_o;
  wire write_end  = pixel_fire && pixel_last_i;

  // Scanning: a row is read from the buffer in one cycle and encoded in the next, `scan`. That one
  // waits where the vector of the step before has not been taken, for it fills the same register.
  // Whether it is taken is known late in a cycle, and counts from the next one on.
  reg read_bank_q, first_q;
  reg [5:0] read_row_q, scan_row_q;
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
    if (!rst_ni) begin
      full_q         <= 2'b00;
      write_bank_q   <= 1'b0;
      write_row_q    <= 6'd0;
      surplus_q      <= 1'b0;
      long_q         <= 1'b0;
      read_bank_q    <= 1'b0;
      read_row_q     <= 6'd0;
      first_q        <= 1'b1;
      scan_valid_q   <= 1'b0;
      vector_valid_q <= 1'b0;
    end else begin
      long_q <= write_end && surplus_q;
      if (write_end) begin
        full_q[write_bank_q] <= 1'b1;
        write_bank_q <= !write_bank_q;
        write_row_q  <= 6'd0;
        surplus_q    <= 1'b0;
      end else if (pixel_fire) begin
        if (write_row_q == LastRow) surplus_q <= 1'b1;
        else write_row_q <= write_row_q + 6'd1;
      end

      if (read) begin
        first_q    <= image_end;
        read_row_q <= step_end ? 6'd0 : read_row_q + 6'd1;
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
    if (!rst_ni) short_q <= 1'b0;
    else short_q <= too_short;
  end

  // The last row that arrived of each image; the rows after it read as 0.
  reg [5:0] present0_q, present1_q;
  reg scan_missing_q;
  wire [5:0] present = read_bank_q ? present1_q : present0_q;

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

  wire [127:0] row;
  ram_1r1w_98x128 u_buffer (
      .clk_i(clk_i),
      .read_enable_i(read),
      .read_address_i({read_row_q, read_bank_q}),
      .read_data_o(row),
      .write_enable_i(pixel_fire && !surplus_q),
      .write_address_i({write_row_q, write_bank_q}),
      .write_data_i(pixel_data_i)
  );

  wire [15:0] spikes;
  poisson_lanes_b16 u_lanes (
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
        6'd0: bits_q[15:0] <= spikes;
        6'd1: bits_q[31:16] <= spikes;
        6'd2: bits_q[47:32] <= spikes;
        6'd3: bits_q[63:48] <= spikes;
        6'd4: bits_q[79:64] <= spikes;
        6'd5: bits_q[95:80] <= spikes;
        6'd6: bits_q[111:96] <= spikes;
        6'd7: bits_q[127:112] <= spikes;
        6'd8: bits_q[143:128] <= spikes;
        6'd9: bits_q[159:144] <= spikes;
        6'd10: bits_q[175:160] <= spikes;
        6'd11: bits_q[191:176] <= spikes;
        6'd12: bits_q[207:192] <= spikes;
        6'd13: bits_q[223:208] <= spikes;
        6'd14: bits_q[239:224] <= spikes;
        6'd15: bits_q[255:240] <= spikes;
        6'd16: bits_q[271:256] <= spikes;
        6'd17: bits_q[287:272] <= spikes;
        6'd18: bits_q[303:288] <= spikes;
        6'd19: bits_q[319:304] <= spikes;
        6'd20: bits_q[335:320] <= spikes;
        6'd21: bits_q[351:336] <= spikes;
        6'd22: bits_q[367:352] <= spikes;
        6'd23: bits_q[383:368] <= spikes;
        6'd24: bits_q[399:384] <= spikes;
        6'd25: bits_q[415:400] <= spikes;
        6'd26: bits_q[431:416] <= spikes;
        6'd27: bits_q[447:432] <= spikes;
        6'd28: bits_q[463:448] <= spikes;
        6'd29: bits_q[479:464] <= spikes;
        6'd30: bits_q[495:480] <= spikes;
        6'd31: bits_q[511:496] <= spikes;
        6'd32: bits_q[527:512] <= spikes;
        6'd33: bits_q[543:528] <= spikes;
        6'd34: bits_q[559:544] <= spikes;
        6'd35: bits_q[575:560] <= spikes;
        6'd36: bits_q[591:576] <= spikes;
        6'd37: bits_q[607:592] <= spikes;
        6'd38: bits_q[623:608] <= spikes;
        6'd39: bits_q[639:624] <= spikes;
        6'd40: bits_q[655:640] <= spikes;
        6'd41: bits_q[671:656] <= spikes;
        6'd42: bits_q[687:672] <= spikes;
        6'd43: bits_q[703:688] <= spikes;
        6'd44: bits_q[719:704] <= spikes;
        6'd45: bits_q[735:720] <= spikes;
        6'd46: bits_q[751:736] <= spikes;
        6'd47: bits_q[767:752] <= spikes;
        6'd48: bits_q[783:768] <= spikes;
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
