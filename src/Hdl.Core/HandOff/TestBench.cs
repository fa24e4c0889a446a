using System.Globalization;
using System.Numerics;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Core.HandOff;

/// <summary>
/// A self-checking test bench in plain Verilog for users who have a simulator and nothing else: it sends what the
/// golden model was given and compares what comes with what the golden model answered.
/// </summary>
/// <param name="renderer">Renders its templates.</param>
public sealed class TestBench(ITemplateRenderer renderer)
{
    private const string Streams = "test_bench_streams";
    private const string Cycles = "test_bench_cycles";
    private const int LeastWord = 32;
    private const long LeastHang = 20_000;
    private const long MostHang = 1 << 30;

    /// <summary>Flags of a phase below those that tell which outputs are compared.</summary>
    internal const int FlagBits = 3;

    /// <summary>Name of the test bench's module.</summary>
    public static string NameOf(Design design) => design.Top.Name + Design.TestBenchSuffix;

    /// <summary>Whether a design has a test bench.</summary>
    public static bool IsIn(Design design) => design.OfKind(DesignFileKind.TestBench).Any();

    /// <summary>All that a target generates from parameters, test bench included.</summary>
    /// <param name="target">The target.</param>
    /// <param name="parameters">Valid parameters.</param>
    /// <param name="command">The command that regenerates it.</param>
    public Design Complete(ITarget target, HdlParameters parameters, string command) =>
        AddTo(target.Generate(parameters, renderer, command), target, parameters, command);

    /// <summary>The design with a test bench and its vectors; as it is where the target has nothing to send.</summary>
    /// <param name="design">What the target generated.</param>
    /// <param name="target">The target.</param>
    /// <param name="parameters">What it was generated from.</param>
    /// <param name="command">The command that regenerates it.</param>
    public Design AddTo(Design design, ITarget target, HdlParameters parameters, string command)
    {
        IEnumerable<Scenario> scenarios = target.CreateScenarios(
            parameters, new ScenarioOptions { MostCycles = CycleVectors.MostCycles });
        (string Template, ViewModel Model, string Vectors)? bench = target.CreateGolden(parameters) switch
        {
            IStreamGolden golden => OfStreams(design, TestVectors.Of(design.Top, golden, scenarios)),
            ICycleGolden golden => OfCycles(design, CycleVectors.Of(design.Top, golden, scenarios)),
            _ => null,
        };
        if (bench is not { } found)
        {
            return design;
        }

        string name = NameOf(design);
        DesignFile file = DesignBuilder.Render(
            renderer, found.Template, name, DesignFileKind.TestBench, Common(design, found.Model), parameters.Style,
            command);
        return design with
        {
            Files =
            [
                .. design.Files,
                file,
                new DesignFile(VectorName(design), DesignFileKind.TestVectors, found.Vectors),
            ],
        };
    }

    private static string VectorName(Design design) => $"{NameOf(design)}.mem";

    private static ViewModel Common(Design design, ViewModel model)
    {
        ModuleInterface top = design.Top;
        Port[] ports =
        [
            .. top.Ports.Where(port => port.Name != ModuleInterface.ClockPort && port.Name != top.ResetPort),
        ];
        int widest = ports.Max(port => port.Width);
        List<ViewModel> Declared(PortDirection direction) =>
            [
                .. ports
                    .Where(port => port.Direction == direction)
                    .Select(port => new ViewModel
                    {
                        ["name"] = port.Name,
                        ["range"] = VectorRange.Padded(port.Width, widest),
                    }),
            ];
        model["top"] = top.Name;
        model["vector_file"] = VectorName(design);
        model["has_reset"] = top.ResetPort.Length > 0;
        model["reset_on"] = top.ResetActiveLow ? "1'b0" : "1'b1";
        model["reset_off"] = top.ResetActiveLow ? "1'b1" : "1'b0";
        model["inputs"] = Declared(PortDirection.Input);
        model["outputs"] = Declared(PortDirection.Output);
        model["dut"] = InstanceView.Of(top, "u_dut", ports.ToDictionary(port => port.Name, port => port.Name));
        return model;
    }

    private static (string Template, ViewModel Model, string Vectors)? OfCycles(Design design, CycleVectors? vectors)
    {
        if (vectors is null)
        {
            return null;
        }

        int width = vectors.Inputs.Fields.Sum(field => field.Width);
        var file = new VectorFile();
        file.Comment($"{design.Top.Name}: inputs (bit {Text(width)}: after a reset) and outputs of every cycle");
        for (int cycle = 0; cycle < vectors.Inputs.Count; cycle++)
        {
            BigInteger restart = vectors.Restarts.Contains(cycle) ? BigInteger.One << width : 0;
            file.Line(restart | VectorFile.Pack(vectors.Inputs, cycle), VectorFile.Pack(vectors.Outputs, cycle));
        }

        int outputs = vectors.Outputs.Fields.Sum(field => field.Width);
        var model = new ViewModel
        {
            ["word_range"] = VectorRange.Of(Math.Max(width + 1, outputs)).TrimEnd(),
            ["output_range"] = VectorRange.Of(outputs),
            ["last_word"] = file.Count - 1,
            ["cycles"] = vectors.Inputs.Count,
            ["output_ports"] = OutputPorts(design.Top),
            ["restart_bit"] = width,
            ["input_fields"] = BenchStreamView.Fields(vectors.Inputs.Fields, "      "),
            ["output_fields"] = BenchStreamView.Fields(vectors.Outputs.Fields, "      "),
        };
        return (Cycles, model, file.Text);
    }

