using System.Reflection;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Templates;
using Hdl.Cosim;

namespace Hdl.Tests.Support;

/// <summary>What holds for every preset of every target of a package; the presets are the corners of the parameters.</summary>
public sealed class PresetTests
{
    private const long MostVerilogBytes = 100_000;
    private const long MostMemoryBytes = 10_000;

    // Found by their type, as the program finds them: nothing to forget. The tests of a package are named after it.
    private static readonly IReadOnlyList<ITarget> Targets =
        Discovery.Of<ITarget>(Assembly.Load(typeof(PresetTests).Assembly.GetName().Name![..^".Tests".Length]));

    public static TheoryData<string, string> Presets() => Those((_, _) => true);

    /// <summary>Systems that take long to build are left to <c>hdl regress</c>, by their size.</summary>
    public static TheoryData<string, string> SmallPresets() => Those(IsSmall);

    /// <summary>Presets of blocks; those of systems have lint tests of their own, and <c>hdl lint all</c>.</summary>
    public static TheoryData<string, string> BlockPresets() => Those((target, _) => !target.IsSystem);

    public static TheoryData<string> Names() => [.. Targets.Select(target => target.Name)];

    public static TheoryData<string> Blocks() => [.. Targets.Where(target => !target.IsSystem).Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(BlockPresets))]
    public async Task Every_preset_is_clean_in_all_tools(string target, string preset) =>
        await BlockBench.AssertLintsAsync(BlockBench.Generate(Find(target), Parameters(target, preset)));

    [Theory]
    [MemberData(nameof(SmallPresets))]
    public async Task Every_preset_agrees_with_its_golden_model(string target, string preset)
    {
        CosimReport report = await BlockBench.CosimulateAsync(Find(target), Parameters(target, preset));

        Assert.True(report.Passed, report.Failure?.ToString());
        Assert.True(report.Transactions > 0);
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task With_a_synchronous_reset_it_is_clean_and_agrees_too(string name)
    {
        ITarget target = Find(name);
        HdlParameters parameters = BlockBench.WithReset(target.Presets[^1].Parameters, ResetStyle.SyncHigh);

        await BlockBench.AssertLintsAsync(BlockBench.Generate(target, parameters));
        CosimReport report = await BlockBench.CosimulateAsync(target, parameters, seed: 2);

        Assert.True(report.Passed, report.Failure?.ToString());
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Generating_twice_gives_the_same_bytes(string target, string preset)
    {
        Design first = BlockBench.Generate(Find(target), Parameters(target, preset));
        Design second = Find(target).Generate(Parameters(target, preset), new ScribanTemplateRenderer(), $"make gen TARGET={target}");

        Assert.Equal(first.Files, second.Files);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_port_of_the_interface_is_declared_in_the_text(string target, string preset)
    {
        Design design = BlockBench.Generate(Find(target), Parameters(target, preset));
        string text = design.Files.Single(file => file.Name == $"{design.Top.Name}.v").Text;
        string header = text[..text.IndexOf("\n);", StringComparison.Ordinal)];

        Assert.Equal(
            design.Top.Ports.Select(port => port.Name).Order(),
            header.Split('\n')
                .Where(line => line.TrimStart().StartsWith("input ", StringComparison.Ordinal) || line.TrimStart().StartsWith("output ", StringComparison.Ordinal))
                .Select(line => line.TrimEnd(',').Split(' ')[^1])
                .Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_first_preset_is_the_default(string name) => Assert.Equal("default", Find(name).Presets[0].Name);

    private static TheoryData<string, string> Those(Func<ITarget, Preset, bool> wanted)
    {
        var data = new TheoryData<string, string>();
        foreach (ITarget target in Targets)
        {
            foreach (Preset preset in target.Presets.Where(preset => wanted(target, preset)))
            {
                data.Add(target.Name, preset.Name);
            }
        }

        return data;
    }

    private static bool IsSmall(ITarget target, Preset preset) =>
        !target.IsSystem || (BlockBench.Generate(target, preset.Parameters) is var design
            && design.OfKind(DesignFileKind.Verilog).Sum(file => file.Content.Bytes) <= MostVerilogBytes
            && design.OfKind(DesignFileKind.Memory).Sum(file => file.Content.Bytes) <= MostMemoryBytes);

    private static ITarget Find(string name) => Targets.Single(target => target.Name == name);

    private static HdlParameters Parameters(string target, string preset) =>
        Find(target).Presets.Single(entry => entry.Name == preset).Parameters;
}
