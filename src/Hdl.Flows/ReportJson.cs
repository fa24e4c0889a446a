using System.Text.Json;
using System.Text.Json.Serialization;
using Hdl.Flows.Asic;
using Hdl.Flows.Loads;

namespace Hdl.Flows;

/// <summary>How reports are written as JSON; a figure that was not measured is left out.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(AsicJson))]
[JsonSerializable(typeof(LoadJson))]
internal sealed partial class ReportJson : JsonSerializerContext;

/// <summary>The figures of a <see cref="LoadReport"/>; cycles, flip-flops, and shares from 0 to 1.</summary>
internal sealed record LoadJson(
    string Target, long Cycles, IEnumerable<LoadRowJson> Total, long StalledCycles,
    IEnumerable<LoadRowJson> TotalStalled, IEnumerable<LoadRowJson> Instances, IEnumerable<LoadRowJson> Registers);

/// <summary>The figures of a <see cref="LoadRow"/>.</summary>
internal sealed record LoadRowJson(string Name, int FlipFlops, int Enabled, double Loads, double Share)
{
    public static LoadRowJson Of(LoadRow row) =>
        new(row.Name, row.FlipFlops, row.Enabled, Math.Round(row.Loads, 4), Math.Round(row.Share, 6));
}

/// <summary>The figures of an <see cref="AsicReport"/>; areas in the library's unit, gates in NAND2.</summary>
internal sealed record AsicJson(
    string Target, string Library, string Recipe, string UnitCell, double Area, double Gates, double BufferGates,
    long MemoryBits, Dictionary<string, int> Cells, Dictionary<string, int> Memories, Dictionary<string, int> LeftOut,
    long? BenchComparisons, string TimingTool, IEnumerable<string> TimingWarnings, double PeriodNs, double SlackNs,
    double LeastPeriodNs, double FmaxMhz, int Levels, string From, string To, IEnumerable<PathStepJson> Path,
    PowerJson? PowerW, Dictionary<string, double>? InternalEnergyCounted, long? ActivityCycles, double? ActivityMean)
{
    public static AsicJson Of(AsicReport report)
    {
        (MappedDesign design, TimingReport timing) = (report.Design, report.Timing);
        Activity? activity = timing.Power is null ? null : report.Activity;
        PowerReport? power = activity is null ? null : timing.Power;
        return new(
            report.Target, design.Library.Name, report.Recipe == AsicRecipe.Delay ? "delay" : "area",
            design.Library.Nand2.Name, report.Area, Math.Round(report.Gates, 2), Math.Round(report.BufferGates, 2),
            report.MemoryBits, design.Kinds.ToDictionary(kind => kind.Cell.Name, kind => kind.Count),
            design.Memories.ToDictionary(memory => memory.Module, memory => memory.Instances),
            design.Library.LeftOut.ToDictionary(), report.Bench?.Comparisons, timing.Tool, timing.Warnings,
            timing.PeriodNs, timing.SlackNs, Math.Round(timing.LeastPeriodNs, 4), Math.Round(timing.FmaxMHz, 2),
            timing.Levels, timing.From, timing.To,
            timing.Path.Select(step =>
                new PathStepJson(step.Delay, step.Time, step.Edge, step.Cell, step.Sinks, step.Signal)),
            power is null ? null : new PowerJson(power.Internal, power.Switching, power.Leakage, power.Total),
            power is null ? null : Counted(power.Factors),
            activity?.Cycles,
            activity is null ? null : Math.Round(activity.Mean, 5));
    }

    private static Dictionary<string, double> Counted(PowerFactors? factors) =>
        (factors?.Factors ?? new Dictionary<PowerSource, double>()).OrderBy(factor => factor.Key).ToDictionary(
            factor => JsonNamingPolicy.SnakeCaseLower.ConvertName(factor.Key.ToString()), factor => factor.Value);
}

/// <summary>A step of the worst path.</summary>
internal sealed record PathStepJson(double DelayNs, double TimeNs, string Edge, string Cell, int Sinks, string Signal);

/// <summary>Power in W.</summary>
internal sealed record PowerJson(double Internal, double Switching, double Leakage, double Total);
