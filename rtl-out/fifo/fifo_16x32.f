fifo_16x32.v
