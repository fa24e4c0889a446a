# Compilation of axi_write_master by itself: quartus_sh -t axi_write_master_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=axi_write_master
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new axi_write_master -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY axi_write_master
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  ram_1r1w_512x72.v
  fifo_512x72_ram.v
  fifo_8x59.v
  reset_sample.v
  axi_write_master.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder axi_write_master.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  command_valid_i
  command_ready_o
  command_address_i[*]
  command_length_i[*]
  data_valid_i
  data_ready_o
  data_data_i[*]
  data_keep_i[*]
  data_last_i
  done_valid_o
  done_ready_i
  done_bytes_o[*]
  done_error_o
  done_cut_o
  m_axi_awvalid
  m_axi_awready
  m_axi_awaddr[*]
  m_axi_awlen[*]
  m_axi_awsize[*]
  m_axi_awburst[*]
  m_axi_awlock
  m_axi_awcache[*]
  m_axi_awprot[*]
  m_axi_awqos[*]
  m_axi_wvalid
  m_axi_wready
  m_axi_wdata[*]
  m_axi_wstrb[*]
  m_axi_wlast
  m_axi_bvalid
  m_axi_bready
  m_axi_bresp[*]
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
