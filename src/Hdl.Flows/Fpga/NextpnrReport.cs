namespace Hdl.Flows.Fpga;

/// <summary>What nextpnr reports of a placed design: cells by type, clocks by name.</summary>
internal sealed record NextpnrReport(
    Dictionary<string, NextpnrUse> Utilization, Dictionary<string, NextpnrClock> Fmax, NextpnrPath[] CriticalPaths);

/// <summary>How many cells of a type are used.</summary>
internal sealed record NextpnrUse(long Used);

/// <summary>The frequency that a clock can have, in MHz.</summary>
internal sealed record NextpnrClock(double Achieved);

/// <summary>The slowest path from one event to another, <c>posedge clk_i</c> or <c>&lt;async&gt;</c>.</summary>
internal sealed record NextpnrPath(string From, string To, NextpnrStep[] Path);

/// <summary>A step of a path, its delay in ns; the net is that of a step of routing.</summary>
internal sealed record NextpnrStep(string Type, double Delay, NextpnrPin To, string? Net = null);

/// <summary>Where a step ends.</summary>
internal sealed record NextpnrPin(string Cell);
