namespace Hdl.Cnn.NullHop;

/// <summary>
/// How a layer is cut into passes (nullhop, section 3, "Passes"): of w = ceil(Cout / 16) words, C at a time while as
/// many are left, then the powers of two of the rest, the largest first.
/// </summary>
public static class PassPlan
{
    /// <summary>The passes, in the order of their channels.</summary>
    /// <param name="parameters">Clusters and lanes.</param>
    /// <param name="outputs">Output channels Cout, 1 or more.</param>
    public static IReadOnlyList<NullHopPass> Of(NullHopParameters parameters, int outputs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        List<NullHopPass> passes = [];
        for (int first = 0; first < outputs;)
        {
            int left = (outputs - first + NullHopParameters.WordChannels - 1) / NullHopParameters.WordChannels;
            int words = parameters.Clusters;
            while (words > left)
            {
                words /= 2;
            }

            int end = first + (NullHopParameters.WordChannels * words);
            int last = NullHopParameters.WordChannels - Math.Max(0, end - outputs);
            passes.Add(new NullHopPass(words, parameters.LanesOf(words), first, last));
            first = end;
        }

        return passes;
    }

    /// <summary>
    /// Channels of the slices that the passes of a layer make, which the next layer's input consists of.
    /// </summary>
    /// <param name="parameters">Clusters and lanes.</param>
    /// <param name="outputs">Output channels Cout, 1 or more.</param>
    public static IReadOnlyList<int> Slices(NullHopParameters parameters, int outputs) =>
        [.. Of(parameters, outputs).Select(pass => pass.SliceChannels)];
}
