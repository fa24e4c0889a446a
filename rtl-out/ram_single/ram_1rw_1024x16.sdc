# Constraints of ram_1rw_1024x16, taken by itself.
# Regenerate with: make gen TARGET=ram_single

# Clock period in the library's unit, ns as a rule.
set period 10.000
create_clock -name clk_i -period $period [get_ports clk_i]

set_input_delay -clock clk_i [expr {0.2 * $period}] [get_ports {
  enable_i
  write_enable_i
  address_i[*]
  write_data_i[*]
}]
set_output_delay -clock clk_i [expr {0.2 * $period}] [get_ports {
  read_data_o[*]
}]
