# Constraints of rom_256x32, taken by itself.
# Regenerate with: make gen TARGET=rom

# Clock period in the library's unit, ns as a rule.
set period 10.000
create_clock -name clk_i -period $period [get_ports clk_i]

set_input_delay -clock clk_i [expr {0.2 * $period}] [get_ports {
  read_enable_i
  read_address_i[*]
}]
set_output_delay -clock clk_i [expr {0.2 * $period}] [get_ports {
  read_data_o[*]
}]
