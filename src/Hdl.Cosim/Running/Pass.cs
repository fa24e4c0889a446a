using System.Globalization;
using Hdl.Core.Numerics;

namespace Hdl.Cosim.Running;

/// <summary>What is special about one run of a scenario.</summary>
internal enum PassKind
{
    FreeFlow,
    Stalled,
    ResetInTheMiddle,
}

/// <summary>One run of a scenario.</summary>
/// <param name="Kind">What is special about it.</param>
/// <param name="Seed">Seed of its gaps, back-pressure and initial register contents; never 0.</param>
/// <param name="Interrupt">Cycle of the reset in the middle.</param>
/// <param name="MaxCycles">Cycles after which the run ends early.</param>
internal sealed record Pass(PassKind Kind, ulong Seed, long Interrupt, long MaxCycles)
{
    /// <summary>For people.</summary>
    public string Name => Kind switch
    {
        PassKind.FreeFlow => "no stalls",
        PassKind.Stalled => "random stalls",
        _ => string.Create(CultureInfo.InvariantCulture, $"reset at cycle {Interrupt}, then random stalls"),
    };

    /// <summary>
    /// A seed that depends on the run's seed, the scenario's name and the pass alone, so that a scenario which is
    /// replayed by itself behaves as it did among the others.
    /// </summary>
    public static ulong SeedOf(int seed, string scenario, int pass)
    {
        ulong hash = 14695981039346656037UL;
        foreach (char letter in scenario)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        ulong state = hash ^ ((ulong)(uint)seed << 32) ^ (uint)pass;
        return CounterRandom.Next(ref state) | 1;
    }
}
