# Constraints of twsnn_up5k, taken by itself.
# Regenerate with: make gen TARGET=twsnn_up5k

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

set_input_delay -clock clk_i 2.000 [get_ports {
  rx_i
}]
set_output_delay -clock clk_i 2.000 [get_ports {
  tx_o
}]

# Asserted and released at any time; two registers bring the release into this clock.
set_false_path -from [get_ports rst_ni]
