# Constraints of uart_link, taken by itself.
# Regenerate with: make gen TARGET=uart_link

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

set_input_delay -clock clk_i 2.000 [get_ports {
  rst_ni
  rx_i
  received_ready_i
  send_valid_i
  send_data_i[*]
}]
set_output_delay -clock clk_i 2.000 [get_ports {
  tx_o
  received_valid_o
  received_data_o[*]
  received_error_o
  quiet_o
  send_ready_o
}]
