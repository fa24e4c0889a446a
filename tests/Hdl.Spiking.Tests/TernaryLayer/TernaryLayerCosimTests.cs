using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Parameters;
using Hdl.Cosim;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryLayer;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.Tests.TernaryLayer;

public sealed class TernaryLayerCosimTests
{
    private static readonly TernaryLayerGenerator Target = new();
    private static readonly TernaryLayerParameters Small = new()
    {
        Inputs = 37,
        Neurons = 12,
        Widths = new() { PotentialWidth = 14 },
    };

    private static readonly Dictionary<string, TernaryLayerParameters> Matrix = new()
    {
        ["one lane"] = Small,
        ["8 lanes, potentials, tag"] = Small with { Lanes = 8, EmitPotential = true, TagWidth = 1 },
        ["count, 2 lanes"] = Small with { Lanes = 2, Datapath = Datapath.Count },
        ["folded by 2"] = Small with { ProcessingElements = 6, TagWidth = 4 },
        ["folded by 4, 2 lanes, potentials, tag"] = Small with
        {
            ProcessingElements = 3,
            Lanes = 2,
            EmitPotential = true,
            TagWidth = 3,
        },
        ["folded by 3, count, 8 lanes"] = Small with { ProcessingElements = 4, Lanes = 8, Datapath = Datapath.Count },
        ["folded by 12, one row a bank"] = Small with { Inputs = 8, Lanes = 8, ProcessingElements = 1 },
        ["one neuron, one input"] = new() { Inputs = 1, Neurons = 1, Widths = new() { PotentialWidth = 10 } },
        ["ram, 2 lanes"] = Small with { WeightStorage = WeightStorage.Ram, Lanes = 2 },
        ["ram, folded by 3"] = Small with { WeightStorage = WeightStorage.Ram, ProcessingElements = 4 },
        ["ram, two words per row, count"] = new()
        {
            Inputs = 21,
            Neurons = 20,
            WeightStorage = WeightStorage.Ram,
            Datapath = Datapath.Count,
            Memory = MemoryForm.InitFile,
        },
        ["ram macros, folded, two words per row"] = new()
        {
            Inputs = 9,
            Neurons = 40,
            ProcessingElements = 20,
            WeightStorage = WeightStorage.Ram,
            Memory = MemoryForm.Macro,
        },
        ["rom macros"] = Small with { Memory = MemoryForm.Macro },
        ["leak"] = Small with
        {
            Dynamics = new() { Membrane = Membrane.Persistent, Reset = MembraneReset.Subtract, LeakShift = 3 },
            Overflow = Overflow.Saturate,
            Widths = new() { PotentialWidth = 11 },
        },
        ["kept until the last of a sequence"] = Small with
        {
            Dynamics = new() { Membrane = Membrane.Persistent },
            ClearAfterLast = true,
            TagWidth = 1,
            Overflow = Overflow.Saturate,
            EmitPotential = true,
        },
        ["kept until the last of a sequence, folded by 3"] = Small with
        {
            Dynamics = new() { Membrane = Membrane.Persistent },
            ClearAfterLast = true,
            TagWidth = 2,
            Overflow = Overflow.Wrap,
            ProcessingElements = 4,
            Lanes = 2,
        },
        ["saturating lanes, folded"] = Small with
        {
            Widths = new() { PotentialWidth = 11 },
            Overflow = Overflow.Saturate,
            Lanes = 3,
            ProcessingElements = 6,
        },
        ["wrapping lanes"] = Small with
        {
            Widths = new() { PotentialWidth = 11 },
            Overflow = Overflow.Wrap,
            Lanes = 3,
            EmitPotential = true,
        },
    };

    public static TheoryData<string> Names() => [.. Matrix.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_clean_in_all_tools_and_agrees_with_its_golden_model(string name)
    {
        TernaryLayerParameters parameters = Matrix[name];
        await TargetChecks.LintsAsync(TargetChecks.Generate(Target, parameters));
        CosimReport report = await TargetChecks.CosimulateAsync(Target, parameters);
        Assert.True(report.Passed, report.Failure?.ToString());
        Assert.True(report.Transactions > 300);
    }

    [Theory]
    [InlineData("8 lanes, potentials, tag")]
    [InlineData("folded by 3, count, 8 lanes")]
    public async Task With_a_synchronous_reset_it_is_clean_and_agrees_too(string name)
    {
        HdlParameters parameters = BlockBench.WithReset(Matrix[name], ResetStyle.SyncHigh);
        await TargetChecks.LintsAsync(TargetChecks.Generate(Target, parameters));
        CosimReport report = await TargetChecks.CosimulateAsync(Target, parameters, seed: 2);
        Assert.True(report.Passed, report.Failure?.ToString());
    }
}
