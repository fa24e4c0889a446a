# Constraints of nullhop_core, taken by itself.
# Regenerate with: make gen TARGET=nullhop_core

# For standard cells, read after nullhop_core.sdc. The numbers are those of a technology of 0.18 um, in the library's units, ns and
# pF as a rule: set them to yours. Slope of the inputs and of the clock, load of the outputs, slowest slope inside.
set input_transition 0.200
set clock_transition 0.100
set output_load 0.020
set max_transition 1.000

# Where it is known which cell drives the inputs, better than a slope: set_driving_cell -lib_cell CELL.
set_input_transition $input_transition [get_ports {
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
set_clock_transition $clock_transition [get_clocks clk_i]
set_load $output_load [all_outputs]
set_max_transition $max_transition [current_design]
