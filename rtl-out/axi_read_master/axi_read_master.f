ram_1r1w_512x66.v
fifo_512x66_ram.v
reset_sample.v
axi_read_master.v
