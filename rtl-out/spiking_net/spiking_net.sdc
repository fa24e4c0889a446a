# Constraints of spiking_net, taken by itself.
# Regenerate with: make gen TARGET=spiking_net

# Clock period in the library's unit, ns as a rule.
set period 10.000
create_clock -name clk_i -period $period [get_ports clk_i]

# Jitter of the source, and what a clock tree yet to be built may differ from place to place: lower both once it is built.
# Skew does not grow with the period, hence a time of its own for hold.
set hold_uncertainty 0.050
set_clock_uncertainty -setup -from [get_clocks clk_i] -to [get_clocks clk_i] [expr {0.05 * $period}]
set_clock_uncertainty -hold -from [get_clocks clk_i] -to [get_clocks clk_i] $hold_uncertainty

set_input_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
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
set_output_delay -max -clock clk_i [expr {0.2 * $period}] [get_ports {
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
