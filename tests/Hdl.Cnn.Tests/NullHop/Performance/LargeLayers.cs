using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.Tests.NullHop.Performance;

/// <summary>
/// Layers large enough to fill the row store and the queues, to go round the store several times and to wait for the
/// output.
/// </summary>
/// <param name="parameters">Valid parameters.</param>
/// <param name="seed">Of all numbers and shapes.</param>
internal sealed class LargeLayers(NullHopParameters parameters, int seed)
{
    private static readonly double[] Densities = [0.03, 0.1, 0.2, 0.5, 1];

    /// <summary>Most products of a layer, which decide how long its golden model takes.</summary>
    public long MostProducts { get; init; } = 6_000_000;

    /// <summary>A layer that the parameters allow.</summary>
    public LayerCase Case(int index)
    {
        var random = new Random((seed * 1_000_003) + index);
        while (true)
        {
            LayerDraft draft = Draw(random);
            ConvolutionLayer layer = draft.Layer;
            long windows = (long)layer.OutHeight * layer.OutWidth * draft.Frames;
            if (windows * layer.Taps * layer.Outputs <= MostProducts
                && !LayerCheck.Problems(layer, new LayerLimits { Kernel = parameters.MaxKernel }).Any()
                && layer.Taps <= parameters.WeightRows)
            {
                LayerCase drawn = new LayerDrawing(parameters, random).Case(draft);
                var program = new NullHopProgram(parameters);
                program.Add(drawn);
                if (program.Refusals().Count == 0)
                {
                    return drawn;
                }
            }
        }
    }

    private LayerDraft Draw(Random random)
    {
        int kernel = random.Next(1, Math.Min(6, parameters.MaxKernel + 1));
        int stride = random.Next(3) == 0 ? random.Next(1, 4) : 1;
        int pool = random.Next(2) == 0 ? random.Next(1, 4) : 1;
        int width = random.Next(4, parameters.MaxWidth + 1);
        int most = Math.Min(
            parameters.MaxChannels,
            parameters.RowEntries / parameters.FetchRuns / ((kernel + ((pool - 1) * stride)) * width));
        int[] slices = new int[random.Next(1, Math.Min(3, parameters.MaxSlices) + 1)];
        for (int slice = 0; slice < slices.Length; slice++)
        {
            slices[slice] = random.Next(1, Math.Max(2, (most / slices.Length) + 1));
        }

        int padding = random.Next(kernel);
        var layer = new ConvolutionLayer
        {
            Height = random.Next(4, 25),
            Width = width,
            Channels = slices.Sum(),
            Outputs = NullHopParameters.WordChannels * random.Next(1, (2 * parameters.Clusters) + 1),
            KernelHeight = kernel,
            KernelWidth = kernel,
            Stride = stride,
            PadTop = padding,
            PadLeft = padding,
            OutHeight = 1,
            OutWidth = 1,
            PoolWindow = pool,
            PoolStride = random.Next(1, pool + 1),
            Relu = random.Next(3) != 0,
        };
        return new LayerDraft("large", layer.Filled(padding, padding))
        {
            Slices = slices,
            Density = Densities[random.Next(Densities.Length)],
            Biases = DraftNumbers.Negative,
            Frames = random.Next(4) == 0 ? 2 : 1,
            InRaw = random.Next(6) == 0,
            OutRaw = random.Next(6) == 0,
        };
    }
}
