# Synthesis of sparsity_map_compressor out of context: vivado -mode batch -source sparsity_map_compressor_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=sparsity_map_compressor
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  fifo_8x35.v
  lane_packer_i2_o2_w16.v
  fifo_17x18.v
  fifo_17x16.v
  sparsity_map_compressor_v16_m16_k1_interleaved.v
  sparsity_map_compressor.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder sparsity_map_compressor.xdc]
# What is for simulation alone stays out of it.
synth_design -top sparsity_map_compressor -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file sparsity_map_compressor_utilization.rpt
report_timing_summary -file sparsity_map_compressor_timing.rpt
write_checkpoint -force sparsity_map_compressor.dcp
