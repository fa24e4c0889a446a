# Synthesis of sparsity_map_decompressor out of context: vivado -mode batch -source sparsity_map_decompressor_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=sparsity_map_decompressor
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  lane_spreader_k1_w16.v
  fifo_8x35.v
  lane_unpacker_o2_i2_w16_checked_end.v
  sparsity_map_decompressor_v16_m16_k1_interleaved.v
  axi_lite_port.v
  sparsity_map_decompressor_v16_m16_k1_interleaved_axi_registers.v
  sparsity_map_decompressor.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder sparsity_map_decompressor.xdc]
# What is for simulation alone stays out of it.
synth_design -top sparsity_map_decompressor -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file sparsity_map_decompressor_utilization.rpt
report_timing_summary -file sparsity_map_decompressor_timing.rpt
write_checkpoint -force sparsity_map_decompressor.dcp
