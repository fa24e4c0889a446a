# Synthesis of axi_read_master out of context: vivado -mode batch -source axi_read_master_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=axi_read_master
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  ram_1r1w_512x66.v
  fifo_512x66_ram.v
  reset_sample.v
  axi_read_master.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder axi_read_master.xdc]
# What is for simulation alone stays out of it.
synth_design -top axi_read_master -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file axi_read_master_utilization.rpt
report_timing_summary -file axi_read_master_timing.rpt
write_checkpoint -force axi_read_master.dcp
