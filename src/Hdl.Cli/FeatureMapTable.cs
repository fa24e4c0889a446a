using System.Globalization;
using Hdl.Networks.Analysis;
using Hdl.Networks.Tensors;

namespace Hdl.Cli;

/// <summary>
/// Writes how sparse the feature maps of a convolutional network are, and how large: dense, as sparsity maps, and under
/// the run-length code.
/// </summary>
/// <param name="terminal">Where to.</param>
internal sealed class FeatureMapTable(Terminal terminal)
{
    private const string None = "-";

    // Sze et al., section VII-B1.
    private const string Survey =
        "the survey's run length (runs of 5 bits, values of 16): dense/run 2.10x, 5-10 % over the entropy limit";

    /// <summary>The codes as the accelerator has them: its values, its map words, a packet for each row.</summary>
    /// <param name="valueWidth">Bits of a value.</param>
    public static CodeSettings Settings(int valueWidth) => new()
    {
        ValueWidthRule = ValueWidthRule.Given,
        ValueWidth = valueWidth,
        MapWidth = valueWidth <= 8 ? 8 : 16,
        Packet = new PacketRule(2),
    };

    /// <summary>Writes the table.</summary>
    /// <param name="maps">The input, then the output of each layer.</param>
    /// <param name="settings">See <see cref="Settings"/>.</param>
    public void Write(IReadOnlyList<TensorAnalysis> maps, CodeSettings settings)
    {
        terminal.Table(
            [
                "Array", "Shape", "Type", "Zeros", "Dense bits", "Map bits", "Dense/map", "Map over bound",
                "Run-length bits", "Dense/run", "Run over bound",
            ],
            [
                .. maps.Select(map => Cells(
                    map.Name, TensorShape.Text(map.Shape), map.Type.Name, Percent(map.Zeros), map.RawBits, map.MapBits,
                    map.RunBits, map.VerbatimBits)),
                Cells(
                    "all", "", "", "", maps.Sum(map => map.RawBits), maps.Sum(map => map.MapBits),
                    maps.Sum(map => map.RunBits), maps.Sum(map => map.VerbatimBits)),
            ]);
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"values of {settings.ValueWidth} bits, map words of {settings.MapWidth}, runs of {settings.RunWidth}, a "
            + $"packet for each row of all channels; bound: entropy of the zeros, and the other values as they are"));
        terminal.Output.WriteLine(Survey);
    }

    private static string[] Cells(
        string name, string shape, string type, string zeros, long dense, long map, long run, double bound) =>
    [
        name, shape, type, zeros, Whole(dense), Whole(map), Ratio(dense, map), Excess(map, bound), Whole(run),
        Ratio(dense, run), Excess(run, bound),
    ];

    private static string Whole(long bits) => bits.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double? share) =>
        share is { } value ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.00} %") : None;

    private static string Ratio(double dense, double coded) =>
        coded > 0 ? string.Create(CultureInfo.InvariantCulture, $"{dense / coded:0.00}x") : None;

    private static string Excess(double bits, double bound) =>
        bound > 0 ? string.Create(CultureInfo.InvariantCulture, $"{100 * ((bits / bound) - 1):+0.0;-0.0;0.0} %") : None;
}
