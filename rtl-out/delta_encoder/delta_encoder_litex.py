# SPDX-License-Identifier: Apache-2.0
"""delta_encoder for LiteX: the registers are `bus`, each stream an endpoint of its port's name.

    self.delta_encoder = delta_encoder_litex.Accelerator(platform)
    self.bus.add_slave("delta_encoder", self.delta_encoder.bus, SoCRegion(size=0x1000, cached=False))

Regenerate with: make gen TARGET=delta_encoder
"""

import os

from migen import ClockSignal, Instance, Module, ResetSignal

from litex.soc.interconnect import axi

VERILOG = (
    "delta_encoder_lane_v16.v",
    "lane_packer_i1_o1_w23.v",
    "ram_1r1w_64x16.v",
    "delta_encoder_n64_v16.v",
    "axi_lite_port.v",
    "delta_encoder_n64_v16_axi_registers.v",
    "reset_sample.v",
    "delta_encoder.v",
)

# Contents of memories, which the Verilog reads by name: they must lie where the tool runs.
MEMORIES = (
)


class Accelerator(Module):
    def __init__(self, platform=None):
        self.bus = axi.AXILiteInterface(data_width=32, address_width=32)
        self.s_axis_vector = axi.AXIStreamInterface(data_width=16, keep_width=0)
        self.m_axis_pair = axi.AXIStreamInterface(data_width=32, keep_width=4)
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
            i_s_axis_vector_tvalid=self.s_axis_vector.valid,
            o_s_axis_vector_tready=self.s_axis_vector.ready,
            i_s_axis_vector_tdata=self.s_axis_vector.data,
            i_s_axis_vector_tlast=self.s_axis_vector.last,
            o_m_axis_pair_tvalid=self.m_axis_pair.valid,
            i_m_axis_pair_tready=self.m_axis_pair.ready,
            o_m_axis_pair_tdata=self.m_axis_pair.data,
            o_m_axis_pair_tkeep=self.m_axis_pair.keep,
            o_m_axis_pair_tlast=self.m_axis_pair.last,
        )
        self.specials += Instance("delta_encoder", **ports)
        if platform is not None:
            folder = os.path.dirname(os.path.abspath(__file__))
            for name in VERILOG:
                platform.add_source(os.path.join(folder, name))
