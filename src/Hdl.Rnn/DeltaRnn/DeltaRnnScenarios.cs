using Hdl.Core.Golden;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>What a delta network is proved with (delta_rnn, section 5).</summary>
/// <param name="parameters">Valid parameters.</param>
internal sealed class DeltaRnnScenarios(DeltaRnnResolvedParameters parameters)
{
    private const int Rounds = 4;

    // Steps in which everything changes are too long beyond so many lines: thresholds keep most columns away.
    private const int MostLines = 50_000;

    /// <summary>The scenarios, a short sequence first.</summary>
    public IEnumerable<Scenario> Create(ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        var build = new DeltaRnnStimulus(parameters, random);
        return new DeltaRnnShape(parameters).DenseLines > MostLines
            ? Large(build, options)
            : All(build, random, options);
    }

    private static IEnumerable<Scenario> Large(DeltaRnnStimulus build, ScenarioOptions options)
    {
        Phase[] start = [.. build.Load(), build.GreatThresholds()];
        yield return new Scenario(
            "one-sequence", [.. start, build.Sequence(2, InputKind.Small), .. build.Outcome()]);
        yield return new Scenario("registers", [.. build.Registers()]);
        yield return new Scenario("timing", [.. start, .. build.Timed(2, thresholds: false)]);
        yield return new Scenario(DeltaRnnBandwidth.Name, [.. build.Load(), .. build.Bandwidth(5)]);
        yield return new Scenario(
            "first-steps", [.. start, .. build.FirstSteps(), .. build.Outcome(counts: false)]);
        yield return new Scenario("bus-errors", [.. start, .. build.BusErrors(1)]);
        for (int round = 0; round < options.Effort; round++)
        {
            yield return new Scenario(
                $"random-{round:d2}",
                [
                    .. start, build.Sequence(3, InputKind.Mixed), build.GreatThresholds(),
                    build.Sequence(3, InputKind.Wild), .. build.Outcome(),
                ]);
        }
    }

    private IEnumerable<Scenario> All(DeltaRnnStimulus build, Random random, ScenarioOptions options)
    {
        yield return new Scenario(
            "one-sequence", [.. build.Load(), build.Sequence(2, InputKind.Small), .. build.Outcome()]);
        yield return new Scenario("registers", [.. build.Registers()]);
        yield return new Scenario("waiting", [.. build.Load(), .. build.Waiting(), .. build.Outcome()]);
        yield return new Scenario("timing", [.. build.Load(), .. build.Timed(8)]);
        foreach (InputKind kind in Enum.GetValues<InputKind>())
        {
            yield return new Scenario(
                $"inputs-{kind.ToString().ToLowerInvariant()}",
                [
                    .. build.Load(), build.Sequence(6, kind), build.Sequence(1, kind), build.Sequence(4, kind),
                    .. build.Outcome(),
                ]);
        }

        yield return new Scenario("thresholds", [.. build.Load(), .. build.Thresholds(10), .. build.Outcome()]);
        yield return new Scenario("powers", [.. build.Load(), .. build.Powers(), .. build.Outcome()]);
        yield return new Scenario("edges", [.. build.Load(), .. build.Edges(), .. build.Outcome()]);
        yield return new Scenario(
            "first-steps", [.. build.LoadInPlace(), .. build.FirstSteps(), .. build.Outcome(counts: false)]);
        yield return new Scenario("malformed", [.. build.Load(), .. build.Malformed(), .. build.Outcome()]);
        yield return new Scenario("beyond", [.. build.Load(), .. build.Beyond(), .. build.Outcome()]);
        if (parameters.IsFetched)
        {
            yield return new Scenario(DeltaRnnBandwidth.Name, [.. build.Load(), .. build.Bandwidth(20)]);
            yield return new Scenario("bus-errors", [.. build.Load(), .. build.BusErrors(3)]);
            yield return new Scenario("two-images", [.. build.TwoImages(6), .. build.Outcome(counts: false)]);
        }

        for (int round = 0; round < Rounds * options.Effort; round++)
        {
            yield return new Scenario(
                $"random-{round:d2}",
                [
                    .. build.Load(), .. build.RandomThresholds(),
                    build.Sequence(random.Next(2, 12), InputKind.Mixed), .. build.RandomThresholds(),
                    build.Sequence(random.Next(2, 12), InputKind.Small), .. build.Outcome(),
                ]);
        }
    }
}
