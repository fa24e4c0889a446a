using Hdl.Cnn.Models;
using Hdl.Cnn.Networks;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHopSystem;

namespace Hdl.Cnn.Tests.Networks;

/// <summary>The performance model is proven exact elsewhere; here, that it is given the network.</summary>
public sealed class NetworkPredictionTests
{
    /// <summary>Each network that ships with each preset that it fits.</summary>
    public static TheoryData<string, string> Runs
    {
        get
        {
            var runs = new TheoryData<string, string>();
            foreach (string network in (string[])["cnn_mnist", "cnn_fashion"])
            {
                foreach (string preset in new NullHopGenerator().Presets.Select(preset => preset.Name))
                {
                    if (NetworkFit.Problems(CnnModelSource.Load(network), Of(preset)).Count == 0)
                    {
                        runs.Add(network, preset);
                    }
                }
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Each_layer_takes_what_its_products_and_its_windows_need_and_not_much_more(string network, string preset)
    {
        var plan = NetworkPlan.Of(CnnModelSource.Load(network), Of(preset));
        IReadOnlyList<double> zeros = plan.Model.Accuracy[0].ZeroShares(plan.Model);

        IReadOnlyList<long> cycles = Assert.IsAssignableFrom<IReadOnlyList<long>>(NetworkPrediction.Cycles(plan));

        Assert.Equal(plan.Layers.Count, cycles.Count);
        foreach ((int index, PlannedLayer layer) in plan.Layers.Index())
        {
            // A random map has a few values more or less than the share says.
            double products = layer.DenseMacs * (1 - zeros[index]) / plan.Parameters.Macs;
            long windows = layer.Windows * layer.Passes.Count;
            Assert.InRange(cycles[index], 0.75 * products, (3 * products) + (3 * windows) + 1000);
            Assert.True(cycles[index] >= windows, $"{cycles[index]} cycles, {windows} windows");
        }
    }

    [Fact]
    public void Nothing_is_said_where_no_zeros_were_measured_or_rows_may_be_dropped()
    {
        CnnModel model = CnnModelSource.Load(null);

        Assert.Null(NetworkPrediction.Cycles(NetworkPlan.Of(model with { Accuracy = [] }, Of("default"))));
        Assert.Null(NetworkPrediction.Cycles(NetworkPlan.Of(model, Of("default") with { Overcommit = true })));
    }

    private static NullHopParameters Of(string preset) =>
        (NullHopParameters)new NullHopGenerator().Presets.Single(one => one.Name == preset).Parameters;
}
