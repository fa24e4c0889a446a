using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHopCore;
using Hdl.Cnn.NullHopDrain;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;

namespace Hdl.Cnn.Tests.NullHopDrain;

public sealed class NullHopDrainTests
{
    private const string Name = "nullhop_drain.v";

    private static readonly NullHopDrainParameters One = new() { Macs = 16, Lanes = 1 };

    [Fact]
    public void A_word_is_there_eight_cycles_after_the_beat_that_closes_its_window()
    {
        var bench = new Bench(One);
        bench.Start();
        bench.Close(emits: true, ends: true);
        bench.Idle(3, sum: 40);
        bench.Idle(1, bias: 2);
        bench.Idle(3);
        Assert.True(bench.Ends);
        Assert.Null(bench.Value);
        bench.Idle(1);
        Assert.Equal(42, bench.Value);
        Assert.True(bench.Last);
        Assert.True(bench.Free);
        bench.Idle(1);
        Assert.Null(bench.Value);
    }

    [Theory]
    [InlineData(true, 7)]
    [InlineData(false, 5)]
    public void The_greatest_of_the_windows_of_a_pixel_leaves(bool signed, int first)
    {
        var bench = new Bench(One);
        bench.Start(signed: signed);
        bench.Close(emits: false, ends: false);
        bench.Idle(2);
        bench.Close(emits: true, ends: true, sum: first);
        bench.Idle(3, sum: -3);
        bench.Idle(5);

        Assert.Equal(first, bench.Value);
    }

    [Theory]
    [InlineData(false, -2)]
    [InlineData(true, -1)]
    public void Halves_are_rounded_down_or_up(bool round, int value)
    {
        var bench = new Bench(One);
        bench.Start(signed: true, round: round, shift: 1);
        bench.Close(emits: true, ends: true);
        bench.Idle(3, sum: -3);
        bench.Idle(5);

        Assert.Equal(value, bench.Value);
    }

    [Fact]
    public void Sums_of_lanes_are_added()
    {
        var bench = new Bench(new NullHopDrainParameters { Macs = 64, Lanes = 4 });
        bench.Start(wordsLog2: 1);
        bench.Close(emits: true, ends: true);
        // All clusters have the same sum, so that each of the two words has that of two lanes.
        bench.Idle(3, sum: 10);
        bench.Idle(1, sum: 30);
        bench.Idle(4);
        Assert.Equal(20, bench.Value);
        Assert.False(bench.Last);
        bench.Idle(1);
        Assert.Equal(60, bench.Value);
        Assert.True(bench.Last);
    }

    [Theory]
    [InlineData(48, 1, "macs")]
    [InlineData(64, 3, "lanes")]
    [InlineData(16, 2, "lanes")]
    public void Clusters_and_lanes_are_powers_of_two(int macs, int lanes, string where)
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(
            () => ((ITarget)new NullHopDrainGenerator()).Explain(
                new NullHopDrainParameters { Macs = macs, Lanes = lanes }));

