ram_1r1w_1024x128.v
reset_sample.v
nullhop_cluster.v
