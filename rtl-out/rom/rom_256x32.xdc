# Constraints of rom_256x32, taken by itself.
# Regenerate with: make gen TARGET=rom

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

set_input_delay -clock clk_i 2.000 [get_ports {
  read_enable_i
  read_address_i[*]
}]
set_output_delay -clock clk_i 2.000 [get_ports {
  read_data_o[*]
}]
