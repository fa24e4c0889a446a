# Constraints of fifo_16x32, taken by itself.
# Regenerate with: make gen TARGET=fifo

# Clock period in the library's unit, ns as a rule.
set period 10.000
create_clock -name clk_i -period $period [get_ports clk_i]

# Jitter of the source, and what a clock tree yet to be built may differ from place to place.
set_clock_uncertainty -setup [expr {0.05 * $period}] [get_clocks clk_i]
set_clock_uncertainty -hold [expr {0.01 * $period}] [get_clocks clk_i]

set_input_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
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
set_output_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
  in_ready_o
  out_valid_o
  out_data_o[*]
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  in_ready_o
  out_valid_o
  out_data_o[*]
}]
