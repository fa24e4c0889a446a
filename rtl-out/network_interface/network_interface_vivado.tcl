# Synthesis of network_interface out of context: vivado -mode batch -source network_interface_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=network_interface
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  fifo_2x34.v
  ram_1r1w_512x11.v
  noc_spike_receiver_i784_s512_p8.v
  noc_spike_sender_d8.v
  noc_memory_port_i784_w16_s512.v
  noc_node_registers_d8_p8_a8_v18.v
  noc_flit_merge.v
  reset_sample.v
  network_interface.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder network_interface.xdc]
# What is for simulation alone stays out of it.
synth_design -top network_interface -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file network_interface_utilization.rpt
report_timing_summary -file network_interface_timing.rpt
write_checkpoint -force network_interface.dcp
