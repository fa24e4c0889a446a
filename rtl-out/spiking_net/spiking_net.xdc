# Constraints of spiking_net, taken by itself.
# Regenerate with: make gen TARGET=spiking_net

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
  rst_ni
  s_axil_awvalid
  s_axil_awaddr[*]
  s_axil_awprot[*]
  s_axil_wvalid
  s_axil_wdata[*]
  s_axil_wstrb[*]
  s_axil_bready
  s_axil_arvalid
  s_axil_araddr[*]
  s_axil_arprot[*]
  s_axil_rready
  s_axis_event_tvalid
  s_axis_event_tdata[*]
  s_axis_event_tlast
  m_axis_result_tready
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  s_axil_awvalid
  s_axil_awaddr[*]
  s_axil_awprot[*]
  s_axil_wvalid
  s_axil_wdata[*]
  s_axil_wstrb[*]
  s_axil_bready
  s_axil_arvalid
  s_axil_araddr[*]
  s_axil_arprot[*]
  s_axil_rready
  s_axis_event_tvalid
  s_axis_event_tdata[*]
  s_axis_event_tlast
  m_axis_result_tready
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  s_axil_awready
  s_axil_wready
  s_axil_bvalid
  s_axil_bresp[*]
  s_axil_arready
  s_axil_rvalid
  s_axil_rdata[*]
  s_axil_rresp[*]
  s_axis_event_tready
  m_axis_result_tvalid
  m_axis_result_tdata[*]
  m_axis_result_tlast
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  s_axil_awready
  s_axil_wready
  s_axil_bvalid
  s_axil_bresp[*]
  s_axil_arready
  s_axil_rvalid
  s_axil_rdata[*]
  s_axil_rresp[*]
  s_axis_event_tready
  m_axis_result_tvalid
  m_axis_result_tdata[*]
  m_axis_result_tlast
}]
