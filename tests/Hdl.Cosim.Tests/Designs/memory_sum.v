// memory_sum: asks a data mover for words of 32 bits, forty cycles after the request, and gives their sum when asked.

`default_nettype none

module memory_sum (
    input  wire        clk_i,
    input  wire        rst_ni,
    input  wire        request_valid_i,
    output wire        request_ready_o,
    input  wire [31:0] request_address_i,
    input  wire [22:0] request_bytes_i,
    input  wire        give_valid_i,
    output wire        give_ready_o,
    output wire        sum_valid_o,
    input  wire        sum_ready_i,
    output wire [31:0] sum_value_o,
    output wire        sum_error_o,
    output wire        m_axis_fetch_tvalid,
    input  wire        m_axis_fetch_tready,
    output wire [71:0] m_axis_fetch_tdata,
    input  wire        s_axis_word_tvalid,
    output wire        s_axis_word_tready,
    input  wire [31:0] s_axis_word_tdata,
    input  wire        s_axis_word_tuser,
    input  wire        s_axis_word_tlast
);

  localparam [2:0] Idle = 3'd0, Wait = 3'd1, Ask = 3'd2, Read = 3'd3, Done = 3'd4, Give = 3'd5;

  reg [2:0] state_q;
  reg [5:0] wait_q;
  reg [31:0] address_q, sum_q;
  reg [22:0] bytes_q;
  reg [3:0] tag_q;
  reg error_q;

  assign request_ready_o     = state_q == Idle;
  assign give_ready_o        = state_q == Done;
  assign sum_valid_o         = state_q == Give;
  assign sum_value_o         = sum_q;
  assign sum_error_o         = error_q;
  assign m_axis_fetch_tvalid = state_q == Ask;
  assign m_axis_fetch_tdata  = {4'd0, tag_q, address_q, 9'h081, bytes_q};
  assign s_axis_word_tready  = state_q == Read;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      state_q <= Idle;
      wait_q  <= 6'd0;
      tag_q   <= 4'd0;
    end else begin
      case (state_q)
        Idle: if (request_valid_i) state_q <= Wait;
        Wait: begin
          wait_q <= wait_q == 6'd39 ? 6'd0 : wait_q + 6'd1;
          if (wait_q == 6'd39) state_q <= Ask;
        end
        Ask: if (m_axis_fetch_tready) begin
          state_q <= Read;
          tag_q   <= tag_q + 4'd1;
        end
        Read: if (s_axis_word_tvalid && s_axis_word_tlast) state_q <= Done;
        Done: if (give_valid_i) state_q <= Give;
        default: if (sum_ready_i) state_q <= Idle;
      endcase
    end
  end

  always @(posedge clk_i) begin
    if (state_q == Idle) begin
      address_q <= request_address_i;
      bytes_q   <= request_bytes_i;
      sum_q     <= 32'd0;
      error_q   <= 1'b0;
    end else if (s_axis_word_tvalid && s_axis_word_tready) begin
      sum_q   <= sum_q + s_axis_word_tdata;
      error_q <= error_q || s_axis_word_tuser;
    end
  end

endmodule

`default_nettype wire
