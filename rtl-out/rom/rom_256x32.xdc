# Constraints of rom_256x32, taken by itself.
# Regenerate with: make gen TARGET=rom

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]
