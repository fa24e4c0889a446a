# Constraints of uart_link, taken by itself.
# Regenerate with: make gen TARGET=uart_link

# Clock period in the library's unit, ns as a rule.
set period 10.000
create_clock -name clk_i -period $period [get_ports clk_i]

# Jitter of the source, and what a clock tree yet to be built may differ from place to place: lower both once it is built.
# Skew does not grow with the period, hence a time of its own for hold.
set hold_uncertainty 0.050
set_clock_uncertainty -setup -from [get_clocks clk_i] -to [get_clocks clk_i] [expr {0.05 * $period}]
set_clock_uncertainty -hold -from [get_clocks clk_i] -to [get_clocks clk_i] $hold_uncertainty

set_input_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
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
set_output_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
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
