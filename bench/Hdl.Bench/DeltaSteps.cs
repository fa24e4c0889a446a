using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Rnn.DeltaRnn;
using Hdl.Rnn.DeltaRnn.Performance;
using Hdl.Rnn.Networks;

namespace Hdl.Bench;

/// <summary>
/// Predicted cycles of 1,000 steps of a network of EdgeDRNN's size (two GRU layers of 16 elements, 8 inputs), of which
/// as many columns change per step, at places drawn at random, as in that accelerator's published run at thresholds 0,
/// 8 and 64: 21.5, 11.9 and 1.22 of 56.
/// </summary>
internal static class DeltaSteps
{
    private const int Steps = 1000;
    private static readonly int[] Sizes = [8, 16, 16, 16];

    // Lines of 8 weights that a published run of 1,000 steps takes, and its cycles.
    private static readonly (int Theta, int Lines, int Published)[] Runs =
        [(0, 129_000, 190_430), (8, 71_346, 145_353), (64, 7_332, 111_448)];

    /// <summary>The table.</summary>
    public static string Table()
    {
        var eight = new DeltaGruParameters
        {
            Inputs = 8,
            Layers = [16, 16],
            HiddenBias = false,
            Readout = DeltaReadout.States,
            ReadoutWhen = ReadoutWhen.Every,
        };
        DeltaGruParameters digits = eight with { Lanes = 16, Digits = 8, PointwiseLanes = 16 };
        var text = new System.Text.StringBuilder();
        text.AppendLine(
            "theta  lines of 8  cycles, K = 8  floor  latency  cycles, K = 16 digits  floor  latency  published");
        foreach ((int theta, int lines, int published) in Runs)
        {
            IReadOnlyList<StepWork> work = Work(lines, theta);
            DeltaRnnTiming wide = Model(eight).Run(work);
            DeltaRnnTiming narrow = Model(digits).Run(Halves(work));
            text.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{theta,5}  {lines,10:N0}  {wide.Cycles,13:N0}  {wide.Lines,7:N0}  {Latency(eight, work),5:F1}  "
                + $"{narrow.Cycles,13:N0}  {narrow.Lines,7:N0}  {Latency(digits, Halves(work)),5:F1}  "
                + $"{published,9:N0}"));
        }

        return text.ToString();
    }

    // From a step's input to its last state, where each waits for the states of the one before.
    private static double Latency(DeltaRnnParameters parameters, IReadOnlyList<StepWork> work) =>
        (Model(parameters).Run(work, waits: true).OutputCycles[^1] + 1.0) / Steps;

    private static DeltaRnnPerformance Model(DeltaRnnParameters parameters) =>
        new(DeltaRnnResolvedParameters.Of(parameters));

    private static List<StepWork> Work(int lines, int seed)
    {
        var random = new CounterRandom((ulong)seed, 1, 1);
        double share = lines / 6.0 / Steps / Sizes.Sum();
        List<StepWork> steps = [];
        for (int step = 0; step < Steps; step++)
        {
            steps.Add(new StepWork(
                step == 0, step == Steps - 1, 1, Words(ref random, Sizes[0], share),
                [Words(ref random, Sizes[2], share)],
                [Words(ref random, Sizes[1], share), Words(ref random, Sizes[3], share)], false));
        }

        return steps;
    }

    /// <summary>Elements of a vector that changed, drawn at random, by words of 8.</summary>
    /// <param name="random">Draws them.</param>
    /// <param name="size">Elements of the vector.</param>
    /// <param name="share">Share of them that changed.</param>
    public static Dictionary<int, ColumnWork[]> Words(ref CounterRandom random, int size, double share)
    {
        List<ColumnWork> changed = [];
        for (int element = 0; element < size; element++)
        {
            if ((random.NextSigned() + 1) / 2 < share)
            {
                changed.Add(new ColumnWork(element, 1));
            }
        }

        return changed.GroupBy(column => column.Element / 8).ToDictionary(word => word.Key, word => word.ToArray());
    }

    // The same changes in words of 16.
    private static List<StepWork> Halves(IReadOnlyList<StepWork> steps) =>
    [
        .. steps.Select(step => step with
        {
            Inputs = [.. step.Inputs.Select(Joined)],
            Hidden = [.. step.Hidden.Select(Joined)],
        }),
    ];

    private static Dictionary<int, ColumnWork[]> Joined(IReadOnlyDictionary<int, ColumnWork[]> words) => words
        .GroupBy(word => word.Key / 2)
        .ToDictionary(word => word.Key, word => word.SelectMany(half => half.Value).ToArray());
}
