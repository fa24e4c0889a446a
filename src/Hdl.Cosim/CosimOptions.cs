using Hdl.Core.Designs;
using Hdl.Core.Golden;

namespace Hdl.Cosim;

/// <summary>How a target is co-simulated.</summary>
public sealed record CosimOptions
{
    /// <summary>
    /// Seed of everything random: scenarios, gaps, back-pressure, initial register contents. Default: 1.
    /// </summary>
    public int Seed { get; init; } = 1;

    /// <summary>How much random material, and how many stalled passes of each scenario. Default: 1.</summary>
    public int Effort { get; init; } = 1;

    /// <summary>Samples for targets that classify; null where there are none.</summary>
    public IDataSet? Data { get; init; }

    /// <summary>
    /// Name or path of the trained network that they are shown to; null for the one that the target takes by itself.
    /// </summary>
    public string? Model { get; init; }

    /// <summary>Runs only the scenario of this name; all of them when null.</summary>
    public string? Scenario { get; init; }

    /// <summary>Name of the preset that the parameters come from, for reports. Default: default.</summary>
    public string Preset { get; init; } = "default";

    /// <summary>
    /// The command that repeats this run, without seed, scenario and trace options, which are appended to it.
    /// </summary>
    public string ReplayCommand { get; init; } = "hdl cosim";

    /// <summary>
    /// File (<c>.fst</c>) that receives the waveform of a failing scenario. No waveform when null.
    /// </summary>
    public string? WaveformPath { get; init; }

    /// <summary>Writes the waveform of the first scenario that runs, although nothing fails. Default: false.</summary>
    public bool AlwaysTrace { get; init; }

    /// <summary>Folder of built models; null for the default of <see cref="Building.BuildCache"/>.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Clock cycles without any handshake that count as a hang. Default: 50,000.</summary>
    public int Watchdog { get; init; } = 50_000;

    /// <summary>
    /// Cycles after which a design is taken for dead: <see cref="Watchdog"/>, or twice its own silence.
    /// </summary>
    public long WatchdogOf(Design design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return Math.Max(Watchdog, 2 * design.LongestSilence);
    }

    /// <summary>
    /// Clock cycles after which the pass with a reset in the middle of a very long scenario ends. Default: 1,000,000.
    /// </summary>
    public long ResetPassCycles { get; init; } = 1_000_000;
}

/// <summary>How far a co-simulation has come.</summary>
/// <param name="Scenario">The scenario that runs.</param>
/// <param name="Pass">What is special about this run of it.</param>
/// <param name="Cycles">Clock cycles simulated in this pass.</param>
/// <param name="Transactions">Beats exchanged in this pass.</param>
/// <param name="TotalTransactions">Beats that the pass will exchange; 0 where unknown.</param>
public sealed record CosimProgress(
    string Scenario, string Pass, long Cycles, long Transactions, long TotalTransactions);
