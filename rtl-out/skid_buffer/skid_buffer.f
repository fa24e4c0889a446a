skid_buffer.v
