# Synthesis of axi_write_master out of context: vivado -mode batch -source axi_write_master_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=axi_write_master
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  ram_1r1w_512x72.v
  fifo_512x72_ram.v
  fifo_8x59.v
  reset_sample.v
  axi_write_master.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder axi_write_master.xdc]
# What is for simulation alone stays out of it.
synth_design -top axi_write_master -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file axi_write_master_utilization.rpt
report_timing_summary -file axi_write_master_timing.rpt
write_checkpoint -force axi_write_master.dcp
