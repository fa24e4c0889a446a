ram_1rw_1024x16.v
