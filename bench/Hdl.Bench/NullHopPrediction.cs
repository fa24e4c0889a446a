using System.Diagnostics;
using System.Globalization;
using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Performance;

namespace Hdl.Bench;

/// <summary>
/// How busy the multipliers of <c>nullhop</c> are in known layers, as the performance model of its RTL predicts: random
/// maps, weights in place, from the first input word to the last output word. Passes of a layer follow each other, each
/// with the whole input again, unless the store can keep it. Memories are as large as those of the preset
/// <c>nullhop</c>, so that all layers fit.
/// </summary>
/// <param name="preset">Sizes.</param>
internal sealed class NullHopPrediction(NullHopParameters preset)
{
    private readonly NullHopParameters _parameters = preset with
    {
        MaxChannels = NullHopParameters.Paper.MaxChannels,
        MaxWidth = NullHopParameters.Paper.MaxWidth,
        MaxSlices = NullHopParameters.Paper.MaxSlices,
        RowEntries = NullHopParameters.Paper.RowEntries,
        RowPointers = NullHopParameters.Paper.RowPointers,
        WeightRows = NullHopParameters.Paper.WeightRows,
        BiasRows = NullHopParameters.Paper.BiasRows,
    };

    private const int Seed = 1;
    private static readonly double[] Zeros = [0, 0.5, 0.8, 0.9];

