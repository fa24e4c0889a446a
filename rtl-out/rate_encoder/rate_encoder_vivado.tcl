# Synthesis of rate_encoder out of context: vivado -mode batch -source rate_encoder_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=rate_encoder
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  ram_1r1w_196x64.v
  poisson_lanes_b8.v
  reset_sample.v
  rate_encoder.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder rate_encoder.xdc]
# What is for simulation alone stays out of it.
synth_design -top rate_encoder -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file rate_encoder_utilization.rpt
report_timing_summary -file rate_encoder_timing.rpt
write_checkpoint -force rate_encoder.dcp
