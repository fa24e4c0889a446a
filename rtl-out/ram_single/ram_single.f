ram_single.v
