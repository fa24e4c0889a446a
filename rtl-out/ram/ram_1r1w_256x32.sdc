# Constraints of ram_1r1w_256x32, taken by itself.
# Regenerate with: make gen TARGET=ram

# Clock period in the library's unit, ns as a rule.
set period 10.000
create_clock -name clk_i -period $period [get_ports clk_i]

# Jitter of the source, and what a clock tree yet to be built may differ from place to place.
set_clock_uncertainty -setup [expr {0.05 * $period}] [get_clocks clk_i]
set_clock_uncertainty -hold [expr {0.01 * $period}] [get_clocks clk_i]

set_input_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
  read_enable_i
  read_address_i[*]
  write_enable_i
  write_address_i[*]
  write_data_i[*]
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  read_enable_i
  read_address_i[*]
  write_enable_i
  write_address_i[*]
  write_data_i[*]
}]
set_output_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
  read_data_o[*]
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  read_data_o[*]
}]
