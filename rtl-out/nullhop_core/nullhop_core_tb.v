// SPDX-License-Identifier: Apache-2.0
//
// nullhop_core_tb: self-checking test bench, which needs nothing but a simulator. In this folder:
//   iverilog -g2005 -s nullhop_core_tb -o tb.vvp \
//       -f nullhop_core.f \
//       nullhop_core_tb.v
//   vvp tb.vvp
// It sends what the golden model was given, compares every beat with what the golden model
// answered, and prints PASS or FAIL; first as fast as possible, then with random gaps and
// back-pressure. Ready outputs are compared with nothing: a beat that is never taken ends the run.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_streams.v.sbn; do not edit.
// Regenerate with: make gen TARGET=nullhop_core

`default_nettype none

module nullhop_core_tb #(
    // Beats of every stream, then the phases, as the comments in it say.
    parameter VectorFile = "nullhop_core_tb.mem",
    // Start of the random gaps and back-pressure, not 0.
    parameter [31:0] Seed = 32'h00000001
);

  localparam Passes = 2;
  localparam FirstPhase = 638;
  localparam Phases = 1;
  localparam PhaseWords = 20;
  localparam Comparisons = 1084;
  localparam OutputPorts = 16;
  localparam HangCycles = 20000;
  localparam SettleCycles = 200;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg          pass_valid_i;
  reg  [447:0] pass_data_i;
  reg          load_valid_i;
  reg  [1:0]   load_kind_i;
  reg  [3:0]   load_words_i;
  reg  [16:0]  load_base_i;
  reg  [16:0]  load_rows_i;
  reg          param_valid_i;
  reg  [63:0]  param_data_i;
  reg          param_last_i;
  reg          map_valid_i;
  reg  [7:0]   map_data_i;
  reg          map_last_i;
  reg          result_ready_i;
  reg          error_clear_i;
  wire         pass_ready_o;
  wire         load_ready_o;
  wire         param_ready_o;
  wire         map_ready_o;
  wire         result_valid_o;
  wire [7:0]   result_data_o;
  wire         result_last_o;
  wire [15:0]  loads_done_o;
  wire [6:0]   error_o;
  wire         loader_ends_o;
  wire         issue_ends_o;
  wire         drain_ends_o;
  wire         result_busy_o;
  wire         event_beat_o;
  wire         event_items_o;
  wire         event_nulls_o;
  wire         wait_input_o;
  wire         wait_drain_o;
  wire         wait_output_o;
  wire         wait_weights_o;

  nullhop_core u_dut (
      .clk_i         (clk_i),
      .rst_ni        (rst_ni),
      .pass_valid_i  (pass_valid_i),
      .pass_ready_o  (pass_ready_o),
      .pass_data_i   (pass_data_i),
      .load_valid_i  (load_valid_i),
      .load_ready_o  (load_ready_o),
      .load_kind_i   (load_kind_i),
      .load_words_i  (load_words_i),
      .load_base_i   (load_base_i),
      .load_rows_i   (load_rows_i),
      .param_valid_i (param_valid_i),
      .param_ready_o (param_ready_o),
      .param_data_i  (param_data_i),
      .param_last_i  (param_last_i),
      .map_valid_i   (map_valid_i),
      .map_ready_o   (map_ready_o),
      .map_data_i    (map_data_i),
      .map_last_i    (map_last_i),
      .result_valid_o(result_valid_o),
      .result_ready_i(result_ready_i),
      .result_data_o (result_data_o),
      .result_last_o (result_last_o),
      .loads_done_o  (loads_done_o),
      .error_clear_i (error_clear_i),
      .error_o       (error_o),
      .loader_ends_o (loader_ends_o),
      .issue_ends_o  (issue_ends_o),
      .drain_ends_o  (drain_ends_o),
      .result_busy_o (result_busy_o),
      .event_beat_o  (event_beat_o),
      .event_items_o (event_items_o),
      .event_nulls_o (event_nulls_o),
      .wait_input_o  (wait_input_o),
      .wait_drain_o  (wait_drain_o),
      .wait_output_o (wait_output_o),
      .wait_weights_o(wait_weights_o)
  );

  reg [447:0] vectors [0:657];
  reg [447:0] flags;
  integer pass;
  integer phase;
  integer word;
  integer quiet;
  integer comparisons = 0;
  integer errors = 0;
  integer ports = 0;
  reg hung = 1'b0;

  // Gaps and back-pressure: a maximal LFSR, x^32 + x^22 + x^2 + x + 1
  reg stalls = 1'b0;
  reg [31:0] random = Seed;
  always @(posedge clk_i) begin
    random <= {random[30:0], random[31] ^ random[21] ^ random[1] ^ random[0]};
  end

  // pass: beats to send. What is not valid is noise.
  integer pass_offered = 0;
  integer pass_accepted = 0;
  integer pass_end = 0;
  always @(posedge clk_i) begin
    if (pass_valid_i && pass_ready_o) begin
      pass_valid_i <= 1'b0;
      {pass_data_i} <= ~{pass_data_i};
      pass_accepted <= pass_accepted + 1;
    end
    if ((!pass_valid_i || pass_ready_o) && pass_offered < pass_end
        && !(stalls && random[0])) begin
      pass_valid_i <= 1'b1;
      {pass_data_i} <= vectors[0 + pass_offered];
      pass_offered <= pass_offered + 1;
    end
  end

  // load: beats to send. What is not valid is noise.
  integer load_offered = 0;
  integer load_accepted = 0;
  integer load_end = 0;
  always @(posedge clk_i) begin
    if (load_valid_i && load_ready_o) begin
      load_valid_i <= 1'b0;
      {
        load_kind_i,
        load_words_i,
        load_base_i,
        load_rows_i
      } <= ~{
        load_kind_i,
        load_words_i,
        load_base_i,
        load_rows_i
      };
      load_accepted <= load_accepted + 1;
    end
    if ((!load_valid_i || load_ready_o) && load_offered < load_end
        && !(stalls && random[5])) begin
      load_valid_i <= 1'b1;
      {
        load_kind_i,
        load_words_i,
        load_base_i,
        load_rows_i
      } <= vectors[1 + load_offered];
      load_offered <= load_offered + 1;
    end
  end

  // param: beats to send. What is not valid is noise.
  integer param_offered = 0;
  integer param_accepted = 0;
  integer param_end = 0;
  always @(posedge clk_i) begin
    if (param_valid_i && param_ready_o) begin
      param_valid_i <= 1'b0;
      {param_data_i, param_last_i} <= ~{param_data_i, param_last_i};
      param_accepted <= param_accepted + 1;
    end
    if ((!param_valid_i || param_ready_o) && param_offered < param_end
        && !(stalls && random[10])) begin
      param_valid_i <= 1'b1;
      {param_data_i, param_last_i} <= vectors[3 + param_offered];
      param_offered <= param_offered + 1;
    end
  end

  // map: beats to send. What is not valid is noise.
  integer map_offered = 0;
  integer map_accepted = 0;
  integer map_end = 0;
  always @(posedge clk_i) begin
    if (map_valid_i && map_ready_o) begin
      map_valid_i <= 1'b0;
      {map_data_i, map_last_i} <= ~{map_data_i, map_last_i};
      map_accepted <= map_accepted + 1;
    end
    if ((!map_valid_i || map_ready_o) && map_offered < map_end
        && !(stalls && random[15])) begin
      map_valid_i <= 1'b1;
      {map_data_i, map_last_i} <= vectors[83 + map_offered];
      map_offered <= map_offered + 1;
    end
  end

  // result: beats to expect. A beat that is offered must stay until it is taken.
  integer result_received = 0;
  integer result_end = 0;
  reg result_compared = 1'b0;
  reg result_waits = 1'b0;
  reg [8:0] result_held;
  wire [8:0] result_beat = {result_data_o, result_last_o};
  always @(posedge clk_i) begin
    result_ready_i <= !(stalls && random[20]);
    result_waits <= result_valid_o && !result_ready_i;
    result_held <= result_beat;
    if (result_waits && (result_valid_o !== 1'b1 || result_beat !== result_held)) begin
      errors = errors + 1;
      $display("%0t: result withdrew or changed beat %0d", $time, result_received);
    end
    if (result_valid_o && result_ready_i) begin
      comparisons = comparisons + 1;
      result_compared = 1'b1;
      if (result_received >= result_end
          || result_beat !== vectors[98 + result_received][8:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: result beat %0d: expected %0h, got %0h", $time, result_received,
                   vectors[98 + result_received][8:0], result_beat);
        end
      end
      result_received <= result_received + 1;
    end
  end

  // Whether a plain output was compared
  integer loads_done_o_compared = 0;
  integer error_o_compared = 0;
  integer loader_ends_o_compared = 0;
  integer issue_ends_o_compared = 0;
  integer drain_ends_o_compared = 0;
  integer result_busy_o_compared = 0;
  integer event_beat_o_compared = 0;
  integer event_items_o_compared = 0;
  integer event_nulls_o_compared = 0;
  integer wait_input_o_compared = 0;
  integer wait_drain_o_compared = 0;
  integer wait_output_o_compared = 0;
  integer wait_weights_o_compared = 0;

  // A beat is handed over at the coming clock edge; nothing of the phase is left.
  wire progress =
      (pass_valid_i && pass_ready_o) ||
      (load_valid_i && load_ready_o) ||
      (param_valid_i && param_ready_o) ||
      (map_valid_i && map_ready_o) ||
      (result_valid_o && result_ready_i);
  wire done =
      pass_accepted == pass_end &&
      load_accepted == load_end &&
      param_accepted == param_end &&
      map_accepted == map_end &&
      result_received == result_end;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      if (result_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: result offers a beat in reset", $time);
      end
      rst_ni = 1'b1;
    end
  endtask

  task run_phase;
    begin
      word = FirstPhase + phase * PhaseWords;
      flags = vectors[word];
      if (flags[0]) restart;
      error_clear_i = vectors[word + 6];
      pass_end = vectors[word + 1];
      load_end = vectors[word + 2];
      param_end = vectors[word + 3];
      map_end = vectors[word + 4];
      result_end = vectors[word + 5];
      stalls = pass > 0 && flags[1];
      quiet = 0;
      @(negedge clk_i);
      while (!done && quiet < HangCycles) begin
        @(negedge clk_i);
        quiet = progress ? 0 : quiet + 1;
      end
      if (!done) begin
        hung = 1'b1;
        $display("%0t: phase %0d of pass %0d does not end", $time, phase, pass);
        $display("  pass: %0d of %0d beats", pass_accepted, pass_end);
        $display("  load: %0d of %0d beats", load_accepted, load_end);
        $display("  param: %0d of %0d beats", param_accepted, param_end);
        $display("  map: %0d of %0d beats", map_accepted, map_end);
        $display("  result: %0d of %0d beats", result_received, result_end);
      end
      if (flags[2]) repeat (SettleCycles) @(negedge clk_i);
      if (flags[3]) begin
        comparisons = comparisons + 1;
        loads_done_o_compared = 1;
        if (loads_done_o !== vectors[word + 7][15:0]) begin
          errors = errors + 1;
          $display("%0t: loads_done_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 7][15:0], loads_done_o);
        end
      end
      if (flags[4]) begin
        comparisons = comparisons + 1;
        error_o_compared = 1;
        if (error_o !== vectors[word + 8][6:0]) begin
          errors = errors + 1;
          $display("%0t: error_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 8][6:0], error_o);
        end
      end
      if (flags[5]) begin
        comparisons = comparisons + 1;
        loader_ends_o_compared = 1;
        if (loader_ends_o !== vectors[word + 9][0]) begin
          errors = errors + 1;
          $display("%0t: loader_ends_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 9][0], loader_ends_o);
        end
      end
      if (flags[6]) begin
        comparisons = comparisons + 1;
        issue_ends_o_compared = 1;
        if (issue_ends_o !== vectors[word + 10][0]) begin
          errors = errors + 1;
          $display("%0t: issue_ends_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 10][0], issue_ends_o);
        end
      end
      if (flags[7]) begin
        comparisons = comparisons + 1;
        drain_ends_o_compared = 1;
        if (drain_ends_o !== vectors[word + 11][0]) begin
          errors = errors + 1;
          $display("%0t: drain_ends_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 11][0], drain_ends_o);
        end
      end
      if (flags[8]) begin
        comparisons = comparisons + 1;
        result_busy_o_compared = 1;
        if (result_busy_o !== vectors[word + 12][0]) begin
          errors = errors + 1;
          $display("%0t: result_busy_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 12][0], result_busy_o);
        end
      end
      if (flags[9]) begin
        comparisons = comparisons + 1;
        event_beat_o_compared = 1;
        if (event_beat_o !== vectors[word + 13][0]) begin
          errors = errors + 1;
          $display("%0t: event_beat_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 13][0], event_beat_o);
        end
      end
      if (flags[10]) begin
        comparisons = comparisons + 1;
        event_items_o_compared = 1;
        if (event_items_o !== vectors[word + 14][0]) begin
          errors = errors + 1;
          $display("%0t: event_items_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 14][0], event_items_o);
        end
      end
      if (flags[11]) begin
        comparisons = comparisons + 1;
        event_nulls_o_compared = 1;
        if (event_nulls_o !== vectors[word + 15][0]) begin
          errors = errors + 1;
          $display("%0t: event_nulls_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 15][0], event_nulls_o);
        end
      end
      if (flags[12]) begin
        comparisons = comparisons + 1;
        wait_input_o_compared = 1;
        if (wait_input_o !== vectors[word + 16][0]) begin
          errors = errors + 1;
          $display("%0t: wait_input_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 16][0], wait_input_o);
        end
      end
      if (flags[13]) begin
        comparisons = comparisons + 1;
        wait_drain_o_compared = 1;
        if (wait_drain_o !== vectors[word + 17][0]) begin
          errors = errors + 1;
          $display("%0t: wait_drain_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 17][0], wait_drain_o);
        end
      end
      if (flags[14]) begin
        comparisons = comparisons + 1;
        wait_output_o_compared = 1;
        if (wait_output_o !== vectors[word + 18][0]) begin
          errors = errors + 1;
          $display("%0t: wait_output_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 18][0], wait_output_o);
        end
      end
      if (flags[15]) begin
        comparisons = comparisons + 1;
        wait_weights_o_compared = 1;
        if (wait_weights_o !== vectors[word + 19][0]) begin
          errors = errors + 1;
          $display("%0t: wait_weights_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 19][0], wait_weights_o);
        end
      end
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("nullhop_core_tb.vcd");
      $dumpvars(0, nullhop_core_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    pass_valid_i = 0;
    pass_data_i = 0;
    load_valid_i = 0;
    load_kind_i = 0;
    load_words_i = 0;
    load_base_i = 0;
    load_rows_i = 0;
    param_valid_i = 0;
    param_data_i = 0;
    param_last_i = 0;
    map_valid_i = 0;
    map_data_i = 0;
    map_last_i = 0;
    result_ready_i = 0;
    error_clear_i = 0;
    @(negedge clk_i);
    for (pass = 0; pass < Passes && !hung; pass = pass + 1) begin
      pass_offered = 0;
      pass_accepted = 0;
      pass_end = 0;
      load_offered = 0;
      load_accepted = 0;
      load_end = 0;
      param_offered = 0;
      param_accepted = 0;
      param_end = 0;
      map_offered = 0;
      map_accepted = 0;
      map_end = 0;
      result_received = 0;
      result_end = 0;
      for (phase = 0; phase < Phases && !hung; phase = phase + 1) run_phase;
    end
    // Vectors that could not be read would be compared with nothing.
    if (result_compared) ports = ports + 3;
    ports = ports + loads_done_o_compared;
    ports = ports + error_o_compared;
    ports = ports + loader_ends_o_compared;
    ports = ports + issue_ends_o_compared;
    ports = ports + drain_ends_o_compared;
    ports = ports + result_busy_o_compared;
    ports = ports + event_beat_o_compared;
    ports = ports + event_items_o_compared;
    ports = ports + event_nulls_o_compared;
    ports = ports + wait_input_o_compared;
    ports = ports + wait_drain_o_compared;
    ports = ports + wait_output_o_compared;
    ports = ports + wait_weights_o_compared;
    if (errors == 0 && !hung && comparisons == Comparisons && ports > 0) begin
      $display("PASS: %0d comparisons, 0 errors, %0d of %0d output ports compared",
               comparisons, ports, OutputPorts);
    end else begin
      $display("FAIL: %0d errors, %0d of %0d comparisons", errors, comparisons, Comparisons);
    end
    $finish;
  end

endmodule

`default_nettype wire
