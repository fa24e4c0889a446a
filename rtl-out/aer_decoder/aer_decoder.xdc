# Constraints of aer_decoder, taken by itself.
# Regenerate with: make gen TARGET=aer_decoder

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
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
set_output_delay -max -clock clk_i 2.000 [get_ports {
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
