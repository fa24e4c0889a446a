# Synthesis of ternary_layer out of context: vivado -mode batch -source ternary_layer_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=ternary_layer
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  rom_784x512.v
  ternary_pe_w18_s8.v
  reset_sample.v
  ternary_layer.v
} {
  read_verilog [file join $folder $source]
}
read_mem [file join $folder ternary_layer_bank0.mem]
read_xdc [file join $folder ternary_layer.xdc]
# What is for simulation alone stays out of it.
synth_design -top ternary_layer -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file ternary_layer_utilization.rpt
report_timing_summary -file ternary_layer_timing.rpt
write_checkpoint -force ternary_layer.dcp
