# Constraints of rate_encoder, taken by itself.
# Regenerate with: make gen TARGET=rate_encoder

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
  steps_i[*]
  seeds_i[*]
  pixel_valid_i
  pixel_data_i[*]
  pixel_last_i
  vector_ready_i
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  steps_i[*]
  seeds_i[*]
  pixel_valid_i
  pixel_data_i[*]
  pixel_last_i
  vector_ready_i
}]
set_output_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
  pixel_ready_o
  vector_valid_o
  vector_bits_o[*]
  vector_last_o
  vector_error_o
  short_image_o
  long_image_o
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  pixel_ready_o
  vector_valid_o
  vector_bits_o[*]
  vector_last_o
  vector_error_o
  short_image_o
  long_image_o
}]
