# Constraints of twsnn_up5k, taken by itself.
# Regenerate with: make gen TARGET=twsnn_up5k

# Clock period in ns.
create_clock -name clk_i -period 83.333 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.833

# In no step with the clock: two registers bring an input into it, and nobody samples an output with it.
set_false_path -from [get_ports rx_i]
set_false_path -to [get_ports tx_o]

# Asserted and released at any time; two registers bring the release into this clock.
set_false_path -from [get_ports rst_ni]
