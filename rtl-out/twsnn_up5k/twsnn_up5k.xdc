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

# Asserted at any time; the system releases it in step with the clock.
set_false_path -from [get_ports rst_ni]
set_property PACKAGE_PIN 35 [get_ports clk_i]
set_property PACKAGE_PIN 6 [get_ports rx_i]
set_property PACKAGE_PIN 9 [get_ports tx_o]
set_property PACKAGE_PIN 10 [get_ports rst_ni]
