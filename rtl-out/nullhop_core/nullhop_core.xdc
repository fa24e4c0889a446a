# Constraints of nullhop_core, taken by itself.
# Regenerate with: make gen TARGET=nullhop_core

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
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
set_output_delay -max -clock clk_i 2.000 [get_ports {
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
