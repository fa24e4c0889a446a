# Compilation of twsnn_up5k by itself: quartus_sh -t twsnn_up5k_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=twsnn_up5k
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new twsnn_up5k -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY twsnn_up5k
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  twsnn_up5k_reset_release.v
  twsnn_up5k_uart.v
  ram_1rw_16896x32.v
  ram_1r1w_16x176.v
  ram_1r1w_784x8.v
  ram_1r1w_522x11.v
  ram_1r1w_512x8.v
  ram_1r1w_10x5.v
  twsnn_up5k_engine.v
  twsnn_up5k_commands.v
  twsnn_up5k.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder twsnn_up5k.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  rx_i
  tx_o
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
