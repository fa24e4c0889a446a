# Constraints of network_interface, taken by itself.
# Regenerate with: make gen TARGET=network_interface

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
set_output_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
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
