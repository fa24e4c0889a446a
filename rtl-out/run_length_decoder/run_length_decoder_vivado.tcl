# Synthesis of run_length_decoder out of context: vivado -mode batch -source run_length_decoder_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=run_length_decoder
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  lane_unpacker_o3_i1_w23.v
  run_length_decoder_n4096_v16_r5_p3.v
  axi_lite_port.v
  run_length_decoder_n4096_v16_r5_p3_axi_registers.v
  run_length_decoder.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder run_length_decoder.xdc]
# What is for simulation alone stays out of it.
synth_design -top run_length_decoder -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file run_length_decoder_utilization.rpt
report_timing_summary -file run_length_decoder_timing.rpt
write_checkpoint -force run_length_decoder.dcp
