# Constraints of ternary_pe, taken by itself.
# Regenerate with: make gen TARGET=ternary_pe

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
  rst_ni
  state_i[*]
  weight_i[*]
  weight_valid_i
  bias_i[*]
  weight_scale_i[*]
  bias_scale_i[*]
  threshold_i[*]
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  state_i[*]
  weight_i[*]
  weight_valid_i
  bias_i[*]
  weight_scale_i[*]
  bias_scale_i[*]
  threshold_i[*]
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  spike_o
  potential_o[*]
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  spike_o
  potential_o[*]
}]
