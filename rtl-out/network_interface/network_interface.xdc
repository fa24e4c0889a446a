# Constraints of network_interface, taken by itself.
# Regenerate with: make gen TARGET=network_interface

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
  rst_ni
  receive_valid_i
  receive_kind_i[*]
  receive_data_i[*]
  send_ready_i
  event_ready_i
  spike_valid_i
  spike_address_i[*]
  spike_last_i
  spike_null_i
  load_ready_i
  read_ready_i
  readback_valid_i
  readback_data_i[*]
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  receive_valid_i
  receive_kind_i[*]
  receive_data_i[*]
  send_ready_i
  event_ready_i
  spike_valid_i
  spike_address_i[*]
  spike_last_i
  spike_null_i
  load_ready_i
  read_ready_i
  readback_valid_i
  readback_data_i[*]
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  receive_ready_o
  send_valid_o
  send_kind_o[*]
  send_data_o[*]
  event_valid_o
  event_address_o[*]
  event_last_o
  event_null_o
  spike_ready_o
  load_valid_o
  load_bank_o
  load_row_o[*]
  load_word_o[*]
  load_data_o[*]
  read_valid_o
  read_bank_o
  read_row_o[*]
  read_word_o[*]
  readback_ready_o
  weight_scale_o[*]
  bias_scale_o[*]
  threshold_o[*]
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  receive_ready_o
  send_valid_o
  send_kind_o[*]
  send_data_o[*]
  event_valid_o
  event_address_o[*]
  event_last_o
  event_null_o
  spike_ready_o
  load_valid_o
  load_bank_o
  load_row_o[*]
  load_word_o[*]
  load_data_o[*]
  read_valid_o
  read_bank_o
  read_row_o[*]
  read_word_o[*]
  readback_ready_o
  weight_scale_o[*]
  bias_scale_o[*]
  threshold_o[*]
}]