    /// <summary>The tables of all layers.</summary>
    /// <param name="name">Name for the head.</param>
    public string Tables(string name)
    {
        long start = Stopwatch.GetTimestamp();
        var text = new StringWriter(CultureInfo.InvariantCulture);
        long simulated = 0;
        foreach (double zeros in Zeros)
        {
            text.WriteLine($"{name}, {zeros:P0} zeros");
            text.WriteLine("| layer | cycles | utilisation | efficiency (limit) | lanes' cycles lost, most first |");
            text.WriteLine("|---|---|---|---|---|");
            LayerPrediction[] network = [.. Rows(NullHopLayer.Vgg16, zeros, text)];
            LayerPrediction all = LayerPrediction.Sum("**VGG16, 13 convolutions**", network);
            text.WriteLine(all.Row(_parameters.Macs));
            simulated += all.Cycles + Rows(NullHopLayer.Others, zeros, text).Sum(layer => layer.Cycles);
            text.WriteLine();
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        text.WriteLine(
            $"{simulated:N0} cycles in {seconds:f1} s: {simulated / seconds / 1e6:f1} million cycles per second");
        return text.ToString();
    }

    private List<LayerPrediction> Rows(IEnumerable<NullHopLayer> layers, double zeros, StringWriter text)
    {
        List<LayerPrediction> rows = [.. layers.Select(layer => Predict(layer, zeros))];
        rows.ForEach(row => text.WriteLine(row.Row(_parameters.Macs)));
        return rows;
    }

    private LayerPrediction Predict(NullHopLayer layer, double zeros)
    {
        ConvolutionLayer shape = layer.Shape;
        IReadOnlyList<int> slices = layer.Dense ? [layer.Channels] : PassPlan.Slices(_parameters, layer.Channels);
        IReadOnlyList<NullHopPass> plan = PassPlan.Of(_parameters, layer.Outputs);
        var random = new Random(Seed);
        NonzeroMap input = NonzeroMap.Random(
            layer.Size, layer.Size, slices, layer.Dense ? 1 : 1 - zeros, random);
        bool keeps = plan.Count > 1 && layer.Size <= _parameters.RowSlots && input.Size <= _parameters.RowEntries;
        PerformancePass[] passes =
        [
            .. plan.Select((pass, number) => new PerformancePass(
                Descriptor(shape, slices, pass) with
                {
                    KeepInput = keeps && number < plan.Count - 1,
                    ReuseInput = keeps && number > 0,
                },
                keeps && number > 0 ? [] : [input],
                [
                    NonzeroMap.Random(
                        shape.PooledHeight, shape.PooledWidth, [pass.SliceChannels], 1 - zeros, random),
                ])),
        ];
        Check(passes);
        PerformanceCounts counts = new NullHopPerformanceModel(_parameters).Run([], passes);
        long dense = (long)shape.PooledHeight * shape.PooledWidth * shape.PoolWindow * shape.PoolWindow * shape.Taps
            * shape.Outputs;

        // Each pass has the same items; a multiplier of the pass makes a product of each.
        long products = counts.Items / plan.Count * plan.Sum(pass => (long)pass.SliceChannels);
        return new LayerPrediction(layer.Name, counts.Cycles, dense, products, counts.Losses);
    }

    private void Check(IEnumerable<PerformancePass> passes)
    {
        var check = new DescriptorCheck(_parameters);
        Descriptor? before = null;
        foreach (Descriptor pass in passes.Select(pass => pass.Descriptor))
        {
            if (check.Refusals(pass, before) is [var refusal, ..])
            {
                throw new InvalidOperationException($"A pass is refused: {refusal}.");
            }

            before = pass;
        }
    }

    private static Descriptor Descriptor(ConvolutionLayer layer, IReadOnlyList<int> slices, NullHopPass pass) => new()
    {
        Height = layer.Height,
        Width = layer.Width,
        Channels = layer.Channels,
        Slices = slices,
        KernelHeight = layer.KernelHeight,
        KernelWidth = layer.KernelWidth,
        Stride = layer.Stride,
        PadTop = layer.PadTop,
        PadLeft = layer.PadLeft,
        PoolWindow = layer.PoolWindow,
        PoolStride = layer.PoolStride,
        OutHeight = layer.OutHeight,
        OutWidth = layer.OutWidth,
        PooledHeight = layer.PooledHeight,
        PooledWidth = layer.PooledWidth,
        WordsLog2 = pass.WordsLog2,
        LastChannels = pass.LastChannels,
        AccumulateFirst = true,
        AccumulateLast = true,
        Frames = 1,
    };
}

/// <summary>What is predicted of a layer.</summary>
/// <param name="Name">The layer.</param>
/// <param name="Cycles">Clock cycles.</param>
/// <param name="Dense">Products of the dense convolution, padding included.</param>
/// <param name="Products">Products of values that are not 0.</param>
/// <param name="Losses">Lane cycles without a product.</param>
internal sealed record LayerPrediction(
    string Name, long Cycles, long Dense, long Products, PerformanceLosses Losses)
{
    /// <summary>Layers one after the other.</summary>
    public static LayerPrediction Sum(string name, IReadOnlyList<LayerPrediction> layers) => new(
        name, layers.Sum(layer => layer.Cycles), layers.Sum(layer => layer.Dense),
        layers.Sum(layer => layer.Products),
        new PerformanceLosses
        {
            Idle = layers.Sum(layer => layer.Losses.Idle),
            Rows = layers.Sum(layer => layer.Losses.Rows),
            Fetch = layers.Sum(layer => layer.Losses.Fetch),
            Ends = layers.Sum(layer => layer.Losses.Ends),
            Drain = layers.Sum(layer => layer.Losses.Drain),
            Output = layers.Sum(layer => layer.Losses.Output),
            Nulls = layers.Sum(layer => layer.Losses.Nulls),
        });

    /// <summary>A row of the table.</summary>
    /// <param name="macs">Multipliers.</param>
    public string Row(int macs)
    {
        double all = (double)Cycles * macs;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {Name} | {Cycles:N0} | {Products / all:P2} | {Dense / all:P0} ({Dense / (double)Products:P0}) | "
            + $"{Lost()} |");
    }

    private string Lost()
    {
        (string Stage, long Lost)[] stages =
        [
            ("loader", Losses.Rows), ("windows and fetch", Losses.Fetch), ("two ends in a beat", Losses.Ends),
            ("drain", Losses.Drain), ("output", Losses.Output), ("null items", Losses.Nulls),
            ("start and end of passes", Losses.Idle),
        ];
        IEnumerable<string> parts = stages.Where(stage => stage.Lost > 0).OrderByDescending(stage => stage.Lost)
            .Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Stage} {stage.Lost:N0}"));
        return string.Join(", ", parts);
    }
}
