using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Rnn.DeltaRnn;
using Hdl.Rnn.DeltaRnn.Performance;
using Hdl.Rnn.Models;
using Hdl.Rnn.Networks;

namespace Hdl.Bench;

/// <summary>
/// Predicted cycles of steps of a network of two layers of 768 elements and 40 inputs, whose weights are in memory,
/// over the cycles that the bytes of its columns take on the port; changes at places drawn at random.
/// </summary>
internal static class DeltaMemory
{
    private const int Steps = 20;
    private const ulong Address = 0x1000_0000;

    private static readonly DeltaGruParameters Large = new()
    {
        Inputs = 40,
        Layers = [768, 768],
        HiddenBias = false,
        Weights = DeltaWeightStorage.Axi4,
        Outstanding = 4,
        Readout = DeltaReadout.States,
        ReadoutWhen = ReadoutWhen.Every,
        Overflow = DeltaOverflow.Wrap,
    };

    private static readonly MemoryTiming Memory = new() { Latency = 60, Outstanding = 4, RowOpening = 6 };

    private static readonly (string Name, DeltaRnnParameters Parameters, MemoryTiming Memory, double Sparsity)[] Runs =
    [
        ("80 %", Large, Memory, 0.8),
        ("91.2 %", Large, Memory, 0.912),
        ("95 %", Large, Memory, 0.95),
        ("99 %", Large, Memory, 0.99),
        ("1 burst in flight", Large with { Outstanding = 1 }, Memory, 0.912),
        ("2 bursts in flight", Large with { Outstanding = 2 }, Memory, 0.912),
        ("bursts of 16, 4 in flight", Large with { BurstBeats = 16 }, Memory with { RowOpening = 0 }, 0.912),
        ("bursts of 16, 8 in flight", Large with { BurstBeats = 16, Outstanding = 8 },
            Memory with { RowOpening = 0, Outstanding = 8 }, 0.912),
        ("latency 200, no rows", Large, Memory with { Latency = 200, RowOpening = 0 }, 0.912),
        ("rows of 50 cycles", Large, Memory with { RowOpening = 50 }, 0.912),
        ("rows of 50 cycles, one bank", Large, Memory with { RowOpening = 50, Banks = 1 }, 0.912),
        ("64 lanes, 512 bits, 16 in flight", Large with { Lanes = 64, BusBytes = 64, Outstanding = 16 },
            Memory with { Outstanding = 16 }, 0.912),
        ("4-bit weights, 16 lanes", Large with { WeightBits = 4, WeightFrac = 3, Lanes = 16 }, Memory, 0.912),
        ("one layer", Large with { Layers = [768] }, Memory, 0.912),
        ("LSTM", Lstm(), Memory, 0.912),
        ("nothing moves", Large, Memory, 1),
    ];

    /// <summary>The table.</summary>
    public static string Table()
    {
        var text = new System.Text.StringBuilder();
        text.AppendLine("2L-768H                           cycles per step      bound  over it  bytes per step");
        foreach ((string name, DeltaRnnParameters parameters, MemoryTiming memory, double sparsity) in Runs)
        {
            DeltaRnnResolvedParameters sizes = DeltaRnnResolvedParameters.Of(parameters);
            (double cycles, double bytes) = Step(sizes, memory, sparsity);
            double bound = bytes / sizes.BusBytes;
            string over = bound > 0
                ? (100 * ((cycles / bound) - 1)).ToString("F2", CultureInfo.InvariantCulture) + " %"
                : "";
            text.AppendLine(string.Create(
                CultureInfo.InvariantCulture, $"{name,-32}  {cycles,15:F0}  {bound,9:F0}  {over,7}  {bytes,14:F0}"));
        }

        return text.ToString();
    }

    // Of steps in the middle of a sequence, the first one being left out.
    private static (double Cycles, double Bytes) Step(
        DeltaRnnResolvedParameters sizes, MemoryTiming memory, double sparsity)
    {
        var random = new CounterRandom(7, 1, 1);
        var shape = new DeltaRnnShape(sizes);
        List<StepWork> steps = [];
        double bytes = 0;
        for (int step = 0; step <= Steps; step++)
        {
            // What a step's hidden states ask for runs behind it: that of the last one is left out.
            double hidden = step == Steps ? 0 : 1 - sparsity;
            steps.Add(new StepWork(
                step == 0, false, 5, DeltaSteps.Words(ref random, sizes.Inputs, 1 - sparsity),
                [.. sizes.Layers.Skip(1).Select(_ => DeltaSteps.Words(ref random, sizes.Layers[0], 1 - sparsity))],
                [.. sizes.Layers.Select(height => DeltaSteps.Words(ref random, height, hidden))], false));
        }

        for (int step = 1; step <= Steps; step++)
        {
            bytes += Columns(steps[step].FirstWords) * shape.ColumnBytes(shape.Stages[0]);
            for (int layer = 0; layer < sizes.Layers.Count; layer++)
            {
                int columns = Columns(steps[step - 1].Hidden[layer])
                    + (layer > 0 ? Columns(steps[step].Inputs[layer - 1]) : 0);
                bytes += (double)columns * shape.ColumnBytes(shape.Stages[layer]);
            }
        }

        long all = Run(sizes, memory, steps);
        long first = Run(sizes, memory, [steps[0] with { Hidden = [.. sizes.Layers.Select(_ => Nothing)] }]);
        return ((all - first) / (double)Steps, bytes / Steps);
    }

    private static IReadOnlyDictionary<int, ColumnWork[]> Nothing { get; } = new Dictionary<int, ColumnWork[]>();

    private static long Run(DeltaRnnResolvedParameters sizes, MemoryTiming memory, IReadOnlyList<StepWork> steps) =>
        new DeltaRnnPerformance(sizes, memory, Address).Run(steps).Cycles;

    private static int Columns(IReadOnlyDictionary<int, ColumnWork[]> words) => words.Values.Sum(word => word.Length);

    private static DeltaLstmParameters Lstm() => new()
    {
        Inputs = Large.Inputs,
        Layers = Large.Layers,
        HiddenBias = false,
        Weights = DeltaWeightStorage.Axi4,
        Outstanding = 4,
        Readout = DeltaReadout.States,
        ReadoutWhen = ReadoutWhen.Every,
        Overflow = DeltaOverflow.Wrap,
    };
}
