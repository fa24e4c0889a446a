namespace Hdl.Flows.Asic;

/// <summary>One step of a path.</summary>
/// <param name="Delay">Delay of the step, in ns.</param>
/// <param name="Time">Time since the clock edge, in ns.</param>
/// <param name="Edge">rise or fall.</param>
/// <param name="Cell">Kind of the cell; "port" for one of the design.</param>
/// <param name="Instance">The instance in the netlist.</param>
/// <param name="Sinks">Pins that the cell drives.</param>
/// <param name="Signal">RTL name of the net it drives, or of a named net that is another input of the cell.</param>
public sealed record PathStep(
    double Delay, double Time, string Edge, string Cell, string Instance, int Sinks, string Signal);
/// <summary>What static timing analysis says.</summary>
/// <param name="Tool">The analyser and its version.</param>
/// <param name="PeriodNs">Period of the clock that it was given.</param>
/// <param name="SlackNs">Time left on the worst path; negative where timing is not met.</param>
/// <param name="From">RTL name of the register or port at which the worst path begins.</param>
/// <param name="To">The one at which it ends.</param>
/// <param name="Path">Its steps.</param>
/// <param name="Power">Power at the measured activity and that period; null where none was measured.</param>
public sealed record TimingReport(
    string Tool, double PeriodNs, double SlackNs, string From, string To, IReadOnlyList<PathStep> Path,
    PowerReport? Power)
{
    /// <summary>
    /// What the analyser warned of: figures may be better than the design where it passed over something.
    /// </summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The shortest period that the worst path allows.</summary>
    public double LeastPeriodNs => PeriodNs - SlackNs;

    /// <summary>The fastest clock, in MHz.</summary>
    public double FmaxMHz => 1000 / LeastPeriodNs;

    /// <summary>Gates on the worst path, the register it begins at left out.</summary>
    public int Levels => Math.Max(0, Path.Count - 1);
}

/// <summary>Power, in watts.</summary>
/// <param name="Internal">Inside the cells.</param>
/// <param name="Switching">Of the nets; pin capacitances alone, no wires.</param>
/// <param name="Leakage">At rest.</param>
public sealed record PowerReport(double Internal, double Switching, double Leakage)
{
    /// <summary>How OpenSTA counts internal energy, which is corrected in the figures.</summary>
    public PowerFactors? Factors { get; init; }

    /// <summary>All of it.</summary>
    public double Total => Internal + Switching + Leakage;
}
