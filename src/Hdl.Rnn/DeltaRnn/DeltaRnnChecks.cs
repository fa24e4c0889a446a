using System.Globalization;
using System.Numerics;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>Relations between the parameters of a delta network.</summary>
internal static class DeltaRnnChecks
{
    private const int MostLayers = 4;
    private const int MostLines = 1 << 20;
    private const int MostBytes = 1 << 28;
    private const int MostQueued = 4096;

    /// <summary>What is wrong with parameters whose values are in range.</summary>
    public static IEnumerable<Problem> Problems(DeltaRnnParameters parameters)
    {
        DeltaModel? model;
        try
        {
            model = DeltaRnnResolvedParameters.Load(parameters);
        }
        catch (InvalidInputException failure)
        {
            return failure.Problems;
        }

        var sizes = new DeltaRnnResolvedParameters(parameters, model);
        List<Problem> contradictions = model is null ? [] : [.. Contradictions(sizes, model)];
        return contradictions.Count > 0 ? contradictions : Problems(sizes);
    }

    private static IEnumerable<Problem> Problems(DeltaRnnResolvedParameters sizes)
    {
        List<Problem> problems =
        [
            .. Checks(sizes)
                .Where(check => check.Wrong)
                .Select(check => new Problem(check.What, check.Key, check.Value, check.Remedy)),
        ];
        return problems.Count > 0 ? problems : Memories(sizes);
    }

    private static IEnumerable<(bool Wrong, string What, string Key, string Value, string Remedy)> Checks(
        DeltaRnnResolvedParameters sizes)
    {
        DeltaFormats formats = sizes.Formats;
        return
        [
            (sizes.Layers.Count is < 1 or > MostLayers, "No such number of layers", "layers",
                string.Join(',', sizes.Layers), "Give one to four sizes, as layers=16,16."),
            (formats.ActBits > 16, "A value has more than 16 bits", "act-frac", Text(sizes.ActFrac),
                $"Choose act-frac={Text(16 - sizes.ActInt)} or less, or a smaller act-int."),
            (sizes.WeightBits is not (4 or 8 or 16), "No such weights", "weight-bits", Text(sizes.WeightBits),
                "Choose 4, 8 or 16."),
            (sizes.WeightFrac >= sizes.WeightBits, "More bits behind the point than a weight has", "weight-frac",
                Text(sizes.WeightFrac), $"Choose {Text(sizes.WeightBits - 1)} or less."),
            (formats.AccBits <= formats.ActBits, "A sum is no wider than a value", "acc-bits", Text(formats.AccBits),
                $"Choose {Text(formats.ActBits + 1)} or more."),
            (formats.AccBits <= sizes.WeightFrac, "A sum has no bit before the point", "acc-bits",
                Text(formats.AccBits), $"Choose {Text(sizes.WeightFrac + 1)} or more."),
            (sizes.GateFrac > sizes.ActFrac, "More bits behind the point of a gate than of a value", "gate-frac",
                Text(sizes.GateFrac), $"Choose act-frac, {Text(sizes.ActFrac)}, or less."),
            (sizes.XBits > formats.ActBits, "An input has more bits than a value", "input-bits", Text(sizes.XBits),
                $"Choose {Text(formats.ActBits)} or less."),
            (!BitOperations.IsPow2(sizes.Lanes), "Not a power of two", "lanes", Text(sizes.Lanes),
                "Choose 1, 2, 4, 8, 16, 32 or 64."),
            (!BitOperations.IsPow2(sizes.PointwiseLanes), "Not a power of two", "pointwise-lanes",
                Text(sizes.PointwiseLanes), "Choose 1, 2, 4, 8, 16, 32 or 64, at most lanes."),
            (sizes.PointwiseLanes > sizes.Lanes, "More elements per cycle than a word of sums has", "pointwise-lanes",
                Text(sizes.PointwiseLanes), $"Choose lanes, {Text(sizes.Lanes)}, or less."),
            (sizes.Digits is not (0 or 8), "No such digits", "digits", Text(sizes.Digits), "Choose 0 or 8."),
            .. MemoryChecks(sizes),
            (sizes.Memory == MemoryForm.InitFile, "Only weights have contents", "memory", "init_file",
                "Choose behavioural or macro."),
        ];
    }

    private static IEnumerable<(bool Wrong, string What, string Key, string Value, string Remedy)> MemoryChecks(
        DeltaRnnResolvedParameters sizes)
    {
        DeltaRnnParameters given = sizes.Given;
        int least = Math.Max(given.BusBytes, sizes.Lanes * sizes.WeightBits / 8);
        return
        [
            (!BitOperations.IsPow2(given.BusBytes), "A word of memory has a power of two of bytes", "bus-bytes",
                Text(given.BusBytes), "Choose 4, 8, 16, 32 or 64."),
            (!BitOperations.IsPow2(given.BurstBeats), "A burst has a power of two of words", "burst-beats",
                Text(given.BurstBeats), "Choose 16, 32, 64, 128 or 256."),
            (given.ColumnStride != 0 && (!BitOperations.IsPow2(given.ColumnStride) || given.ColumnStride < least),
                "Columns cannot begin at multiples of it", "column-stride", Text(given.ColumnStride),
                $"Choose 0, or a power of two of {Text(least)} or more: a word of memory, and a line of weights."),
        ];
    }

