# Constraints of noc_router, taken by itself.
# Regenerate with: make gen TARGET=noc_router

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
set_output_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
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
