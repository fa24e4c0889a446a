# Constraints of aer_encoder, taken by itself.
# Regenerate with: make gen TARGET=aer_encoder

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
  rst_ni
  vector_valid_i
  vector_bits_i[*]
  event_ready_i
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  vector_valid_i
  vector_bits_i[*]
  event_ready_i
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  vector_ready_o
  event_valid_o
  event_address_o[*]
  event_last_o
  event_null_o
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  vector_ready_o
  event_valid_o
  event_address_o[*]
  event_last_o
  event_null_o
}]
