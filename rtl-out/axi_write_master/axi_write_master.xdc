# Constraints of axi_write_master, taken by itself.
# Regenerate with: make gen TARGET=axi_write_master

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
  rst_ni
  command_valid_i
  command_address_i[*]
  command_length_i[*]
  data_valid_i
  data_data_i[*]
  data_keep_i[*]
  data_last_i
  done_ready_i
  m_axi_awready
  m_axi_wready
  m_axi_bvalid
  m_axi_bresp[*]
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  command_valid_i
  command_address_i[*]
  command_length_i[*]
  data_valid_i
  data_data_i[*]
  data_keep_i[*]
  data_last_i
  done_ready_i
  m_axi_awready
  m_axi_wready
  m_axi_bvalid
  m_axi_bresp[*]
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  command_ready_o
  data_ready_o
  done_valid_o
  done_bytes_o[*]
  done_error_o
  done_cut_o
  m_axi_awvalid
  m_axi_awaddr[*]
  m_axi_awlen[*]
  m_axi_awsize[*]
  m_axi_awburst[*]
  m_axi_awlock
  m_axi_awcache[*]
  m_axi_awprot[*]
  m_axi_awqos[*]
  m_axi_wvalid
  m_axi_wdata[*]
  m_axi_wstrb[*]
  m_axi_wlast
  m_axi_bready
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  command_ready_o
  data_ready_o
  done_valid_o
  done_bytes_o[*]
  done_error_o
  done_cut_o
  m_axi_awvalid
  m_axi_awaddr[*]
  m_axi_awlen[*]
  m_axi_awsize[*]
  m_axi_awburst[*]
  m_axi_awlock
  m_axi_awcache[*]
  m_axi_awprot[*]
  m_axi_awqos[*]
  m_axi_wvalid
  m_axi_wdata[*]
  m_axi_wstrb[*]
  m_axi_wlast
  m_axi_bready
}]
