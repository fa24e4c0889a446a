# Constraints of spiking_net, taken by itself.
# Regenerate with: make gen TARGET=spiking_net

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
  event_valid_i
  event_y_i[*]
  event_x_i[*]
  event_channel_i
  event_last_i
  event_null_i
  event_tag_i
  result_ready_i
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  event_valid_i
  event_y_i[*]
  event_x_i[*]
  event_channel_i
  event_last_i
  event_null_i
  event_tag_i
  result_ready_i
}]
set_output_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
  event_ready_o
  result_valid_o
  result_data_o[*]
  result_last_o
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  event_ready_o
  result_valid_o
  result_data_o[*]
  result_last_o
}]
