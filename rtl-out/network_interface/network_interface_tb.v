// SPDX-License-Identifier: Apache-2.0
//
// network_interface_tb: self-checking test bench, which needs nothing but a simulator. In this
// folder:
//   iverilog -g2005 -s network_interface_tb -o tb.vvp \
//       -f network_interface.f \
//       network_interface_tb.v
//   vvp tb.vvp
// It sends what the golden model was given, compares every beat with what the golden model
// answered, and prints PASS or FAIL; first as fast as possible, then with random gaps and
// back-pressure. Ready outputs are compared with nothing: a beat that is never taken ends the run.
// +vcd at its end writes a waveform.
//
// Generated from templates/Hdl.Core/test_bench_streams.v.sbn; do not edit.
// Regenerate with: make gen TARGET=network_interface

`default_nettype none

module network_interface_tb #(
    // Beats of every stream, then the phases, as the comments in it say.
    parameter VectorFile = "network_interface_tb.mem",
    // Start of the random gaps and back-pressure, not 0.
    parameter [31:0] Seed = 32'h00000001
);

  localparam Passes = 2;
  localparam FirstPhase = 4272;
  localparam Phases = 7;
  localparam PhaseWords = 11;
  localparam Comparisons = 4132;
  localparam OutputPorts = 19;
  localparam HangCycles = 20000;
  localparam SettleCycles = 200;
  localparam MostMessages = 20;

  reg clk_i = 1'b0;
  always #5 clk_i = !clk_i;
  reg rst_ni;

  reg         receive_valid_i;
  reg  [1:0]  receive_kind_i;
  reg  [31:0] receive_data_i;
  reg         send_ready_i;
  reg         event_ready_i;
  reg         spike_valid_i;
  reg  [7:0]  spike_address_i;
  reg         spike_last_i;
  reg         spike_null_i;
  reg         load_ready_i;
  reg         read_ready_i;
  reg         readback_valid_i;
  reg  [31:0] readback_data_i;
  wire        receive_ready_o;
  wire        send_valid_o;
  wire [1:0]  send_kind_o;
  wire [31:0] send_data_o;
  wire        event_valid_o;
  wire [9:0]  event_address_o;
  wire        event_last_o;
  wire        event_null_o;
  wire        spike_ready_o;
  wire        load_valid_o;
  wire        load_bank_o;
  wire [9:0]  load_row_o;
  wire [3:0]  load_word_o;
  wire [31:0] load_data_o;
  wire        read_valid_o;
  wire        read_bank_o;
  wire [9:0]  read_row_o;
  wire [3:0]  read_word_o;
  wire        readback_ready_o;
  wire [7:0]  weight_scale_o;
  wire [7:0]  bias_scale_o;
  wire [17:0] threshold_o;

  network_interface u_dut (
      .clk_i           (clk_i),
      .rst_ni          (rst_ni),
      .receive_valid_i (receive_valid_i),
      .receive_ready_o (receive_ready_o),
      .receive_kind_i  (receive_kind_i),
      .receive_data_i  (receive_data_i),
      .send_valid_o    (send_valid_o),
      .send_ready_i    (send_ready_i),
      .send_kind_o     (send_kind_o),
      .send_data_o     (send_data_o),
      .event_valid_o   (event_valid_o),
      .event_ready_i   (event_ready_i),
      .event_address_o (event_address_o),
      .event_last_o    (event_last_o),
      .event_null_o    (event_null_o),
      .spike_valid_i   (spike_valid_i),
      .spike_ready_o   (spike_ready_o),
      .spike_address_i (spike_address_i),
      .spike_last_i    (spike_last_i),
      .spike_null_i    (spike_null_i),
      .load_valid_o    (load_valid_o),
      .load_ready_i    (load_ready_i),
      .load_bank_o     (load_bank_o),
      .load_row_o      (load_row_o),
      .load_word_o     (load_word_o),
      .load_data_o     (load_data_o),
      .read_valid_o    (read_valid_o),
      .read_ready_i    (read_ready_i),
      .read_bank_o     (read_bank_o),
      .read_row_o      (read_row_o),
      .read_word_o     (read_word_o),
      .readback_valid_i(readback_valid_i),
      .readback_ready_o(readback_ready_o),
      .readback_data_i (readback_data_i),
      .weight_scale_o  (weight_scale_o),
      .bias_scale_o    (bias_scale_o),
      .threshold_o     (threshold_o)
  );

  reg [46:0] vectors [0:4348];
  reg [46:0] flags;
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

  // receive: beats to send. What is not valid is noise.
  integer receive_offered = 0;
  integer receive_accepted = 0;
  integer receive_end = 0;
  always @(posedge clk_i) begin
    if (receive_valid_i && receive_ready_o) begin
      receive_valid_i <= 1'b0;
      {receive_kind_i, receive_data_i} <= ~{receive_kind_i, receive_data_i};
      receive_accepted <= receive_accepted + 1;
    end
    if ((!receive_valid_i || receive_ready_o) && receive_offered < receive_end
        && !(stalls && random[0])) begin
      receive_valid_i <= 1'b1;
      {receive_kind_i, receive_data_i} <= vectors[0 + receive_offered];
      receive_offered <= receive_offered + 1;
    end
  end

  // spike: beats to send. What is not valid is noise.
  integer spike_offered = 0;
  integer spike_accepted = 0;
  integer spike_end = 0;
  always @(posedge clk_i) begin
    if (spike_valid_i && spike_ready_o) begin
      spike_valid_i <= 1'b0;
      {spike_address_i, spike_last_i, spike_null_i} <= ~{spike_address_i, spike_last_i,
          spike_null_i};
      spike_accepted <= spike_accepted + 1;
    end
    if ((!spike_valid_i || spike_ready_o) && spike_offered < spike_end
        && !(stalls && random[15])) begin
      spike_valid_i <= 1'b1;
      {spike_address_i, spike_last_i, spike_null_i} <= vectors[2924 + spike_offered];
      spike_offered <= spike_offered + 1;
    end
  end

  // readback: beats to send. What is not valid is noise.
  integer readback_offered = 0;
  integer readback_accepted = 0;
  integer readback_end = 0;
  always @(posedge clk_i) begin
    if (readback_valid_i && readback_ready_o) begin
      readback_valid_i <= 1'b0;
      {readback_data_i} <= ~{readback_data_i};
      readback_accepted <= readback_accepted + 1;
    end
    if ((!readback_valid_i || readback_ready_o) && readback_offered < readback_end
        && !(stalls && random[30])) begin
      readback_valid_i <= 1'b1;
      {readback_data_i} <= vectors[3598 + readback_offered];
      readback_offered <= readback_offered + 1;
    end
  end

  // send: beats to expect. A beat that is offered must stay until it is taken.
  integer send_received = 0;
  integer send_end = 0;
  reg send_compared = 1'b0;
  reg send_waits = 1'b0;
  reg [33:0] send_held;
  wire [33:0] send_beat = {send_kind_o, send_data_o};
  always @(posedge clk_i) begin
    send_ready_i <= !(stalls && random[5]);
    send_waits <= send_valid_o && !send_ready_i;
    send_held <= send_beat;
    if (send_waits && (send_valid_o !== 1'b1 || send_beat !== send_held)) begin
      errors = errors + 1;
      $display("%0t: send withdrew or changed beat %0d", $time, send_received);
    end
    if (send_valid_o && send_ready_i) begin
      comparisons = comparisons + 1;
      send_compared = 1'b1;
      if (send_received >= send_end
          || send_beat !== vectors[1553 + send_received][33:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: send beat %0d: expected %0h, got %0h", $time, send_received,
                   vectors[1553 + send_received][33:0], send_beat);
        end
      end
      send_received <= send_received + 1;
    end
  end

  // event: beats to expect. A beat that is offered must stay until it is taken.
  integer event_received = 0;
  integer event_end = 0;
  reg event_compared = 1'b0;
  reg event_waits = 1'b0;
  reg [11:0] event_held;
  wire [11:0] event_beat = {event_address_o, event_last_o, event_null_o};
  always @(posedge clk_i) begin
    event_ready_i <= !(stalls && random[10]);
    event_waits <= event_valid_o && !event_ready_i;
    event_held <= event_beat;
    if (event_waits && (event_valid_o !== 1'b1 || event_beat !== event_held)) begin
      errors = errors + 1;
      $display("%0t: event withdrew or changed beat %0d", $time, event_received);
    end
    if (event_valid_o && event_ready_i) begin
      comparisons = comparisons + 1;
      event_compared = 1'b1;
      if (event_received >= event_end
          || event_beat !== vectors[2924 + event_received][11:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: event beat %0d: expected %0h, got %0h", $time, event_received,
                   vectors[2924 + event_received][11:0], event_beat);
        end
      end
      event_received <= event_received + 1;
    end
  end

  // load: beats to expect. A beat that is offered must stay until it is taken.
  integer load_received = 0;
  integer load_end = 0;
  reg load_compared = 1'b0;
  reg load_waits = 1'b0;
  reg [46:0] load_held;
  wire [46:0] load_beat = {
        load_bank_o,
        load_row_o,
        load_word_o,
        load_data_o
      };
  always @(posedge clk_i) begin
    load_ready_i <= !(stalls && random[20]);
    load_waits <= load_valid_o && !load_ready_i;
    load_held <= load_beat;
    if (load_waits && (load_valid_o !== 1'b1 || load_beat !== load_held)) begin
      errors = errors + 1;
      $display("%0t: load withdrew or changed beat %0d", $time, load_received);
    end
    if (load_valid_o && load_ready_i) begin
      comparisons = comparisons + 1;
      load_compared = 1'b1;
      if (load_received >= load_end
          || load_beat !== vectors[2924 + load_received][46:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: load beat %0d: expected %0h, got %0h", $time, load_received,
                   vectors[2924 + load_received][46:0], load_beat);
        end
      end
      load_received <= load_received + 1;
    end
  end

  // read: beats to expect. A beat that is offered must stay until it is taken.
  integer read_received = 0;
  integer read_end = 0;
  reg read_compared = 1'b0;
  reg read_waits = 1'b0;
  reg [14:0] read_held;
  wire [14:0] read_beat = {read_bank_o, read_row_o, read_word_o};
  always @(posedge clk_i) begin
    read_ready_i <= !(stalls && random[25]);
    read_waits <= read_valid_o && !read_ready_i;
    read_held <= read_beat;
    if (read_waits && (read_valid_o !== 1'b1 || read_beat !== read_held)) begin
      errors = errors + 1;
      $display("%0t: read withdrew or changed beat %0d", $time, read_received);
    end
    if (read_valid_o && read_ready_i) begin
      comparisons = comparisons + 1;
      read_compared = 1'b1;
      if (read_received >= read_end
          || read_beat !== vectors[2924 + read_received][14:0]) begin
        errors = errors + 1;
        if (errors <= MostMessages) begin
          $display("%0t: read beat %0d: expected %0h, got %0h", $time, read_received,
                   vectors[2924 + read_received][14:0], read_beat);
        end
      end
      read_received <= read_received + 1;
    end
  end

  // Whether a plain output was compared
  integer weight_scale_o_compared = 0;
  integer bias_scale_o_compared = 0;
  integer threshold_o_compared = 0;

  // A beat is handed over at the coming clock edge; nothing of the phase is left.
  wire progress =
      (receive_valid_i && receive_ready_o) ||
      (send_valid_o && send_ready_i) ||
      (event_valid_o && event_ready_i) ||
      (spike_valid_i && spike_ready_o) ||
      (load_valid_o && load_ready_i) ||
      (read_valid_o && read_ready_i) ||
      (readback_valid_i && readback_ready_o);
  wire done =
      receive_accepted == receive_end &&
      send_received == send_end &&
      event_received == event_end &&
      spike_accepted == spike_end &&
      load_received == load_end &&
      read_received == read_end &&
      readback_accepted == readback_end;

  task restart;
    begin
      rst_ni = 1'b0;
      repeat (4) @(negedge clk_i);
      if (send_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: send offers a beat in reset", $time);
      end
      if (event_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: event offers a beat in reset", $time);
      end
      if (load_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: load offers a beat in reset", $time);
      end
      if (read_valid_o !== 1'b0) begin
        errors = errors + 1;
        $display("%0t: read offers a beat in reset", $time);
      end
      rst_ni = 1'b1;
    end
  endtask

  task run_phase;
    begin
      word = FirstPhase + phase * PhaseWords;
      flags = vectors[word];
      if (flags[0]) restart;
      receive_end = vectors[word + 1];
      send_end = vectors[word + 2];
      event_end = vectors[word + 3];
      spike_end = vectors[word + 4];
      load_end = vectors[word + 5];
      read_end = vectors[word + 6];
      readback_end = vectors[word + 7];
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
        $display("  receive: %0d of %0d beats", receive_accepted, receive_end);
        $display("  send: %0d of %0d beats", send_received, send_end);
        $display("  event: %0d of %0d beats", event_received, event_end);
        $display("  spike: %0d of %0d beats", spike_accepted, spike_end);
        $display("  load: %0d of %0d beats", load_received, load_end);
        $display("  read: %0d of %0d beats", read_received, read_end);
        $display("  readback: %0d of %0d beats", readback_accepted, readback_end);
      end
      if (flags[2]) repeat (SettleCycles) @(negedge clk_i);
      if (flags[3]) begin
        comparisons = comparisons + 1;
        weight_scale_o_compared = 1;
        if (weight_scale_o !== vectors[word + 8][7:0]) begin
          errors = errors + 1;
          $display("%0t: weight_scale_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 8][7:0], weight_scale_o);
        end
      end
      if (flags[4]) begin
        comparisons = comparisons + 1;
        bias_scale_o_compared = 1;
        if (bias_scale_o !== vectors[word + 9][7:0]) begin
          errors = errors + 1;
          $display("%0t: bias_scale_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 9][7:0], bias_scale_o);
        end
      end
      if (flags[5]) begin
        comparisons = comparisons + 1;
        threshold_o_compared = 1;
        if (threshold_o !== vectors[word + 10][17:0]) begin
          errors = errors + 1;
          $display("%0t: threshold_o after phase %0d: expected %0h, got %0h", $time, phase,
                   vectors[word + 10][17:0], threshold_o);
        end
      end
    end
  endtask

  initial begin
    $readmemh(VectorFile, vectors);
    if ($test$plusargs("vcd")) begin
      $dumpfile("network_interface_tb.vcd");
      $dumpvars(0, network_interface_tb);
    end
    // Not at time 0: every process waits by now, and sees its inputs become known.
    #1;
    rst_ni = 1'b0;
    receive_valid_i = 0;
    receive_kind_i = 0;
    receive_data_i = 0;
    send_ready_i = 0;
    event_ready_i = 0;
    spike_valid_i = 0;
    spike_address_i = 0;
    spike_last_i = 0;
    spike_null_i = 0;
    load_ready_i = 0;
    read_ready_i = 0;
    readback_valid_i = 0;
    readback_data_i = 0;
    @(negedge clk_i);
    for (pass = 0; pass < Passes && !hung; pass = pass + 1) begin
      receive_offered = 0;
      receive_accepted = 0;
      receive_end = 0;
      spike_offered = 0;
      spike_accepted = 0;
      spike_end = 0;
      readback_offered = 0;
      readback_accepted = 0;
      readback_end = 0;
      send_received = 0;
      send_end = 0;
      event_received = 0;
      event_end = 0;
      load_received = 0;
      load_end = 0;
      read_received = 0;
      read_end = 0;
      for (phase = 0; phase < Phases && !hung; phase = phase + 1) run_phase;
    end
    // Vectors that could not be read would be compared with nothing.
    if (send_compared) ports = ports + 3;
    if (event_compared) ports = ports + 4;
    if (load_compared) ports = ports + 5;
    if (read_compared) ports = ports + 4;
    ports = ports + weight_scale_o_compared;
    ports = ports + bias_scale_o_compared;
    ports = ports + threshold_o_compared;
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
