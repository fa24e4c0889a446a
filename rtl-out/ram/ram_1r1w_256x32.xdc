# Constraints of ram_1r1w_256x32, taken by itself.
# Regenerate with: make gen TARGET=ram

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]
