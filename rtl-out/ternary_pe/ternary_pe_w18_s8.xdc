# Constraints of ternary_pe_w18_s8, taken by itself.
# Regenerate with: make gen TARGET=ternary_pe

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

set_input_delay -clock clk_i 2.000 [get_ports {
  rst_ni
  state_i[*]
  weight_i[*]
  weight_valid_i
  bias_i[*]
  weight_scale_i[*]
  bias_scale_i[*]
  threshold_i[*]
}]
set_output_delay -clock clk_i 2.000 [get_ports {
  spike_o
  potential_o[*]
}]
