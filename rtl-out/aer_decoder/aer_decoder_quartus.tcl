# Compilation of aer_decoder by itself: quartus_sh -t aer_decoder_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=aer_decoder
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new aer_decoder -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY aer_decoder
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  aer_decoder.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder aer_decoder.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  clear_error_i
  error_o
  event_valid_i
  event_ready_o
  event_address_i[*]
  event_last_i
  event_null_i
  row_valid_o
  row_ready_i
  row_row_o[*]
  row_last_o
  row_null_o
  vector_valid_o
  vector_ready_i
  vector_bits_o[*]
  base_valid_i
  base_value_i[*]
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
