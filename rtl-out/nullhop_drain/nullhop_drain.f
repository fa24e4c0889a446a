nullhop_drain.v
