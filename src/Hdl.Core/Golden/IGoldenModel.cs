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
}
