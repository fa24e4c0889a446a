ternary_pe.v
