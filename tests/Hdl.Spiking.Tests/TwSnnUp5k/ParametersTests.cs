using Hdl.Core.Problems;
using Hdl.Spiking.TwSnnUp5k;

namespace Hdl.Spiking.Tests.TwSnnUp5k;

public sealed class ParametersTests
{
    public static TheoryData<string, string, TwSnnUp5kParameters> Refused =>
        new()
        {
            {
                "processing-elements",
                "Not a power of two",
                new TwSnnUp5kParameters { ProcessingElements = 12 }
            },
            {
                "processing-elements",
                "Out of range",
                new TwSnnUp5kParameters { ProcessingElements = 64 }
            },
            {
                "processing-elements",
                "As many processing elements as inputs",
                new TwSnnUp5kParameters { Model = "none", Layers = [16, 4, 2] }
            },
            {
                "layers",
                "no spikes to hand on",
                new TwSnnUp5kParameters { Model = "none", Layers = [20, 4] }
            },
            {
                "layers",
                "A class is sent as one byte",
                new TwSnnUp5kParameters { Model = "none", Layers = [20, 4, 256] }
            },
            {
                "layers",
                "More rows of weights",
                new TwSnnUp5kParameters
                {
                    Model = "none",
                    Layers = [784, 512, 10],
                    ProcessingElements = 4,
                }
            },
            {
                "layers",
                "Differs from what the network was trained for",
                new TwSnnUp5kParameters { Layers = [784, 100, 10] }
            },
            {
                "model",
                "no such network",
                new TwSnnUp5kParameters { Model = "cifar" }
            },
            {
                "model",
                "Only per-step membranes",
                new TwSnnUp5kParameters { Model = "mnist_t1" }
            },
            {
                "steps",
                "More time steps",
                new TwSnnUp5kParameters { Steps = 17 }
            },
            {
                "clocks-per-bit",
                "Out of range",
                new TwSnnUp5kParameters { ClocksPerBit = 3 }
            },
            {
                "quiet-clocks",
                "Out of range",
                new TwSnnUp5kParameters { QuietClocks = 15 }
            },
            {
                "quiet-clocks",
                "quiet before another byte",
                new TwSnnUp5kParameters { QuietClocks = 119 }
            },
            {
                "module",
                "Not a Verilog identifier",
                new TwSnnUp5kParameters { Module = "5k" }
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_does_not_fit_is_refused_with_its_place_and_a_remedy(
        string where, string what, TwSnnUp5kParameters parameters)
    {
        Problem problem = Assert.Single(
            parameters.Validate(),
            found => found.Where == where && found.What.Contains(what, StringComparison.Ordinal));
        Assert.NotEmpty(problem.Remedy);
        Assert.NotEmpty(problem.Value);
    }

    [Fact]
    public void The_trained_network_fills_the_memory_as_the_page_says()
    {
        TwSnnUp5kResolvedParameters configuration = TwSnnUp5kResolvedParameters.Of(new TwSnnUp5kParameters());

        Assert.Equal([0, 12_544, 16_640, 16_896], Enumerable.Range(0, 4).Select(configuration.FirstRowOf));
        Assert.Equal((16_896, 522, 11), (configuration.Rows, configuration.Thresholds, configuration.CountWidth));
    }
}
