using System.Globalization;
using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;

namespace Hdl.Cnn.Networks;

/// <summary>
/// Figures of a network that was simulated on images: how many got their class, the cycles of each layer, and how busy
/// the multipliers were.
/// </summary>
/// <param name="run">The network and the images.</param>
/// <param name="ports">Where packets go in and come out.</param>
internal sealed class NetworkFigures(NetworkRun run, INetworkPorts ports)
{
    private readonly NetworkPlan _plan = run.Plan;

    /// <summary>The figures.</summary>
    /// <param name="scenario">What went in.</param>
    /// <param name="observed">What came out, phase by phase.</param>
    /// <exception cref="InvalidOperationException">A layer was given something else than the one before
    /// made.</exception>
    public IReadOnlyList<Figure> Of(Scenario scenario, IReadOnlyList<PhaseObservation> observed)
    {
        if (scenario.Name != NetworkRun.Name || observed.Count < scenario.Phases.Count)
        {
            return [];
        }

        int count = run.Images.Count;
        var cycles = new long[_plan.Layers.Count];
        int right = 0;
        int first = 0;
        // The passes of all layers come again for each batch.
        foreach (ObservedPass[] batch in
            ports.Passes(scenario, observed).Chunk(_plan.Layers.Sum(layer => layer.Passes.Count)))
        {
            int frames = Math.Min(run.BatchSize, count - first);
            IReadOnlyList<MapPacket> outputs = Follow(batch, frames, cycles);
            right += Right(outputs, first, frames);
            first += frames;
        }

        long loads = scenario.Phases.Zip(observed)
            .Where(pair => ports.Loads(pair.First))
            .Sum(pair => pair.Second.CycleCount);
        return [.. Figures(cycles, loads, right)];
    }

    // Adds the cycles of each layer of a batch, and returns the packets of the last one. Each layer must have been
    // given what came out of the one before.
    private IReadOnlyList<MapPacket> Follow(ObservedPass[] batch, int frames, long[] cycles)
    {
        IReadOnlyList<MapPacket>? before = null;
        int next = 0;
        foreach ((int index, PlannedLayer layer) in _plan.Layers.Index())
        {
            ObservedPass[] passes = batch[next..(next + layer.Passes.Count)];
            next += layer.Passes.Count;
            cycles[index] += passes.Sum(pass => pass.Cycles);
            bool accumulates = layer.Passes[0].Descriptor.Accumulates;
            IReadOnlyList<MapPacket> given = accumulates
                ? Interleaved(
                    [.. passes.Take(layer.Slices.Count).Select(pass => pass.Given)], layer.Shape.Height)
                : passes[0].Given;
            if (before is not null && !before.Select(packet => packet.Words).SequenceEqual(
                given.Select(packet => packet.Words), WordsComparer.Instance))
            {
                throw new InvalidOperationException(
                    $"Layer {index + 1} was not given what came out of the layer before.");
            }

            before = Interleaved(
                [
                    .. passes.Zip(layer.Passes)
                        .Where(pass => pass.Second.Descriptor.AccumulateLast)
                        .Select(pass => pass.First.Result),
                ],
                layer.Layer.Layer.PooledHeight * frames);
        }

        return before!;
    }

    // Of several passes, each of so many rows, the packets of a row stand side by side.
    private static IReadOnlyList<MapPacket> Interleaved(IReadOnlyList<IReadOnlyList<MapPacket>> passes, int rows) =>
        passes is [var only]
            ? only
            : [.. Enumerable.Range(0, rows).SelectMany(row => passes.Select(packets => packets[row]))];

    private int Right(IReadOnlyList<MapPacket> packets, int first, int frames)
    {
        if (run.Images.Labels.Length == 0)
        {
            return 0;
        }

        ConvolutionLayer last = _plan.Layers[^1].Layer.Layer;
        IReadOnlyList<int> slices = PassPlan.Slices(_plan.Parameters, last.Outputs);
        var decoder = new MapPackets(_plan.Parameters);
        int rows = last.PooledHeight * slices.Count;
        int right = 0;
        for (int frame = 0; frame < frames; frame++)
        {
            FeatureMap map = decoder.Decode(
                [.. packets.Skip(frame * rows).Take(rows)], last.PooledWidth, slices, raw: false, last.OutSigned).Map;
            ReadOnlySpan<int> values = map.Slice(0, last.Outputs).Values;
            int best = 0;
            for (int n = 1; n < values.Length; n++)
            {
                best = values[n] > values[best] ? n : best;
            }

            right += best == run.Images.Labels[first + frame] ? 1 : 0;
        }

        return right;
    }

    private IEnumerable<Figure> Figures(long[] cycles, long loads, int right)
    {
        int count = run.Images.Count;
        string batches = run.BatchSize == 1 ? "one at a time" : $"{Text(Math.Min(count, run.BatchSize))} together";
        yield return new Figure("images", Text(count), "", $"{run.Images.Name}, {batches}");
        if (run.Images.Labels.Length > 0)
        {
            yield return new Figure(
                "accuracy", Text(100.0 * right / count, "F2"), "%", $"{Text(right)} right, {_plan.Model.Name}");
        }

        yield return new Figure(
            "loads", Text(loads), "cycles",
            _plan.IsResident ? "once" : "all batches together: the parameters do not fit the memories at once");
        long[] items = NetworkWork.Items(run);
        double all = _plan.Parameters.Macs * (double)cycles.Sum();
        long products = items.Zip(_plan.Layers).Sum(pair => pair.First * pair.Second.Layer.Layer.Outputs);
        long dense = _plan.Layers.Sum(layer => layer.DenseMacs) * count;
        yield return new Figure("cycles", Text((double)cycles.Sum() / count, "F1"), "cycles/image", "all layers");
        yield return new Figure(
            "utilisation", Text(100 * products / all, "F1"), "%",
            "products of values that are not 0, per multiplier and cycle");
        yield return new Figure(
            "efficiency", Text(100 * dense / all, "F0"), "%",
            "products of the dense convolutions, padding included, per multiplier and cycle");
        foreach ((int index, PlannedLayer layer) in _plan.Layers.Index())
        {
            double most = _plan.Parameters.Macs * (double)cycles[index];
            yield return new Figure(
                $"layer {Text(index + 1)}, {layer.Layer.Text}", Text((double)cycles[index] / count, "F1"),
                "cycles/image",
                $"utilisation {Text(100 * items[index] * layer.Layer.Layer.Outputs / most, "F1")} %, efficiency "
                + $"{Text(100 * layer.DenseMacs * count / most, "F0")} %");
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private sealed class WordsComparer : IEqualityComparer<IReadOnlyList<ulong>>
    {
        public static WordsComparer Instance { get; } = new();

        public bool Equals(IReadOnlyList<ulong>? x, IReadOnlyList<ulong>? y) =>
            x is not null && y is not null && x.SequenceEqual(y);

        public int GetHashCode(IReadOnlyList<ulong> obj) => obj.Count;
    }
}
