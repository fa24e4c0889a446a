using Hdl.Core.Numerics;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>
/// Spikes per time step, which decide what a placement costs. Those of the networks that ship were measured on the
/// first 300 MNIST test images (a test measures them again); of others it is assumed that a share of all neurons
/// spikes.
/// </summary>
public static class SpikeActivity
{
    /// <summary>Neurons whose spikes are counted together.</summary>
    public const int Block = 256;

    /// <summary>Share of the neurons of an unknown network that is assumed to spike, in percent.</summary>
    public const int AssumedPercent = 13;

    private static readonly Dictionary<string, int[][]> Measured = new()
    {
        ["mnist"] = [[2000, 4565, 2853, 2], [3250], [3415], [101]],
        ["mnist_wide"] = [[2000, 4565, 2853, 2], [1023, 639, 859, 943], [934, 805, 822, 888], [101]],
    };

    /// <summary>Whether a network's activity was measured.</summary>
    public static bool IsMeasured(TernaryNetwork network) =>
        Measured.TryGetValue(network.Name, out int[][]? layers)
        && layers
            .Select(layer => layer.Length)
            .SequenceEqual(network.Shape.Select(size => FixedPoint.CeilDivide(size, Block)));

    /// <summary>
    /// What was measured, in hundredths of a spike per step: for each layer, inputs first, a number per block of 256.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<int>> Of(TernaryNetwork network) =>
        IsMeasured(network)
            ? Measured[network.Name]
            :
            [
                .. network.Shape.Select(size =>
                    (IReadOnlyList<int>)
                        [
                            .. Enumerable
                                .Range(0, FixedPoint.CeilDivide(size, Block))
                                .Select(block => AssumedPercent * Math.Min(Block, size - (Block * block))),
                        ]),
            ];

    /// <summary>Spikes per step of some neurons of a layer, in hundredths, 1 at least.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">0 for the inputs.</param>
    /// <param name="first">First neuron.</param>
    /// <param name="count">How many.</param>
    public static long Of(TernaryNetwork network, int layer, int first, int count)
    {
        IReadOnlyList<int> blocks = Of(network)[layer];
        long sum = 0;
        for (int block = 0; block < blocks.Count; block++)
        {
            int size = Math.Min(Block, network.Shape[layer] - (Block * block));
            int overlap = Math.Min(first + count, (Block * block) + size) - Math.Max(first, Block * block);
            sum += overlap > 0 ? (long)blocks[block] * overlap / size : 0;
        }

        return Math.Max(1, sum);
    }
}
