# Constraints of spiking_net, taken by itself.
# Regenerate with: make gen TARGET=spiking_net

# For standard cells, read after spiking_net.sdc. The numbers are those of a technology of 0.18 um, in the library's units, ns and
# pF as a rule: set them to yours. Slope of the inputs and of the clock, load of the outputs, slowest slope inside.
set input_transition 0.200
set clock_transition 0.100
set output_load 0.020
set max_transition 1.000

# Where it is known which cell drives the inputs, better than a slope: set_driving_cell -lib_cell CELL.
set_input_transition $input_transition [get_ports {
  rst_ni
  event_valid_i
  event_y_i[*]
  event_x_i[*]
  event_channel_i
  event_last_i
  event_null_i
  event_tag_i
  result_ready_i
}]
set_clock_transition $clock_transition [get_clocks clk_i]
set_load $output_load [all_outputs]
set_max_transition $max_transition [current_design]
