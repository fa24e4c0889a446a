# Constraints of uart_link, taken by itself.
# Regenerate with: make gen TARGET=uart_link

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Asserted at any time; the system releases it in step with the clock.
set_false_path -from [get_ports rst_ni]
