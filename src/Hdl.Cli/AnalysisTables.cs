using System.Globalization;
using Hdl.Networks.Analysis;
using Hdl.Networks.Coding;
using Hdl.Networks.Tensors;

namespace Hdl.Cli;

/// <summary>Writes what is known of tensors as tables.</summary>
/// <param name="terminal">Where to.</param>
internal sealed class AnalysisTables(Terminal terminal)
{
    private const string None = "-";

    /// <summary>Writes sizes, ratios, and what the codes do on random zeros.</summary>
    /// <param name="tensors">In their order.</param>
    /// <param name="settings">The codes.</param>
    public void Write(IReadOnlyList<TensorAnalysis> tensors, CodeSettings settings)
    {
        terminal.Output.WriteLine("bits");
        terminal.Table(
            [
                "Tensor",
                "Shape",
                "Type",
                "Packet",
                "Zeros",
                "Value width",
                "Raw",
                "Map",
                "Run length",
                "Bound, values kept",
                "Bound, values coded",
            ],
            tensors.Select(tensor => (string[])
            [
                tensor.Name,
                TensorShape.Text(tensor.Shape),
                tensor.Type.Name,
                Whole(tensor.PacketPixels),
                Percent(tensor.Zeros),
                Whole(tensor.ValueWidth),
                Whole(tensor.RawBits),
                Whole(tensor.MapBits),
                Whole(tensor.RunBits),
                Whole(tensor.VerbatimBits),
                tensor.ValueEntropyBits is { } bits ? Whole(bits) : None,
            ]));
        terminal.Output.WriteLine(
            "raw over coded; more than the bound of kept values; zeros above which a code is smaller than raw");
        terminal.Table(
            [
                "Tensor",
                "Raw/map",
                "Raw/run",
                "Raw/kept",
                "Raw/coded",
                "Map over kept",
                "Run over kept",
                "Map from",
                "Run from",
                "Smallest",
            ],
            tensors.Select(tensor => (string[])
            [
                tensor.Name,
                Ratio(tensor.RawBits, tensor.MapBits),
                Ratio(tensor.RawBits, tensor.RunBits),
                Ratio(tensor.RawBits, tensor.VerbatimBits),
                Ratio(tensor.RawBits, tensor.ValueEntropyBits),
                Excess(tensor.MapBits, tensor.VerbatimBits),
                Excess(tensor.RunBits, tensor.VerbatimBits),
                tensor.Pixels == 0 ? None : Percent(tensor.MapCrossover, "never"),
                tensor.Pixels == 0 ? None : Percent(tensor.RunCrossover, "never"),
                tensor.Pixels == 0 ? None : tensor.Smallest,
            ]));
        foreach (int width in tensors.Select(tensor => tensor.ValueWidth).Distinct().Order())
        {
            terminal.Output.WriteLine(LongPackets(settings.Map(width), settings.Run(width)));
        }
    }

    /// <summary>What the codes do on long packets of random zeros, on one line.</summary>
    private static string LongPackets(SparsityMapSize map, RunLengthSize run)
    {
        IReadOnlyList<(double From, double To)> better = CodeComparison.RunSmallerThanMap(run, map);
        string from = string.Join(" and ", better.Select(range => $"{Percent(range.From)} to {Percent(range.To)}"));
        string mapFrom = map.LongPacketCrossover < 1 ? $"above {Percent(map.LongPacketCrossover)}" : "never";
        string runFrom = run.LongPacketCrossover is { } zeros ? $"above {Percent(zeros)}" : "never";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{map.ValueWidth}-bit values, long packets of random zeros: map smaller than raw {mapFrom}, run length "
            + $"{runFrom}; "
                + $"run length smaller than map {(better.Count == 0 ? "nowhere" : $"at {from}")}");
    }

    private static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double? share, string none = None) =>
        share is { } value ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.00} %") : none;

    private static string Ratio(double raw, double? coded) =>
        raw > 0 && coded > 0 ? string.Create(CultureInfo.InvariantCulture, $"{raw / coded:0.00}x") : None;

    private static string Excess(double bits, double bound) =>
        bound > 0 ? string.Create(CultureInfo.InvariantCulture, $"{100 * ((bits / bound) - 1):+0.0;-0.0;0.0} %") : None;
}
