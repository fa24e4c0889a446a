# Constraints of ram_single, taken by itself.
# Regenerate with: make gen TARGET=ram_single

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
  enable_i
  write_enable_i
  address_i[*]
  write_data_i[*]
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  enable_i
  write_enable_i
  address_i[*]
  write_data_i[*]
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  read_data_o[*]
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  read_data_o[*]
}]
