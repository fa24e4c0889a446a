using System.Globalization;
using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Cnn.NullHop;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Targets;

namespace Hdl.Cnn.Networks;

/// <summary>What a network needs of an accelerator, layer by layer, against what there is.</summary>
internal static class NetworkExplanation
{
    // A column for each thing that is told of a layer; what all layers together need stands below, where it is limited.
    private static readonly Column[] SizeColumns =
    [
        new("Layer", (_, layer) => layer.Layer.Text, _ => "all"),
        new("Input", (_, layer) => Size(layer.Layer.Layer.Height, layer.Layer.Layer.Width, layer.Layer.Layer.Channels)),
        new("Output", (_, layer) => Size(
            layer.Layer.Layer.PooledHeight, layer.Layer.Layer.PooledWidth, layer.Layer.Layer.Outputs)),
        new("Passes",
            (_, layer) => Text(layer.Passes.Count), plan => Text(plan.Layers.Sum(layer => layer.Passes.Count))),
        new("Words n", (_, layer) => Each(layer, pass => pass.Words)),
        new("Lanes P", (_, layer) => Each(layer, pass => pass.Lanes)),
        new("Weight rows",
            (_, layer) => Ranges(layer.Passes.Select(pass => (pass.Descriptor.WeightBase, pass.Descriptor.Taps))),
            plan => Of(plan.WeightRows, plan.Parameters.WeightRows)),
        new("Bias rows",
            (_, layer) => Ranges(layer.Passes.Select(pass => (pass.Descriptor.BiasBase, pass.Descriptor.Words))),
            plan => Of(plan.BiasRows, plan.Parameters.BiasRows)),
        new("Window entries",
            (plan, layer) => Text(Entries(plan, layer)),
            plan => Of(plan.Layers.Max(layer => Entries(plan, layer)), plan.Parameters.RowEntries)),
        new("Pointers",
            (_, layer) => Text(Pointers(layer)), plan => Of(plan.Layers.Max(Pointers), plan.Parameters.RowPointers)),
        new("Dense MACs",
            (_, layer) => Text(layer.DenseMacs), plan => Text(plan.Layers.Sum(layer => layer.DenseMacs))),
    ];

    private const string CyclesNote =
        "cycles: predicted for one frame at a time, parameters in place, random maps with the zeros that were "
        + "measured; efficiency: dense products per multiplier and cycle";

    /// <summary>How the accelerator runs a network, or why it does not.</summary>
    /// <param name="parameters">Valid parameters.</param>
    /// <param name="name">Name or path of the network; null for the one that ships for this target.</param>
    /// <exception cref="InvalidInputException">There is no such network, or it is not valid.</exception>
    public static NetworkReport Of(NullHopParameters parameters, string? name)
    {
        CnnModel model = CnnModelSource.Load(name);
        string network = $"{model.Name}: {model.Shape}";
        if (NetworkFit.Problems(model, parameters) is { Count: > 0 } problems)
        {
            return new NetworkReport(network, problems);
        }

        var plan = NetworkPlan.Of(model, parameters);
        IReadOnlyList<long>? cycles = NetworkPrediction.Cycles(plan);
        Column[] columns = cycles is null ? SizeColumns : [.. SizeColumns, .. Predicted(plan, cycles)];
        return new NetworkReport(network, [])
        {
            Columns = [.. columns.Select(column => column.Head)],
            Rows =
            [
                .. plan.Layers.Select(layer => (string[])[.. columns.Select(column => column.Cell(plan, layer))]),
                [.. columns.Select(column => column.Total(plan))],
            ],
            Notes = [.. Notes(plan), .. cycles is null ? (string[])[] : [CyclesNote]],
        };
    }

    /// <summary>What images must be like.</summary>
    /// <param name="name">Name or path of the network; null for the one that ships for this target.</param>
    /// <exception cref="InvalidInputException">There is no such network, or it is not valid.</exception>
    public static DataInput InputOf(string? name)
    {
        IReadOnlyList<CnnModelLayer> layers = CnnModelSource.Load(name).Layers;
        ConvolutionLayer first = layers[0].Layer;
        return new DataInput(DataForm.Pixels, first.Height * first.Width * first.Channels, layers[^1].Values, 1);
    }

