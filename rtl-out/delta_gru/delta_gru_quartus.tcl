# Compilation of delta_gru by itself: quartus_sh -t delta_gru_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=delta_gru
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new delta_gru -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY delta_gru
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  axi_lite_port.v
  delta_rnn_counters.v
  delta_rnn_registers.v
  delta_rnn_issue.v
  ram_1r1w_4x128.v
  delta_encoder_lane_v16.v
  delta_rnn_input.v
  fifo_2x3.v
  fifo_8x156.v
  delta_rnn_list_input0.v
  fifo_2x34.v
  delta_rnn_layer0.v
  fifo_2x4.v
  delta_rnn_list_hidden0.v
  fifo_16x156.v
  delta_rnn_list_readout.v
  fifo_2x2.v
  delta_rnn_readout_control.v
  ram_1r1w_8x192.v
  ram_1r1w_2x192.v
  delta_rnn_mac.v
  ram_1r1w_8x80.v
  delta_rnn_round_24_by7_16_clamp.v
  delta_rnn_sigmoid.v
  delta_rnn_tanh.v
  delta_rnn_round_25_by7_16_clamp.v
  delta_rnn_round_10_by0_10.v
  delta_rnn_round_14_by4_10.v
  delta_gru_lane.v
  delta_encoder_lane_v10.v
  delta_rnn_pointwise.v
  rom_2386x64.v
  delta_rnn_readout.v
  reset_sample.v
  delta_gru.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder delta_gru.sdc]
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
  s_axis_x_tvalid
  s_axis_x_tready
  s_axis_x_tdata[*]
  s_axis_x_tuser[*]
  s_axis_x_tlast
  m_axis_result_tvalid
  m_axis_result_tready
  m_axis_result_tdata[*]
  m_axis_result_tuser
  m_axis_result_tlast
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
