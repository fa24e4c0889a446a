using Hdl.Core.Numerics;
using Hdl.Networks.Models;
using Hdl.Spiking.TernaryLayer;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>How a frame of a command ends.</summary>
internal enum FrameEnding
{
    /// <summary>With the command's last byte.</summary>
    Complete,

    /// <summary>Where its bytes end: before the command does, or after bytes that are dropped.</summary>
    Cut,

    /// <summary>It does not: the next frame comes at once, while the answer is not there yet.</summary>
    Hasty,
}

/// <summary>What a host sends: the bytes of a command, right or wrong.</summary>
/// <param name="Bytes">The bytes.</param>
internal sealed record CommandFrame(params byte[] Bytes)
{
    private const int MostItems = 256;

    /// <summary>How it ends.</summary>
    public FrameEnding Ending { get; init; }

    /// <summary>A byte that comes with an error; -1 for none.</summary>
    public int ErrorAt { get; init; } = -1;

    /// <summary>Asks who is there.</summary>
    public static CommandFrame Identify => new((byte)'I');

    /// <summary>Asks for version and shape.</summary>
    public static CommandFrame Version => new((byte)'V');

    /// <summary>Sets time steps and seed.</summary>
    public static CommandFrame Settings(int steps, int seed) =>
        new((byte)'S', (byte)steps, (byte)seed, (byte)(seed >> 8));

    /// <summary>Classifies an image.</summary>
    public static CommandFrame Picture(ReadOnlySpan<byte> pixels) => new([(byte)'P', .. pixels]);

    /// <summary>Rows of weights, or thresholds, from one on.</summary>
    public static CommandFrame Write(char kind, int first, IReadOnlyList<byte[]> items) =>
        new([(byte)kind, (byte)first, (byte)(first >> 8), (byte)items.Count, .. items.SelectMany(item => item)]);

    /// <summary>All weights and thresholds of a network.</summary>
    public static IEnumerable<CommandFrame> Load(TwSnnUp5kResolvedParameters configuration)
    {
        byte[][] rows = [.. Enumerable.Range(0, configuration.Rows).Select(_ => new byte[configuration.RowBytes])];
        List<byte[]> thresholds = [];
        for (int layer = 0; layer < configuration.Layers; layer++)
        {
            TernaryLayerWeights weights = configuration.Network.Layers[layer];
            for (int input = 0; input < weights.Inputs; input++)
            {
                int row = configuration.FirstRowOf(layer) + (input << configuration.ShiftOf(layer));
                for (int neuron = 0; neuron < weights.Neurons; neuron++)
                {
                    int element = neuron % configuration.Elements;
                    int code = TernaryCode.Encode(weights.Weights[(input * weights.Neurons) + neuron]);
                    rows[row + (neuron / configuration.Elements)][element / 4] |= (byte)(code << (2 * (element % 4)));
                }
            }

            var constants = CountThresholds.Of(
                weights.WeightScale, weights.BiasScale, weights.Threshold, weights.Inputs);
            thresholds.AddRange(weights.Bias.Select(bias =>
                Threshold(bias switch { -1 => constants.Minus, 0 => constants.Zero, _ => constants.Plus })));
        }

        return Writes('T', thresholds).Concat(Writes('W', rows));
    }

    /// <summary>Frames as text, a line each, for <c>xxd -r -p</c> and the like.</summary>
    public static string Hex(IEnumerable<CommandFrame> frames) =>
        string.Concat(frames.Select(frame => Convert.ToHexStringLower(frame.Bytes) + "\n"));

    /// <summary>A threshold's two bytes.</summary>
    public static byte[] Threshold(int value) => [(byte)value, (byte)(value >> 8)];

    /// <summary>As many commands as it takes.</summary>
    public static IEnumerable<CommandFrame> Writes(char kind, IReadOnlyList<byte[]> items)
    {
        for (int first = 0; first < items.Count; first += MostItems)
        {
            yield return Write(kind, first, [.. items.Skip(first).Take(MostItems)]);
        }
    }
}
