# Constraints of nullhop_cluster, taken by itself.
# Regenerate with: make gen TARGET=nullhop_cluster

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
  rst_ni
  beat_valid_i
  beat_last_i
  beat_fresh_i
  beat_zero_i
  beat_row_i[*]
  beat_value_i[*]
  write_enable_i
  write_row_i[*]
  write_data_i[*]
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  beat_valid_i
  beat_last_i
  beat_fresh_i
  beat_zero_i
  beat_row_i[*]
  beat_value_i[*]
  write_enable_i
  write_row_i[*]
  write_data_i[*]
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  shadow_o[*]
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  shadow_o[*]
}]
