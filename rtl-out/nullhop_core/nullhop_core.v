// SPDX-License-Identifier: Apache-2.0
//
// nullhop_core: convolutions that skip zeros, on compressed feature maps: 16 multipliers, 8-bit
// values, 8-bit weights, sums of 32 bits.
//   map in -> loader -> store -> fetch -> issue -> clusters -> drain -> output -> map out
//                          ^ windows        params -> weights, biases
//
// Reset: there are memories, so rst_ni is sampled. Hold it for three cycles of a running clock or
// more, and release it in step with clk_i: synchronised outside, with set-up and hold as of data.
//
// Generated from templates/Hdl.Cnn/nullhop_core.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop_core

`default_nettype none

module nullhop_core (
    input  wire         clk_i,
    input  wire         rst_ni,

    // Descriptors that were checked: registers 0x040..0x074, the first in the low bits
    input  wire         pass_valid_i,
    output wire         pass_ready_o,
    input  wire [447:0] pass_data_i,

    // Commands that load parameters
    input  wire         load_valid_i,
    output wire         load_ready_o,
    input  wire [1:0]   load_kind_i,
    input  wire [3:0]   load_words_i,
    input  wire [16:0]  load_base_i,
    input  wire [16:0]  load_rows_i,

    // Packets of parameters
    input  wire         param_valid_i,
    output wire         param_ready_o,
    input  wire [63:0]  param_data_i,
    input  wire         param_last_i,

    // Packets of the input map, one for each row and slice
    input  wire         map_valid_i,
    output wire         map_ready_o,
    input  wire [7:0]   map_data_i,
    input  wire         map_last_i,

    // Packets of the output map, one for each row
    output wire         result_valid_o,
    input  wire         result_ready_i,
    output wire [7:0]   result_data_o,
    output wire         result_last_o,

    // Loads that are done, modulo 65536
    output wire [15:0]  loads_done_o,

    // Sticky: 0 a map bit behind the row, 1 a packet too short or too long, 2 a word missing,
    // 3 words left over, 5 parameters too short or too long, 6 entries that found no room. A new
    // error wins over error_clear_i.
    input  wire         error_clear_i,
    output wire [6:0]   error_o,

    // For a cycle each: a pass is done in the loader, in the multipliers, in the drain. There are
    // results that have not left.
    output wire         loader_ends_o,
    output wire         issue_ends_o,
    output wire         drain_ends_o,
    output wire         result_busy_o,

    // To be counted: a beat, its items with and without a value; what the multipliers wait for
    // instead
    output wire         event_beat_o,
    output wire         event_items_o,
    output wire         event_nulls_o,
    output wire         wait_input_o,
    output wire         wait_drain_o,
    output wire         wait_output_o,
    output wire         wait_weights_o
);

  // Memories are below: what their pins depend on is cleared at clock edges alone.
  wire reset_n;

  reset_sample u_reset_sample (
      .clk_i   (clk_i),
      .rst_ni  (rst_ni),
      .reset_no(reset_n)
  );

  // A pass goes to every module that works on it; each may be at a different pass.
  wire loader_room;
  wire windows_room;
  wire fetch_room;
  wire issue_room;
  wire drain_room;
  assign pass_ready_o = loader_room && windows_room && fetch_room && issue_room && drain_room;
  wire pass_fire = pass_valid_i && pass_ready_o;

  wire loader_pass_valid, loader_pass_ready;
  wire [11:0] loader_pass_height;
  wire [11:0] loader_pass_width;
  wire [2:0] loader_pass_slices;
  wire loader_pass_raw;
  wire loader_pass_reuse;
  wire [15:0] loader_pass_frames;
  wire [47:0] loader_pass_channels;

  fifo_2x93 u_loader_passes (
      .clk_i      (clk_i),
      .rst_ni     (reset_n),
      .in_valid_i (pass_fire),
      .in_ready_o (loader_room),
      .in_data_i  ({
          pass_data_i[11:0],
          pass_data_i[27:16],
          pass_data_i[50:48],
          pass_data_i[52],
          pass_data_i[54],
          pass_data_i[303:288],
          {pass_data_i[379:368], pass_data_i[363:352], pass_data_i[347:336], pass_data_i[331:320]}
      }),
      .out_valid_o(loader_pass_valid),
      .out_ready_i(loader_pass_ready),
      .out_data_o ({
          loader_pass_height,
          loader_pass_width,
          loader_pass_slices,
          loader_pass_raw,
          loader_pass_reuse,
          loader_pass_frames,
          loader_pass_channels
      })
  );

  wire windows_pass_valid, windows_pass_ready;
  wire [11:0] windows_pass_height;
  wire [11:0] windows_pass_width;
  wire [2:0] windows_pass_slices;
  wire windows_pass_reuse;
  wire windows_pass_keep;
  wire [2:0] windows_pass_lines;
  wire [2:0] windows_pass_columns;
  wire [1:0] windows_pass_stride;
  wire [2:0] windows_pass_pad_top;
  wire [2:0] windows_pass_pad_left;
  wire [1:0] windows_pass_pool;
  wire [1:0] windows_pass_pool_step;
  wire [11:0] windows_pass_pooled_height;
  wire [11:0] windows_pass_pooled_width;
  wire windows_pass_closes;
  wire [15:0] windows_pass_frames;
  wire [15:0] windows_pass_loads;

  fifo_2x104 u_windows_passes (
      .clk_i      (clk_i),
      .rst_ni     (reset_n),
      .in_valid_i (pass_fire),
      .in_ready_o (windows_room),
      .in_data_i  ({
          pass_data_i[11:0],
          pass_data_i[27:16],
          pass_data_i[50:48],
          pass_data_i[54],
          pass_data_i[55],
          pass_data_i[66:64],
          pass_data_i[70:68],
          pass_data_i[73:72],
          pass_data_i[78:76],
          pass_data_i[82:80],
          pass_data_i[85:84],
          pass_data_i[89:88],
          pass_data_i[139:128],
          pass_data_i[155:144],
          pass_data_i[173],
          pass_data_i[303:288],
          pass_data_i[319:304]
      }),
      .out_valid_o(windows_pass_valid),
      .out_ready_i(windows_pass_ready),
      .out_data_o ({
          windows_pass_height,
          windows_pass_width,
          windows_pass_slices,
          windows_pass_reuse,
          windows_pass_keep,
          windows_pass_lines,
          windows_pass_columns,
          windows_pass_stride,
          windows_pass_pad_top,
          windows_pass_pad_left,
          windows_pass_pool,
          windows_pass_pool_step,
          windows_pass_pooled_height,
          windows_pass_pooled_width,
          windows_pass_closes,
          windows_pass_frames,
          windows_pass_loads
      })
  );

  wire fetch_pass_valid, fetch_pass_ready;
  wire [9:0] fetch_pass_channels;
  wire fetch_pass_signed;
  wire [2:0] fetch_pass_columns;
  wire fetch_pass_fresh;
  wire [9:0] fetch_pass_base;

  fifo_2x25 u_fetch_passes (
      .clk_i      (clk_i),
      .rst_ni     (reset_n),
      .in_valid_i (pass_fire),
      .in_ready_o (fetch_room),
      .in_data_i  ({
          pass_data_i[41:32],
          pass_data_i[53],
          pass_data_i[70:68],
          pass_data_i[172],
          pass_data_i[233:224]
      }),
      .out_valid_o(fetch_pass_valid),
      .out_ready_i(fetch_pass_ready),
      .out_data_o ({
          fetch_pass_channels,
          fetch_pass_signed,
          fetch_pass_columns,
          fetch_pass_fresh,
          fetch_pass_base
      })
  );

  wire issue_pass_valid, issue_pass_ready;
  wire [3:0] issue_pass_words;
  wire issue_pass_closes;

  fifo_2x5 u_issue_passes (
      .clk_i      (clk_i),
      .rst_ni     (reset_n),
      .in_valid_i (pass_fire),
      .in_ready_o (issue_room),
      .in_data_i  ({
          pass_data_i[163:160],
          pass_data_i[173]
      }),
      .out_valid_o(issue_pass_valid),
      .out_ready_i(issue_pass_ready),
      .out_data_o ({
          issue_pass_words,
          issue_pass_closes
      })
  );

  wire drain_pass_valid, drain_pass_ready;
  wire [11:0] drain_pass_pooled_width;
  wire [3:0] drain_pass_words;
  wire [3:0] drain_pass_last_channel;
  wire drain_pass_relu;
  wire drain_pass_raw;
  wire drain_pass_signed;
  wire drain_pass_round;
  wire [5:0] drain_pass_shift;
  wire [4:0] drain_pass_bias_shift;
  wire [3:0] drain_pass_base;

  fifo_2x39 u_drain_passes (
      .clk_i      (clk_i),
      .rst_ni     (reset_n),
      .in_valid_i (pass_fire && pass_data_i[173]),
      .in_ready_o (drain_room),
      .in_data_i  ({
          pass_data_i[155:144],
          pass_data_i[163:160],
          pass_data_i[167:164],
          pass_data_i[168],
          pass_data_i[169],
          pass_data_i[170],
          pass_data_i[171],
          pass_data_i[197:192],
          pass_data_i[204:200],
          pass_data_i[259:256]
      }),
      .out_valid_o(drain_pass_valid),
      .out_ready_i(drain_pass_ready),
      .out_data_o ({
          drain_pass_pooled_width,
          drain_pass_words,
          drain_pass_last_channel,
          drain_pass_relu,
          drain_pass_raw,
          drain_pass_signed,
          drain_pass_round,
          drain_pass_shift,
          drain_pass_bias_shift,
          drain_pass_base
      })
  );
  wire unused_pass = &{1'b0, pass_data_i};

  // Rows come in.
  wire entry_valid, start_valid, end_valid, free_valid;
  wire entry_count;
  wire [10:0] entry_address;
  wire [17:0] entry_data;
  wire [3:0] slot;
  wire [5:0] place;
  wire [11:0] start;
  wire [11:0] end_at;
  wire [13:0] rows_done, free_row;
  wire [11:0] columns_done;
  wire [3:0] loader_error;

  nullhop_loader u_loader (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .pass_valid_i   (loader_pass_valid),
      .pass_ready_o   (loader_pass_ready),
      .pass_height_i  (loader_pass_height),
      .pass_width_i   (loader_pass_width),
      .pass_slices_i  (loader_pass_slices),
      .pass_raw_i     (loader_pass_raw),
      .pass_reuse_i   (loader_pass_reuse),
      .pass_frames_i  (loader_pass_frames),
      .pass_channels_i(loader_pass_channels),
      .word_valid_i   (map_valid_i),
      .word_ready_o   (map_ready_o),
      .word_data_i    (map_data_i),
      .word_last_i    (map_last_i),
      .free_valid_i   (free_valid),
      .free_row_i     (free_row),
      .entry_valid_o  (entry_valid),
      .entry_count_o  (entry_count),
      .entry_address_o(entry_address),
      .entry_data_o   (entry_data),
      .start_valid_o  (start_valid),
      .end_valid_o    (end_valid),
      .slot_o         (slot),
      .place_o        (place),
      .start_o        (start),
      .end_o          (end_at),
      .rows_done_o    (rows_done),
      .columns_done_o (columns_done),
      .ends_o         (loader_ends_o),
      .error_o        (loader_error)
  );

  // Windows are looked up in them.
  wire look_enable, read_enable, waits_rows, waits_loads;
  wire [3:0] look_slot;
  wire [5:0] look_first;
  wire [5:0] look_last;
  wire [76:0] looked_start;
  wire [83:0] looked_length;
  wire [10:0] read_address;
  wire [17:0] read_data;
  wire [15:0] loads_done;
  wire look_valid, look_ready, look_ends, look_closes, look_emit, look_flush, look_pass, look_frees;
  wire [2:0]  look_column;
  wire [13:0] look_free;
  wire [76:0] look_start;
  wire [83:0] look_length;

  nullhop_store u_store (
      .clk_i          (clk_i),
      .entry_valid_i  (entry_valid),
      .entry_count_i  (entry_count),
      .entry_address_i(entry_address),
      .entry_data_i   (entry_data),
      .start_valid_i  (start_valid),
      .end_valid_i    (end_valid),
      .slot_i         (slot),
      .place_i        (place),
      .start_i        (start),
      .end_i          (end_at),
      .look_enable_i  (look_enable),
      .look_slot_i    (look_slot),
      .look_first_i   (look_first),
      .look_last_i    (look_last),
      .run_start_o    (looked_start),
      .run_length_o   (looked_length),
      .read_enable_i  (read_enable),
      .read_address_i (read_address),
      .read_data_o    (read_data)
  );

  nullhop_windows u_windows (
      .clk_i               (clk_i),
      .rst_ni              (reset_n),
      .pass_valid_i        (windows_pass_valid),
      .pass_ready_o        (windows_pass_ready),
      .pass_height_i       (windows_pass_height),
      .pass_width_i        (windows_pass_width),
      .pass_slices_i       (windows_pass_slices),
      .pass_reuse_i        (windows_pass_reuse),
      .pass_keep_i         (windows_pass_keep),
      .pass_lines_i        (windows_pass_lines),
      .pass_columns_i      (windows_pass_columns),
      .pass_stride_i       (windows_pass_stride),
      .pass_pad_top_i      (windows_pass_pad_top),
      .pass_pad_left_i     (windows_pass_pad_left),
      .pass_pool_i         (windows_pass_pool),
      .pass_pool_step_i    (windows_pass_pool_step),
      .pass_pooled_height_i(windows_pass_pooled_height),
      .pass_pooled_width_i (windows_pass_pooled_width),
      .pass_closes_i       (windows_pass_closes),
      .pass_frames_i       (windows_pass_frames),
      .pass_loads_i        (windows_pass_loads),
      .rows_done_i         (rows_done),
      .columns_done_i      (columns_done),
      .loads_done_i        (loads_done),
      .waits_rows_o        (waits_rows),
      .waits_loads_o       (waits_loads),
      .look_enable_o       (look_enable),
      .look_slot_o         (look_slot),
      .look_first_o        (look_first),
      .look_last_o         (look_last),
      .looked_start_i      (looked_start),
      .looked_length_i     (looked_length),
      .run_valid_o         (look_valid),
      .run_ready_i         (look_ready),
      .run_first_o         (look_column),
      .run_ends_o          (look_ends),
      .run_last_o          (look_closes),
      .run_emit_o          (look_emit),
      .run_flush_o         (look_flush),
      .run_pass_o          (look_pass),
      .run_frees_o         (look_frees),
      .run_free_o          (look_free),
      .run_start_o         (look_start),
      .run_length_o        (look_length)
  );

  // They wait for the fetch.
  wire run_valid, run_ready, run_ends, run_last, run_emit, run_flush, run_pass, run_frees;
  wire [2:0]  run_first;
  wire [13:0] run_free;
  wire [76:0] run_start;
  wire [83:0] run_length;

  fifo_4x184 u_runs (
      .clk_i      (clk_i),
      .rst_ni     (reset_n),
      .in_valid_i (look_valid),
      .in_ready_o (look_ready),
      .in_data_i  ({look_column, look_ends, look_closes, look_emit, look_flush, look_pass,
          look_frees, look_free, look_start, look_length}),
      .out_valid_o(run_valid),
      .out_ready_i(run_ready),
      .out_data_o ({run_first, run_ends, run_last, run_emit, run_flush, run_pass, run_frees,
          run_free, run_start, run_length})
  );

  // Their entries become items, which wait for the multipliers.
  wire item_valid, item_ready, issue_go;
  wire [23:0] item_data;
  wire issue_present;
  wire [23:0] issue_data;

  nullhop_fetch u_fetch (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .pass_valid_i   (fetch_pass_valid),
      .pass_ready_o   (fetch_pass_ready),
      .pass_channels_i(fetch_pass_channels),
      .pass_signed_i  (fetch_pass_signed),
      .pass_columns_i (fetch_pass_columns),
      .pass_fresh_i   (fetch_pass_fresh),
      .pass_base_i    (fetch_pass_base),
      .run_valid_i    (run_valid),
      .run_ready_o    (run_ready),
      .run_first_i    (run_first),
      .run_ends_i     (run_ends),
      .run_last_i     (run_last),
      .run_emit_i     (run_emit),
      .run_flush_i    (run_flush),
      .run_pass_i     (run_pass),
      .run_frees_i    (run_frees),
      .run_free_i     (run_free),
      .run_start_i    (run_start),
      .run_length_i   (run_length),
      .read_enable_o  (read_enable),
      .read_address_o (read_address),
      .read_data_i    (read_data),
      .free_valid_o   (free_valid),
      .free_row_o     (free_row),
      .item_valid_o   (item_valid),
      .item_ready_i   (item_ready),
      .item_data_o    (item_data)
  );
  fifo_32x24 u_items (
      .clk_i      (clk_i),
      .rst_ni     (reset_n),
      .in_valid_i (item_valid),
      .in_ready_o (item_ready),
      .in_data_i  (item_data),
      .out_valid_o(issue_present),
      .out_ready_i(issue_go),
      .out_data_o (issue_data)
  );

  wire beat_valid, beat_last, beat_emit, beat_ends, beat_fresh, word_leaves, drain_free,
      drain_start;
  wire [20:0] beat_lanes;
  assign drain_pass_ready = drain_start;
  wire unused_drain = drain_pass_valid;

  nullhop_issue u_issue (
      .clk_i         (clk_i),
      .rst_ni        (reset_n),
      .pass_valid_i  (issue_pass_valid),
      .pass_ready_o  (issue_pass_ready),
      .pass_words_i  (issue_pass_words),
      .pass_closes_i (issue_pass_closes),
      .drain_free_i  (drain_free),
      .start_o       (drain_start),
      .item_present_i(issue_present),
      .item_data_i   (issue_data),
      .item_go_o     (issue_go),
      .word_leaves_i (word_leaves),
      .beat_valid_o  (beat_valid),
      .beat_last_o   (beat_last),
      .beat_emit_o   (beat_emit),
      .beat_ends_o   (beat_ends),
      .beat_fresh_o  (beat_fresh),
      .beat_lanes_o  (beat_lanes),
      .ends_o        (issue_ends_o),
      .items_o       (event_items_o),
      .nulls_o       (event_nulls_o),
      .waits_drain_o (wait_drain_o),
      .waits_room_o  (wait_output_o)
  );

  // What is counted: the cycles without a beat by what is waited for.
  wire beats = |{event_items_o, event_nulls_o};
  assign event_beat_o   = beats;
  assign wait_input_o   = waits_rows && !beats && !(|issue_present);
  assign wait_weights_o = waits_loads && !beats && !(|issue_present);

  // Parameters
  wire weight_enable;
  wire [9:0] weight_row;
  wire [127:0] weight_data;
  wire bias_enable, look_bias;
  wire [3:0] bias_row;
  wire [3:0] look_bias_row;
  wire [511:0] bias_data, bias;
  wire params_error;
  assign loads_done_o = loads_done;

  nullhop_params u_params (
      .clk_i          (clk_i),
      .rst_ni         (reset_n),
      .load_valid_i   (load_valid_i),
      .load_ready_o   (load_ready_o),
      .load_kind_i    (load_kind_i),
      .load_words_i   (load_words_i),
      .load_base_i    (load_base_i),
      .load_rows_i    (load_rows_i),
      .param_valid_i  (param_valid_i),
      .param_ready_o  (param_ready_o),
      .param_data_i   (param_data_i),
      .param_last_i   (param_last_i),
      .weight_enable_o(weight_enable),
      .weight_row_o   (weight_row),
      .weight_data_o  (weight_data),
      .bias_enable_o  (bias_enable),
      .bias_row_o     (bias_row),
      .bias_data_o    (bias_data),
      .loads_done_o   (loads_done),
      .error_o        (params_error)
  );

  ram_1r1w_16x512 u_biases (
      .clk_i          (clk_i),
      .read_enable_i  (look_bias),
      .read_address_i (look_bias_row),
      .read_data_o    (bias),
      .write_enable_i (bias_enable),
      .write_address_i(bias_row),
      .write_data_i   (bias_data)
  );

  // The multipliers, in clusters of 16; those of word w are clusters w, n + w, 2n + w: a lane each.
  wire [511:0] sums;

  wire [20:0] lane0 = beat_lanes;
  wire unused_after0 = lane0[19];

  nullhop_cluster u_cluster0 (
      .clk_i         (clk_i),
      .rst_ni        (reset_n),
      .beat_valid_i  (beat_valid),
      .beat_last_i   (beat_last),
      .beat_fresh_i  (beat_fresh),
      .beat_zero_i   (!lane0[20]),
      .beat_row_i    (lane0[18:9]),
      .beat_value_i  (lane0[8:0]),
      .write_enable_i(weight_enable),
      .write_row_i   (weight_row),
      .write_data_i  (weight_data),
      .shadow_o      (sums[511:0])
  );

  // What they give goes out.
  wire word_valid, word_last, word_raw;
  wire [127:0] word_data;

  nullhop_drain u_drain (
      .clk_i              (clk_i),
      .rst_ni             (reset_n),
      .free_o             (drain_free),
      .ends_o             (drain_ends_o),
      .start_i            (drain_start),
      .pass_pooled_width_i(drain_pass_pooled_width),
      .pass_words_i       (drain_pass_words),
      .pass_last_channel_i(drain_pass_last_channel),
      .pass_relu_i        (drain_pass_relu),
      .pass_raw_i         (drain_pass_raw),
      .pass_signed_i      (drain_pass_signed),
      .pass_round_i       (drain_pass_round),
      .pass_shift_i       (drain_pass_shift),
      .pass_bias_shift_i  (drain_pass_bias_shift),
      .pass_base_i        (drain_pass_base),
      .beat_valid_i       (beat_valid),
      .beat_last_i        (beat_last),
      .beat_emit_i        (beat_emit),
      .beat_ends_i        (beat_ends),
      .sums_i             (sums),
      .bias_enable_o      (look_bias),
      .bias_row_o         (look_bias_row),
      .bias_i             (bias),
      .word_valid_o       (word_valid),
      .word_last_o        (word_last),
      .word_raw_o         (word_raw),
      .word_data_o        (word_data)
  );

  nullhop_output u_output (
      .clk_i        (clk_i),
      .rst_ni       (reset_n),
      .word_valid_i (word_valid),
      .word_last_i  (word_last),
      .word_raw_i   (word_raw),
      .word_data_i  (word_data),
      .word_leaves_o(word_leaves),
      .busy_o       (result_busy_o),
      .map_valid_o  (result_valid_o),
      .map_ready_i  (result_ready_i),
      .map_data_o   (result_data_o),
      .map_last_o   (result_last_o)
  );

  // Errors
  reg [4:0] error_q;
  assign error_o = {1'b0, error_q[4], 1'b0, error_q[3:0]};

  always @(posedge clk_i) begin
    if (!reset_n) error_q <= 5'd0;
    else error_q <= (error_clear_i ? 5'd0 : error_q) | {params_error, loader_error};
  end

endmodule

`default_nettype wire
