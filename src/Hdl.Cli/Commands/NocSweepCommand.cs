using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Hdl.Core.Files;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Networks.Tensors;
using Hdl.Noc.NocMesh.Measurement;
using Hdl.Noc.NocMesh.Traffic;
using Hdl.Noc.NocRouter;

namespace Hdl.Cli.Commands;

/// <summary>
/// <c>hdl noc sweep</c>: latency and throughput of meshes under traffic, on the cycle-accurate model.
/// </summary>
internal sealed class NocSweepCommand(NocReplay replay, Terminal terminal) : IHdlCommand<NocSweepCommand>
{
    /// <inheritdoc/>
    public static Command Describe(Func<NocSweepCommand> self)
    {
        var command = new Command(
            "sweep", "Latency and throughput of a mesh over the offered load, on the cycle-accurate model");
        ExampleHelp.Add(
            command,
            "hdl noc sweep --mesh 4x4x4 --traffic uniform",
            "hdl noc sweep --mesh 4x4x4 --vcs 1,2 --depth 4,8 --plot sweep.svg --csv sweep.csv",
            "hdl noc sweep --mesh 4x4x4 --loads 0.3,0.9 --cosim     # the Verilated mesh runs the same traffic",
            "hdl noc sweep --mesh 8x8x8 --loads 1 --pipeline one_stage,two_stage",
            "hdl noc sweep --traffic hot_spot --hot-share 0.1 --hot-nodes 0,63 --loads 0.02:0.3:0.02",
            "hdl noc sweep --trace packets.csv        # lines of cycle,source,destination[,length]");
        var options = new SweepOptions();
        foreach (Option option in options.All)
        {
            command.Add(option);
        }

        command.SetAction(
            (parsed, cancellation) => Task.Run(() => self().RunAsync(options, parsed, cancellation), cancellation));
        return command;
    }

    private async Task<int> RunAsync(SweepOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        (string? plot, string? csv) = (parsed.GetValue(options.Plot), parsed.GetValue(options.Csv));
        string[] inputs = parsed.GetValue(options.Trace) is { } trace ? [trace] : [];
        foreach ((string name, string? path, string remedy) in new[]
            {
                ("--plot", plot, "Name the SVG file to write."),
                ("--csv", csv, "Name the CSV file to write."),
            })
        {
            if (path is not null)
            {
                OutputFile.Check(name, path, remedy, inputs);
            }
        }

        if (plot is not null && csv is not null && Path.GetFullPath(plot) == Path.GetFullPath(csv))
        {
            throw new InvalidInputException(
                new Problem("Plot and table are the same file", "--csv", $"'{csv}'", "Name two files."));
        }

        NocSweep sweep = options.Sweep(parsed);
        if (parsed.GetValue(options.Cosim))
        {
            await replay.BuildAsync(sweep, cancellation).ConfigureAwait(false);
        }

        var watch = Stopwatch.StartNew();
        IReadOnlyList<NocPoint> points = Measure(sweep, cancellation);
        string title = options.Title(parsed, sweep);
        if (plot is not null)
        {
            OutputFile.Write(plot, Encoding.UTF8.GetBytes(NocSweepPlot.ToSvg(title, points, Bound(sweep))));
        }

        if (csv is not null)
        {
            OutputFile.Write(csv, Encoding.UTF8.GetBytes(NocSweepCsv.Text(points)));
        }

        if (parsed.GetValue(options.Json))
        {
            terminal.Output.WriteLine(
                JsonSerializer.Serialize(points.Select(NocPointJson.Of), CommandJson.Default.IEnumerableNocPointJson));
        }
        else
        {
            new NocSweepTables(terminal).Write(title, sweep, points, watch.Elapsed);
            Written(plot, csv);
        }

        return
            !parsed.GetValue(options.Cosim)
            || await replay.RunAsync(sweep, parsed.GetValue(options.Json), cancellation).ConfigureAwait(false)
            ? ExitCode.Fine
            : ExitCode.Failed;
    }

