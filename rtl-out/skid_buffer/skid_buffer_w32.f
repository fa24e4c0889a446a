skid_buffer_w32.v
