# Constraints of spiking_net, taken by itself.
# Regenerate with: make gen TARGET=spiking_net

# For standard cells, read after spiking_net.sdc. The numbers are those of a technology of 0.18 um, in the library's units, ns and
# pF as a rule: set them to yours. Slope of the inputs and of the clock, load of the outputs, slowest slope inside.
set input_transition 0.200
set clock_transition 0.100
set output_load 0.020
set max_transition 1.000

# Where it is known which cell drives the inputs, better than a slope: set_driving_cell -lib_cell CELL.
set_input_transition $input_transition [get_ports {
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
set_clock_transition $clock_transition [get_clocks clk_i]
set_load $output_load [all_outputs]
set_max_transition $max_transition [current_design]
