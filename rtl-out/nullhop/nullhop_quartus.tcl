# Compilation of nullhop by itself: quartus_sh -t nullhop_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=nullhop
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new nullhop -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY nullhop
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  axi_lite_port.v
  nullhop_check.v
  nullhop_counters.v
  fifo_4x40.v
  nullhop_registers.v
  lane_unpacker_o4_i10_w8_checked.v
  nullhop_loader.v
  ram_1r1w_80x11.v
  ram_1r1w_128x18.v
  nullhop_entries.v
  nullhop_store.v
  nullhop_windows.v
  nullhop_fetch.v
  nullhop_issue.v
  nullhop_params.v
  nullhop_drain.v
  fifo_16x130.v
  fifo_8x73.v
  lane_packer_i5_o8_w8.v
  fifo_3x34.v
  fifo_3x8.v
  sparsity_map_compressor_v8_m8_k4_interleaved.v
  nullhop_output.v
  ram_1r1w_1024x128.v
  nullhop_cluster.v
  fifo_2x93.v
  fifo_2x104.v
  fifo_2x25.v
  fifo_2x5.v
  fifo_2x39.v
  fifo_4x171.v
  fifo_4x201.v
  lane_packer_i8_o8_w24.v
  lane_unpacker_o8_i4_w24.v
  ram_1r1w_16x512.v
  nullhop_core.v
  skid_buffer_w37.v
  reset_sample.v
  nullhop.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder nullhop.sdc]
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
  s_axis_map_tvalid
  s_axis_map_tready
  s_axis_map_tdata[*]
  s_axis_map_tkeep[*]
  s_axis_map_tlast
  s_axis_param_tvalid
  s_axis_param_tready
  s_axis_param_tdata[*]
  s_axis_param_tlast
  m_axis_map_tvalid
  m_axis_map_tready
  m_axis_map_tdata[*]
  m_axis_map_tkeep[*]
  m_axis_map_tlast
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
