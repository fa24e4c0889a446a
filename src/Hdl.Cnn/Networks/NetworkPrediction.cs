using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Performance;

namespace Hdl.Cnn.Networks;

/// <summary>
/// Clock cycles of each layer of a network, one frame at a time with its parameters in place, as the performance model
/// of the datapath has them for random maps with the shares of zeros that were measured.
/// </summary>
internal static class NetworkPrediction
{
    private const int Seed = 1;

    /// <summary>
    /// Cycles of each layer, from the first word in to the last word out; null where no zeros were measured, or where
    /// the model does not cover the accelerator.
    /// </summary>
    /// <param name="plan">The network on the accelerator.</param>
    public static IReadOnlyList<long>? Cycles(NetworkPlan plan)
    {
        if (plan.Model.Accuracy is not [var figure, ..] || !NullHopPerformanceModel.Covers(plan.Parameters))
        {
            return null;
        }

        IReadOnlyList<double> zeros = figure.ZeroShares(plan.Model);
        var random = new Random(Seed);
        return [.. plan.Layers.Select((layer, index) =>
            Cycles(plan.Parameters, layer, 1 - zeros[index], 1 - zeros[index + 1], random))];
    }

    private static long Cycles(
        NullHopParameters parameters, PlannedLayer layer, double inputs, double outputs, Random random)
    {
        var model = new NullHopPerformanceModel(parameters);
        NonzeroMap? kept = null;
        List<PerformancePass> passes = [];
        foreach (PlannedPass pass in layer.Passes)
        {
            // Passes that take the same slices take the same map; parts of one sum take a slice each.
            Descriptor descriptor = pass.Descriptor with { Loads = 0 };
            if (kept is null || descriptor.Accumulates)
            {
                kept = NonzeroMap.Random(
                    descriptor.Height, descriptor.Width, descriptor.Slices, inputs, random);
            }

            passes.Add(new PerformancePass(
                descriptor, descriptor.ReuseInput ? [] : [kept],
                descriptor.AccumulateLast ? [Output(descriptor, pass.Pass, outputs, random)] : []));
        }

        return model.Run([], passes).Cycles;
    }

    // Channels that fill up the last word are 0.
    private static NonzeroMap Output(Descriptor descriptor, NullHopPass pass, double density, Random random)
    {
        int channels = pass.SliceChannels - NullHopParameters.WordChannels + pass.LastChannels;
        return NonzeroMap.Random(
            descriptor.PooledHeight, descriptor.PooledWidth, [pass.SliceChannels],
            density * channels / pass.SliceChannels, random);
    }
}
