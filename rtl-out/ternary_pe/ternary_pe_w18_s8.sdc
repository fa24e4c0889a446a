# Constraints of ternary_pe_w18_s8, taken by itself.
# Regenerate with: make gen TARGET=ternary_pe

# Clock period in the library's unit, ns as a rule.
set period 10.000
create_clock -name clk_i -period $period [get_ports clk_i]

# Jitter of the source, and what a clock tree yet to be built may differ from place to place.
set_clock_uncertainty -setup [expr {0.05 * $period}] [get_clocks clk_i]
set_clock_uncertainty -hold [expr {0.01 * $period}] [get_clocks clk_i]

set_input_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
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
set_output_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
  spike_o
  potential_o[*]
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  spike_o
  potential_o[*]
}]
