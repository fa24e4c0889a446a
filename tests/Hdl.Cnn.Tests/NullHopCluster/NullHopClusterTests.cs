using Hdl.Cnn.NullHopCluster;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Problems;

namespace Hdl.Cnn.Tests.NullHopCluster;

public sealed class NullHopClusterTests
{
    private const string Name = "nullhop_cluster.v";

    [Fact]
    public void Sums_are_there_three_cycles_after_the_beat_that_ends_a_window()
    {
        var bench = new Bench(new NullHopClusterParameters { WeightRows = 16 });
        bench.Write(3, 5);
        bench.Write(4, -7);

        bench.Beat(3, 10);
        bench.Beat(4, -2, last: true);
        bench.Beat(4, 1, last: true);
        bench.Idle(1);
        Assert.Equal(0, bench.Shadow);
        bench.Idle(1);
        Assert.Equal((10 * 5) + (-2 * -7), bench.Shadow);
        bench.Idle(1);
        Assert.Equal(-7, bench.Shadow);
        bench.Idle(9);
        Assert.Equal(-7, bench.Shadow);
    }

    [Fact]
    public void A_value_behind_the_end_opens_the_next_window()
    {
        var bench = new Bench(new NullHopClusterParameters { WeightRows = 16, Lanes = 2 });
        bench.Write(0, 1);

        bench.Beat(0, 3);
        bench.Beat(0, 20, last: true, after: true);
        bench.Idle(3);
        Assert.Equal(3, bench.Shadow);
        bench.Beat(0, 100, last: true, zero: true);
        bench.Idle(3);
        Assert.Equal(20, bench.Shadow);
        bench.Beat(0, 7);
        bench.Beat(0, 1, last: true, fresh: true);
        bench.Idle(3);
        Assert.Equal(1, bench.Shadow);
    }

    [Theory]
    [InlineData(0b01, 200)]
    [InlineData(0b11, -200)]
    [InlineData(0b10, 0)]
    [InlineData(0b00, 0)]
    public void Ternary_codes_add_subtract_or_do_nothing(int code, int sum)
    {
        var bench = new Bench(
            new NullHopClusterParameters { WeightRows = 16, WeightWidth = 2, AccumulatorWidth = 24 });
        bench.Write(0, code);

        bench.Beat(0, 200, last: true);
        bench.Idle(3);

        Assert.Equal(sum, bench.Shadow);
    }

    [Fact]
    public void Sums_wrap()
    {
        var bench = new Bench(new NullHopClusterParameters { WeightRows = 16, AccumulatorWidth = 16 });
        bench.Write(0, 127);

        bench.Beat(0, 255);
        bench.Beat(0, 255, last: true);
        bench.Idle(3);

        Assert.Equal((2 * 127 * 255) - (1 << 16), bench.Shadow);
    }

    [Fact]
    public void No_weights_have_three_bits()
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(
            () => ((ITarget)new NullHopClusterGenerator()).Explain(new NullHopClusterParameters { WeightWidth = 3 }));

        Assert.Equal("weight-width", Assert.Single(refused.Problems).Where);
    }

    // What is proven of the cluster by itself is so of those in the accelerator: they differ where there is a reset.
    [Fact]
    public void The_accelerator_has_the_same_multipliers()
    {
        string alone = TargetChecks.Generate(new NullHopClusterGenerator(), new NullHopClusterParameters())
            .Files.Single(file => file.Name == Name).Text;
        var core = new Hdl.Cnn.NullHopCore.NullHopCoreGenerator();
        string within = TargetChecks.Generate(core, core.Presets[0].Parameters)
            .Files.Single(file => file.Name == Name).Text;

        Assert.Equal(Multipliers(alone), Multipliers(within));
    }

    private static string Multipliers(string text) =>
        text[text.IndexOf("wire signed [7:0] weight0", StringComparison.Ordinal)..];

    /// <summary>The golden model, told what happens cycle by cycle.</summary>
    private sealed class Bench(NullHopClusterParameters parameters)
    {
        private readonly NullHopClusterPorts _ports = new(parameters);
        private readonly NullHopClusterGolden _golden = new(parameters);
        private readonly BeatSequence _cycles = new(new NullHopClusterPorts(parameters).CycleFields);
        private readonly BeatSequence _answers = new(new NullHopClusterPorts(parameters).AnswerFields);

        /// <summary>The sum of the last multiplier in the last cycle; all others have the same.</summary>
        public long Shadow
        {
            get
            {
                int width = parameters.AccumulatorWidth;
                long[] all =
                [
                    .. Enumerable
                        .Range(0, NullHopClusterParameters.Multipliers)
                        .Select(i => (long)_answers.GetBits(_answers.Count - 1, _ports.Shadow, i * width, width)),
                ];
                Assert.All(all, sum => Assert.Equal(all[0], sum));
                return FixedPoint.Wrap(all[0], width);
            }
        }

        public void Write(int row, long weight) => Step(cycle =>
        {
            _cycles.Write(cycle, _ports.WriteEnable, 1);
            _cycles.Write(cycle, _ports.WriteRow, (ulong)row);
            int width = parameters.WeightWidth;
            for (int i = 0; i < NullHopClusterParameters.Multipliers; i++)
            {
                _cycles.WriteBits(cycle, _ports.WriteData, i * width, width, (ulong)weight);
            }
        });

        public void Beat(
            int row, long value, bool last = false, bool fresh = false, bool zero = false, bool after = false) =>
            Step(cycle =>
            {
                _cycles.Write(cycle, _ports.Valid, 1);
                _cycles.Write(cycle, _ports.Row, (ulong)row);
                _cycles.Write(cycle, _ports.Value, (ulong)value);
                _cycles.Write(cycle, _ports.Last, last ? 1UL : 0);
                _cycles.Write(cycle, _ports.Fresh, fresh ? 1UL : 0);
                _cycles.Write(cycle, _ports.Zero, zero ? 1UL : 0);
                if (_ports.After is { } port)
                {
                    _cycles.Write(cycle, port, after ? 1UL : 0);
                }
            });

        public void Idle(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Step(_ => { });
            }
        }

        private void Step(CycleAction fill)
        {
            Span<uint> cycle = _cycles.Append();
            fill(cycle);
            _golden.Step(cycle, _answers.Append());
        }

        private delegate void CycleAction(Span<uint> cycle);
    }
}
