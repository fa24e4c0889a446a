# Constraints of spiking_net, taken by itself.
# Regenerate with: make gen TARGET=spiking_net

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
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
set_input_delay -min -clock clk_i 0.000 [get_ports {
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
set_output_delay -max -clock clk_i 2.000 [get_ports {
  event_ready_o
  result_valid_o
  result_data_o[*]
  result_last_o
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  event_ready_o
  result_valid_o
  result_data_o[*]
  result_last_o
}]
