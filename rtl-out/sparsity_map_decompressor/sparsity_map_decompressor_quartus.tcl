# Compilation of sparsity_map_decompressor by itself: quartus_sh -t sparsity_map_decompressor_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=sparsity_map_decompressor
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new sparsity_map_decompressor -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY sparsity_map_decompressor
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  lane_spreader_k1_w16.v
  fifo_8x35.v
  lane_unpacker_o2_i2_w16_checked_end.v
  sparsity_map_decompressor_v16_m16_k1_interleaved.v
  axi_lite_port.v
  sparsity_map_decompressor_v16_m16_k1_interleaved_axi_registers.v
  sparsity_map_decompressor.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder sparsity_map_decompressor.sdc]
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
  s_axis_word_tvalid
  s_axis_word_tready
  s_axis_word_tdata[*]
  s_axis_word_tlast
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
