# Constraints of twsnn_up5k, taken by itself.
# Regenerate with: make gen TARGET=twsnn_up5k

# Clock period in the library's unit, ns as a rule.
set period 83.333
create_clock -name clk_i -period $period [get_ports clk_i]

# Jitter of the source, and what a clock tree yet to be built may differ from place to place: lower both once it is built.
# Skew does not grow with the period, hence a time of its own for hold.
set hold_uncertainty 0.050
set_clock_uncertainty -setup -from [get_clocks clk_i] -to [get_clocks clk_i] [expr {0.05 * $period}]
set_clock_uncertainty -hold -from [get_clocks clk_i] -to [get_clocks clk_i] $hold_uncertainty

# In no step with the clock: two registers bring an input into it, and nobody samples an output with it.
set_false_path -from [get_ports rx_i]
set_false_path -to [get_ports tx_o]

# Asserted and released at any time; two registers bring the release into this clock.
set_false_path -from [get_ports rst_ni]
