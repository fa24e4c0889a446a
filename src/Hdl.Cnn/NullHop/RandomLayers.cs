using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop.Corners;

namespace Hdl.Cnn.NullHop;

/// <summary>
/// Layers that some parameters allow, small enough to be simulated: first the corner cases, then random ones. The same
/// seed gives the same layers.
/// </summary>
/// <param name="parameters">Valid parameters.</param>
/// <param name="seed">Of all numbers and shapes.</param>
public sealed class RandomLayers(NullHopParameters parameters, int seed)
{
    private const int MostProducts = 200_000;
    private const int MostAttempts = 1000;
    private static readonly int[] OutputCounts = [1, 3, 10, 15, 16, 16, 17, 32, 33, 48, 64, 100];
    private static readonly int[] SliceSizes = [1, 1, 2, 3, 4, 5, 8, 15, 16, 17, 32, 40];
    private static readonly double[] Densities = [0, 0.05, 0.2, 0.5, 0.8, 1];

    private readonly LayerDraft[] _corners =
        [.. new LayerCorners(parameters).All().Where(draft => IsLegal(parameters, draft))];

    /// <summary>Number of corner cases.</summary>
    public int Corners => _corners.Length;

    /// <summary>A layer: a corner case below <see cref="Corners"/>, else a random one.</summary>
    /// <param name="index">0 or more.</param>
    public LayerCase Case(int index)
    {
        var random = new Random(unchecked((seed * 1_000_003) + index));
        LayerDraft draft = index < _corners.Length ? _corners[index] : Draw(random);
        return new LayerDrawing(parameters, random).Case(draft);
    }

    /// <summary>The first layers.</summary>
    /// <param name="count">How many.</param>
    public IEnumerable<LayerCase> Take(int count) => Enumerable.Range(0, count).Select(Case);

    private LayerDraft Draw(Random random)
    {
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            LayerDraft draft = Any(random);
            ConvolutionLayer layer = draft.Layer;
            long products = (long)layer.OutHeight * layer.OutWidth * layer.Taps * layer.Outputs * draft.Frames;
            if (products <= MostProducts && IsLegal(parameters, draft))
            {
                return draft;
            }
        }

        return _corners[random.Next(_corners.Length)];
    }

    private LayerDraft Any(Random random)
    {
        int[] slices = new int[random.Next(1, Math.Min(4, parameters.MaxSlices) + 1)];
        for (int slice = 0; slice < slices.Length; slice++)
        {
            slices[slice] = SliceSizes[random.Next(SliceSizes.Length)];
        }

        int Kernel() => random.Next(3) == 0 ? 3 : random.Next(1, parameters.MaxKernel + 1);
        int Padding(int kernel) => random.Next(8) == 0 ? random.Next(8) : random.Next(Math.Min(kernel, 7));
        int window = random.Next(2) == 0 ? 1 : random.Next(1, 4);
        bool connected = random.Next(8) == 0;
        var layer = new ConvolutionLayer
        {
            Height = random.Next(1, 13),
            Width = random.Next(1, Math.Min(12, parameters.MaxWidth) + 1),
            Channels = slices.Sum(),
            Outputs = OutputCounts[random.Next(OutputCounts.Length)],
            KernelHeight = Kernel(),
            KernelWidth = Kernel(),
            Stride = random.Next(2) == 0 ? 1 : random.Next(1, 4),
            OutHeight = 1,
            OutWidth = 1,
            PoolWindow = window,
            PoolStride = random.Next(1, window + 1),
            Relu = random.Next(2) == 0,
            Shift = random.Next(32),
            BiasShift = random.Next(6) == 0 ? random.Next(32) : random.Next(5),
            Round = random.Next(2) == 0,
            InSigned = random.Next(2) == 0,
            OutSigned = random.Next(2) == 0,
        };
        layer = connected ? Connected(layer) : layer with
        {
            PadTop = Padding(layer.KernelHeight),
            PadLeft = Padding(layer.KernelWidth),
        };
        layer = layer.Filled(
            connected ? 0 : Padding(layer.KernelHeight), connected ? 0 : Padding(layer.KernelWidth));
        if (!connected && random.Next(6) == 0)
        {
            layer = layer with
            {
                OutHeight = random.Next(1, Math.Max(2, layer.OutHeight)),
                OutWidth = random.Next(1, Math.Max(2, layer.OutWidth)),
            };
        }

        int frames = random.Next(4) == 0 ? random.Next(2, 4) : 1;
        bool accumulate = connected && slices.Length > 1 && random.Next(2) == 0;
        return new LayerDraft("random", layer)
        {
            Slices = slices,
            Density = Densities[random.Next(Densities.Length)],
            Input = random.Next(4) == 0 ? (DraftInput)random.Next(4) : DraftInput.Random,
            Weights = random.Next(6) == 0 ? DraftNumbers.Ends : DraftNumbers.Random,
            Biases = random.Next(3) == 0 ? (DraftNumbers)random.Next(5) : DraftNumbers.Random,
            FitsShift = random.Next(4) != 0,
            Frames = accumulate ? 1 : frames,
            InRaw = random.Next(4) == 0,
            OutRaw = random.Next(4) == 0,
            KeepInput = !accumulate && frames == 1 && random.Next(2) == 0,
            Accumulate = accumulate,
        };
    }

    private static ConvolutionLayer Connected(ConvolutionLayer layer)
    {
        int size = Math.Min(layer.KernelHeight, Math.Min(layer.Height, layer.Width));
        return layer with
        {
            Height = size,
            Width = size,
            KernelHeight = size,
            KernelWidth = size,
            Stride = 1,
            PoolWindow = 1,
            PoolStride = 1,
        };
    }

    private static bool IsLegal(NullHopParameters parameters, LayerDraft draft)
    {
        if (draft.Layer.Taps > parameters.WeightRows
            || LayerCheck.Problems(draft.Layer, new LayerLimits { Kernel = parameters.MaxKernel }).Any())
        {
            return false;
        }

        // Weights and inputs do not matter to a descriptor.
        var program = new NullHopProgram(parameters);
        program.Add(new LayerDrawing(parameters, new Random(0)).Case(draft with { FitsShift = false }));
        return program.Refusals().Count == 0;
    }
}
