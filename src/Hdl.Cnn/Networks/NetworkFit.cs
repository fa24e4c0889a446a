using System.Globalization;
using System.Numerics;
using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Cnn.NullHop;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Cnn.Networks;

/// <summary>
/// Whether an accelerator is large enough for a network, and which parameter must grow where it is not.
/// </summary>
public static class NetworkFit
{
    /// <summary>
    /// Every parameter that is too small, with the layer that needs most of it; empty where the network fits.
    /// </summary>
    /// <param name="model">A network that passes <see cref="CnnModelCheck"/>.</param>
    /// <param name="parameters">Valid parameters.</param>
    public static IReadOnlyList<Problem> Problems(CnnModel model, NullHopParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(parameters);
        var schema = ParameterSchema.Of(parameters.GetType());
        return
        [
            .. CnnModelProgram.Problems(model, parameters),
            .. Needs(model, parameters)
                .GroupBy(need => need.Key)
                .Select(needs => needs.MaxBy(need => need.Needed)!)
                .Where(need => need.Needed > need.Has)
                .Select(need => Problem(model, need, schema.Find(need.Key)!.Greatest)),
        ];
    }

    /// <summary>Rows of the input that a pooled window spans: kh + (pw - 1) s.</summary>
    internal static int WindowRows(ConvolutionLayer layer) =>
        layer.KernelHeight + ((layer.PoolWindow - 1) * layer.Stride);

    /// <summary>
    /// Entries of the row store that the rows of a pooled window take where no value is 0. With two runs per cycle each
    /// parity of rows has its half.
    /// </summary>
    internal static long WindowEntries(ConvolutionLayer layer, NullHopParameters parameters)
    {
        int together = (WindowRows(layer) + parameters.FetchRuns - 1) / parameters.FetchRuns;
        return (long)together * parameters.FetchRuns * layer.Width * layer.Channels;
    }

    /// <summary>Column pointers of a row: slices (W + 1).</summary>
    internal static long Pointers(int slices, ConvolutionLayer layer) => (long)slices * (layer.Width + 1);

    private static IEnumerable<Need> Needs(CnnModel model, NullHopParameters parameters)
    {
        IReadOnlyList<int> slices = [model.Layers[0].Layer.Channels];
        foreach ((int index, CnnModelLayer layer) in model.Layers.Index())
        {
            ConvolutionLayer shape = layer.Layer with { Channels = slices.Sum() };
            bool accumulates = CnnModelProgram.Accumulates(shape, slices, parameters);
            // Of a layer whose passes accumulate, each pass takes one slice.
            ConvolutionLayer pass = accumulates ? shape with { Channels = slices.Max() } : shape;
            int together = accumulates ? 1 : slices.Count;
            int words = PassPlan.Of(parameters, layer.Layer.Outputs).Max(cut => cut.Words);
            long entries = WindowEntries(pass, parameters);
            long unit = (long)parameters.FetchWidth * parameters.FetchRuns;
            (string Key, long Needed, long Has)[] needs =
            [
                ("max-kernel", Math.Max(pass.KernelHeight, pass.KernelWidth), parameters.MaxKernel),
                ("max-channels", pass.Channels, parameters.MaxChannels),
                ("max-width", pass.Width, parameters.MaxWidth),
                ("max-slices", together, parameters.MaxSlices),
                ("row-slots", WindowRows(pass), parameters.RowSlots),
                ("row-pointers", Pointers(together, pass), parameters.RowPointers),
                ("row-entries",
                    parameters.Overcommit ? 0 : (entries + unit - 1) / unit * unit, parameters.RowEntries),
                ("weight-rows", pass.Taps, parameters.WeightRows),
                ("bias-rows", words, parameters.BiasRows),
            ];
            foreach ((string key, long needed, long has) in needs)
            {
                yield return new Need(key, needed, has, index, layer);
            }

            slices = PassPlan.Slices(parameters, layer.Layer.Outputs);
        }
    }

    private static Problem Problem(CnnModel model, Need need, long greatest)
    {
        string layer = $"layer {Text(need.Layer + 1)} of {model.Name}, {need.Of.Text}, needs {Text(need.Needed)}, "
            + $"{Text(need.Needed - need.Has)} more";
        return new Problem(
            "The network does not fit", need.Key, Text(need.Has),
            need.Needed <= greatest
                ? $"Choose at least {Text(Allowed(need))}: {layer}."
                : $"No accelerator of this kind takes it: {layer}, and the greatest is {Text(greatest)}.");
    }

    // Rows are held in powers of two.
    private static long Allowed(Need need) => need.Key == "row-slots"
        ? (long)BitOperations.RoundUpToPowerOf2((ulong)need.Needed)
        : need.Needed;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Need(string Key, long Needed, long Has, int Layer, CnnModelLayer Of);
}
