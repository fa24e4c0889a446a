# Compilation of uart_link by itself: quartus_sh -t uart_link_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=uart_link
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new uart_link -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY uart_link
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  uart_link.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder uart_link.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  rx_i
  tx_o
  received_valid_o
  received_ready_i
  received_data_o[*]
  received_error_o
  quiet_o
  send_valid_i
  send_ready_o
  send_data_i[*]
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
