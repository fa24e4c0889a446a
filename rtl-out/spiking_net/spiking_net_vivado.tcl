# Synthesis of spiking_net out of context: vivado -mode batch -source spiking_net_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=spiking_net
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
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
  read_verilog [file join $folder $source]
}
read_mem [file join $folder spiking_net_layer1_weights0.mem]
read_mem [file join $folder spiking_net_layer1_weights1.mem]
read_mem [file join $folder spiking_net_layer1_weights2.mem]
read_mem [file join $folder spiking_net_layer1_weights3.mem]
read_mem [file join $folder spiking_net_layer1_weights4.mem]
read_mem [file join $folder spiking_net_layer1_weights5.mem]
read_mem [file join $folder spiking_net_layer1_weights6.mem]
read_mem [file join $folder spiking_net_layer1_weights7.mem]
read_mem [file join $folder spiking_net_layer1_weights8.mem]
read_mem [file join $folder spiking_net_layer3_weights0.mem]
read_mem [file join $folder spiking_net_layer3_weights1.mem]
read_mem [file join $folder spiking_net_layer3_weights2.mem]
read_mem [file join $folder spiking_net_layer3_weights3.mem]
read_mem [file join $folder spiking_net_layer3_weights4.mem]
read_mem [file join $folder spiking_net_layer3_weights5.mem]
read_mem [file join $folder spiking_net_layer3_weights6.mem]
read_mem [file join $folder spiking_net_layer3_weights7.mem]
read_mem [file join $folder spiking_net_layer3_weights8.mem]
read_mem [file join $folder spiking_net_layer4_weights0.mem]
read_xdc [file join $folder spiking_net.xdc]
# What is for simulation alone stays out of it.
synth_design -top spiking_net -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file spiking_net_utilization.rpt
report_timing_summary -file spiking_net_timing.rpt
write_checkpoint -force spiking_net.dcp
