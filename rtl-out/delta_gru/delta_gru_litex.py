# SPDX-License-Identifier: Apache-2.0
"""delta_gru for LiteX: the registers are `bus`, each stream an endpoint of its port's name.

    self.delta_gru = delta_gru_litex.Accelerator(platform)
    self.bus.add_slave("delta_gru", self.delta_gru.bus, SoCRegion(size=0x1000, cached=False))

Regenerate with: make gen TARGET=delta_gru
"""

import os

from migen import ClockSignal, Instance, Module, ResetSignal

from litex.soc.interconnect import axi

VERILOG = (
    "axi_lite_port.v",
    "delta_rnn_counters.v",
    "delta_rnn_registers.v",
    "delta_rnn_issue.v",
    "ram_1r1w_4x128.v",
    "delta_encoder_lane_v16.v",
    "delta_rnn_input.v",
    "fifo_2x3.v",
    "fifo_8x156.v",
    "delta_rnn_list_input0.v",
    "fifo_2x34.v",
    "delta_rnn_layer0.v",
    "fifo_2x4.v",
    "delta_rnn_list_hidden0.v",
    "fifo_16x156.v",
    "delta_rnn_list_readout.v",
    "fifo_2x2.v",
    "delta_rnn_readout_control.v",
    "ram_1r1w_8x192.v",
    "ram_1r1w_2x192.v",
    "delta_rnn_mac.v",
    "ram_1r1w_8x80.v",
    "delta_rnn_round_24_by7_16_clamp.v",
    "delta_rnn_sigmoid.v",
    "delta_rnn_tanh.v",
    "delta_rnn_round_25_by7_16_clamp.v",
    "delta_rnn_round_10_by0_10.v",
    "delta_rnn_round_14_by4_10.v",
    "delta_gru_lane.v",
    "delta_encoder_lane_v10.v",
    "delta_rnn_pointwise.v",
    "rom_2386x64.v",
    "delta_rnn_readout.v",
    "reset_sample.v",
    "delta_gru.v",
)

# Contents of memories, which the Verilog reads by name: they must lie where the tool runs.
MEMORIES = (
    "delta_gru_weights.mem",
)


class Accelerator(Module):
    def __init__(self, platform=None):
        self.bus = axi.AXILiteInterface(data_width=32, address_width=32)
        self.s_axis_x = axi.AXIStreamInterface(data_width=128, keep_width=0, user_width=2)
        self.m_axis_result = axi.AXIStreamInterface(data_width=24, keep_width=0, user_width=1)
        ports = dict(
            i_clk_i=ClockSignal("sys"),
            i_rst_ni=~ResetSignal("sys"),
            i_s_axil_awvalid=self.bus.aw.valid,
            o_s_axil_awready=self.bus.aw.ready,
            i_s_axil_awaddr=self.bus.aw.addr[:12],
            i_s_axil_awprot=self.bus.aw.prot,
            i_s_axil_wvalid=self.bus.w.valid,
            o_s_axil_wready=self.bus.w.ready,
            i_s_axil_wdata=self.bus.w.data,
            i_s_axil_wstrb=self.bus.w.strb,
            o_s_axil_bvalid=self.bus.b.valid,
            i_s_axil_bready=self.bus.b.ready,
            o_s_axil_bresp=self.bus.b.resp,
            i_s_axil_arvalid=self.bus.ar.valid,
            o_s_axil_arready=self.bus.ar.ready,
            i_s_axil_araddr=self.bus.ar.addr[:12],
            i_s_axil_arprot=self.bus.ar.prot,
            o_s_axil_rvalid=self.bus.r.valid,
            i_s_axil_rready=self.bus.r.ready,
            o_s_axil_rdata=self.bus.r.data,
            o_s_axil_rresp=self.bus.r.resp,
            i_s_axis_x_tvalid=self.s_axis_x.valid,
            o_s_axis_x_tready=self.s_axis_x.ready,
            i_s_axis_x_tdata=self.s_axis_x.data,
            i_s_axis_x_tuser=self.s_axis_x.user,
            i_s_axis_x_tlast=self.s_axis_x.last,
            o_m_axis_result_tvalid=self.m_axis_result.valid,
            i_m_axis_result_tready=self.m_axis_result.ready,
            o_m_axis_result_tdata=self.m_axis_result.data,
            o_m_axis_result_tuser=self.m_axis_result.user,
            o_m_axis_result_tlast=self.m_axis_result.last,
        )
        self.specials += Instance("delta_gru", **ports)
        if platform is not None:
            folder = os.path.dirname(os.path.abspath(__file__))
            for name in VERILOG:
                platform.add_source(os.path.join(folder, name))
