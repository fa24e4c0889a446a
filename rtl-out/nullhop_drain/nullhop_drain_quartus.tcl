# Compilation of nullhop_drain by itself: quartus_sh -t nullhop_drain_quartus.tcl [DEVICE]
# Regenerate with: make gen TARGET=nullhop_drain
package require ::quartus::project
package require ::quartus::flow
set folder [file dirname [file normalize [info script]]]
set device [expr {[llength $quartus(args)] > 0 ? [lindex $quartus(args) 0] : "5CSEBA6U23I7"}]
project_new nullhop_drain -overwrite
set_global_assignment -name DEVICE $device
set_global_assignment -name TOP_LEVEL_ENTITY nullhop_drain
set_global_assignment -name SEARCH_PATH $folder
# What is for simulation alone stays out of it.
set_global_assignment -name VERILOG_MACRO "SYNTHESIS=1"
foreach source {
  nullhop_drain.v
} {
  set_global_assignment -name VERILOG_FILE [file join $folder $source]
}
set_global_assignment -name SDC_FILE [file join $folder nullhop_drain.sdc]
# The ports reach no pins: they are those of a larger design.
foreach port {
  rst_ni
  free_o
  ends_o
  start_i
  pass_pooled_width_i[*]
  pass_words_i[*]
  pass_last_channel_i[*]
  pass_relu_i
  pass_raw_i
  pass_signed_i
  pass_round_i
  pass_shift_i[*]
  pass_bias_shift_i[*]
  pass_base_i[*]
  beat_valid_i
  beat_last_i
  beat_emit_i
  beat_ends_i
  sums_i[*]
  bias_enable_o
  bias_row_o[*]
  bias_i[*]
  word_valid_o
  word_last_o
  word_raw_o
  word_data_o[*]
} {
  set_instance_assignment -name VIRTUAL_PIN ON -to $port
}
execute_flow -compile
project_close
