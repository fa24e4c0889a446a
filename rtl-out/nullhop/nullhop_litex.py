# SPDX-License-Identifier: Apache-2.0
"""nullhop for LiteX: the registers are `bus`, each stream an endpoint of its port's name.

    self.nullhop = nullhop_litex.Accelerator(platform)
    self.bus.add_slave("nullhop", self.nullhop.bus, SoCRegion(size=0x1000, cached=False))

Regenerate with: make gen TARGET=nullhop
"""

import os

from migen import ClockSignal, Instance, Module, ResetSignal

from litex.soc.interconnect import axi

VERILOG = (
    "axi_lite_port.v",
    "nullhop_check.v",
    "nullhop_counters.v",
    "fifo_4x40.v",
    "nullhop_registers.v",
    "lane_unpacker_o4_i10_w8_checked.v",
    "nullhop_loader.v",
    "ram_1r1w_80x11.v",
    "ram_1r1w_128x18.v",
    "nullhop_entries.v",
    "nullhop_store.v",
    "nullhop_windows.v",
    "nullhop_fetch.v",
    "nullhop_issue.v",
    "nullhop_params.v",
    "nullhop_drain.v",
    "fifo_16x130.v",
    "fifo_8x73.v",
    "lane_packer_i5_o8_w8.v",
    "fifo_3x34.v",
    "fifo_3x8.v",
    "sparsity_map_compressor_v8_m8_k4_interleaved.v",
    "nullhop_output.v",
    "ram_1r1w_1024x128.v",
    "nullhop_cluster.v",
    "fifo_2x93.v",
    "fifo_2x104.v",
    "fifo_2x25.v",
    "fifo_2x5.v",
    "fifo_2x39.v",
    "fifo_4x171.v",
    "fifo_4x201.v",
    "lane_packer_i8_o8_w24.v",
    "lane_unpacker_o8_i4_w24.v",
    "ram_1r1w_16x512.v",
    "nullhop_core.v",
    "skid_buffer_w37.v",
    "reset_sample.v",
    "nullhop.v",
)

# Contents of memories, which the Verilog reads by name: they must lie where the tool runs.
MEMORIES = (
)


class Accelerator(Module):
    def __init__(self, platform=None):
        self.bus = axi.AXILiteInterface(data_width=32, address_width=32)
        self.s_axis_map = axi.AXIStreamInterface(data_width=32, keep_width=4)
        self.s_axis_param = axi.AXIStreamInterface(data_width=64, keep_width=0)
        self.m_axis_map = axi.AXIStreamInterface(data_width=32, keep_width=4)
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
            i_s_axis_map_tvalid=self.s_axis_map.valid,
            o_s_axis_map_tready=self.s_axis_map.ready,
            i_s_axis_map_tdata=self.s_axis_map.data,
            i_s_axis_map_tkeep=self.s_axis_map.keep,
            i_s_axis_map_tlast=self.s_axis_map.last,
            i_s_axis_param_tvalid=self.s_axis_param.valid,
            o_s_axis_param_tready=self.s_axis_param.ready,
            i_s_axis_param_tdata=self.s_axis_param.data,
            i_s_axis_param_tlast=self.s_axis_param.last,
            o_m_axis_map_tvalid=self.m_axis_map.valid,
            i_m_axis_map_tready=self.m_axis_map.ready,
            o_m_axis_map_tdata=self.m_axis_map.data,
            o_m_axis_map_tkeep=self.m_axis_map.keep,
            o_m_axis_map_tlast=self.m_axis_map.last,
        )
        self.specials += Instance("nullhop", **ports)
        if platform is not None:
            folder = os.path.dirname(os.path.abspath(__file__))
            for name in VERILOG:
                platform.add_source(os.path.join(folder, name))
