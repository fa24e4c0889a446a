# SPDX-License-Identifier: Apache-2.0
"""run_length_decoder for LiteX: the registers are `bus`, each stream an endpoint of its port's name.

    self.run_length_decoder = run_length_decoder_litex.Accelerator(platform)
    self.bus.add_slave("run_length_decoder", self.run_length_decoder.bus, SoCRegion(size=0x1000, cached=False))

Regenerate with: make gen TARGET=run_length_decoder
"""

import os

from migen import ClockSignal, Instance, Module, ResetSignal

from litex.soc.interconnect import axi

VERILOG = (
    "lane_unpacker_o3_i1_w23.v",
    "run_length_decoder_n4096_v16_r5_p3.v",
    "axi_lite_port.v",
    "run_length_decoder_n4096_v16_r5_p3_axi_registers.v",
    "run_length_decoder.v",
)

# Contents of memories, which the Verilog reads by name: they must lie where the tool runs.
MEMORIES = (
)


class Accelerator(Module):
    def __init__(self, platform=None):
        self.bus = axi.AXILiteInterface(data_width=32, address_width=32)
        self.s_axis_code = axi.AXIStreamInterface(data_width=64, keep_width=0)
        self.m_axis_pixel = axi.AXIStreamInterface(data_width=16, keep_width=2)
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
            i_s_axis_code_tvalid=self.s_axis_code.valid,
            o_s_axis_code_tready=self.s_axis_code.ready,
            i_s_axis_code_tdata=self.s_axis_code.data,
            i_s_axis_code_tlast=self.s_axis_code.last,
            o_m_axis_pixel_tvalid=self.m_axis_pixel.valid,
            i_m_axis_pixel_tready=self.m_axis_pixel.ready,
            o_m_axis_pixel_tdata=self.m_axis_pixel.data,
            o_m_axis_pixel_tkeep=self.m_axis_pixel.keep,
            o_m_axis_pixel_tlast=self.m_axis_pixel.last,
        )
        self.specials += Instance("run_length_decoder", **ports)
        if platform is not None:
            folder = os.path.dirname(os.path.abspath(__file__))
            for name in VERILOG:
                platform.add_source(os.path.join(folder, name))
