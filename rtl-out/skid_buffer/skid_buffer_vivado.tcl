# Synthesis of skid_buffer out of context: vivado -mode batch -source skid_buffer_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=skid_buffer
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  skid_buffer.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder skid_buffer.xdc]
# What is for simulation alone stays out of it.
synth_design -top skid_buffer -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file skid_buffer_utilization.rpt
report_timing_summary -file skid_buffer_timing.rpt
write_checkpoint -force skid_buffer.dcp
