using Hdl.Core.Configuration;
using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Ports;
using Hdl.Core.Tests.Designs;

namespace Hdl.Core.Tests.HandOff;

public sealed class HandOffFilesTests
{
    [Fact]
    public void The_core_file_lists_sources_memories_and_top_for_FuseSoC()
    {
        Assert.Equal(
            """
            CAPI=2:
            # Regenerate with: make gen TARGET=sample SET="lanes=2"
            name: "hdl:rtl:sample:1.0.0"
            description: "sample, preset default"

            filesets:
              rtl:
                files:
                  - sample_lane_l2.v
                  - sample.v
                file_type: verilogSource-2005
              memories:
                files:
                  - sample.mem: {copyto: sample.mem}
                file_type: mem
              constraints:
                files:
                  - sample.sdc
                file_type: SDC
              constraints_asic:
                files:
                  - sample_asic.sdc
                file_type: SDC
              constraints_vivado:
                files:
                  - sample.xdc
                file_type: xdc

            targets:
              default: &default
                filesets: [rtl, memories]
                toplevel: "sample"
              lint:
                <<: *default
                default_tool: verilator
                tools:
                  verilator:
                    mode: lint-only
                    verilator_options: [-Wall]
              synth:
                default_tool: yosys
                filesets: [rtl, memories, constraints]
                toplevel: "sample"
                tools:
                  yosys:
                    arch: xilinx
              vivado:
                default_tool: vivado
                filesets: [rtl, memories, constraints_vivado]
                toplevel: "sample"
                tools:
                  vivado:
                    part: xc7a100tcsg324-1
                    pnr: none

            """,
            Text("sample.core", "lanes=2"));
    }

    [Fact]
    public void The_parameters_file_holds_every_parameter_with_its_meaning()
    {
        Assert.Equal(
            """
            # Every parameter of this design. The same files again: hdl gen sample --config parameters.yaml
            preset: default
            lanes: 2  # Parallel lanes; 1..64 lanes
            datapath: add  # How sums are made; add | count_ones
            layers: 784,256,10  # Neurons a layer; 1..4096 neurons
            debug: false  # Whether a debug port exists
            network: 'a #b'  # Network file
            module: ''  # Name of the top module; empty: the target's name

            # Neuron
            reset-mode: count_ones  # What happens at the threshold; none | add | count_ones

            # Leak
            leak-shift: none  # Shift of the leak; 0..15 bits
            seed: 44257  # Seed of the generator; 1..65535

            # style
            reset-style: async_low  # Reset of the control registers; async_low | sync_high | sync_low
            license: Apache-2.0  # SPDX licence expression on the first line of every emitted file

            """,
            Text(HandOffFiles.ParametersName, "lanes=2 network='a #b'"));
    }

    [Fact]
    public void Memory_macros_are_listed_where_the_design_needs_them()
    {
        Assert.Equal(
            """
            # Memories to be supplied as SRAM macros, each under the module name given.
            # Regenerate with: make gen TARGET=sample SET="debug=true"
            - module: sram_16x8
              depth: 16  # words
              width: 8  # bits
              write-granularity: 8  # bits
              ports: 1rw

            """,
            Text("memory_macros.yaml", "debug=true"));
    }

    [Fact]
    public void The_constraints_time_the_release_of_the_reset()
    {
        Assert.Equal(
            """
            # Constraints of sample, taken by itself.
            # Regenerate with: make gen TARGET=sample

            # Clock period in ns.
            create_clock -name clk_i -period 10.000 [get_ports clk_i]

            # Jitter of the source; Vivado adds that of the device, and knows its clock network.
            set_input_jitter clk_i 0.100

            set_input_delay -max -clock clk_i 2.000 [get_ports {
              rst_ni
            }]
            set_input_delay -min -clock clk_i 0.000 [get_ports {
              rst_ni
            }]

            """,
            Text("sample.xdc", ""));
        Assert.Contains("  rst_i\n", Text("sample.sdc", "reset-style=sync_high"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reset_that_the_design_releases_itself_is_a_false_path()
    {
        (Design design, Provenance provenance) = SampleTarget.Make();
        foreach (string name in (string[])["sample.sdc", "sample.xdc"])
        {
            string text = HandOffFiles
                .For(design with { ReleasesReset = true }, provenance)
                .Single(file => file.Name == name)
                .Text;

            Assert.EndsWith("\nset_false_path -from [get_ports rst_ni]\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("  rst_ni\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("set_false_path", Text(name, ""), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Ports_in_no_step_with_the_clock_are_false_paths_and_the_period_is_the_boards()
    {
        (Design sample, Provenance provenance) = SampleTarget.Make();
        (string input, string output) = ("rx_i", "tx_o");
        Design design = sample with
        {
            Top = sample.Top with
            {
                Ports =
                [
                    .. sample.Top.Ports,
                    new Port(input, PortDirection.Input, 1),
                    new Port(output, PortDirection.Output, 1),
                ],
            },
            AsynchronousPorts = [input, output],
            ClockPeriodNs = 1000.0 / 12,
            Pins = new Dictionary<string, string> { ["clk_i"] = "35" },
        };
        Dictionary<string, string> texts = HandOffFiles
            .For(design, provenance)
            .ToDictionary(file => file.Name, file => file.Text);

        foreach (string name in (string[])["sample.sdc", "sample.xdc"])
        {
            Assert.Contains($"set_false_path -from [get_ports {input}]\n", texts[name], StringComparison.Ordinal);
            Assert.Contains($"set_false_path -to [get_ports {output}]\n", texts[name], StringComparison.Ordinal);
            Assert.DoesNotContain($"  {input}\n", texts[name], StringComparison.Ordinal);
            Assert.DoesNotContain($"  {output}\n", texts[name], StringComparison.Ordinal);
            Assert.Contains("83.333", texts[name], StringComparison.Ordinal);
        }

        Assert.Contains("set_io clk_i 35\nset_frequency clk_i 12\n", texts["sample.pcf"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_design_without_registers_has_no_register_files()
    {
        (Design design, Provenance provenance) = SampleTarget.Make();

        Assert.DoesNotContain(
            HandOffFiles.For(design, provenance), file => file.Name.Contains("registers", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("- a")]
    [InlineData("a: b")]
    [InlineData("#")]
    [InlineData("{a}")]
    [InlineData("0x10")]
    [InlineData("&a *b !c %d @e")]
    public void A_text_reads_back_as_the_same_text(string text)
    {
        string yaml = Text(HandOffFiles.ParametersName, $"network='{text}'");

        Assert.Equal(text, YamlConfiguration.Parse(yaml, "x").Assignments.Single(entry => entry.Key == "network").Text);
    }

    private static string Text(string name, string set)
    {
        (Design design, Provenance provenance) = SampleTarget.Make(set);
        return HandOffFiles.For(design, provenance).Single(file => file.Name == name).Text;
    }
}
