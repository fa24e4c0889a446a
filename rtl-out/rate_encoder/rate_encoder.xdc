# Constraints of rate_encoder, taken by itself.
# Regenerate with: make gen TARGET=rate_encoder

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
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
set_output_delay -max -clock clk_i 2.000 [get_ports {
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
