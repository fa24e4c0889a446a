# Constraints of nullhop_drain, taken by itself.
# Regenerate with: make gen TARGET=nullhop_drain

# Clock period in the library's unit, ns as a rule.
set period 10.000
create_clock -name clk_i -period $period [get_ports clk_i]

# Jitter of the source, and what a clock tree yet to be built may differ from place to place: lower both once it is built.
# Skew does not grow with the period, hence a time of its own for hold.
set hold_uncertainty 0.050
set_clock_uncertainty -setup -from [get_clocks clk_i] -to [get_clocks clk_i] [expr {0.05 * $period}]
set_clock_uncertainty -hold -from [get_clocks clk_i] -to [get_clocks clk_i] $hold_uncertainty

set_input_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
  rst_ni
  start_i
  pass_pooled_width_i[*]
  pass_words_i[*]
  pass_last_channel_i[*]
  pass_relu_i
  pass_raw_i
  pass_signed_i
  pass_round_i
  pass_shift_i[*]
  pass_bias_shift_i[*]
  pass_base_i[*]
  beat_valid_i
  beat_last_i
  beat_emit_i
  beat_ends_i
  sums_i[*]
  bias_i[*]
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  start_i
  pass_pooled_width_i[*]
  pass_words_i[*]
  pass_last_channel_i[*]
  pass_relu_i
  pass_raw_i
  pass_signed_i
  pass_round_i
  pass_shift_i[*]
  pass_bias_shift_i[*]
  pass_base_i[*]
  beat_valid_i
  beat_last_i
  beat_emit_i
  beat_ends_i
  sums_i[*]
  bias_i[*]
}]
set_output_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
  free_o
  ends_o
  bias_enable_o
  bias_row_o[*]
  word_valid_o
  word_last_o
  word_raw_o
  word_data_o[*]
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  free_o
  ends_o
  bias_enable_o
  bias_row_o[*]
  word_valid_o
  word_last_o
  word_raw_o
  word_data_o[*]
}]
