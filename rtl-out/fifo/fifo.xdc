# Constraints of fifo, taken by itself.
# Regenerate with: make gen TARGET=fifo

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
  rst_ni
  in_valid_i
  in_data_i[*]
  out_ready_i
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  in_valid_i
  in_data_i[*]
  out_ready_i
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  in_ready_o
  out_valid_o
  out_data_o[*]
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  in_ready_o
  out_valid_o
  out_data_o[*]
}]
