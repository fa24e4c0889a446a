// memory_copy: reads four words of 32 bits, adds 1 to each, and writes them 64 bytes further on.

`default_nettype none

module memory_copy (
    input  wire        clk_i,
    input  wire        rst_ni,
    input  wire        copy_valid_i,
    output wire        copy_ready_o,
    input  wire [31:0] copy_address_i,
    output wire        done_valid_o,
    input  wire        done_ready_i,
    output wire        done_error_o,
    output wire        m_axi_awvalid,
    input  wire        m_axi_awready,
    output wire [31:0] m_axi_awaddr,
    output wire [7:0]  m_axi_awlen,
    output wire [2:0]  m_axi_awsize,
    output wire [1:0]  m_axi_awburst,
    output wire        m_axi_awlock,
    output wire [3:0]  m_axi_awcache,
    output wire [2:0]  m_axi_awprot,
    output wire [3:0]  m_axi_awqos,
    output wire        m_axi_wvalid,
    input  wire        m_axi_wready,
    output wire [31:0] m_axi_wdata,
    output wire [3:0]  m_axi_wstrb,
    output wire        m_axi_wlast,
    input  wire        m_axi_bvalid,
    output wire        m_axi_bready,
    input  wire [1:0]  m_axi_bresp,
    output wire        m_axi_arvalid,
    input  wire        m_axi_arready,
    output wire [31:0] m_axi_araddr,
    output wire [7:0]  m_axi_arlen,
    output wire [2:0]  m_axi_arsize,
    output wire [1:0]  m_axi_arburst,
    output wire        m_axi_arlock,
    output wire [3:0]  m_axi_arcache,
    output wire [2:0]  m_axi_arprot,
    output wire [3:0]  m_axi_arqos,
    input  wire        m_axi_rvalid,
    output wire        m_axi_rready,
    input  wire [31:0] m_axi_rdata,
    input  wire [1:0]  m_axi_rresp,
    input  wire        m_axi_rlast
);

  localparam [2:0] Idle = 3'd0, Ask = 3'd1, Read = 3'd2, Write = 3'd3, Answer = 3'd4, Done = 3'd5;

  reg [2:0] state_q;
  reg [31:0] address_q;
  reg [31:0] words_q [0:3];
  reg [1:0] word_q;
  reg asked_q, sent_q, error_q;
  wire unused = ^{m_axi_rresp[0], m_axi_bresp[0]};

  assign copy_ready_o  = state_q == Idle;
  assign done_valid_o  = state_q == Done;
  assign done_error_o  = error_q;
  assign m_axi_arvalid = state_q == Ask;
  assign m_axi_araddr  = address_q;
  assign m_axi_arlen   = 8'd3;
  assign m_axi_arsize  = 3'd2;
  assign m_axi_arburst = 2'b01;
  assign m_axi_arlock  = 1'b0;
  assign m_axi_arcache = 4'b0011;
  assign m_axi_arprot  = 3'b000;
  assign m_axi_arqos   = 4'd0;
  assign m_axi_rready  = state_q == Read;
  assign m_axi_awvalid = state_q == Write && !asked_q;
  assign m_axi_awaddr  = address_q + 32'd64;
  assign m_axi_awlen   = 8'd3;
  assign m_axi_awsize  = 3'd2;
  assign m_axi_awburst = 2'b01;
  assign m_axi_awlock  = 1'b0;
  assign m_axi_awcache = 4'b0011;
  assign m_axi_awprot  = 3'b000;
  assign m_axi_awqos   = 4'd0;
  assign m_axi_wvalid  = state_q == Write && !sent_q;
  assign m_axi_wdata   = words_q[word_q] + 32'd1;
  assign m_axi_wstrb   = 4'b1111;
  assign m_axi_wlast   = word_q == 2'd3;
  assign m_axi_bready  = state_q == Answer;

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      state_q <= Idle;
    end else begin
      case (state_q)
        Idle: if (copy_valid_i) state_q <= Ask;
        Ask: if (m_axi_arready) state_q <= Read;
        Read: if (m_axi_rvalid && m_axi_rlast) state_q <= Write;
        Write: if ((asked_q || m_axi_awready) && (sent_q || (m_axi_wready && m_axi_wlast))) state_q <= Answer;
        Answer: if (m_axi_bvalid) state_q <= Done;
        default: if (done_ready_i) state_q <= Idle;
      endcase
    end
  end

  always @(posedge clk_i) begin
    if (state_q == Idle) begin
      address_q <= copy_address_i;
      word_q    <= 2'd0;
      asked_q   <= 1'b0;
      sent_q    <= 1'b0;
      error_q   <= 1'b0;
    end
    if (m_axi_rvalid && m_axi_rready) begin
      words_q[word_q] <= m_axi_rdata;
      word_q          <= word_q + 2'd1;
      error_q         <= error_q || m_axi_rresp[1];
    end
    if (m_axi_awvalid && m_axi_awready) asked_q <= 1'b1;
    if (m_axi_wvalid && m_axi_wready) begin
      word_q <= word_q + 2'd1;
      sent_q <= m_axi_wlast;
    end
    if (m_axi_bvalid && m_axi_bready) error_q <= error_q || m_axi_bresp[1];
  end

endmodule

`default_nettype wire
