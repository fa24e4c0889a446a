# Constraints of lane_packer, taken by itself.
# Regenerate with: make gen TARGET=lane_packer

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
  rst_ni
  items_valid_i
  items_data_i[*]
  items_keep_i[*]
  items_last_i
  beat_ready_i
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  items_valid_i
  items_data_i[*]
  items_keep_i[*]
  items_last_i
  beat_ready_i
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  items_ready_o
  beat_valid_o
  beat_data_o[*]
  beat_keep_o[*]
  beat_last_o
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  items_ready_o
  beat_valid_o
  beat_data_o[*]
  beat_keep_o[*]
  beat_last_o
}]
