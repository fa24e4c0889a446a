rom_256x32.v
