// What a delta_encoder_lane has to do (docs/delta_encoder.md), with room to spare, against what it does.
// Width: of a value. DeltaWidth: Width + 1 where deltas are exact, Width where they saturate.

`default_nettype none

module delta_encoder_lane_proof #(
    parameter Width      = 4,
    parameter DeltaWidth = 5
) (
    input wire [Width-1:0] value_i,
    input wire             fresh_i,
    input wire [Width-1:0] state_i,
    input wire [Width-1:0] theta_i
);

  wire                  changed;
  wire [DeltaWidth-1:0] delta;
  wire [Width-1:0]      state;

  `DELTA_LANE u_lane (
      .value_i  (value_i),
      .fresh_i  (fresh_i),
      .state_i  (state_i),
      .theta_i  (theta_i),
      .changed_o(changed),
      .delta_o  (delta),
      .state_o  (state)
  );

  // x, h and theta as integers.
  wire signed [31:0] x     = $signed(value_i);
  wire signed [31:0] h     = fresh_i ? 0 : $signed(state_i);
  wire signed [31:0] theta = {{32 - Width{1'b0}}, theta_i};

  wire signed [31:0] d        = x - h;
  wire signed [31:0] distance = d < 0 ? -d : d;
  wire               sent     = d != 0 && distance >= theta;

  localparam signed [31:0] Most  = (1 << (DeltaWidth - 1)) - 1;
  localparam signed [31:0] Least = -(1 << (DeltaWidth - 1));
  wire signed [31:0] s = d > Most ? Most : d < Least ? Least : d;

  always @* begin
    assert (changed == sent);
    assert ($signed(delta) == s);
    assert ($signed(state) == (sent ? h + s : h));
  end

endmodule

`default_nettype wire
