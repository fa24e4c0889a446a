# Constraints of noc_router, taken by itself.
# Regenerate with: make gen TARGET=noc_router

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
  rst_ni
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
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
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
set_output_delay -max -clock clk_i 2.000 [get_ports {
  in_local_ready_o
  in_east_ready_o
  in_west_ready_o
  in_north_ready_o
  in_south_ready_o
  in_up_ready_o
  in_down_ready_o
  out_local_valid_o
  out_local_kind_o[*]
  out_local_data_o[*]
  out_east_valid_o
  out_east_kind_o[*]
  out_east_data_o[*]
  out_west_valid_o
  out_west_kind_o[*]
  out_west_data_o[*]
  out_north_valid_o
  out_north_kind_o[*]
  out_north_data_o[*]
  out_south_valid_o
  out_south_kind_o[*]
  out_south_data_o[*]
  out_up_valid_o
  out_up_kind_o[*]
  out_up_data_o[*]
  out_down_valid_o
  out_down_kind_o[*]
  out_down_data_o[*]
  dropped_o[*]
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  in_local_ready_o
  in_east_ready_o
  in_west_ready_o
  in_north_ready_o
  in_south_ready_o
  in_up_ready_o
  in_down_ready_o
  out_local_valid_o
  out_local_kind_o[*]
  out_local_data_o[*]
  out_east_valid_o
  out_east_kind_o[*]
  out_east_data_o[*]
  out_west_valid_o
  out_west_kind_o[*]
  out_west_data_o[*]
  out_north_valid_o
  out_north_kind_o[*]
  out_north_data_o[*]
  out_south_valid_o
  out_south_kind_o[*]
  out_south_data_o[*]
  out_up_valid_o
  out_up_kind_o[*]
  out_up_data_o[*]
  out_down_valid_o
  out_down_kind_o[*]
  out_down_data_o[*]
  dropped_o[*]
}]

# Constants where the block stands: no path begins at them, whatever they are.
set_false_path -from [get_ports {x_i[*] y_i[*] z_i[*]}]

# Constants of the place that the parameters name. A block that is laid out once for several places does without these lines.
set_case_analysis 1 [get_ports {x_i[0]}]
set_case_analysis 0 [get_ports {x_i[1]}]
set_case_analysis 1 [get_ports {y_i[0]}]
set_case_analysis 0 [get_ports {y_i[1]}]
set_case_analysis 1 [get_ports {z_i[0]}]
set_case_analysis 0 [get_ports {z_i[1]}]