    /// <summary>The data set that a network was measured on; null where none is known.</summary>
    /// <param name="name">Name or path of the network; null for the one that ships for this target.</param>
    /// <exception cref="InvalidInputException">There is no such network, or it is not valid.</exception>
    public static string? DataSetOf(string? name) => CnnModelSource.Load(name).DataSet;

    private static Column[] Predicted(NetworkPlan plan, IReadOnlyList<long> cycles)
    {
        Dictionary<PlannedLayer, int> numbers =
            plan.Layers.Index().ToDictionary(layer => layer.Item, layer => layer.Index);
        IReadOnlyList<double> zeros = plan.Model.Accuracy[0].ZeroShares(plan.Model);
        string Efficiency(long products, long count) =>
            (products / ((double)count * plan.Parameters.Macs)).ToString("P0", CultureInfo.InvariantCulture);
        return
        [
            new("Zeros in", (_, layer) => zeros[numbers[layer]].ToString("P1", CultureInfo.InvariantCulture)),
            new("Cycles", (_, layer) => Text(cycles[numbers[layer]]), _ => Text(cycles.Sum())),
            new("Efficiency",
                (_, layer) => Efficiency(layer.DenseMacs, cycles[numbers[layer]]),
                _ => Efficiency(plan.Layers.Sum(layer => layer.DenseMacs), cycles.Sum())),
        ];
    }

    private static IEnumerable<string> Notes(NetworkPlan plan)
    {
        yield return "window entries: the rows of a pooled window where no value is 0; pointers: of a row";
        if (!plan.IsResident)
        {
            yield return "the parameters do not fit the memories at once: they are loaded again for each batch";
        }

        if (plan.MostFrames == 1)
        {
            yield return "frames are run one at a time: passes accumulate";
        }
    }

    // All passes of an accumulating layer belong to the same words.
    private static string Each(PlannedLayer layer, Func<NullHopPass, int> number) =>
        string.Join(
            ", ",
            layer.Passes.GroupBy(pass => number(pass.Pass)).Select(group =>
                group.Count() == 1 || layer.Passes.Count == group.Count()
                    ? Text(group.Key)
                    : $"{Text(group.Count())} x {Text(group.Key)}"));

    // Ranges that follow each other are one.
    private static string Ranges(IEnumerable<(uint Base, int Rows)> parts)
    {
        List<(long First, long End)> ranges = [];
        foreach ((uint first, int rows) in parts)
        {
            if (ranges is [.., var last] && first >= last.First && first <= last.End)
            {
                ranges[^1] = (last.First, Math.Max(last.End, first + rows));
            }
            else
            {
                ranges.Add((first, first + rows));
            }
        }

        return string.Join(
            ", ",
            ranges.Select(range => range.End - range.First == 1
                ? Text(range.First)
                : $"{Text(range.First)}..{Text(range.End - 1)}"));
    }

    // A pass that accumulates holds one slice at a time.
    private static long Entries(NetworkPlan plan, PlannedLayer layer) => layer.Passes.Max(pass =>
        NetworkFit.WindowEntries(layer.Shape with { Channels = pass.Descriptor.Channels }, plan.Parameters));

    private static long Pointers(PlannedLayer layer) => layer.Passes.Max(pass =>
        NetworkFit.Pointers(pass.Descriptor.Slices.Count, layer.Shape));

    private static string Size(int height, int width, int channels) => $"{Text(height)}x{Text(width)}x{Text(channels)}";

    private static string Of(long needed, long has) => $"{Text(needed)} of {Text(has)}";

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record Column(
        string Head, Func<NetworkPlan, PlannedLayer, string> Cell, Func<NetworkPlan, string>? Sum = null)
    {
        public string Total(NetworkPlan plan) => Sum?.Invoke(plan) ?? "";
    }
}
