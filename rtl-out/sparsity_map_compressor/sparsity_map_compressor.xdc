# Constraints of sparsity_map_compressor, taken by itself.
# Regenerate with: make gen TARGET=sparsity_map_compressor

# Clock period in ns.
create_clock -name clk_i -period 10.000 [get_ports clk_i]

# Jitter of the source; Vivado adds that of the device, and knows its clock network.
set_input_jitter clk_i 0.100

set_input_delay -max -clock clk_i 2.000 [get_ports {
  rst_ni
  s_axis_pixel_tvalid
  s_axis_pixel_tdata[*]
  s_axis_pixel_tlast
  m_axis_word_tready
}]
set_input_delay -min -clock clk_i 0.000 [get_ports {
  rst_ni
  s_axis_pixel_tvalid
  s_axis_pixel_tdata[*]
  s_axis_pixel_tlast
  m_axis_word_tready
}]
set_output_delay -max -clock clk_i 2.000 [get_ports {
  s_axis_pixel_tready
  m_axis_word_tvalid
  m_axis_word_tdata[*]
  m_axis_word_tkeep[*]
  m_axis_word_tlast
}]
set_output_delay -min -clock clk_i 0.000 [get_ports {
  s_axis_pixel_tready
  m_axis_word_tvalid
  m_axis_word_tdata[*]
  m_axis_word_tkeep[*]
  m_axis_word_tlast
}]
