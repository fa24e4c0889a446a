# Compilation of sparsity_map_compressor by itself: quartus_sh -t sparsity_map_compressor_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=sparsity_map_compressor
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new sparsity_map_compressor -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY sparsity_map_compressor
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  fifo_8x35.v
  lane_packer_i2_o2_w16.v
  fifo_17x18.v
  fifo_17x16.v
  sparsity_map_compressor_v16_m16_k1_interleaved.v
  sparsity_map_compressor.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder sparsity_map_compressor.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  s_axis_pixel_tvalid
  s_axis_pixel_tready
  s_axis_pixel_tdata[*]
  s_axis_pixel_tlast
  m_axis_word_tvalid
  m_axis_word_tready
  m_axis_word_tdata[*]
  m_axis_word_tkeep[*]
  m_axis_word_tlast
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
