# Constraints of noc_router_ewnsud, taken by itself.
# Regenerate with: make gen TARGET=noc_router

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

set_input_delay -clock clk_i 2.000 [get_ports {
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
set_output_delay -clock clk_i 2.000 [get_ports {
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
