namespace Hdl.Core.Golden;

/// <summary>
/// A bit-exact model of a block, written from its specification. State persists between calls until
/// <see cref="Reset"/>.
/// </summary>
public interface IGoldenModel
{
    /// <summary>Back to the state after reset.</summary>
    void Reset();
}

/// <summary>A functional model: transactions in, transactions out, no clock.</summary>
public interface IStreamGolden : IGoldenModel
{
    /// <summary>What the block answers to one phase.</summary>
    PhaseResult Run(Phase phase);
}

/// <summary>
/// A cycle-exact model. <see cref="Step"/> is called once per clock: it gives the outputs of the cycle that the inputs
/// are applied in, before the rising edge, then takes the edge.
/// </summary>
public interface ICycleGolden : IGoldenModel
{
    /// <summary>One clock cycle. Allocation-free.</summary>
    /// <param name="inputs">The words of a beat whose fields are the plain input ports, in the interface's order, clock
    /// and reset left out.</param>
    /// <param name="outputs">To be filled: the words of a beat whose fields are the output ports.</param>
    void Step(ReadOnlySpan<uint> inputs, Span<uint> outputs);
}

/// <summary>What a block answers to one phase.</summary>
public sealed record PhaseResult
{
    /// <summary>
    /// Beats by output stream name; a stream not named must stay silent. The channels AW, W and AR of an AXI4 master
    /// port may be named too, and then are compared; where they are not, the memory takes what comes.
    /// </summary>
    public required IReadOnlyDictionary<string, BeatSequence> Outputs { get; init; }

    /// <summary>
    /// Where the timing is part of the contract: for an output stream, the cycle in which each beat is handed over,
    /// counted from the first cycle of the phase, when there are no stalls (<see cref="Phase.AllowStalls"/> false).
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<long>> Cycles { get; init; } =
        new Dictionary<string, IReadOnlyList<long>>();

    /// <summary>
    /// What must be in the memory behind an AXI4 master port once the phase is over, by the port's name: what has
    /// changed. All else in it must be as it was.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<MemoryRegion>> Memories { get; init; } =
        new Dictionary<string, IReadOnlyList<MemoryRegion>>();

    /// <summary>Plain output ports that must have these values once the phase is over.</summary>
    public IReadOnlyDictionary<string, ulong> Levels { get; init; } = new Dictionary<string, ulong>();

    /// <summary>
    /// Fields that timing decides, by output stream name: of these beats they may have any value of a range, whatever
    /// <see cref="Outputs"/> says. The emitted test benches, which compare bits, end before such a phase.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FieldRange>> Ranges { get; init; } =
        new Dictionary<string, IReadOnlyList<FieldRange>>();
}

/// <summary>What a field of a beat may be where timing decides it, as a counter of cycles that is read.</summary>
/// <param name="Beat">Number of the beat in its phase, from 0.</param>
/// <param name="Field">Number of the field, which has at most 64 bits.</param>
/// <param name="Least">The least value, as an unsigned number.</param>
/// <param name="Most">The greatest value.</param>
public sealed record FieldRange(int Beat, int Field, ulong Least, ulong Most)
{
    /// <summary>Whether a value lies in the range.</summary>
    public bool Contains(ulong value) => value >= Least && value <= Most;
}