    private static IEnumerable<Problem> Memories(DeltaRnnResolvedParameters sizes)
    {
        long lines = 0;
        int inputs = sizes.Inputs;
        foreach (int hidden in sizes.Layers)
        {
            long columns = inputs + hidden + (sizes.BiasColumns * (sizes.HiddenBias ? 2 : 1));
            lines += columns * sizes.Cell.Gates() * FixedPoint.CeilDivide(hidden, sizes.Lanes);
            inputs = hidden;
        }

        lines += sizes.HasReadout
            ? (inputs + sizes.BiasColumns) * (long)FixedPoint.CeilDivide(sizes.Classes, sizes.Lanes)
            : 0;
        if (sizes.IsFetched && WeightLayout.Of(sizes).Bytes is > MostBytes and long bytes)
        {
            yield return new Problem(
                $"Weights in memory have at most {Text(MostBytes)} bytes", "layers", string.Join(',', sizes.Layers),
                string.Create(
                    CultureInfo.InvariantCulture, $"They need {bytes}: choose smaller layers, or no column-stride."));
        }

        if (!sizes.IsFetched && lines > MostLines)
        {
            yield return new Problem(
                $"Weights on chip have at most {Text(MostLines)} lines", "layers", string.Join(',', sizes.Layers),
                $"They need {lines.ToString(CultureInfo.InvariantCulture)}: choose more lanes, or smaller layers.");
        }

        if (GateTables.TieOf(sizes.Formats) is { } tie)
        {
            yield return new Problem(
                "A gate lies on a tie of the rounding", "gate-frac", Text(sizes.GateFrac),
                $"Its value is {Text(tie)}: choose other bits behind the point, of gates or of values.");
        }

        int words = DeltaRnnShape.InputVectors * FixedPoint.CeilDivide(sizes.Inputs, sizes.XLanes);
        if (words > MostQueued)
        {
            yield return new Problem(
                $"Changes of two vectors of inputs have at most {Text(MostQueued)} words", "x-lanes",
                Text(sizes.XLanes), $"They have {Text(words)}: choose more elements per beat.");
        }

        // The last layer's states or changes wait as two vectors too.
        int most = sizes.Layers.Max(hidden => 2 * FixedPoint.CeilDivide(hidden, sizes.PointwiseLanes));
        if (most > MostQueued)
        {
            yield return new Problem(
                $"Two vectors of hidden states have at most {Text(MostQueued)} words", "pointwise-lanes",
                Text(sizes.PointwiseLanes), $"They have {Text(most)}: choose more elements per cycle.");
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    // What a network states can be repeated, not changed.
    private static IEnumerable<Problem> Contradictions(DeltaRnnResolvedParameters sizes, DeltaModel model)
    {
        if (model.Cell != sizes.Cell)
        {
            yield return new Problem(
                "The network has other cells", "model", sizes.Given.Model,
                model.Cell == DeltaCell.Gru ? "Take delta_gru." : "Take delta_lstm.");
        }

        var own = new DeltaRnnResolvedParameters(
            sizes.Given with
            {
                Inputs = null,
                Layers = [],
                ActInt = null,
                ActFrac = null,
                WeightBits = null,
                WeightFrac = null,
                AccBits = null,
                GateFrac = null,
                HiddenBias = null,
                BiasColumns = null,
                InputBits = null,
                Overflow = null,
                Readout = null,
                ReadoutWhen = null,
                Classes = null,
            },
            model);
        foreach ((string key, object given, object stated) in (IEnumerable<(string, object, object)>)[
            ("inputs", sizes.Inputs, own.Inputs),
            ("layers", string.Join(',', sizes.Layers), string.Join(',', own.Layers)),
            ("act-int", sizes.ActInt, own.ActInt),
            ("act-frac", sizes.ActFrac, own.ActFrac),
            ("weight-bits", sizes.WeightBits, own.WeightBits),
            ("weight-frac", sizes.WeightFrac, own.WeightFrac),
            ("acc-bits", sizes.AccBits, own.AccBits),
            ("gate-frac", sizes.GateFrac, own.GateFrac),
            ("hidden-bias", sizes.HiddenBias, own.HiddenBias),
            ("bias-columns", sizes.BiasColumns, own.BiasColumns),
            ("input-bits", sizes.XBits, own.XBits),
            ("overflow", sizes.Overflow, own.Overflow),
            ("readout", sizes.Readout, own.Readout),
            ("readout-when", sizes.ReadoutWhen, own.ReadoutWhen),
            ("classes", sizes.Classes, own.Classes)])
        {
            if (!given.Equals(stated))
            {
                yield return new Problem(
                    "The network says otherwise", key, Written(given),
                    $"Leave {key} out, or set it to {Written(stated)}, or set model=none.");
            }
        }
    }

    private static string Written(object value) =>
        (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").ToLowerInvariant();
}
