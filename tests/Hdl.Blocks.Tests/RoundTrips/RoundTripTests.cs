using Hdl.Blocks.DeltaAccumulator;
using Hdl.Blocks.RunLength;
using Hdl.Blocks.SparsityMap;
using Hdl.Core.Designs;
using Hdl.Core.Processes;
using Hdl.Core.Templates;
using Hdl.Cosim;

namespace Hdl.Blocks.Tests.RoundTrips;

/// <summary>
/// A slice of what <c>make regress</c> does: values through the RTL of encoder and decoder of random parameters.
/// </summary>
public sealed class RoundTripTests
{
    private const long Values = 20_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Pixels_survive_the_sparsity_map(int seed) =>
        await AssertSurviveAsync(new SparsityMapCodec(), seed);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Vectors_survive_delta_coding(int seed) => await AssertSurviveAsync(new DeltaCodec(), seed);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Pixels_survive_the_run_length_code(int seed) =>
        await AssertSurviveAsync(new RunLengthCodec(), seed);

    [Fact]
    public async Task A_value_that_does_not_come_back_is_noticed()
    {
        CodecTrial trial = new SparsityMapCodec().Draw(1, 1000);
        uint first = trial.Expected[2][0][0];
        trial.Expected[2][0][0] = first ^ 1;

        RoundTripResult result = await Runner().RunAsync(trial, Options(1));

        Assert.Contains("phase 2, beat 0", result.Difference);
    }

    private static async Task AssertSurviveAsync(ICodec codec, int seed)
    {
        RoundTripResult result = await Runner().RunAsync(codec.Draw(seed, Values), Options(seed));

        Assert.True(result.Difference is null, $"{codec.Name} {result.Parameters}: {result.Difference}");
        Assert.True(result.Values >= Values && result.Cycles > 0);
    }

    private static RoundTripRunner Runner() =>
        new(new CosimRunner(new CliWrapProcessRunner()), new ScribanTemplateRenderer());

    private static CosimOptions Options(int seed) => new() { Seed = seed };
}
