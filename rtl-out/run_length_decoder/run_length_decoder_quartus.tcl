# Compilation of run_length_decoder by itself: quartus_sh -t run_length_decoder_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=run_length_decoder
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new run_length_decoder -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY run_length_decoder
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  lane_unpacker_o3_i1_w23.v
  run_length_decoder_n4096_v16_r5_p3.v
  axi_lite_port.v
  run_length_decoder_n4096_v16_r5_p3_axi_registers.v
  run_length_decoder.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder run_length_decoder.sdc]
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
  s_axis_code_tvalid
  s_axis_code_tready
  s_axis_code_tdata[*]
  s_axis_code_tlast
  m_axis_pixel_tvalid
  m_axis_pixel_tready
  m_axis_pixel_tdata[*]
  m_axis_pixel_tkeep[*]
  m_axis_pixel_tlast
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
