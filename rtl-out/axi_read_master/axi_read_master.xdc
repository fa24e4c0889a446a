# Constraints of axi_read_master, taken by itself.
# Regenerate with: make gen TARGET=axi_read_master

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
  rst_ni
  command_valid_i
  command_address_i[*]
  command_length_i[*]
  data_ready_i
  m_axi_arready
  m_axi_rvalid
  m_axi_rdata[*]
  m_axi_rresp[*]
  m_axi_rlast
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  command_valid_i
  command_address_i[*]
  command_length_i[*]
  data_ready_i
  m_axi_arready
  m_axi_rvalid
  m_axi_rdata[*]
  m_axi_rresp[*]
  m_axi_rlast
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  command_ready_o
  data_valid_o
  data_data_o[*]
  data_error_o
  data_last_o
  m_axi_arvalid
  m_axi_araddr[*]
  m_axi_arlen[*]
  m_axi_arsize[*]
  m_axi_arburst[*]
  m_axi_arlock
  m_axi_arcache[*]
  m_axi_arprot[*]
  m_axi_arqos[*]
  m_axi_rready
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  command_ready_o
  data_valid_o
  data_data_o[*]
  data_error_o
  data_last_o
  m_axi_arvalid
  m_axi_araddr[*]
  m_axi_arlen[*]
  m_axi_arsize[*]
  m_axi_arburst[*]
  m_axi_arlock
  m_axi_arcache[*]
  m_axi_arprot[*]
  m_axi_arqos[*]
  m_axi_rready
}]
