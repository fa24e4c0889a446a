# Constraints of noc_router, taken by itself.
# Regenerate with: make gen TARGET=noc_router

# For standard cells, read after noc_router.sdc. The numbers are those of a technology of 0.18 um, in the library's units, ns and
# pF as a rule: set them to yours. Slope of the inputs and of the clock, load of the outputs, slowest slope inside.
set input_transition 0.200
set clock_transition 0.100
set output_load 0.020
set max_transition 1.000

# Where it is known which cell drives the inputs, better than a slope: set_driving_cell -lib_cell CELL.
set_input_transition $input_transition [get_ports {
  rst_ni
  x_i[*]
  y_i[*]
  z_i[*]
  in_local_valid_i
  in_local_kind_i[*]
  in_local_data_i[*]
  in_east_valid_i
  in_east_kind_i[*]
  in_east_data_i[*]
  in_west_valid_i
  in_west_kind_i[*]
  in_west_data_i[*]
  in_north_valid_i
  in_north_kind_i[*]
  in_north_data_i[*]
  in_south_valid_i
  in_south_kind_i[*]
  in_south_data_i[*]
  in_up_valid_i
  in_up_kind_i[*]
  in_up_data_i[*]
  in_down_valid_i
  in_down_kind_i[*]
  in_down_data_i[*]
  out_local_ready_i
  out_east_ready_i
  out_west_ready_i
  out_north_ready_i
  out_south_ready_i
  out_up_ready_i
  out_down_ready_i
}]
set_clock_transition $clock_transition [get_clocks clk_i]
set_load $output_load [all_outputs]
set_max_transition $max_transition [current_design]

# Constants of the place that the parameters name. A block that is laid out once for several places does without these lines.
set_case_analysis 1 [get_ports {x_i[0]}]
set_case_analysis 0 [get_ports {x_i[1]}]
set_case_analysis 1 [get_ports {y_i[0]}]
set_case_analysis 0 [get_ports {y_i[1]}]
set_case_analysis 1 [get_ports {z_i[0]}]
set_case_analysis 0 [get_ports {z_i[1]}]
