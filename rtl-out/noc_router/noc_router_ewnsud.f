fifo_4x34.v
noc_arbiter_n7.v
noc_arbiter_n2.v
noc_arbiter_n4.v
noc_arbiter_n6.v
noc_router_ewnsud.v
