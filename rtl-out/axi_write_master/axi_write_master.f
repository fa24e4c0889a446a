ram_1r1w_512x72.v
fifo_512x72_ram.v
fifo_8x59.v
reset_sample.v
axi_write_master.v
