# Compilation of spiking_net by itself: quartus_sh -t spiking_net_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=spiking_net
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new spiking_net -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY spiking_net
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  rom_2x8.v
  ram_1r1w_16x28.v
  spiking_neuron_w7_sat_sub_factor248.v
  spiking_net_layer1_bank.v
  spiking_net_layer1_taps.v
  spiking_net_layer1_scan.v
  spiking_net_layer1_words.v
  spiking_net_layer1.v
  spiking_net_layer1_events.v
  spiking_net_layer2.v
  rom_4x42.v
  ram_1r1w_4x54.v
  spiking_neuron_w9_sat_to2_factor117_after.v
  spiking_net_layer3_bank.v
  spiking_net_layer3_taps.v
  spiking_net_layer3_scan.v
  spiking_net_layer3_words.v
  spiking_net_layer3.v
  spiking_net_layer3_events.v
  spiking_net_layer4_flat.v
  rom_216x20.v
  ram_1r1w_1x80.v
  spiking_neuron_w8_ge.v
  spiking_net_layer4_bank.v
  spiking_net_layer4_taps.v
  spiking_net_layer4_scan.v
  spiking_net_layer4_words.v
  spiking_net_layer4.v
  spiking_net_gather.v
  spike_counter_n10_t256.v
  spiking_net_core.v
  event_counter.v
  spiking_net_status.v
  spiking_net_axi_lite_port.v
  spiking_net_registers.v
  spiking_net_event_source.v
  reset_sample.v
  spiking_net.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder spiking_net.sdc]
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
  s_axis_event_tvalid
  s_axis_event_tready
  s_axis_event_tdata[*]
  s_axis_event_tlast
  m_axis_result_tvalid
  m_axis_result_tready
  m_axis_result_tdata[*]
  m_axis_result_tlast
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
