# Compilation of rate_encoder by itself: quartus_sh -t rate_encoder_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=rate_encoder
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new rate_encoder -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY rate_encoder
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  ram_1r1w_196x64.v
  poisson_lanes_b8.v
  reset_sample.v
  rate_encoder.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder rate_encoder.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  steps_i[*]
  seeds_i[*]
  pixel_valid_i
  pixel_ready_o
  pixel_data_i[*]
  pixel_last_i
  vector_valid_o
  vector_ready_i
  vector_bits_o[*]
  vector_last_o
  vector_error_o
  short_image_o
  long_image_o
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
