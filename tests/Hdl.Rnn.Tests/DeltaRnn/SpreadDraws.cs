using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Rnn.DeltaRnn;

namespace Hdl.Rnn.Tests.DeltaRnn;

/// <summary>
/// A few of many networks drawn at random that show as many pairs of choices as they can: each next one is the one with
/// the most pairs that none before has, for what its model takes to compile.
/// </summary>
internal static class SpreadDraws
{
    // Compiling a model takes about so much more for each lane.
    private const double CostOfLane = 0.02;

    private static readonly IDrawnTarget[] Targets = [new DeltaGruGenerator(), new DeltaLstmGenerator()];

    /// <summary>Draws of both kinds of cells, in turn.</summary>
    /// <param name="first">Seed of the first.</param>
    /// <param name="count">How many.</param>
    public static IReadOnlyList<(IDrawnTarget Target, DeltaRnnParameters Parameters)> From(int first, int count) =>
    [
        .. Enumerable.Range(first, count).Select(seed =>
        {
            IDrawnTarget target = Targets[seed % Targets.Length];
            return (target, (DeltaRnnParameters)target.Draw(seed));
        }),
    ];

    /// <summary>Some of them.</summary>
    /// <param name="drawn">Draws.</param>
    /// <param name="count">How many are chosen.</param>
    public static IReadOnlyList<(IDrawnTarget Target, DeltaRnnParameters Parameters)> Choose(
        IReadOnlyList<(IDrawnTarget Target, DeltaRnnParameters Parameters)> drawn, int count)
    {
        var left = drawn.Select(one => (one, Pairs: PairsOf(one.Parameters))).ToList();
        var seen = new HashSet<(string, string)>();
        List<(IDrawnTarget Target, DeltaRnnParameters Parameters)> chosen = [];
        while (chosen.Count < count)
        {
            var next = left.MaxBy(candidate =>
                candidate.Pairs.Count(pair => !seen.Contains(pair))
                / (1 + (CostOfLane * candidate.one.Parameters.Lanes)));
            left.Remove(next);
            seen.UnionWith(next.Pairs);
            chosen.Add(next.one);
        }

        return chosen;
    }

    /// <summary>What was chosen in a network, by name.</summary>
    public static IReadOnlyList<string> ChoicesOf(DeltaRnnParameters one) =>
    [
        $"{one.Cell}",
        $"weights {one.Weights}",
        $"readout {one.Readout} {one.ReadoutWhen}",
        $"overflow {one.Overflow}",
        Number("weight bits", one.WeightBits),
        Number("digits", one.Digits),
        Number("layers", one.Layers.Count),
        Number("lanes", one.Lanes),
        Number("lanes per element", one.Lanes / one.PointwiseLanes),
        Number("bias columns", one.BiasColumns),
        $"hidden bias {one.HiddenBias}",
        $"sums given {one.AccBits is not null}",
        $"whole gates {one.GateFrac == one.ActFrac}",
        $"sequences {one.SequenceLength > 0}",
        one.Weights is DeltaWeightStorage.Axi4 or DeltaWeightStorage.Stream
            ? Number("bus", one.BusBytes)
            : "no bus",
    ];

    /// <summary>All pairs of choices that some networks show.</summary>
    public static IReadOnlySet<(string First, string Second)> PairsOf(IEnumerable<DeltaRnnParameters> networks) =>
        networks.SelectMany(PairsOf).ToHashSet();

    private static HashSet<(string First, string Second)> PairsOf(DeltaRnnParameters one)
    {
        IReadOnlyList<string> choices = ChoicesOf(one);
        return
        [
            .. choices.Index().SelectMany(first =>
                choices.Skip(first.Index + 1).Select(second => (first.Item, second))),
        ];
    }

    private static string Number(string name, int? value) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} {value}");
}
