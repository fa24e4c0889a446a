# Constraints of nullhop_core, taken by itself.
# Regenerate with: make gen TARGET=nullhop_core

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
  pass_valid_i
  pass_data_i[*]
  load_valid_i
  load_kind_i[*]
  load_words_i[*]
  load_base_i[*]
  load_rows_i[*]
  param_valid_i
  param_data_i[*]
  param_last_i
  map_valid_i
  map_data_i[*]
  map_last_i
  result_ready_i
  error_clear_i
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  pass_valid_i
  pass_data_i[*]
  load_valid_i
  load_kind_i[*]
  load_words_i[*]
  load_base_i[*]
  load_rows_i[*]
  param_valid_i
  param_data_i[*]
  param_last_i
  map_valid_i
  map_data_i[*]
  map_last_i
  result_ready_i
  error_clear_i
}]
set_output_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
  pass_ready_o
  load_ready_o
  param_ready_o
  map_ready_o
  result_valid_o
  result_data_o[*]
  result_last_o
  loads_done_o[*]
  error_o[*]
  loader_ends_o
  issue_ends_o
  drain_ends_o
  result_busy_o
  event_beat_o
  event_items_o
  event_nulls_o
  wait_input_o
  wait_drain_o
  wait_output_o
  wait_weights_o
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  pass_ready_o
  load_ready_o
  param_ready_o
  map_ready_o
  result_valid_o
  result_data_o[*]
  result_last_o
  loads_done_o[*]
  error_o[*]
  loader_ends_o
  issue_ends_o
  drain_ends_o
  result_busy_o
  event_beat_o
  event_items_o
  event_nulls_o
  wait_input_o
  wait_drain_o
  wait_output_o
  wait_weights_o
}]
