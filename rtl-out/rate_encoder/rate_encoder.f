ram_1r1w_196x64.v
poisson_lanes_b8.v
reset_sample.v
rate_encoder.v
