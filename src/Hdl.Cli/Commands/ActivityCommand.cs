using System.CommandLine;
using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Templates;
using Hdl.Core.Temporary;
using Hdl.Cosim;
using Hdl.Flows.Asic;
using Hdl.Flows.Loads;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl activity</c>: the share of flip-flops that load in an average cycle of co-simulation.</summary>
internal sealed class ActivityCommand(
    TargetCatalog catalog, ITemplateRenderer renderer, LoadFlow flow, CosimRunner cosim, ImageSource images,
    Terminal terminal) : IHdlCommand<ActivityCommand>
{
    /// <inheritdoc/>
    public static Command Describe(Func<ActivityCommand> self)
    {
        var command = new Command(
            "activity", "Count in co-simulation how many flip-flops load in an average cycle, by module instance");
        var selection = new SelectionOptions(command);
        var seed = new Option<int>("--seed")
        {
            Description = "Seed of the co-simulation (default: 1)",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var scenario = new Option<string?>("--scenario")
        {
            Description = "Count in this scenario alone",
            HelpName = "NAME",
        };
        var levels = new Option<int>("--levels")
        {
            Description = "Levels of instances that are told apart below the top, 0..16 (default: 2)",
            HelpName = "N",
            DefaultValueFactory = _ => 2,
        };
        var registers = new Option<bool>("--registers")
        {
            Description = "A row for each register instead of each instance",
        };
        var json = new Option<bool>("--json")
        {
            Description = "Every figure as JSON instead of the table, instances and registers",
        };
        var data = new DataOptions(command);
        var model = new ModelOption(command);
        foreach (Option option in (Option[])[seed, scenario, levels, registers, json])
        {
            command.Add(option);
        }

        Checks.Between(levels, 0, 16);
        ExampleHelp.Add(
            command, "hdl activity twsnn --preset count --images 100 --scenario images",
            "hdl activity noc_router --registers");
        command.SetAction(
            (parsed, cancellation) =>
                self()
                    .RunAsync(
                        selection.Resolve(parsed, self().Catalog)[0],
                        new Request(
                            parsed.GetValue(seed), parsed.GetValue(scenario), data.Resolve(parsed), model.Of(parsed),
                            parsed.GetValue(levels), parsed.GetValue(registers), parsed.GetValue(json)),
                        cancellation));
        return command;
    }

    private TargetCatalog Catalog => catalog;

    private async Task<int> RunAsync(Selection selection, Request request, CancellationToken cancellation)
    {
        ModelOption.Check(request.Model, selection);
        IDataSet? set = images.Load(request.Data, selection, request.Model);
        LargeMemories.Announce(selection, terminal);
        Design design = selection.Target.Generate(selection.Parameters, renderer, selection.Provenance.Command);
        LoadReport report;
        using (var status = new StatusLine(terminal))
        {
            status.Show(() => $"{selection.Target.Name}: finding the enables of its flip-flops");
            LoadDesign loads = await flow.RunAsync(design, cancellation).ConfigureAwait(false);
            status.Show(() => $"{selection.Target.Name}: co-simulating");
            report = await MeasureAsync(selection, loads, request, set, cancellation).ConfigureAwait(false);
        }

        if (request.Json)
        {
            terminal.Output.WriteLine(report.ToJson(request.Levels));
        }
        else
        {
            Print(report, request);
        }

        return ExitCode.Fine;
    }

    private async Task<LoadReport> MeasureAsync(
        Selection selection, LoadDesign loads, Request request, IDataSet? set, CancellationToken cancellation)
    {
        // The path is part of the model, so that two runs at the same time count apart.
        using var folder = TemporaryFolder.Create("activity");
        string file = folder.PathOf("loads");
        CosimReport report = await cosim.RunAsync(
            selection.Target, selection.Parameters, loads.Simulated(file),
            new CosimOptions
            {
                Seed = request.Seed,
                Scenario = request.Scenario,
                Data = set,
                Model = request.Model,
                Preset = selection.Preset.Name,
                ReplayCommand = $"hdl cosim {selection.Words}{request.Data.Words}{ModelOption.Words(request.Model)}",
            },
            null, cancellation).ConfigureAwait(false);
        if (report.Failure is { } failure)
        {
            throw new SimulationException(
                $"The design does not agree with the golden model.{Environment.NewLine}{failure}");
        }

        // Each pass is a simulation of its own; the first of a scenario is the one without stalls.
        IReadOnlyList<SimulationCounts> counts = loads.Read(file);
        HashSet<int> free = [];
        int passes = 0;
        foreach (ScenarioReport scenario in report.Scenarios)
        {
            free.Add(passes);
            passes += scenario.Passes;
        }

        return passes == counts.Count
            ? new LoadReport(
                selection.Words, loads,
                [
                    .. counts
                        .Index()
                        .Where(simulation => free.Contains(simulation.Index))
                        .Select(simulation => simulation.Item),
                ],
                [
                    .. counts
                        .Index()
                        .Where(simulation => !free.Contains(simulation.Index))
                        .Select(simulation => simulation.Item),
                ])
            : throw new SimulationException(string.Create(
                CultureInfo.InvariantCulture, $"{passes} passes were simulated, and {counts.Count} were counted."));
    }

    private void Print(LoadReport report, Request request)
    {
        terminal.Output.WriteLine(report.Target);
        IReadOnlyList<LoadRow> rows = request.Registers ? report.Registers : report.Instances(request.Levels);
        terminal.Table(
            [request.Registers ? "Register" : "Instance", "Flip-flops", "With enable", "Load per cycle", "Share"],
            [.. rows.Select(row => Cells(row, row.Name)), Cells(report.Total, "all")]);
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"over {report.FreeCycles:N0} cycles of co-simulation without stalls; memories are not counted"));
        if (report.StalledCycles > 0)
        {
            terminal.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"over {report.StalledCycles:N0} cycles with random stalls and a reset: "
                + $"{report.TotalStalled.Loads:N1} load, {100 * report.TotalStalled.Share:0.0} %"));
        }
    }

    private static string[] Cells(LoadRow row, string name) =>
        [
            name,
            Text(row.FlipFlops, "N0"),
            Text(row.Enabled, "N0"),
            Text(row.Loads, "N1"),
            Text(100 * row.Share, "0.0") + " %",
        ];

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private sealed record Request(
        int Seed, string? Scenario, DataRequest Data, string? Model, int Levels, bool Registers, bool Json);
}
