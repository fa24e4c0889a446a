// SPDX-License-Identifier: Apache-2.0
//
// twsnn_up5k_commands: takes commands as bytes, drives the engine, answers.
//   I                               -> I, "TWU1"
//   V                               -> V, version and shape
//   S steps, seed (2)               -> S
//   W row (2), count, rows          -> W     4 bytes per row, count 0 is 256
//   T index (2), count, thresholds  -> T     2 bytes each
//   P 784 pixels                  -> P, 10 scores, class
// Numbers come low byte first. What is wrong is answered with E and 1 unknown command, 2 ended too
// early, 3 value refused, 4 error on the line; then bytes are dropped up to the end of the frame:
// a byte with `last`, or a quiet line.
//
// Generated from templates/Hdl.Spiking/twsnn_up5k_commands.v.sbn; do not edit.
// Regenerate with: make gen TARGET=twsnn_up5k

`default_nettype none

module twsnn_up5k_commands (
    input  wire        clk_i,
    input  wire        rst_ni,

    // Commands
    input  wire        command_valid_i,
    output wire        command_ready_o,
    input  wire [7:0]  command_data_i,
    input  wire        command_last_i,
    input  wire        command_error_i,
    input  wire        quiet_i,

    // Answers
    output wire        answer_valid_o,
    input  wire        answer_ready_i,
    output wire [7:0]  answer_data_o,
    output wire        answer_last_o,

    // Engine
    output wire        start_o,
    output wire [4:0]  steps_o,
    output wire [15:0] seed_o,
    input  wire        busy_i,
    output wire        score_read_o,
    output wire [3:0]  score_class_o,
    input  wire [4:0]  score_i,
    output wire        pixel_write_o,
    output wire        weight_write_o,
    output wire        threshold_write_o,
    output wire [15:0] write_address_o,
    output wire [31:0] write_data_o
);

  localparam [7:0] Identify = 8'h49;
  localparam [7:0] Version = 8'h56;
  localparam [7:0] Settings = 8'h53;
  localparam [7:0] Weights = 8'h57;
  localparam [7:0] Thresholds = 8'h54;
  localparam [7:0] Picture = 8'h50;
  localparam [7:0] Failure = 8'h45;

  localparam [2:0] NoError = 3'd0;
  localparam [2:0] UnknownCommand = 3'd1;
  localparam [2:0] EndedEarly = 3'd2;
  localparam [2:0] Refused = 3'd3;
  localparam [2:0] LineError = 3'd4;

  localparam [7:0] MostSteps = 8'd16;
  localparam [16:0] Rows = 17'd16896;
  localparam [16:0] NeuronCount = 17'd522;
  localparam [9:0] PixelCount = 10'd784;
  localparam [3:0] LastScore = 4'd10;
  localparam [3:0] ClassByte = 4'd11;

  // Between commands, in one, in a wrong one.
  localparam [3:0] Command = 4'd0;
  localparam [3:0] Header = 4'd1;
  localparam [3:0] Body = 4'd2;
  localparam [3:0] Discard = 4'd3;
  // The command is looked at, the engine runs, a score is read, bytes are sent.
  localparam [3:0] Check = 4'd4;
  localparam [3:0] Start = 4'd5;
  localparam [3:0] Run = 4'd6;
  localparam [3:0] Load = 4'd7;
  localparam [3:0] Answer = 4'd8;

  reg [3:0] state_q;
  reg [7:0] kind_q;
  reg [2:0] error_q;
  reg ended_q;
  reg [1:0] header_left_q;
  reg [23:0] header_q;
  reg [9:0] left_q;
  reg [1:0] byte_q;
  reg write_q;
  reg [15:0] address_q;
  reg [31:0] data_q;
  reg [4:0] steps_q;
  reg [15:0] seed_q;
  reg [3:0] answer_q;

  wire [7:0] data = command_data_i;
  assign command_ready_o = state_q == Command || state_q == Header || state_q == Body || state_q ==
      Discard;

  wire take    = command_valid_i && command_ready_o;
  wire in_command  = state_q == Header || state_q == Body;
  wire cut_off = in_command && quiet_i && !command_valid_i;
  wire asks    = data == Identify || data == Version;
  wire known   = asks || data == Settings || data == Weights || data == Thresholds || data ==
      Picture;

  wire header_ends = state_q == Header && header_left_q == 2'd0;
  wire item_ends   = state_q == Body && byte_q == 2'd0;
  wire data_ends   = item_ends && left_q == 10'd1;
  wire complete    = (state_q == Command && asks) || data_ends
      || (header_ends && kind_q == Settings);

  // What is wrong with the byte that is taken.
  reg [2:0] wrong;

  always @* begin
    wrong = NoError;
    if (command_error_i) wrong = LineError;
    else if (state_q == Command && !known) wrong = UnknownCommand;
    else if (command_last_i && !complete) wrong = EndedEarly;
  end

  // Rows or thresholds of a command: the first, how many, and whether they exist.
  wire [8:0] count = {header_q[23:16] == 8'd0, header_q[23:16]};
  wire [16:0] range_end = {1'b0, header_q[15:0]} + {8'd0, count};
  wire refused = kind_q == Settings
      ? (header_q[7:0] == 8'd0 || header_q[7:0] > MostSteps || header_q[23:8] == 16'd0)
      : range_end > (kind_q == Weights ? Rows : NeuronCount);

  // Answers: the letter; then what belongs to it, answer_q being the number of the byte.
  wire is_error   = error_q != NoError;
  wire is_picture = kind_q == Picture;
  wire is_version = kind_q == Version;
  wire at_class   = answer_q == ClassByte;
  wire answer_ends = is_error ? answer_q == 4'd1
      : is_picture ? at_class
      : answer_q == (kind_q == Identify ? 4'd4 : is_version ? 4'd15 : 4'd0);
  wire sent = answer_valid_o && answer_ready_i;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      state_q <= Command;
      steps_q <= 5'd4;
      seed_q  <= 16'hACE1;
      write_q <= 1'b0;
    end else begin
      write_q <= take && wrong == NoError && item_ends;

      case (state_q)
        Command, Header, Body: begin
          if (cut_off || (take && wrong != NoError)) state_q <= Answer;
          else if (take && state_q == Command) begin
            state_q <= asks ? Answer : data == Picture ? Body : Header;
          end else if (take && header_ends) state_q <= Check;
          else if (take && data_ends) state_q <= is_picture ? Start : Answer;
        end
        Check: state_q <= refused || kind_q == Settings ? Answer : Body;
        Start: state_q <= Run;
        Run: if (!busy_i) state_q <= Answer;
        Load: state_q <= Answer;
        Answer: begin
          if (sent) begin
            if (answer_ends) state_q <= is_error && !ended_q ? Discard : Command;
            else if (is_picture && !is_error && answer_q != LastScore) state_q <= Load;
          end
        end
        default: if (take ? command_last_i : quiet_i) state_q <= Command;
      endcase

      if (state_q == Check && kind_q == Settings && !refused) begin
        steps_q <= header_q[4:0];
        seed_q  <= header_q[23:8];
      end
    end
  end

  reg [3:0] class_q, next_class_q;
  reg [4:0] best_q;
  wire [7:0] score = {3'd0, score_i};
  reg [7:0] letter;
  reg [7:0] version;

  always @* begin
    case (answer_q)
      4'd0: letter = is_error ? Failure : kind_q;
      4'd1: letter = is_error ? {5'd0, error_q} : 8'h54;
      4'd2: letter = 8'h57;
      4'd3: letter = 8'h55;
      default: letter = 8'h31;
    endcase
  end

  always @* begin
    case (answer_q)
      4'd1: version = 8'h00;
      4'd2: version = 8'h00;
      4'd3: version = 8'h01;
      4'd4: version = 8'h00;
      4'd5: version = 8'h10;
      4'd6: version = 8'h10;
      4'd7: version = 8'h03;
      4'd8: version = 8'h10;
      4'd9: version = 8'h03;
      4'd10: version = 8'h00;
      4'd11: version = 8'h01;
      4'd12: version = 8'h00;
      4'd13: version = 8'h01;
      4'd14: version = 8'h0A;
      4'd15: version = 8'h00;
      default: version = kind_q;
    endcase
  end

  wire [1:0] item_last = is_picture ? 2'd0 : kind_q == Weights ? 2'd3 : 2'd1;
  wire is_score = is_picture && !is_error && answer_q != 4'd0;

  assign answer_valid_o = state_q == Answer;
  assign answer_data_o  = !is_score ? (is_version && !is_error ? version : letter) : at_class ?
      {4'd0, class_q} : score;
  assign answer_last_o  = answer_ends;

  // What follows needs no reset: it is set before it is used.
  always @(posedge clk_i) begin
    if (take) ended_q <= command_last_i;
    else if (cut_off) ended_q <= 1'b1;

    if (take && state_q == Command) begin
      kind_q        <= data;
      header_left_q <= 2'd2;
    end else if (take && state_q == Header) begin
      header_left_q <= header_left_q - 2'd1;
    end
    if (take && state_q == Header) header_q <= {data, header_q[23:8]};

    if (take && state_q != Discard) error_q <= wrong;
    else if (cut_off) error_q <= EndedEarly;
    else if (state_q == Check && refused) error_q <= Refused;

    // Rows, thresholds or pixels to come, and bytes of this one.
    if (take && state_q == Command) left_q <= PixelCount;
    else if (state_q == Check) left_q <= {1'd0, count};
    else if (take && item_ends) left_q <= left_q - 10'd1;

    if (take && state_q == Command) byte_q <= 2'd0;
    else if (state_q == Check || (take && item_ends)) byte_q <= item_last;
    else if (take && state_q == Body) byte_q <= byte_q - 2'd1;

    if (take && state_q == Body) data_q <= {data, data_q[31:8]};

    if (take && state_q == Command) address_q <= 16'd0;
    else if (state_q == Check) address_q <= header_q[15:0];
    else if (write_q) address_q <= address_q + 16'd1;

    // Class: the number of the greatest score, the lowest of equals.
    if (state_q != Answer && state_q != Load) answer_q <= 4'd0;
    else if (sent) answer_q <= answer_q + 4'd1;
    if (state_q == Start) next_class_q <= 4'd0;
    else if (sent && is_score) next_class_q <= next_class_q + 4'd1;
    if (sent && is_score && !at_class && (answer_q == 4'd1 || score_i > best_q)) begin
      best_q  <= score_i;
      class_q <= next_class_q;
    end
  end

  assign start_o           = state_q == Start;
  assign steps_o           = steps_q;
  assign seed_o            = seed_q;
  assign score_read_o      = state_q == Load;
  assign score_class_o     = next_class_q;
  assign pixel_write_o     = write_q && is_picture;
  assign weight_write_o    = write_q && kind_q == Weights;
  assign threshold_write_o = write_q && kind_q == Thresholds;
  assign write_address_o   = address_q;
  assign write_data_o      = data_q;

endmodule

`default_nettype wire
