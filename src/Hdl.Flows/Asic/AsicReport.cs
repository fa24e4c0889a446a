using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hdl.Flows.Asic;

/// <summary>What a design costs in standard cells.</summary>
/// <param name="Target">Target and parameters, as the command names them.</param>
/// <param name="Design">The mapped design.</param>
/// <param name="Timing">Its timing and power.</param>
/// <param name="Recipe">What it was mapped for.</param>
/// <param name="PeriodAsked">Whether the period was asked for, so that missing it is a failure.</param>
/// <param name="Activity">The activity that the power is for; null where none was measured.</param>
public sealed record AsicReport(
    string Target, MappedDesign Design, TimingReport Timing, AsicRecipe Recipe, bool PeriodAsked, Activity? Activity)
{
    /// <summary>What the emitted test bench made of the netlist; null where nobody asked it.</summary>
    public BenchResult? Bench { get; init; }

    private double Unit => Design.Library.Nand2.Area;

    /// <summary>Area of the mapped logic, as the recipe leaves it, in the library's unit.</summary>
    public double Area => Design.AreaOf(Design.Recipe);

    /// <summary>The same in two-input NANDs.</summary>
    public double Gates => Area / Unit;

    /// <summary>What buffers for nets of many sinks add, in two-input NANDs.</summary>
    public double BufferGates => (Design.AreaOf(Design.Buffered) - Area) / Unit;

    /// <summary>Bits of memories, which are in no area.</summary>
    public long MemoryBits => Design.Memories.Sum(memory => memory.Instances * memory.Bits);

    /// <summary>Whether the period that was asked for is met; true where none was.</summary>
    public bool TimingMet => !PeriodAsked || Timing.SlackNs >= 0;

    /// <summary>The rows of the one table: figure, value, note.</summary>
    public IEnumerable<(string Figure, string Value, string Note)> Rows()
    {
        yield return ("area", Number(Area, "N0"), $"units of {Design.Library.Name}, logic alone");
        yield return (
            "gates", Number(Gates, "N1"),
            $"areas of {Design.Library.Nand2.Name}{(Recipe == AsicRecipe.Delay ? ", sized for delay" : "")}");
        yield return (
            "buffers", Number(BufferGates, "N1"),
            string.Create(CultureInfo.InvariantCulture, $"gates more, for nets of over {FanoutBuffers.MostSinks} "
                + $"sinks"));
        yield return (
            "memories",
            Number(MemoryBits, "N0"),
            "bits"
                + string.Concat(
                    Design.Memories.Select(memory =>
                        string.Create(CultureInfo.InvariantCulture, $", {memory.Instances} x {memory.Module}"))));
        foreach ((LibertyCell cell, int count) in Design.Kinds)
        {
            yield return ($"  {cell.Name}", Number(count, "N0"), Number(cell.Area * count / Unit, "N1") + " gates");
        }

        if (Design.Library.LeftOut.Count > 0)
        {
            yield return (
                "left out", Number(Design.Library.LeftOut.Sum(reason => reason.Count), "N0"),
                $"cells of the library: {Design.Library.LeftOutText}");
        }

        if (Bench is { } bench)
        {
            yield return (
                "bench", Number(bench.Comparisons, "N0"),
                bench.Comparisons > 0 ? "comparisons of the emitted bench on this netlist, 0 errors" : bench.Said);
        }

        yield return (
            "worst path", Number(Timing.LeastPeriodNs, "0.000"),
            string.Create(CultureInfo.InvariantCulture, $"ns, {Timing.Levels} levels: {Timing.From} to {Timing.To}"));
        yield return ("Fmax", Number(Timing.FmaxMHz, "0.0"), $"MHz, ideal clock, no wires ({Timing.Tool})");
        if (PeriodAsked)
        {
            yield return (
                "slack",
                Number(Timing.SlackNs, "0.000"),
                string.Create(
                    CultureInfo.InvariantCulture, $"ns at {Timing.PeriodNs} ns: {(TimingMet ? "met" : "NOT MET")}"));
        }

        if (Timing.Power is { } power && Activity is { } activity)
        {
            yield return (
                "power",
                Number(power.Total * 1000, "0.000"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"mW at {1000 / Timing.PeriodNs:0.#} MHz: internal {power.Internal * 1000:0.000}, switching "
                    + $"{power.Switching * 1000:0.000}, leakage "
                    + $"{power.Leakage * 1000:0.000000}"
                    + $"{(power.Internal == 0 ? "; the library gives NO INTERNAL POWER" : "")}"));
            if (power.Factors is { } factors)
            {
                yield return (
                    "calibration",
                    Number(factors.Most, "0") + " x",
                    factors.Most == 1
                        ? $"{Timing.Tool} counts internal energy as the library gives it"
                        : $"is what {Timing.Tool} makes of the internal energy of {factors.Counted(factors.Most)}; "
                            + $"corrected");
            }

            yield return (
                "activity",
                Number(activity.Mean, "0.000"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"changes a net and cycle, over {activity.Cycles:N0} cycles of co-simulation of the netlist"));
        }
    }

    /// <summary>The steps of the worst path: what is shown of each.</summary>
    public IEnumerable<IReadOnlyList<string>> PathRows() =>
        Timing.Path.Select(step =>
            (string[])
                [
                    Number(step.Delay, "0.000"),
                    Number(step.Time, "0.000"),
                    step.Edge,
                    step.Cell,
                    step.Sinks.ToString(CultureInfo.InvariantCulture),
                    step.Signal,
                ]);

    /// <summary>Everything as text.</summary>
    public string ToText()
    {
        var text = new StringBuilder($"{Target}\n\n");
        foreach ((string figure, string value, string note) in Rows())
        {
            text.Append(CultureInfo.InvariantCulture, $"{figure,-14}{value,14}  {note}\n");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"\nWorst path, from {Timing.From} to {Timing.To}\n   delay    time  edge  cell          sinks  signal\n");
        foreach (PathStep step in Timing.Path)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{step.Delay,8:0.000}{step.Time,8:0.000}  {step.Edge}  {step.Cell,-14}{step.Sinks,5}  "
                + $"{step.Signal}\n");
        }

        foreach (string warning in Timing.Warnings)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Timing.Tool}: {warning}");
        }

        return text.Append(Timing.Warnings.Count > 0 ? "\n" : "").ToString();
    }

    /// <summary>Every figure as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(AsicJson.Of(this), ReportJson.Default.AsicJson) + "\n";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
