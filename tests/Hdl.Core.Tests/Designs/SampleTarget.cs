using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.HandOff;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Tests.Parameters;

namespace Hdl.Core.Tests.Designs;

/// <summary>A target of two modules and a memory, without templates.</summary>
public sealed class SampleTarget : Generator<SampleParameters>
{
    public override string Name => "sample";

    public override string Summary => "Two modules and a memory";

    public override IReadOnlyList<Preset> Presets =>
    [
        new("default", "All defaults", new SampleParameters()),
        new("wide", "More lanes", new SampleParameters { Lanes = 8 }),
    ];

    public override ModuleInterface Generate(SampleParameters parameters, DesignBuilder design)
    {
        string lanes = ParameterSchema.Of(typeof(SampleParameters)).Find("lanes")!.TextIn(parameters);
        design.Add(new DesignFile(
            $"sample_lane_l{lanes}.v", DesignFileKind.Verilog, $"module sample_lane_l{lanes};\nendmodule\n"));
        design.Add(
            new DesignFile("sample.v", DesignFileKind.Verilog, $"// lanes {lanes}\nmodule sample;\nendmodule\n")
        );
        design.Add(new DesignFile("sample.mem", DesignFileKind.Memory, "00\nFF\n"));
        if (parameters.Debug)
        {
            design.AddMacro(new MemoryMacro("sram_16x8", 16, 8, 8, "1rw"));
        }

        return new InterfaceBuilder("sample", design.Style).Build();
    }

    protected override IReadOnlyList<Figure> Explain(SampleParameters parameters) => [];

    protected override IGoldenModel CreateGolden(SampleParameters parameters) => throw new NotSupportedException();

    protected override IEnumerable<Scenario> CreateScenarios(SampleParameters parameters, ScenarioOptions options) =>
        [];

    /// <summary>A design with where it comes from.</summary>
    public static (Design Design, Provenance Provenance) Make(string set = "", string preset = "default")
    {
        var target = new SampleTarget();
        Preset start = target.Presets.Single(candidate => candidate.Name == preset);
        HdlParameters parameters = ParameterBinder.Bind(start.Parameters, Assignment.Parse(set, "--set"));
        var provenance = Provenance.Of(target, start, parameters);
        return (target.Generate(parameters, new NoTemplates(), provenance.Command), provenance);
    }

    private sealed class NoTemplates : ITemplateRenderer
    {
        public string Render(string template, ViewModel model, ViewModel ambient) => throw new NotSupportedException();
    }
}
