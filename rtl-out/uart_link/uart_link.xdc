# Constraints of uart_link, taken by itself.
# Regenerate with: make gen TARGET=uart_link

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
  rst_ni
  received_ready_i
  send_valid_i
  send_data_i[*]
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  received_ready_i
  send_valid_i
  send_data_i[*]
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  received_valid_o
  received_data_o[*]
  received_error_o
  quiet_o
  send_ready_o
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  received_valid_o
  received_data_o[*]
  received_error_o
  quiet_o
  send_ready_o
}]

# In no step with the clock: two registers bring an input into it, and nobody samples an output with it.
set_false_path -from [get_ports rx_i]
set_false_path -to [get_ports tx_o]
