# Synthesis of delta_accumulator out of context: vivado -mode batch -source delta_accumulator_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=delta_accumulator
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  lane_unpacker_o1_i1_w22_checked.v
  ram_1r1w_64x16.v
  delta_accumulator_n64_v16.v
  axi_lite_port.v
  delta_accumulator_n64_v16_axi_registers.v
  reset_sample.v
  delta_accumulator.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder delta_accumulator.xdc]
# What is for simulation alone stays out of it.
synth_design -top delta_accumulator -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file delta_accumulator_utilization.rpt
report_timing_summary -file delta_accumulator_timing.rpt
write_checkpoint -force delta_accumulator.dcp
