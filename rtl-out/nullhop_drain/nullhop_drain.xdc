# Constraints of nullhop_drain, taken by itself.
# Regenerate with: make gen TARGET=nullhop_drain

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
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
set_output_delay -max -clock clk_i 2.000 [get_ports {
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
