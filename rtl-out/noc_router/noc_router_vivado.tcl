# Synthesis of noc_router out of context: vivado -mode batch -source noc_router_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=noc_router
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  noc_buffer_d4_r7.v
  noc_buffer_d4_r5.v
  noc_buffer_d4_r3.v
  noc_buffer_d4_r1.v
  noc_arbiter_n7.v
  noc_arbiter_n2.v
  noc_arbiter_n4.v
  noc_arbiter_n6.v
  noc_router.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder noc_router.xdc]
# What is for simulation alone stays out of it.
synth_design -top noc_router -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file noc_router_utilization.rpt
report_timing_summary -file noc_router_timing.rpt
write_checkpoint -force noc_router.dcp
