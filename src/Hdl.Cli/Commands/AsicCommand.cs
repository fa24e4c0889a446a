using System.CommandLine;
using System.Globalization;
using System.Text;
using Hdl.Core.Designs;
using Hdl.Core.Files;
using Hdl.Core.HandOff;
using Hdl.Core.Problems;
using Hdl.Core.Templates;
using Hdl.Core.Temporary;
using Hdl.Cosim;
using Hdl.Flows.Asic;

namespace Hdl.Cli.Commands;

/// <summary>
/// <c>hdl asic</c>: what a target costs in standard cells: area, worst path, power at the activity of co-simulation.
/// </summary>
internal sealed class AsicCommand(
    TargetCatalog catalog, ITemplateRenderer renderer, AsicFlow flow, NetlistBench bench, TimingFlow timing,
    CosimRunner cosim, Terminal terminal) : IHdlCommand<AsicCommand>
{
    private const string DefaultFolder = ".build/asic";
    private const int MostWarnings = 10;

    /// <inheritdoc/>
    public static Command Describe(Func<AsicCommand> self)
    {
        var command = new Command(
            "asic", "Map to standard cells with Yosys, time with OpenSTA, measure power by co-simulating the netlist");
        var selection = new SelectionOptions(command);
        var library = new LibraryOptions(command, "Library of standard cells, of one corner");
        var period = new Option<double?>("--clock-period")
        {
            Description =
                $"Period of the clock in ns; exit code 1 where it is not met (default: {TimingFlow.DefaultPeriodNs}, "
                + $"only reported)",
            HelpName = "NS",
        };
        var recipe = new Option<AsicRecipe>("--recipe")
        {
            Description =
                "area: the smallest, as sizes are counted; delay: gates sized for what they drive, for the clock "
                + "period if given (default: area)",
            HelpName = "area|delay",
            DefaultValueFactory = _ => AsicRecipe.Area,
        };
        var noPower = new Option<bool>("--no-power")
        {
            Description =
                "Leave out co-simulation and power, the slow part; the emitted bench is run on the netlist all the "
                + "same",
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Seed of the co-simulation (default: 1)",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var scenario = new Option<string?>("--scenario")
        {
            Description = "Measure the activity in this scenario alone",
            HelpName = "NAME",
        };
        var output = new OutputFolderOption("--output", "-o")
        {
            Description = $"Folder of netlist and reports (default: {DefaultFolder}/TARGET)",
            HelpName = "FOLDER",
        };
        foreach (Option option in (Option[])[period, recipe, noPower, seed, scenario, output])
        {
            command.Add(option);
        }

        period.CustomParser = Checks.Number;
        recipe.AcceptOnlyFromAmong("area", "delay");
        period.Validators.Add(result =>
        {
            if (Checks.Parsed<double>(result) is { } value && !(value is >= 0.01 and <= 1e6))
            {
                result.AddError("--clock-period must be 0.01..1000000 ns");
            }
        });
        command.SetAction(
            (parsed, cancellation) =>
                self()
                    .RunAsync(
                        selection.Resolve(parsed, self().Catalog)[0],
                        new Request(
                            library.Read(parsed), parsed.GetValue(period), parsed.GetValue(recipe),
                            !parsed.GetValue(noPower), parsed.GetValue(seed), parsed.GetValue(scenario),
                            parsed.GetValue(output)),
                        cancellation));
        return command;
    }

    private TargetCatalog Catalog => catalog;

    private async Task<int> RunAsync(Selection selection, Request request, CancellationToken cancellation)
    {
        Liberty library = request.Library;
        string folder = request.Output ?? Path.Combine(DefaultFolder, selection.Target.Name);
        Design design = selection.Target.Generate(selection.Parameters, renderer, selection.Provenance.Command);
        string[] names = [$"{design.Top.Name}_netlist.v", $"{design.Top.Name}_cells.v", "report.json", "report.txt"];
        foreach (string name in names)
        {
            OutputFile.Check("--output", Path.Combine(folder, name), "Name a folder that can be written.");
        }

        AsicReport report;
        using (var status = new StatusLine(terminal))
        {
            if (request.Power)
            {
                // Refused now, not after the simulation.
                status.Show(() => $"{selection.Target.Name}: measuring how OpenSTA counts energy");
                await timing.CalibrateAsync(library, cancellation).ConfigureAwait(false);
            }

            status.Show(() => $"{selection.Target.Name}: mapping to {library.Name}");
            MappedDesign mapped = await flow.MapAsync(design, library, request.Recipe, request.PeriodNs, cancellation)
                .ConfigureAwait(false);
            status.Show(() => $"{selection.Target.Name}: simulating the netlist with the emitted bench");
            BenchResult proven = await ProveAsync(selection, design, mapped, cancellation).ConfigureAwait(false);
            Activity? activity = null;
            if (request.Power)
            {
                status.Show(() => $"{selection.Target.Name}: co-simulating the netlist");
                activity = await MeasureAsync(selection, mapped, request, cancellation).ConfigureAwait(false);
            }

            status.Show(() => $"{selection.Target.Name}: timing");
            TimingReport timed = await timing
                .RunAsync(mapped, request.PeriodNs ?? TimingFlow.DefaultPeriodNs, activity, cancellation)
                .ConfigureAwait(false);
            report = new AsicReport(
                selection.Words, mapped, timed, request.Recipe, request.PeriodNs is not null, activity)
            {
                Bench = proven,
            };
        }

        // All texts before the first file: what cannot be written down leaves no file behind.
        string[] texts = [report.Design.Netlist, report.Design.CellModels, report.ToJson(), report.ToText()];
        foreach ((string name, string text) in names.Zip(texts))
        {
            Write(folder, name, text);
        }

        Print(report, folder);
        return report.TimingMet ? ExitCode.Fine : ExitCode.Failed;
    }

    /// <summary>No netlist is handed over that fails the bench which goes with its RTL.</summary>
    private async Task<BenchResult> ProveAsync(
        Selection selection, Design design, MappedDesign mapped, CancellationToken cancellation)
    {
        Design complete = new TestBench(renderer).AddTo(
            design, selection.Target, selection.Parameters, selection.Provenance.Command);
        BenchResult result = await bench.RunAsync(mapped, complete, cancellation).ConfigureAwait(false);
        return result.Passed ? result : throw new SimulationException(
            $"The netlist fails the emitted bench of its RTL, and was not written.{Environment.NewLine}{result.Said}");
    }

    /// <summary>
    /// Co-simulates the netlist, which must agree with the golden model for its activity to mean anything.
    /// </summary>
    private async Task<Activity> MeasureAsync(
        Selection selection, MappedDesign mapped, Request request, CancellationToken cancellation)
    {
        // The path is part of the model, so that two runs at the same time count apart.
        using var folder = TemporaryFolder.Create("activity");
        string file = folder.PathOf("activity");
        CosimReport report = await cosim
            .RunAsync(
                selection.Target,
                selection.Parameters,
                mapped.Simulated(file),
                new CosimOptions
                {
                    Seed = request.Seed,
                    Scenario = request.Scenario,
                    Preset = selection.Preset.Name,
                    ReplayCommand = $"hdl cosim {selection.Words} --netlist",
                },
                null,
                cancellation)
            .ConfigureAwait(false);
        return report.Failure is { } failure
            ? throw new SimulationException(
                $"The netlist does not agree with the golden model.{Environment.NewLine}{failure}")
            : Activity.Read(file, mapped.Counted);
    }

    private static void Write(string folder, string name, string text) =>
        OutputFile.Write(Path.Combine(folder, name), Encoding.ASCII.GetBytes(text));

    private void Print(AsicReport report, string folder)
    {
        terminal.Output.WriteLine(report.Target);
        terminal.Table(
            ["Figure", "Value", "Note"], report.Rows().Select(row => (string[])[row.Figure, row.Value, row.Note]));
        terminal.Output.WriteLine($"worst path, from {report.Timing.From} to {report.Timing.To}:");
        terminal.Table(["Delay", "Time", "Edge", "Cell", "Sinks", "Signal"], report.PathRows());
        terminal.Output.WriteLine($"netlist and reports: {folder}");
        foreach (string warning in report.Timing.Warnings.Take(MostWarnings))
        {
            terminal.Error.WriteLine($"{report.Timing.Tool}: {warning}");
        }

        if (report.Timing.Warnings.Count > MostWarnings)
        {
            terminal.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"and {report.Timing.Warnings.Count - MostWarnings} more, in report.txt"));
        }

        if (!report.TimingMet)
        {
            new ErrorReport(terminal.Error).Write(new Problem(
                "Timing is not met",
                $"{report.Timing.From} to {report.Timing.To}",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{report.Timing.LeastPeriodNs:0.000} ns where {report.Timing.PeriodNs} ns were asked for"),
                "Give a longer period, fewer lanes, or a faster library."));
        }
    }

    private sealed record Request(
        Liberty Library, double? PeriodNs, AsicRecipe Recipe, bool Power, int Seed, string? Scenario, string? Output);
}
