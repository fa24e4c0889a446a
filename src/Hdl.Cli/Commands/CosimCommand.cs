using System.CommandLine;
using System.Globalization;
using Hdl.Core.Designs;
using Hdl.Core.Files;
using Hdl.Core.Golden;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim;
using Hdl.Flows.Asic;

namespace Hdl.Cli.Commands;

/// <summary><c>hdl cosim</c>: proves a target's Verilog against its golden model.</summary>
internal sealed class CosimCommand(
    TargetCatalog catalog, ITemplateRenderer renderer, CosimRunner runner, AsicFlow asic, ImageSource images,
    Terminal terminal) : IHdlCommand<CosimCommand>
{
    private const string WaveformFolder = ".build/waves";

    /// <inheritdoc/>
    public static Command Describe(Func<CosimCommand> self)
    {
        var command = new Command(
            "cosim", "Build the Verilated model and compare every transaction with the golden model");
        var selection = new SelectionOptions(command, everything: true);
        var seed = new Option<int>("--seed")
        {
            Description = "Seed of everything random (default: 1)",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var effort = new Option<int>("--effort")
        {
            Description = "How much random material, as a multiple (default: 1)",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var data = new DataOptions(command);
        var model = new ModelOption(command);
        var scenario = new Option<string?>("--scenario") { Description = "Run this scenario alone", HelpName = "NAME" };
        var trace = new OutputFileOption("--trace")
        {
            Description = $"Write a waveform even if nothing fails (default file: {WaveformFolder}/TARGET.fst)",
            HelpName = "FILE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var netlist = new InputFileOption("--netlist")
        {
            Description =
                "Prove the netlist in standard cells instead of the RTL: one that 'hdl asic' wrote, or without FILE a "
                + "new one",
            HelpName = "FILE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        foreach (Option option in (Option[])[seed, effort, scenario, trace, netlist])
        {
            command.Add(option);
        }

        var library = new LibraryOptions(command, "Library of these cells");

        Checks.AtLeast(effort, 1);
        ExampleHelp.Add(
            command,
            "hdl cosim twsnn --images 10000",
            "hdl cosim twsnn --data mine.npz                  arrays images and labels, or x and y, x_test and y_test",
            "hdl cosim twsnn --data emnist-digits-test-images-idx3-ubyte.gz --transpose",
            "hdl cosim twsnn --set \"input=events model=my.npz\" --data N-MNIST/Test --images 100",
            "hdl cosim nullhop --images 10000 --model my.json");
        command.SetAction((parsed, cancellation) => self().RunAsync(
            selection,
            parsed,
            new Request(
                parsed.GetValue(seed),
                parsed.GetValue(effort),
                data.Resolve(parsed),
                model.Of(parsed),
                parsed.GetValue(scenario),
                parsed.GetResult(trace) is not null,
                parsed.GetValue(trace),
                parsed.GetResult(netlist) is not null,
                parsed.GetValue(netlist),
                library),
            cancellation));
        return command;
    }

    private async Task<int> RunAsync(
        SelectionOptions options, ParseResult parsed, Request request, CancellationToken cancellation)
    {
        if (request.Waveform is { } waveform)
        {
            OutputFile.Check(
                "--trace", waveform, "Name the .fst file to write.",
                [.. new[] { request.NetlistFile }.OfType<string>(), .. request.Library.Files(parsed)]);
        }

        // Everything is read before anything is built.
        (Selection Selection, IDataSet? Data)[] runs =
        [
            .. options.Resolve(parsed, catalog).Select(selection => (selection, Load(request, selection))),
        ];
        if (request.Data.File is { IsLikelyTransposed: true })
        {
            terminal.Error.WriteLine(
                "note: EMNIST's files hold every image with rows and columns exchanged; --transpose turns them");
        }

        bool passed = true;
        foreach ((Selection selection, IDataSet? set) in runs)
        {
            CosimReport report = await RunAsync(selection, parsed, request, set, cancellation).ConfigureAwait(false);
            Print(report);
            passed &= report.Passed;
        }

        return passed ? ExitCode.Fine : ExitCode.Failed;
    }

    private async Task<CosimReport> RunAsync(
        Selection selection, ParseResult parsed, Request request, IDataSet? set, CancellationToken cancellation)
    {
        LargeMemories.Announce(selection, terminal);
        Design design = selection.Target.Generate(selection.Parameters, renderer, selection.Provenance.Command);
        string replay = $"hdl cosim {selection.Words}{request.Data.Words}{ModelOption.Words(request.Model)}";
        if (request.Netlist)
        {
            Liberty library = request.Library.Read(parsed);
            design = request.NetlistFile is { } file
                ? NetlistFile.Replace(design, file, library)
                : (
                    await asic.MapAsync(design, library, cancellationToken: cancellation)
                        .ConfigureAwait(false)).Simulated();
            replay += $" --netlist{Quoted(request.NetlistFile)}{request.Library.Words(parsed)}";
        }

        using var status = new StatusLine(terminal);
        return await runner.RunAsync(
            selection.Target,
            selection.Parameters,
            design,
            new CosimOptions
            {
                Seed = request.Seed,
                Effort = request.Effort,
                Data = set,
                Model = request.Model,
                Scenario = request.Scenario,
                Preset = selection.Preset.Name,
                ReplayCommand = replay,
                WaveformPath = request.Waveform ?? $"{WaveformFolder}/{selection.Target.Name}.fst",
                AlwaysTrace = request.Trace,
            },
            new CosimStatus(status, selection.Target.Name),
            cancellation).ConfigureAwait(false);
    }

    private IDataSet? Load(Request request, Selection selection)
    {
        ModelOption.Check(request.Model, selection);
        return images.Load(request.Data, selection, request.Model);
    }

    private void Print(CosimReport report)
    {
        terminal.Output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{report.Block}, preset {report.Preset}, seed {report.Seed}"));
        terminal.Table(
            ["Scenario", "Passes", "Cycles", "Transactions"],
            report.Scenarios.Select(scenario =>
                (string[])
                    [
                        scenario.Name,
                        Number(scenario.Passes),
                        Number(scenario.Cycles),
                        Number(scenario.Transactions.Values.Sum()),
                    ]));
        foreach (ScenarioReport scenario in report.Scenarios.Where(scenario => scenario.Figures.Count > 0))
        {
            terminal.Output.WriteLine($"{scenario.Name}:");
            foreach (Figure figure in scenario.Figures)
            {
                terminal.Output.WriteLine(
                    $"  {figure.Name}: {figure.Value} "
                    + $"{figure.Unit}{(figure.Note.Length > 0 ? $" ({figure.Note})" : "")}");
            }
        }

        if (report.Failure is { } failure)
        {
            terminal.Output.WriteLine("FAILED");
            terminal.Output.WriteLine(failure.ToString());
        }
        else if (report.Waveform is { } waveform)
        {
            terminal.Output.WriteLine($"waveform: {Path.GetRelativePath(Directory.GetCurrentDirectory(), waveform)}");
        }

        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Mismatches} mismatches in {report.Transactions:N0} transactions, {report.Cycles:N0} cycles "
                + $"({report.CyclesPerSecond:N0} cycles/s); model {(report.FromCache ? "from the cache" : "built")} "
                + $"in {report.BuildTime.TotalSeconds:0.00} s, "
                + $"golden model {report.GoldenTime.TotalSeconds:0.00} s, simulation "
                + $"{report.SimulationTime.TotalSeconds:0.00} s"));
    }

    private static string Quoted(string? path) => path is null ? "" : $" {ShellWord.Quoted(path)}";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record Request(
        int Seed, int Effort, DataRequest Data, string? Model, string? Scenario, bool Trace, string? Waveform,
        bool Netlist, string? NetlistFile, LibraryOptions Library);

    /// <summary>Shows progress where it is reported, on the simulating thread: it is rare enough.</summary>
    private sealed class CosimStatus(StatusLine line, string target) : IProgress<CosimProgress>
    {
        public void Report(CosimProgress value) =>
            line.Show(() =>
            {
                string share =
                    value.TotalTransactions > 0
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $", {100.0 * value.Transactions / value.TotalTransactions:0} %")
                        : "";
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{target}: {value.Scenario} ({value.Pass}), cycle {value.Cycles:N0}, {value.Transactions:N0} "
                    + $"transactions{share}");
            });
    }
}
