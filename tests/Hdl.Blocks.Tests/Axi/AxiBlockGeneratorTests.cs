using System.Text.RegularExpressions;
using Hdl.Blocks.Axi;
using Hdl.Blocks.DeltaAccumulator;
using Hdl.Blocks.DeltaEncoder;
using Hdl.Blocks.RunLength;
using Hdl.Blocks.SparsityMap;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;

namespace Hdl.Blocks.Tests.Axi;

public sealed class AxiBlockGeneratorTests
{
    private static readonly ITarget[] Targets =
    [
        new SparsityMapCompressorGenerator(), new SparsityMapDecompressorGenerator(), new RunLengthEncoderGenerator(),
        new RunLengthDecoderGenerator(), new DeltaEncoderGenerator(), new DeltaAccumulatorGenerator(),
    ];

    public static TheoryData<string, string> Presets()
    {
        var data = new TheoryData<string, string>();
        foreach (ITarget target in Targets)
        {
            foreach (Preset preset in target.Presets)
            {
                data.Add(target.Name, preset.Name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_preset_has_an_AXI_form_of_AXI_ports_alone(string name, string preset)
    {
        (_, Design axi) = Both(name, preset);
        ModuleInterface top = axi.Top;

        Assert.All(
            top.Ports,
            port =>
                Assert.Matches(
                    "^(clk_i|rst_ni|[sm]_axis_[a-z]+_t(valid|ready|data|keep|last)|s_axil_(aw|w|b|ar|r)[a-z]+)$",
                    port.Name));
        foreach (Port data in top.Ports.Where(port => port.Name.EndsWith("_tdata", StringComparison.Ordinal)))
        {
            Port? keep = top.Ports.FirstOrDefault(port =>
                port.Name == data.Name.Replace("_tdata", "_tkeep", StringComparison.Ordinal));
            Assert.Equal(0, data.Width % 8);
            Assert.Equal(data.Width / 8, keep?.Width ?? (data.Width / 8));
            Assert.True(keep is not null || data.Name.StartsWith("s_axis_", StringComparison.Ordinal), data.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void The_block_inside_is_the_one_with_plain_ports(string name, string preset)
    {
        // With the other style the outermost module above a memory takes the reset in, which is one or the other.
        (Design plain, Design axi) = Both(name, preset, ResetStyle.SyncHigh);

        bool registered = axi.SizedName.EndsWith("_axi_reg", StringComparison.Ordinal);
        Assert.Equal($"{plain.SizedName}_axi{(registered ? "_reg" : "")}", axi.SizedName);
        foreach (DesignFile file in plain.Files)
        {
            // How it is reset is said by the top module alone.
            string[] told = [.. file.Text.Split('\n')];
            int rule = Array.FindIndex(told, line => line.StartsWith("// Reset: ", StringComparison.Ordinal));
            string text = rule < 0 ? file.Text : string.Join('\n', [.. told[..(rule - 1)], .. told[(rule + 2)..]]);
            Assert.Equal(text, axi.Files.Single(other => other.Name == file.Name).Text);
        }

        int extra = axi.Top.Ports.Any(port => port.Name.StartsWith("s_axil_", StringComparison.Ordinal)) ? 3 : 1;
        // The block may have buffers of its own.
        int buffers = axi.Files.Count(file => file.Name.StartsWith("skid_buffer_", StringComparison.Ordinal)
            && plain.Files.All(other => other.Name != file.Name));
        Assert.True(registered || buffers == 0);
        Assert.Equal(plain.Files.Count + extra + buffers, axi.Files.Count);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Registers_are_there_where_the_block_has_levels(string name, string preset)
    {
        (Design plain, Design axi) = Both(name, preset);
        string[] levels =
        [
            .. plain
                .Top.Ports.Select(port => port.Name)
                .Where(port => Regex.IsMatch(port, "^(length|theta|clear|error_clear)_i$|^error_o$")),
        ];
        int others = plain.Top.Ports.Count - 2 - plain.Top.Streams.Sum(stream => stream.Fields.Count + 2);

        Assert.Equal(others, levels.Length);
        Assert.Equal(levels.Length > 0, axi.Top.Streams.Any(stream => stream.Name == "s_axil_aw"));
    }

    [Fact]
    public void The_default_is_the_AXI_form() =>
        Assert.All(
            Targets,
            target => Assert.Equal(PortStyle.Axi, ((StreamBlockParameters)target.Presets[0].Parameters).Ports));

    [Fact]
    public void A_description_that_does_not_fit_the_block_is_refused() =>
        Assert.Throws<ArgumentException>(() => TargetChecks.Generate(new WrongBlock(), new WrongParameters()));

    [Fact]
    public void A_word_of_many_bytes_and_a_pair_of_two_fields_lie_where_the_page_says()
    {
        string pairs = AxiText(
            new DeltaEncoderGenerator(),
            new DeltaEncoderParameters
            {
                Length = 64,
                ValueWidth = 16,
                Lanes = 2,
            });
        string code = AxiText(new RunLengthEncoderGenerator(), new RunLengthEncoderParameters());

        Assert.Contains("assign m_axis_pair_tdata[32*item +: 8]", pairs, StringComparison.Ordinal);
        Assert.Contains(
            "// 2 items per beat, 4 bytes each: index 5:0; delta 24:8, signed up to 31",
            pairs,
            StringComparison.Ordinal);
        Assert.Contains("// one item per beat, 8 bytes each: data 63:0", code, StringComparison.Ordinal);
    }

    private static string AxiText(ITarget target, HdlParameters parameters)
    {
        Design design = TargetChecks.Generate(target, parameters);
        return design.Files.Single(file => file.Name == $"{design.Top.Name}.v").Text;
    }

    private static (Design Plain, Design Axi) Both(string name, string preset, ResetStyle style = ResetStyle.AsyncLow)
    {
        ITarget target = Targets.Single(candidate => candidate.Name == name);
        HdlParameters chosen = target.Presets.Single(candidate => candidate.Name == preset).Parameters;
        var parameters = (StreamBlockParameters)BlockBench.WithReset(chosen, style);
        // Named as it is as a part.
        string part = TargetChecks.Generate(target, parameters with { Ports = PortStyle.Plain }).SizedName;
        return (
            TargetChecks.Generate(target, parameters with { Ports = PortStyle.Plain, Module = part }),
            TargetChecks.Generate(target, parameters with { Ports = PortStyle.Axi }));
    }

    private sealed record WrongParameters : StreamBlockParameters;

    // Says that a pixel has 9 bits; it has 16.
    private sealed class WrongBlock : StreamBlockGenerator<WrongParameters>
    {
        public override string Name => "wrong";

        public override string Summary => "";

        protected override AxiBlockParameters Describe(WrongParameters parameters)
        {
            var ports = new SparsityMapCompressorPorts(new SparsityMapCompressorParameters { ValueWidth = 9 });
            return new AxiBlockParameters
            {
                Id = "WRG1",
                Shape = new AxiShapeParameters(9, 2, 65_536, AxiShapeParameters.MostPixels),
                Streams = [AxiStreamParameters.Of(ports.Pixel), AxiStreamParameters.Of(ports.Word)],
            };
        }

        protected override ModuleInterface GeneratePlain(WrongParameters parameters, DesignBuilder design) =>
            new SparsityMapCompressorGenerator().Generate(
                new SparsityMapCompressorParameters { Ports = PortStyle.Plain }, design);

        protected override IStreamGolden CreatePlainGolden(WrongParameters parameters) =>
            throw new InvalidOperationException();

        protected override IEnumerable<Scenario> CreatePlainScenarios(
            WrongParameters parameters, ScenarioOptions options) => [];

        protected override IReadOnlyList<Figure> Explain(WrongParameters parameters) => [];
    }
}