    private void Written(params IEnumerable<string?> paths)
    {
        foreach (string path in paths.OfType<string>())
        {
            terminal.Output.WriteLine($"written: {TensorFile.Printable(path)}");
        }
    }

    private static double? Bound(NocSweep sweep) => sweep.Pattern is null ? null : ThroughputBound.Of(sweep.Pattern);

    private IReadOnlyList<NocPoint> Measure(NocSweep sweep, CancellationToken cancellation)
    {
        using var status = new StatusLine(terminal);
        int done = 0;
        int count = sweep.Configurations.Count * (sweep.Trace is null ? sweep.Loads.Count : 1);
        return sweep.Run(
            point =>
            {
                done++;
                status.Show(() =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{done} of {count} points; last: {point.Configuration}, load "
                        + $"{point.Load ?? point.Offered:0.###}, accepted {point.Accepted:0.000}"));
            },
            cancellation);
    }

    /// <summary>The options, and what they mean together.</summary>
    private sealed class SweepOptions
    {
        private readonly Option<string> _mesh = NocOptions.Mesh();
        private readonly Option<string> _traffic = Text(
            "--traffic", "uniform, transpose, bit_complement, hot_spot or neighbour", "uniform", "NAME");
        private readonly Option<string> _channels = Text(
            "--vcs", "Virtual channels of a link, 1..4; several separated by commas", "1", "N,..");
        private readonly Option<string> _depth = Text(
            "--depth", "Flits that the buffer of a channel holds, 2..16; several separated by commas", "4", "N,..");
        private readonly Option<string> _pipeline = Text(
            "--pipeline", "one_stage, two_stage, or both", "one_stage", "NAME,..");
        private readonly Option<string> _flow = Text(
            "--flow", "valid_ready, credit, or both", "valid_ready", "NAME,..");
        private readonly Option<string> _loads = Text(
            "--loads", "Offered loads in flits per node and cycle: from:to:step, or numbers separated by commas",
            "0.05:1:0.05", "LOADS");
        private readonly Option<int> _packet = Number("--packet", "Flits of a packet", 1, 1, TrafficTrace.MaxLength);
        private readonly Option<int> _warmUp = Number(
            "--warm-up", "Cycles before the window", 2_000, 0, MeasurementOptions.MaxCycles);
        private readonly Option<int> _window = Number(
            "--window", "Cycles in which packets are created that count", 10_000, 100, MeasurementOptions.MaxCycles);
        private readonly Option<int> _drain = Number(
            "--drain", "Most cycles until they have all arrived; later is saturated", 50_000, 1,
            MeasurementOptions.MaxCycles);
        private readonly Option<string> _hotShare = Text(
            "--hot-share", "Of hot_spot: share of the packets that goes to the hot nodes", "0.2", "SHARE");
        private readonly Option<string?> _hotNodes = new("--hot-nodes")
        {
            Description =
                "Of hot_spot: numbers of the hot nodes, n = x + X * (y + Y * z) (default: the one in the middle)",
            HelpName = "N,..",
        };
        private readonly Option<int> _seed = Number("--seed", "Seed of everything random", 1, 0, int.MaxValue);
        private readonly Option<int?> _threads = new("--threads")
        {
            Description = "Threads; the result does not depend on it (default: all processors)",
            HelpName = "N",
        };

        public SweepOptions() => Checks.AtLeast(_threads, 1);

        public InputFileOption Trace { get; } =
            new("--trace")
            {
                Description = "Packets to send instead: lines of cycle,source,destination[,length]",
                HelpName = "FILE",
            };

        public OutputFileOption Plot { get; } =
            new("--plot") { Description = "Draw latency and accepted throughput over the load", HelpName = "FILE.svg" };

        public OutputFileOption Csv { get; } =
            new("--csv") { Description = "Write every figure as a table", HelpName = "FILE" };

        public Option<bool> Json { get; } = new("--json") { Description = "Every figure as JSON instead of a table" };

        public Option<bool> Cosim { get; } =
            new("--cosim")
            {
                Description = "Put the Verilated mesh through the same traffic, and compare every port in every cycle",
            };

        public IReadOnlyList<Option> All =>
            [
                _mesh,
                _traffic,
                _channels,
                _depth,
                _pipeline,
                _flow,
                _loads,
                _packet,
                _seed,
                Cosim,
                Plot,
                Csv,
                Json,
                Trace,
                _hotShare,
                _hotNodes,
                _warmUp,
                _window,
                _drain,
                _threads,
            ];

        public NocSweep Sweep(ParseResult parsed)
        {
            MeshSize size = NocOptions.MeshOf(parsed.GetRequiredValue(_mesh));
            TrafficKind kind = NocOptions.Choice<TrafficKind>("--traffic", parsed.GetRequiredValue(_traffic));
            double share = NocOptions.Share("--hot-share", parsed.GetRequiredValue(_hotShare));
            IReadOnlyList<int> hot = parsed.GetValue(_hotNodes) is { } nodes
                ? NocOptions.Numbers("--hot-nodes", nodes, 0, size.Nodes - 1)
                : [];
            RefuseIdle(parsed, kind);
            TrafficTrace? trace = parsed.GetValue(Trace) is { } path ? TrafficTrace.Read(path, size) : null;
            return new NocSweep
            {
                Configurations =
                [
                    .. from pipeline in NocOptions.Choices<NocPipeline>(
                        "--pipeline", parsed.GetRequiredValue(_pipeline))
                    from flow in NocOptions.Choices<NocFlow>("--flow", parsed.GetRequiredValue(_flow))
                    from channels in NocOptions.Numbers("--vcs", parsed.GetRequiredValue(_channels), 1, 4)
                    from depth in NocOptions.Numbers("--depth", parsed.GetRequiredValue(_depth), 2, 16)
                    select new NocConfiguration(size, channels, depth, pipeline, flow),
                ],
                Loads = NocOptions.Loads("--loads", parsed.GetRequiredValue(_loads)),
                Pattern = trace is null ? TrafficPattern.Create(kind, size, share, hot) : null,
                Trace = trace,
                PacketLength = parsed.GetValue(_packet),
                Seed = (ulong)parsed.GetValue(_seed),
                Threads = parsed.GetValue(_threads) ?? Environment.ProcessorCount,
                Options = new MeasurementOptions
                {
                    WarmUp = parsed.GetValue(_warmUp),
                    Window = parsed.GetValue(_window),
                    DrainLimit = parsed.GetValue(_drain),
                },
            };
        }

        public string Title(ParseResult parsed, NocSweep sweep)
        {
            MeshSize size = sweep.Configurations[0].Size;
            string what = sweep.Trace is { } trace
                ? $"trace {TensorFile.Printable(trace.Name)}"
                : $"{parsed.GetRequiredValue(_traffic)}, packets of {sweep.PacketLength} "
                    + $"flit{(sweep.PacketLength == 1 ? "" : "s")}";
            return $"{size} mesh, {what}";
        }

        // Options that would change nothing: what comes out would not be what was meant.
        private void RefuseIdle(ParseResult parsed, TrafficKind kind)
        {
            bool trace = parsed.GetValue(Trace) is not null;
            Option[] idle =
            [
                .. trace ? (Option[])[_traffic, _loads, _packet, _warmUp, _window, _hotShare, _hotNodes] : [],
                .. kind == TrafficKind.HotSpot ? (Option[])[] : [_hotShare, _hotNodes],
            ];
            if (idle.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
            {
                throw new InvalidInputException(new Problem(
                    trace ? "A trace has its own packets and cycles" : "There are no hot nodes in this traffic",
                    given.Name, "given",
                    trace ? $"Leave out {given.Name}, or --trace." : "Add --traffic hot_spot, or leave it out."));
            }
        }

        private static Option<string> Text(string name, string description, string standard, string help) =>
            new(name) { Description = description, HelpName = help, DefaultValueFactory = _ => standard };

        private static Option<int> Number(string name, string description, int standard, int least, int most)
        {
            var option = new Option<int>(name)
            {
                Description = description,
                HelpName = "N",
                DefaultValueFactory = _ => standard,
            };
            Checks.Between(option, least, most);
            return option;
        }
    }
}
