namespace Hdl.Flows.Fpga;

/// <summary>How much of one kind of resource a design takes.</summary>
/// <param name="Resource">Logic cells, block RAMs.</param>
/// <param name="Used">Number.</param>
/// <param name="Available">What the device has; null where that depends on the device of the family.</param>
public sealed record ResourceUse(string Resource, long Used, long? Available)
{
    /// <summary>How many more than there are; 0 where it fits.</summary>
    public long Excess => Available is { } available ? Math.Max(0, Used - available) : 0;
}

/// <summary>A memory that was mapped to flip-flops.</summary>
/// <param name="Name">In the flattened design.</param>
/// <param name="Bits">Words times width.</param>
public sealed record RegisterMemory(string Name, long Bits);

/// <summary>One step of the slowest path.</summary>
/// <param name="Kind">clk-to-q, logic, routing, setup.</param>
/// <param name="Delay">ns.</param>
/// <param name="Name">Cell or net.</param>
public sealed record FpgaPathStep(string Kind, double Delay, string Name);

/// <summary>What came of putting a design on a device.</summary>
/// <param name="Device">The device.</param>
/// <param name="Resources">In the order of the table.</param>
public sealed record FpgaReport(FpgaDevice Device, IReadOnlyList<ResourceUse> Resources)
{
    /// <summary>Memories in flip-flops, the largest first.</summary>
    public IReadOnlyList<RegisterMemory> RegisterMemories { get; init; } = [];

    /// <summary>
    /// Flip-flops of the shift registers through which the ports reach few pins; 0 where the ports have pins of their
    /// own.
    /// </summary>
    public int HarnessFlipFlops { get; init; }

    /// <summary>Greatest clock frequency in MHz; null where the design was not placed.</summary>
    public double? Fmax { get; init; }

    /// <summary>The slowest path.</summary>
    public IReadOnlyList<FpgaPathStep> CriticalPath { get; init; } = [];

    /// <summary>The bitstream; null where there is none.</summary>
    public byte[]? Bitstream { get; init; }

    /// <summary>Resources of which the device has too few.</summary>
    public IEnumerable<ResourceUse> Exceeded => Resources.Where(use => use.Excess > 0);
}

/// <summary>A tool failed for a reason that is none of the expected ones.</summary>
/// <param name="message">The tool and its last words.</param>
public sealed class FpgaException(string message) : Exception(message);
