using Hdl.Core.Generation;
using Hdl.Core.Parameters;
using Hdl.Core.Processes;
using Hdl.Cosim;
using Hdl.Targets.TwSnn;

namespace Hdl.Targets.Tests;

/// <summary>Every preset of every system against its golden model. Those that take long to build are left to <c>hdl regress</c>, by their size.</summary>
public sealed class PresetTests
{
    private const long MostVerilogBytes = 100_000;
    private const long MostMemoryBytes = 10_000;

    private static readonly ScribanTemplateRenderer Renderer = new();

    // Found by their type, as the program finds them: nothing to forget.
    private static readonly IReadOnlyList<ITarget> Targets = Discovery.Of<ITarget>(typeof(TwSnnGenerator).Assembly);

    public static TheoryData<string, string> Small()
    {
        var data = new TheoryData<string, string>();
        foreach (ITarget target in Targets)
        {
            foreach (Preset preset in target.Presets.Where(preset => IsSmall(Generate(target, preset.Parameters))))
            {
                data.Add(target.Name, preset.Name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Small))]
    public async Task A_small_preset_agrees_with_its_golden_model(string name, string preset)
    {
        ITarget target = Targets.Single(candidate => candidate.Name == name);
        HdlParameters parameters = target.Presets.Single(candidate => candidate.Name == preset).Parameters;
        CosimReport report = await new CosimRunner(new CliWrapProcessRunner()).RunAsync(target, parameters, Generate(target, parameters), new CosimOptions());

        Assert.True(report.Passed, report.Failure?.ToString());
        Assert.True(report.Transactions > 0);
    }

    private static bool IsSmall(Design design) =>
        design.OfKind(DesignFileKind.Verilog).Sum(file => file.Content.Bytes) <= MostVerilogBytes
        && design.OfKind(DesignFileKind.Memory).Sum(file => file.Content.Bytes) <= MostMemoryBytes;

    private static Design Generate(ITarget target, HdlParameters parameters)
    {
        lock (Renderer)
        {
            return target.Generate(parameters, Renderer, $"make gen TARGET={target.Name}");
        }
    }
}
