# Constraints of ternary_layer, taken by itself.
# Regenerate with: make gen TARGET=ternary_layer

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
  rst_ni
  event_valid_i
  event_address_i[*]
  event_last_i
  event_null_i
  weight_scale_i[*]
  bias_scale_i[*]
  threshold_i[*]
  spike_ready_i
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  event_valid_i
  event_address_i[*]
  event_last_i
  event_null_i
  weight_scale_i[*]
  bias_scale_i[*]
  threshold_i[*]
  spike_ready_i
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  event_ready_o
  spike_valid_o
  spike_bits_o[*]
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  event_ready_o
  spike_valid_o
  spike_bits_o[*]
}]
