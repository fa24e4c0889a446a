# Constraints of ram_1rw_1024x16, taken by itself.
# Regenerate with: make gen TARGET=ram_single

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]
