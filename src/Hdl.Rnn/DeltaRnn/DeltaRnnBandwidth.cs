using System.Globalization;
using Hdl.Core.Golden;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>How much of a memory's bandwidth weights take: observed on the counters of the hardware.</summary>
/// <param name="sizes">Valid sizes.</param>
internal sealed class DeltaRnnBandwidth(DeltaRnnResolvedParameters sizes)
{
    /// <summary>The scenario.</summary>
    public const string Name = "bandwidth";

    private const int Steps = 0;
    private const int Cycles = 1;
    private const int Columns = 3;
    private const int Bytes = 4;

    /// <summary>Addresses of the counters, low words alone.</summary>
    public static IEnumerable<int> Counters =>
        Enumerable.Range(0, DeltaRnnRegisters.CounterNames.Count).Select(one => DeltaRnnRegisters.Counters + (8 * one));

    /// <summary>The figures.</summary>
    public IReadOnlyList<Figure> Figures(IReadOnlyList<PhaseObservation> observed)
    {
        var ports = new DeltaRnnPorts(sizes);
        BeatSequence read = observed[^1].Outputs[ports.Registers.ReadData];
        long Counter(int index) => (long)read.Get(index, ports.Registers.ReadData.Data);
        double bound = Counter(Bytes) / (double)sizes.BusBytes;
        double steps = Counter(Steps);
        return
        [
            new("columns per step", Text(Counter(Columns) / steps)),
            new("bytes per step", Text(Counter(Bytes) / steps), "bytes"),
            new("cycles per step", Text(Counter(Cycles) / steps), "cycles"),
            new(
                "over the bound", ((Counter(Cycles) / bound) - 1).ToString("P2", CultureInfo.InvariantCulture), "",
                string.Create(CultureInfo.InvariantCulture, $"of {sizes.BusBytes} bytes per cycle")),
        ];
    }

    private static string Text(double value) => value.ToString("F1", CultureInfo.InvariantCulture);
}
