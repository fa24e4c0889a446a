# Synthesis of nullhop out of context: vivado -mode batch -source nullhop_vivado.tcl -tclargs PART
# Regenerate with: make gen TARGET=nullhop
set folder [file dirname [file normalize [info script]]]
set part [expr {$argc > 0 ? [lindex $argv 0] : "xc7a100tcsg324-1"}]
foreach source {
  axi_lite_port.v
  nullhop_check.v
  nullhop_counters.v
  fifo_4x40.v
  nullhop_registers.v
  lane_unpacker_o4_i10_w8_checked.v
  nullhop_loader.v
  ram_1r1w_80x11.v
  ram_1r1w_128x18.v
  nullhop_entries.v
  nullhop_store.v
  nullhop_windows.v
  nullhop_fetch.v
  nullhop_issue.v
  nullhop_params.v
  nullhop_drain.v
  fifo_16x130.v
  fifo_8x73.v
  lane_packer_i5_o8_w8.v
  fifo_3x34.v
  fifo_3x8.v
  sparsity_map_compressor_v8_m8_k4_interleaved.v
  nullhop_output.v
  ram_1r1w_1024x128.v
  nullhop_cluster.v
  fifo_2x93.v
  fifo_2x104.v
  fifo_2x25.v
  fifo_2x5.v
  fifo_2x39.v
  fifo_4x171.v
  fifo_4x201.v
  lane_packer_i8_o8_w24.v
  lane_unpacker_o8_i4_w24.v
  ram_1r1w_16x512.v
  nullhop_core.v
  skid_buffer_w37.v
  reset_sample.v
  nullhop.v
} {
  read_verilog [file join $folder $source]
}
read_xdc [file join $folder nullhop.xdc]
# What is for simulation alone stays out of it.
synth_design -top nullhop -part $part -mode out_of_context -verilog_define SYNTHESIS=1
report_utilization -file nullhop_utilization.rpt
report_timing_summary -file nullhop_timing.rpt
write_checkpoint -force nullhop.dcp
