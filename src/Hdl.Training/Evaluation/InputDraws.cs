using Hdl.Networks.Models;

namespace Hdl.Training.Evaluation;

/// <summary>What each pixel is compared with: it spikes iff it is greater.</summary>
internal static class InputDraws
{
    /// <summary>One padded table a step, for either input coding.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> For(TernaryNetwork network, int steps, int pixelsPerBeat)
    {
        int inputs = network.Layers[0].Inputs;
        if (network.Coding == InputCoding.Poisson)
        {
            var table = new RateTable(inputs, steps, network.Seed, pixelsPerBeat);
            return
            [
                .. Enumerable.Range(0, steps).Select(step => new ReadOnlyMemory<byte>(table.Draws(step).ToArray())),
            ];
        }

        byte[] level = Level(inputs, network.ThresholdLevel);
        return [.. Enumerable.Repeat(new ReadOnlyMemory<byte>(level), steps)];
    }

    /// <summary>p >= level is p > level - 1.</summary>
    public static byte[] Level(int inputs, int level)
    {
        byte[] draws = new byte[SpikeKernels.PaddedBytes(inputs)];
        draws.AsSpan(0, inputs).Fill((byte)(level - 1));
        draws.AsSpan(inputs).Fill(byte.MaxValue);
        return draws;
    }
}
