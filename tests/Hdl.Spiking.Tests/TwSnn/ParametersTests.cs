using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryPe;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.Tests.TwSnn;

public sealed class ParametersTests
{
    public static TheoryData<string, string, TwSnnParameters> Refused =>
        new()
        {
            {
                "layers",
                "inputs and at least one layer",
                new TwSnnParameters { Model = "none", Layers = [784] }
            },
            {
                "layers",
                "inputs and at least one layer",
                new TwSnnParameters { Model = "none" }
            },
            {
                "layers",
                "Differs from what the network was trained for",
                new TwSnnParameters { Layers = [784, 10] }
            },
            {
                "layers",
                "Out of range",
                new TwSnnParameters { Model = "none", Layers = [784, 0] }
            },
            {
                "lanes",
                "Out of range",
                new TwSnnParameters { Lanes = 0 }
            },
            {
                "lanes",
                "Out of range",
                new TwSnnParameters { Lanes = 17 }
            },
            {
                "pixels-per-beat",
                "Out of range",
                new TwSnnParameters { PixelsPerBeat = 0 }
            },
            {
                "max-steps",
                "Out of range",
                new TwSnnParameters { MaxSteps = 0 }
            },
            {
                "steps",
                "Out of range",
                new TwSnnParameters { Steps = 0 }
            },
            {
                "steps",
                "More time steps than the hardware counts",
                new TwSnnParameters { Steps = 17 }
            },
            {
                "layer 1: processing-elements",
                "do not divide",
                new TwSnnParameters { ProcessingElements = [255] }
            },
            {
                "processing-elements",
                "More entries than layers",
                new TwSnnParameters { ProcessingElements = [1, 1, 1, 1] }
            },
            {
                "layer 1: potential-width",
                "which takes",
                new TwSnnParameters { Widths = new() { PotentialWidth = 10 } }
            },
            {
                "layer 1: weight scale",
                "Does not fit in scale-width",
                new TwSnnParameters { Widths = new() { ScaleWidth = 1 } }
            },
            {
                "module",
                "Not a Verilog identifier",
                new TwSnnParameters { Module = "9lives" }
            },
            {
                "module",
                "Not a Verilog identifier",
                new TwSnnParameters { Module = "endmodule" }
            },
            {
                "model",
                "no such network",
                new TwSnnParameters { Model = "cifar" }
            },
            {
                "model",
                "no such file",
                new TwSnnParameters { Model = "missing.json" }
            },
            { "membrane", "Differs from", Conventions(new() { Membrane = Membrane.Persistent }) },
            { "leak-shift", "Differs from", Conventions(new() { LeakShift = 3 }) },
            { "readout", "Differs from", Conventions(new() { Readout = Readout.Potential }) },
            { "coding", "Differs from", Conventions(new() { Coding = InputCoding.Threshold }) },
            { "seed", "Differs from", Conventions(new() { Seed = 77 }) },
            { "seed", "Out of range", Conventions(new() { Seed = 0 }) },
            {
                "memory",
                "SRAM macros cannot hold",
                new TwSnnParameters { Memory = MemoryForm.Macro }
            },
            { "layer 1: datapath", "keeps no potential", Persistent },
            {
                "layer 1: lanes",
                "More lanes than inputs",
                new TwSnnParameters
                {
                    Model = "none",
                    Layers = [4, 3],
                    Lanes = 5,
                    PixelsPerBeat = 2,
                }
            },
        };

    private static TwSnnParameters Persistent => new()
    {
        Model = "none",
        Layers = [8, 4],
        PixelsPerBeat = 2,
        Datapath = Datapath.Count,
        Conventions = new() { Membrane = Membrane.Persistent },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_does_not_fit_is_refused_with_its_place_and_a_remedy(
        string where, string what, TwSnnParameters parameters)
    {
        Problem problem = Assert.Single(
            parameters.Validate(),
            found => found.Where == where && found.What.Contains(what, StringComparison.Ordinal));
        Assert.NotEmpty(problem.Remedy);
        Assert.NotEmpty(problem.Value);
    }

    [Fact]
    public void A_weight_scale_of_0_is_refused_by_the_count_datapath_alone()
    {
        using var folder = new TemporaryFolder();
        TernaryNetwork network = RandomNetwork.Create([6, 4], 1, 8);
        string path = Path.Combine(folder.Path, "zero.json");
        TernaryNetworkFile.Save(
            network with
            {
                Layers = [network.Layers[0] with { WeightScale = 0, Threshold = -1 }],
            },
            path);
        var parameters = new TwSnnParameters { Model = path, PixelsPerBeat = 2 };
        Assert.Empty(parameters.Validate());
        Problem problem = Assert.Single((parameters with { Datapath = Datapath.Count }).Validate());
        Assert.Equal(
            ("The count datapath divides by the weight scale", "layer 1: weight scale"), (problem.What, problem.Where));
    }

    [Fact]
    public void Setting_overflow_waives_the_proof_of_the_width()
    {
        TwSnnParameters narrow = new TwSnnParameters { Widths = new() { PotentialWidth = 16 } } with
        {
            Conventions = new() { Overflow = Overflow.Saturate },
        };
        Assert.Empty(narrow.Validate());
    }

    [Fact]
    public void Every_preset_is_valid()
    {
        foreach (Hdl.Core.Designs.Preset preset in new TwSnnGenerator().Presets)
        {
            Assert.Empty(preset.Parameters.Validate());
        }
    }

    private static TwSnnParameters Conventions(TwSnnConventions conventions) => new() { Conventions = conventions };
}
