# SPDX-License-Identifier: Apache-2.0
"""spiking_net for LiteX: the registers are `bus`, each stream an endpoint of its port's name.

    self.spiking_net = spiking_net_litex.Accelerator(platform)
    self.bus.add_slave("spiking_net", self.spiking_net.bus, SoCRegion(size=0x1000, cached=False))

Regenerate with: make gen TARGET=spiking_net
"""

import os

from migen import ClockSignal, Instance, Module, ResetSignal

from litex.soc.interconnect import axi

VERILOG = (
    "rom_2x8.v",
    "ram_1r1w_16x28.v",
    "spiking_neuron_w7_sat_sub_factor248.v",
    "spiking_net_layer1_bank.v",
    "spiking_net_layer1_taps.v",
    "spiking_net_layer1_scan.v",
    "spiking_net_layer1_words.v",
    "spiking_net_layer1.v",
    "spiking_net_layer1_events.v",
    "spiking_net_layer2.v",
    "rom_4x42.v",
    "ram_1r1w_4x54.v",
    "spiking_neuron_w9_sat_to2_factor117_after.v",
    "spiking_net_layer3_bank.v",
    "spiking_net_layer3_taps.v",
    "spiking_net_layer3_scan.v",
    "spiking_net_layer3_words.v",
    "spiking_net_layer3.v",
    "spiking_net_layer3_events.v",
    "spiking_net_layer4_flat.v",
    "rom_216x20.v",
    "ram_1r1w_1x80.v",
    "spiking_neuron_w8_ge.v",
    "spiking_net_layer4_bank.v",
    "spiking_net_layer4_taps.v",
    "spiking_net_layer4_scan.v",
    "spiking_net_layer4_words.v",
    "spiking_net_layer4.v",
    "spiking_net_gather.v",
    "spike_counter_n10_t256.v",
    "spiking_net_core.v",
    "event_counter.v",
    "spiking_net_status.v",
    "spiking_net_axi_lite_port.v",
    "spiking_net_registers.v",
    "spiking_net_event_source.v",
    "reset_sample.v",
    "spiking_net.v",
)

# Contents of memories, which the Verilog reads by name: they must lie where the tool runs.
MEMORIES = (
    "spiking_net_layer1_weights0.mem",
    "spiking_net_layer1_weights1.mem",
    "spiking_net_layer1_weights2.mem",
    "spiking_net_layer1_weights3.mem",
    "spiking_net_layer1_weights4.mem",
    "spiking_net_layer1_weights5.mem",
    "spiking_net_layer1_weights6.mem",
    "spiking_net_layer1_weights7.mem",
    "spiking_net_layer1_weights8.mem",
    "spiking_net_layer3_weights0.mem",
    "spiking_net_layer3_weights1.mem",
    "spiking_net_layer3_weights2.mem",
    "spiking_net_layer3_weights3.mem",
    "spiking_net_layer3_weights4.mem",
    "spiking_net_layer3_weights5.mem",
    "spiking_net_layer3_weights6.mem",
    "spiking_net_layer3_weights7.mem",
    "spiking_net_layer3_weights8.mem",
    "spiking_net_layer4_weights0.mem",
)


class Accelerator(Module):
    def __init__(self, platform=None):
        self.bus = axi.AXILiteInterface(data_width=32, address_width=32)
        self.s_axis_event = axi.AXIStreamInterface(data_width=32, keep_width=0)
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
            i_s_axis_event_tvalid=self.s_axis_event.valid,
            o_s_axis_event_tready=self.s_axis_event.ready,
            i_s_axis_event_tdata=self.s_axis_event.data,
            i_s_axis_event_tlast=self.s_axis_event.last,
            o_m_axis_result_tvalid=self.m_axis_result.valid,
            i_m_axis_result_tready=self.m_axis_result.ready,
            o_m_axis_result_tdata=self.m_axis_result.data,
            o_m_axis_result_tlast=self.m_axis_result.last,
        )
        self.specials += Instance("spiking_net", **ports)
        if platform is not None:
            folder = os.path.dirname(os.path.abspath(__file__))
            for name in VERILOG:
                platform.add_source(os.path.join(folder, name))
