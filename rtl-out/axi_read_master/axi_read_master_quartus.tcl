# Compilation of axi_read_master by itself: quartus_sh -t axi_read_master_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=axi_read_master
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new axi_read_master -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY axi_read_master
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  ram_1r1w_512x66.v
  fifo_512x66_ram.v
  reset_sample.v
  axi_read_master.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder axi_read_master.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  command_valid_i
  command_ready_o
  command_address_i[*]
  command_length_i[*]
  data_valid_o
  data_ready_i
  data_data_o[*]
  data_error_o
  data_last_o
  m_axi_arvalid
  m_axi_arready
  m_axi_araddr[*]
  m_axi_arlen[*]
  m_axi_arsize[*]
  m_axi_arburst[*]
  m_axi_arlock
  m_axi_arcache[*]
  m_axi_arprot[*]
  m_axi_arqos[*]
  m_axi_rvalid
  m_axi_rready
  m_axi_rdata[*]
  m_axi_rresp[*]
  m_axi_rlast
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
