# Compilation of twsnn by itself: quartus_sh -t twsnn_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=twsnn
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new twsnn -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY twsnn
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  event_counter.v
  twsnn_status.v
  twsnn_axi_lite_port.v
  twsnn_registers.v
  ram_1r1w_98x128.v
  poisson_lanes_b16.v
  rate_encoder_n784_b16_t16.v
  twsnn_packet_begin.v
  aer_encoder_group_n784.v
  aer_encoder_lane_n784.v
  aer_encoder_n784_t2.v
  rom_784x512.v
  ternary_pe_w18_s8.v
  twsnn_layer1.v
  aer_encoder_group_n256.v
  aer_encoder_lane_n256_held.v
  aer_encoder_n256_t2_held.v
  rom_256x512.v
  twsnn_layer2.v
  rom_256x20.v
  twsnn_layer3.v
  spike_counter_n10_t16.v
  reset_sample.v
  twsnn.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder twsnn.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  s_axil_awvalid
  s_axil_awready
  s_axil_awaddr[*]
  s_axil_awprot[*]
  s_axil_wvalid
  s_axil_wready
  s_axil_wdata[*]
  s_axil_wstrb[*]
  s_axil_bvalid
  s_axil_bready
  s_axil_bresp[*]
  s_axil_arvalid
  s_axil_arready
  s_axil_araddr[*]
  s_axil_arprot[*]
  s_axil_rvalid
  s_axil_rready
  s_axil_rdata[*]
  s_axil_rresp[*]
  s_axis_pixel_tvalid
  s_axis_pixel_tready
  s_axis_pixel_tdata[*]
  s_axis_pixel_tlast
  m_axis_result_tvalid
  m_axis_result_tready
  m_axis_result_tdata[*]
  m_axis_result_tlast
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
