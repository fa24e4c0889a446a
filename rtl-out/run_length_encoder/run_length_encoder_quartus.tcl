# Compilation of run_length_encoder by itself: quartus_sh -t run_length_encoder_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=run_length_encoder
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new run_length_encoder -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY run_length_encoder
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  lane_packer_i1_o3_w21.v
  run_length_encoder_v16_r5_p3.v
  run_length_encoder.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder run_length_encoder.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  s_axis_pixel_tvalid
  s_axis_pixel_tready
  s_axis_pixel_tdata[*]
  s_axis_pixel_tlast
  m_axis_code_tvalid
  m_axis_code_tready
  m_axis_code_tdata[*]
  m_axis_code_tkeep[*]
  m_axis_code_tlast
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
