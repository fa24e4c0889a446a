using Hdl.Core.Golden;

namespace Hdl.Cosim.Tests;

/// <summary>Fields that timing decides have any value of a range, and no other.</summary>
public sealed class RangeTests
{
    private const int Beats = 40;
    private const int Beat = 7;

    [Fact]
    public async Task A_field_may_have_any_value_of_its_range_whatever_the_beat_says()
    {
        CosimReport report = await TestScenarios.RunAsync(Job(first: 0, last: 1));

        Assert.True(report.Passed, report.Failure?.ToString());
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(-2, -1)]
    public async Task A_value_outside_its_range_is_reported(int first, int last)
    {
        CosimReport report = await TestScenarios.RunAsync(Job(first, last));

        Assert.Equal(FailureKind.WrongData, report.Failure!.Kind);
        Assert.Equal(Beat, report.Failure.Beat);
        Assert.Equal("out_data_o", report.Failure.Port);
        Assert.Contains("..", report.Failure.Expected, StringComparison.Ordinal);
    }

    // The beats beside it are still compared bit by bit.
    [Fact]
    public async Task Another_beat_has_no_range()
    {
        CosimReport report = await TestScenarios.RunAsync(Job(first: 0, last: 1, wrong: Beat + 1));

        Assert.Equal((FailureKind.WrongData, Beat + 1), (report.Failure!.Kind, report.Failure.Beat));
    }

    // The golden model says something else of a beat, and how far from it in truth the beat may lie.
    private static CosimJob Job(int first, int last, int wrong = Beat)
    {
        CosimJob job = TestScenarios.StreamRegister(true, Beats);
        Scenario scenario = Assert.Single(job.Scenarios);
        BeatSequence inputs = Assert.Single(scenario.Phases).Inputs["in"];
        inputs[Beat][0] = 1000;
        var range = new FieldRange(Beat, 0, (ulong)(1000 + first), (ulong)(1000 + last));
        return job with
        {
            Scenarios = [scenario],
            CreateGolden = () => new Ranged(wrong, range),
        };
    }

    private sealed class Ranged(int wrong, FieldRange range) : IStreamGolden
    {
        private readonly StreamRegisterGolden _register = new();

        public void Reset()
        {
        }

        public PhaseResult Run(Phase phase)
        {
            PhaseResult result = _register.Run(phase);
            result.Outputs["out"][wrong][0] ^= 1u << 31;
            return result with
            {
                Ranges = new Dictionary<string, IReadOnlyList<FieldRange>> { ["out"] = [range] },
            };
        }
    }
}
