# SPDX-License-Identifier: Apache-2.0
"""twsnn for LiteX: the registers are `bus`, each stream an endpoint of its port's name.

    self.twsnn = twsnn_litex.Accelerator(platform)
    self.bus.add_slave("twsnn", self.twsnn.bus, SoCRegion(size=0x1000, cached=False))

Regenerate with: make gen TARGET=twsnn
"""

import os

from migen import ClockSignal, Instance, Module, ResetSignal

from litex.soc.interconnect import axi

VERILOG = (
    "event_counter.v",
    "twsnn_status.v",
    "twsnn_axi_lite_port.v",
    "twsnn_registers.v",
    "ram_1r1w_98x128.v",
    "poisson_lanes_b16.v",
    "rate_encoder_n784_b16_t16.v",
    "twsnn_packet_begin.v",
    "aer_encoder_group_n784.v",
    "aer_encoder_lane_n784.v",
    "aer_encoder_n784_t2.v",
    "rom_784x512.v",
    "ternary_pe_w18_s8.v",
    "twsnn_layer1.v",
    "aer_encoder_group_n256.v",
    "aer_encoder_lane_n256_held.v",
    "aer_encoder_n256_t2_held.v",
    "rom_256x512.v",
    "twsnn_layer2.v",
    "rom_256x20.v",
    "twsnn_layer3.v",
    "spike_counter_n10_t16.v",
    "reset_sample.v",
    "twsnn.v",
)

# Contents of memories, which the Verilog reads by name: they must lie where the tool runs.
MEMORIES = (
    "twsnn_layer1_bank0.mem",
    "twsnn_layer2_bank0.mem",
    "twsnn_layer3_bank0.mem",
)


class Accelerator(Module):
    def __init__(self, platform=None):
        self.bus = axi.AXILiteInterface(data_width=32, address_width=32)
        self.s_axis_pixel = axi.AXIStreamInterface(data_width=128, keep_width=0)
        self.m_axis_result = axi.AXIStreamInterface(data_width=32, keep_width=0)
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
            i_s_axis_pixel_tvalid=self.s_axis_pixel.valid,
            o_s_axis_pixel_tready=self.s_axis_pixel.ready,
            i_s_axis_pixel_tdata=self.s_axis_pixel.data,
            i_s_axis_pixel_tlast=self.s_axis_pixel.last,
            o_m_axis_result_tvalid=self.m_axis_result.valid,
            i_m_axis_result_tready=self.m_axis_result.ready,
            o_m_axis_result_tdata=self.m_axis_result.data,
            o_m_axis_result_tlast=self.m_axis_result.last,
        )
        self.specials += Instance("twsnn", **ports)
        if platform is not None:
            folder = os.path.dirname(os.path.abspath(__file__))
            for name in VERILOG:
                platform.add_source(os.path.join(folder, name))