    private static (string Template, ViewModel Model, string Vectors)? OfStreams(Design design, TestVectors? vectors)
    {
        if (vectors is null)
        {
            return null;
        }

        var file = new VectorFile();
        List<ViewModel> sources = [];
        List<ViewModel> sinks = [];
        for (int index = 0; index < vectors.Beats.Count; index++)
        {
            BeatSequence beats = vectors.Beats[index];
            StreamPort stream = design.Top.Streams[index];
            (stream.Direction == PortDirection.Input ? sources : sinks).Add(
                BenchStreamView.Of(stream, index, file.Count));
            file.Comment(
                $"{stream.Name}, {Text(beats.Count)} beats: "
                + $"{string.Join(", ", stream.Fields.Select(field => field.Port))}");
            for (int beat = 0; beat < beats.Count; beat++)
            {
                file.Line(VectorFile.Pack(beats, beat));
            }
        }

        var memories = new BenchMemoryView(design.Top, vectors);
        memories.Write(file);
        int first = file.Count;
        int streams = vectors.Beats.Count;
        file.Comment(
            "Phases: flags (0 reset before, 1 stalls allowed, 2 wait after, from 3 compare output); ends of the "
            + $"streams; inputs; outputs{BenchMemoryView.PhaseComment(design.Top)}");
        foreach ((int index, BenchPhase phase) in vectors.Phases.Index())
        {
            file.Line([
                Flags(phase),
                .. phase.Ends.Select(end => (BigInteger)end),
                .. phase.Levels,
                .. phase.Expected.Select(value => (BigInteger)(value ?? 0)),
                .. memories.WordsOf(index),
            ]);
        }

        int sunk = design
            .Top.Streams.Select(
                (stream, index) => stream.Direction == PortDirection.Output ? vectors.Beats[index].Count : 0)
            .Sum();
        int compared = vectors.Phases.Sum(phase => phase.Expected.Count(value => value is not null));
        int word = Math.Max(LeastWord, FlagBits + vectors.Outputs.Count);
        word = design
            .Top.Streams.Select(stream => stream.Fields.Sum(field => field.Width))
            .Concat(vectors.Levels.Select(port => port.Width))
            .Concat(design.Top.Memories.Select(port => Math.Max(8 * port.Shape.BusBytes, port.Shape.AddressBits)))
            .Append(word)
            .Max();
        int levels = 1 + streams + vectors.Levels.Count + vectors.Outputs.Count;
        var model = new ViewModel
        {
            ["word_range"] = VectorRange.Of(word).TrimEnd(),
            ["last_word"] = file.Count - 1,
            ["first_phase"] = first,
            ["hang_cycles"] = Math.Clamp(2 * design.LongestSilence, LeastHang, MostHang),
            ["phases"] = vectors.Phases.Count,
            ["phase_words"] = levels + memories.WordsPerPhase,
            ["comparisons"] = 2 * (sunk + compared + memories.Compared),
            ["memories"] = memories.Views(levels),
            ["output_ports"] = OutputPorts(design.Top),
            ["sources"] = sources,
            ["sinks"] = sinks,
            ["all"] = design
                .Top.Streams.Select((stream, index) => BenchStreamView.Handshake(stream, index, index == streams - 1))
                .ToList(),
            ["levels"] = vectors
                .Levels.Select((port, index) => new ViewModel { ["port"] = port.Name, ["word"] = 1 + streams + index })
                .ToList(),
            ["has_compared"] = vectors.Outputs.Count > 0,
            ["compared"] = vectors.Outputs
                .Select((port, index) => new ViewModel
                {
                    ["port"] = port.Name,
                    ["range"] = port.Width == 1 ? "[0]" : VectorRange.Of(port.Width).TrimEnd(),
                    ["flag"] = FlagBits + index,
                    ["word"] = 1 + streams + vectors.Levels.Count + index,
                })
                .ToList(),
        };
        return (Streams, model, file.Text);
    }

    // The ready bit of an input stream is compared with nothing: a beat that is never taken ends the run.
    private static int OutputPorts(ModuleInterface top) =>
        top.Ports.Count(port => port.Direction == PortDirection.Output
            && !top.StreamsAndChannels.Any(
                stream => stream.Direction == PortDirection.Input && stream.ReadyPort == port.Name));

    private static BigInteger Flags(BenchPhase phase)
    {
        BigInteger flags = (phase.Restarts ? 1 : 0) | (phase.AllowsStalls ? 2 : 0) | (phase.Settles ? 4 : 0);
        for (int output = 0; output < phase.Expected.Count; output++)
        {
            flags |= phase.Expected[output] is null ? 0 : BigInteger.One << (FlagBits + output);
        }

        return flags;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
