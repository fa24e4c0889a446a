# Compilation of nullhop_core by itself: quartus_sh -t nullhop_core_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=nullhop_core
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new nullhop_core -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY nullhop_core
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
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
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder nullhop_core.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  pass_valid_i
  pass_ready_o
  pass_data_i[*]
  load_valid_i
  load_ready_o
  load_kind_i[*]
  load_words_i[*]
  load_base_i[*]
  load_rows_i[*]
  param_valid_i
  param_ready_o
  param_data_i[*]
  param_last_i
  map_valid_i
  map_ready_o
  map_data_i[*]
  map_last_i
  result_valid_o
  result_ready_i
  result_data_o[*]
  result_last_o
  loads_done_o[*]
  error_clear_i
  error_o[*]
  loader_ends_o
  issue_ends_o
  drain_ends_o
  result_busy_o
  event_beat_o
  event_items_o
  event_nulls_o
  wait_input_o
  wait_drain_o
  wait_output_o
  wait_weights_o
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
