# Constraints of uart_link, taken by itself.
# Regenerate with: make gen TARGET=uart_link

# Clock period in the library's unit, ns as a rule.
set period 10.000
create_clock -name clk_i -period $period [get_ports clk_i]

set_input_delay -clock clk_i [expr {0.2 * $period}] [get_ports {
  rst_ni
  rx_i
  received_ready_i
  send_valid_i
  send_data_i[*]
}]
set_output_delay -clock clk_i [expr {0.2 * $period}] [get_ports {
  tx_o
  received_valid_o
  received_data_o[*]
  received_error_o
  quiet_o
  send_ready_o
}]
