using System.Collections.Concurrent;
using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Flows;

namespace Hdl.Cli.Tests;

/// <summary>
/// Random legal parameter sets, and sets that once failed, through everything that <c>hdl gen</c> makes of them.
/// </summary>
public sealed class FuzzTests
{
    private const int Sets = 60;
    private const int Seed = 20_261;

    // Most bytes of Verilog and of memory contents: above, one set takes the tools as long as ten others, and mostly
    // shows what small ones do. make fuzz draws without limits.
    private const long MostVerilogBytes = 150_000;
    private const long MostMemoryBytes = 10_000;
    private const int MostDraws = 50;

    // So long that no busy machine reaches it with sets of this size.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly TargetCatalog Catalog = new();
    private static readonly CliWrapProcessRunner Runner = new();
    private static readonly ScribanTemplateRenderer Renderer = new();
    private static readonly FuzzFlow Flow = new(
        Renderer, new LintFlow(Runner), new BenchFlow(Runner));

    [Fact]
    public async Task Random_legal_sets_of_every_target_stand()
    {
        ITarget[] targets = [.. Catalog.All];
        var faults = new ConcurrentQueue<FuzzTrial>();
        int passed = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Sets),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (number, token) =>
            {
                ITarget target = targets[number % targets.Length];
                FuzzTrial trial = await Flow.TryAsync(target, Draw(target, number), Seed + number, Limit, token);
                if (trial.Verdict == FuzzVerdict.Passed)
                {
                    Interlocked.Increment(ref passed);
                }
                else if (trial.Verdict != FuzzVerdict.Refused)
                {
                    faults.Enqueue(trial);
                }
            });

        Assert.Empty(faults);
        // What passes its own validation is refused later only for names that a finished design makes too long.
        Assert.InRange(passed, Sets * 9 / 10, Sets);
    }

    // The first draw that is no preset, which other tests take through all this, and of which no large design comes.
    private static HdlParameters Draw(ITarget target, int number)
    {
        HdlParameters[] presets = [.. target.Presets.Select(preset => preset.Parameters)];
        HdlParameters drawn = presets[0];
        for (int draw = 0; draw < MostDraws; draw++)
        {
            drawn = new ParameterSampler(new Random(Seed + number + (draw * Sets))).Draw(presets);
            if (!IsPreset(drawn, presets) && IsSmall(target, drawn))
            {
                break;
            }
        }

        return drawn;
    }

    private static bool IsPreset(HdlParameters drawn, HdlParameters[] presets)
    {
        var schema = ParameterSchema.Of(drawn.GetType());
        return presets.Any(preset => !schema.Differences(drawn, preset).Any());
    }

    // What the generator refuses is for the trial to judge.
    private static bool IsSmall(ITarget target, HdlParameters drawn)
    {
        try
        {
            Design design = target.Generate(drawn, Renderer, "make gen");
            return Bytes(DesignFileKind.Verilog) <= MostVerilogBytes && Bytes(DesignFileKind.Memory) <= MostMemoryBytes;
            long Bytes(DesignFileKind kind) => design.OfKind(kind).Sum(file => file.Content.Bytes);
        }
        catch (InvalidInputException)
        {
            return true;
        }
    }

    // Vectors cut where an answer belongs to a request; stimuli of the smallest tables; part selects of one bit.
    [Theory]
    [InlineData("network_interface", "sources=16")]
    [InlineData("network_interface", "sources=1")]
    [InlineData("network_interface", "module=x neurons=3 sources=1 destinations=1 potential-width=32")]
    [InlineData("network_interface", "inputs=159 neurons=26 sources=12 predecessors=33")]
    [InlineData(
        "network_interface", "inputs=10 neurons=6 sources=1 predecessors=26 scale-width=16 reset-style=sync_high")]
    [InlineData("network_interface", "neurons=22 sources=4 destinations=56 predecessors=1 scale-width=12")]
    [InlineData("twsnn_node", "sources=1")]
    [InlineData("twsnn_node", "sources=3 destinations=3 predecessors=21 overflow=saturate")]
    [InlineData(
        "twsnn_up5k",
        "weight-seed=0 processing-elements=4 link=bytes clocks-per-bit=4 quiet-clocks=300 model=none layers=92,2,2,11")]
    [InlineData(
        "ternary_layer",
        "inputs=3341 neurons=14 lanes=2 emit-potential=true potential-width=14 weight-storage=ram memory=init_file "
        + "weight-seed=-990")]
    [InlineData("rom", "sample=false")]
    [InlineData("ram", "memory=init_file sample=false")]
    [InlineData("twsnn_up5k", "max-steps=255")]
    [InlineData("ternary_layer", "processing-elements=2 tag-width=1 weight-storage=ram")]
    [InlineData("ram_single", "depth=15 width=4096 reset-style=sync_low")]
    [InlineData("nullhop_core", "value-width=16 weight-width=16 accumulator-width=16")]
    [InlineData("nullhop_core", "value-width=16 weight-width=2 accumulator-width=16")]
    public async Task What_once_failed_stands(string target, string set)
    {
        Selection selection = Selection.Of(Catalog.Find(target), null, null, [set]);

        FuzzTrial trial = await Flow.TryAsync(selection.Target, selection.Parameters, 1, Limit);

        Assert.Equal(new FuzzTrial(FuzzVerdict.Passed, trial.Command, ""), trial);
    }
}
