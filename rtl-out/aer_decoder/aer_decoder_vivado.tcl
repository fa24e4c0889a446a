# Synthesis of aer_decoder out of context: vivado -mode batch -source aer_decoder_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=aer_decoder
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  aer_decoder.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder aer_decoder.xdc]
# What is for simulation alone stays out of it.
synth_design -top aer_decoder -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file aer_decoder_utilization.rpt
report_timing_summary -file aer_decoder_timing.rpt
write_checkpoint -force aer_decoder.dcp
