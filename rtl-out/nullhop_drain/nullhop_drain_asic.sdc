# Constraints of nullhop_drain, taken by itself.
# Regenerate with: make gen TARGET=nullhop_drain

# For standard cells, read after nullhop_drain.sdc. The numbers are those of a technology of 0.18 um, in the library's units, ns and
# pF as a rule: set them to yours. Slope of the inputs and of the clock, load of the outputs, slowest slope inside.
set input_transition 0.200
set clock_transition 0.100
set output_load 0.020
set max_transition 1.000

# Where it is known which cell drives the inputs, better than a slope: set_driving_cell -lib_cell CELL.
set_input_transition $input_transition [get_ports {
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
set_clock_transition $clock_transition [get_clocks clk_i]
set_load $output_load [all_outputs]
set_max_transition $max_transition [current_design]
