using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Spiking.SpikingConv.Rtl;

/// <summary>
/// Which tap's weights a bank takes: where the last output that sees an event is in bank p of Mod, bank b has the one
/// (p - b) mod Mod before it.
/// </summary>
internal static class TapTurns
{
    /// <summary>For each row of banks and each p in y, the taps of its row, the last column in the high bits.</summary>
    public static List<ViewModel> Rows(SpikingConvResolvedParameters shape) =>
    [
        .. Enumerable.Range(0, shape.BanksY).Select(row => new ViewModel
        {
            ["index"] = row,
            ["choices"] = Choices(shape.ModY, last => new ViewModel
            {
                ["key"] = Key(last, shape.ModY),
                ["words"] = string.Join(
                    ", ",
                    Enumerable.Range(0, shape.ModX).Reverse()
                        .Select(column => $"tap{Text((Tap(last, row, shape.ModY) * shape.ModX) + column)}")),
            }),
        }),
    ];

    /// <summary>
    /// For each row of banks and each p in x, where in its row the words of its banks begin, the last bank first.
    /// </summary>
    public static List<ViewModel> Columns(SpikingConvResolvedParameters shape) =>
    [
        .. Enumerable.Range(0, shape.BanksY).Select(row => new ViewModel
        {
            ["index"] = row,
            ["choices"] = Choices(shape.ModX, last => new ViewModel
            {
                ["key"] = Key(last, shape.ModX),
                ["lows"] = Enumerable.Range(0, shape.BanksX).Reverse()
                    .Select(column => Tap(last, column, shape.ModX) * shape.WeightWord).ToList(),
            }),
        }),
    ];

    private static List<ViewModel> Choices(int count, Func<int, ViewModel> choice) =>
        [.. Enumerable.Range(0, count).Select(choice)];

    private static int Tap(int last, int bank, int mod) => (last - bank + mod) % mod;

    private static string Key(int last, int mod) =>
        last == mod - 1 ? "default" : Literal.Decimal(last, FixedPoint.IndexWidth(mod));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
