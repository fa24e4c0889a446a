lane_packer.v
