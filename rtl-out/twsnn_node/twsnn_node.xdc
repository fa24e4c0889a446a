# Constraints of twsnn_node, taken by itself.
# Regenerate with: make gen TARGET=twsnn_node

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
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  receive_valid_i
  receive_kind_i[*]
  receive_data_i[*]
  send_ready_i
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  receive_ready_o
  send_valid_o
  send_kind_o[*]
  send_data_o[*]
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  receive_ready_o
  send_valid_o
  send_kind_o[*]
  send_data_o[*]
}]
