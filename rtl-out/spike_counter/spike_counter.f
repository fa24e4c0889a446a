spike_counter.v
