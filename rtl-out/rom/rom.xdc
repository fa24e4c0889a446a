# Constraints of rom, taken by itself.
# Regenerate with: make gen TARGET=rom

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
  read_enable_i
  read_address_i[*]
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  read_enable_i
  read_address_i[*]
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  read_data_o[*]
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  read_data_o[*]
}]
