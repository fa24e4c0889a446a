rom.v
