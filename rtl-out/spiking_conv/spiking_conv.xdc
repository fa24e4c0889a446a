# Constraints of spiking_conv, taken by itself.
# Regenerate with: make gen TARGET=spiking_conv

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
  spike_ready_i
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  event_valid_i
  event_y_i[*]
  event_x_i[*]
  event_channel_i
  event_last_i
  event_null_i
  spike_ready_i
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  event_ready_o
  spike_valid_o
  spike_y_o[*]
  spike_x_o[*]
  spike_fold_o
  spike_bits_o[*]
  spike_last_o
  spike_null_o
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  event_ready_o
  spike_valid_o
  spike_y_o[*]
  spike_x_o[*]
  spike_fold_o
  spike_bits_o[*]
  spike_last_o
  spike_null_o
}]
