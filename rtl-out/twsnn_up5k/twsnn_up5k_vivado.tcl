# Synthesis of twsnn_up5k out of context: vivado -mode batch -source twsnn_up5k_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=twsnn_up5k
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  twsnn_up5k_reset_release.v
  twsnn_up5k_uart.v
  ram_1rw_16896x32.v
  ram_1r1w_16x176.v
  ram_1r1w_784x8.v
  ram_1r1w_522x11.v
  ram_1r1w_512x8.v
  ram_1r1w_10x5.v
  twsnn_up5k_engine.v
  twsnn_up5k_commands.v
  twsnn_up5k.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder twsnn_up5k.xdc]
# What is for simulation alone stays out of it.
synth_design -top twsnn_up5k -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file twsnn_up5k_utilization.rpt
report_timing_summary -file twsnn_up5k_timing.rpt
write_checkpoint -force twsnn_up5k.dcp