        Assert.Contains(where, refused.Problems.Select(problem => problem.Where));
    }

    // A row address that is as wide as a word's number, or narrower.
    [Theory]
    [InlineData(16, 1)]
    [InlineData(16, 2)]
    [InlineData(64, 2)]
    [InlineData(64, 8)]
    public void Few_rows_of_biases_are_addressed(int macs, int rows)
    {
        var core = new NullHopCoreGenerator();
        NullHopParameters parameters = (NullHopParameters)core.Presets[0].Parameters with
        {
            Macs = macs,
            BiasRows = rows,
        };

        string text = TargetChecks.Generate(core, parameters).Files.Single(file => file.Name == Name).Text;

        Assert.DoesNotContain("word[0:0]", text, StringComparison.Ordinal);
    }

    // What is proven of the drain by itself is so of that in the accelerator: they differ where there is no word.
    [Fact]
    public void The_accelerator_has_the_same_drain()
    {
        var core = new NullHopCoreGenerator();
        var parameters = (NullHopParameters)core.Presets[0].Parameters;
        string within = TargetChecks.Generate(core, parameters).Files.Single(file => file.Name == Name).Text;
        string alone = TargetChecks.Generate(
            new NullHopDrainGenerator(),
            new NullHopDrainParameters
            {
                Macs = parameters.Macs,
                Lanes = parameters.Lanes,
                ValueWidth = parameters.ValueWidth,
                AccumulatorWidth = parameters.AccumulatorWidth,
                BiasRows = parameters.BiasRows,
                Style = parameters.Style,
            }).Files.Single(file => file.Name == Name).Text;

        string[] kept = [.. Logic(within)];
        Assert.Equal(kept, Logic(alone));
        Assert.True(kept.Length > 200, $"{kept.Length} lines");
    }

    // The accelerator's reset comes from its registers, and is synchronous.
    private static IEnumerable<string> Logic(string text) => text
        .Replace(" or negedge rst_ni", "", StringComparison.Ordinal)
        .Split('\n')
        .Where(line =>
            !line.StartsWith("//", StringComparison.Ordinal)
            && !line.Contains("bias_row_o ", StringComparison.Ordinal)
            && !line.Contains("assign word_", StringComparison.Ordinal)
            && !line.Contains("// Where there is no word", StringComparison.Ordinal));

    /// <summary>The golden model, told what happens cycle by cycle; all channels have the same.</summary>
    private sealed class Bench(NullHopDrainParameters parameters)
    {
        private readonly NullHopDrainPorts _ports = new(parameters);
        private readonly NullHopDrainGolden _golden = new(parameters);
        private readonly BeatSequence _cycles = new(new NullHopDrainPorts(parameters).CycleFields);
        private readonly BeatSequence _answers = new(new NullHopDrainPorts(parameters).AnswerFields);
        private bool _signed;

        public bool Free => Bit(_ports.Free);

        public bool Ends => Bit(_ports.Ends);

        public bool Last => Bit(_ports.WordLast);

        /// <summary>The value of the last channel; null where there is no word.</summary>
        public long? Value
        {
            get
            {
                int width = parameters.ValueWidth;
                long value = (long)_answers.GetBits(_answers.Count - 1, _ports.WordData, 15 * width, width);
                return !Bit(_ports.WordValid) ? null : _signed ? FixedPoint.Wrap(value, width) : value;
            }
        }

        public void Start(bool signed = false, bool round = false, int shift = 0, int wordsLog2 = 0)
        {
            _signed = signed;
            Step(0, 0, cycle =>
            {
                _cycles.Write(cycle, _ports.Start, 1);
                _cycles.Write(cycle, _ports.PooledWidth, 1);
                _cycles.Write(cycle, _ports.Words, (ulong)wordsLog2);
                _cycles.Write(cycle, _ports.LastChannel, 15);
                _cycles.Write(cycle, _ports.Signed, signed ? 1UL : 0);
                _cycles.Write(cycle, _ports.Round, round ? 1UL : 0);
                _cycles.Write(cycle, _ports.Shift, (ulong)shift);
            });
        }

        public void Close(bool emits, bool ends, long sum = 0) => Step(sum, 0, cycle =>
        {
            _cycles.Write(cycle, _ports.BeatValid, 1);
            _cycles.Write(cycle, _ports.BeatLast, 1);
            _cycles.Write(cycle, _ports.BeatEmit, emits ? 1UL : 0);
            _cycles.Write(cycle, _ports.BeatEnds, ends ? 1UL : 0);
        });

        public void Idle(int count, long sum = 0, int bias = 0)
        {
            for (int i = 0; i < count; i++)
            {
                Step(sum, bias, _ => { });
            }
        }

        private bool Bit(int field) => _answers.Get(_answers.Count - 1, field) != 0;

        private void Step(long sum, int bias, CycleAction fill)
        {
            Span<uint> cycle = _cycles.Append();
            fill(cycle);
            int width = parameters.AccumulatorWidth;
            for (int place = 0; place < parameters.Macs; place++)
            {
                _cycles.WriteBits(cycle, _ports.Sums, place * width, width, (ulong)sum);
            }

            for (int channel = 0; channel < NullHopParameters.WordChannels; channel++)
            {
                _cycles.WriteBits(cycle, _ports.Bias, 32 * channel, 32, (uint)bias);
            }

            _golden.Step(cycle, _answers.Append());
        }

        private delegate void CycleAction(Span<uint> cycle);
    }
}
