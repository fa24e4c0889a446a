ram_1r1w_256x32.v
