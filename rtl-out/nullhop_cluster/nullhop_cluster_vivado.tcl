# Synthesis of nullhop_cluster out of context: vivado -mode batch -source nullhop_cluster_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=nullhop_cluster
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  ram_1r1w_1024x128.v
  reset_sample.v
  nullhop_cluster.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder nullhop_cluster.xdc]
# What is for simulation alone stays out of it.
synth_design -top nullhop_cluster -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file nullhop_cluster_utilization.rpt
report_timing_summary -file nullhop_cluster_timing.rpt
write_checkpoint -force nullhop_cluster.dcp
