# Constraints of aer_decoder, taken by itself.
# Regenerate with: make gen TARGET=aer_decoder

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
  clear_error_i
  event_valid_i
  event_address_i[*]
  event_last_i
  event_null_i
  row_ready_i
  vector_ready_i
  base_valid_i
  base_value_i[*]
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  clear_error_i
  event_valid_i
  event_address_i[*]
  event_last_i
  event_null_i
  row_ready_i
  vector_ready_i
  base_valid_i
  base_value_i[*]
}]
set_output_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
  error_o
  event_ready_o
  row_valid_o
  row_row_o[*]
  row_last_o
  row_null_o
  vector_valid_o
  vector_bits_o[*]
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  error_o
  event_ready_o
  row_valid_o
  row_row_o[*]
  row_last_o
  row_null_o
  vector_valid_o
  vector_bits_o[*]
}]
