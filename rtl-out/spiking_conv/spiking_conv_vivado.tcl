# Synthesis of spiking_conv out of context: vivado -mode batch -source spiking_conv_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=spiking_conv
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  rom_1x16.v
  ram_1r1w_100x96.v
  spiking_neuron_w12.v
  spiking_conv_bank.v
  spiking_conv_taps.v
  spiking_conv_scan.v
  spiking_conv_words.v
  reset_sample.v
  spiking_conv.v
} {
  read_verilog [file join $folder $source]
}
read_mem [file join $folder spiking_conv_weights0.mem]
read_mem [file join $folder spiking_conv_weights1.mem]
read_mem [file join $folder spiking_conv_weights2.mem]
read_mem [file join $folder spiking_conv_weights3.mem]
read_mem [file join $folder spiking_conv_weights4.mem]
read_mem [file join $folder spiking_conv_weights5.mem]
read_mem [file join $folder spiking_conv_weights6.mem]
read_mem [file join $folder spiking_conv_weights7.mem]
read_mem [file join $folder spiking_conv_weights8.mem]
read_xdc [file join $folder spiking_conv.xdc]
# What is for simulation alone stays out of it.
synth_design -top spiking_conv -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file spiking_conv_utilization.rpt
report_timing_summary -file spiking_conv_timing.rpt
write_checkpoint -force spiking_conv.dcp
