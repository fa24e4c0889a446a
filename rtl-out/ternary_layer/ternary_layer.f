rom_784x512.v
ternary_pe_w18_s8.v
reset_sample.v
ternary_layer.v
