using Hdl.Blocks.Axi;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Tests.Support;

/// <summary>What tests of any block do with it: generate, lint, co-simulate, run the golden model alone.</summary>
internal static class BlockBench
{
    /// <summary>Text of the top module; of the one with plain ports where there is a choice.</summary>
    public static string TopText(ITarget target, HdlParameters parameters)
    {
        Design design = TargetChecks.Generate(target, Plain(parameters));
        return design.Files.Single(file => file.Name == $"{design.Top.Name}.v").Text;
    }

    public static HdlParameters WithReset(HdlParameters parameters, ResetStyle style) =>
        parameters with { Style = parameters.Style with { ResetStyle = style } };

    /// <summary>
    /// What a golden model fresh from reset answers to beats on one stream; of plain ports where there is a choice.
    /// </summary>
    public static PhaseResult Golden(
        ITarget target, HdlParameters parameters, string stream, BeatSequence beats,
        params (string Port, ulong Value)[] levels)
    {
        var golden = (IStreamGolden)target.CreateGolden(Plain(parameters));
        golden.Reset();
        return golden.Run(new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { [stream] = beats },
            Levels = levels.ToDictionary(level => level.Port, level => level.Value),
            AllowStalls = false,
        });
    }

    /// <summary>The same with plain ports, where there is a choice.</summary>
    public static HdlParameters Plain(HdlParameters parameters) =>
        parameters is StreamBlockParameters stream ? stream with { Ports = PortStyle.Plain } : parameters;

    /// <summary>The problems of parameters that must be refused.</summary>
    public static IReadOnlyList<Problem> Problems(ITarget target, HdlParameters parameters) =>
        Assert.Throws<InvalidInputException>(() => TargetChecks.Generate(target, parameters)).Problems;
}
