# Synthesis of nullhop_core out of context: vivado -mode batch -source nullhop_core_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=nullhop_core
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  lane_unpacker_o1_i2_w8_checked.v
  nullhop_loader.v
  ram_1r1w_80x12.v
  ram_1r1w_2048x18.v
  nullhop_entries.v
  nullhop_store.v
  nullhop_windows.v
  nullhop_fetch.v
  nullhop_issue.v
  nullhop_params.v
  nullhop_drain.v
  fifo_16x130.v
  fifo_8x19.v
  lane_packer_i2_o2_w8.v
  fifo_9x10.v
  fifo_9x8.v
  sparsity_map_compressor_v8_m8_k1_interleaved.v
  nullhop_output.v
  ram_1r1w_1024x128.v
  nullhop_cluster.v
  fifo_2x93.v
  fifo_2x104.v
  fifo_2x25.v
  fifo_2x5.v
  fifo_2x39.v
  fifo_4x184.v
  fifo_32x24.v
  ram_1r1w_16x512.v
  reset_sample.v
  nullhop_core.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder nullhop_core.xdc]
# What is for simulation alone stays out of it.
synth_design -top nullhop_core -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file nullhop_core_utilization.rpt
report_timing_summary -file nullhop_core_timing.rpt
write_checkpoint -force nullhop_core.dcp
