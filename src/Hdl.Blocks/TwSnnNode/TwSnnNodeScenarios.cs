using System.Globalization;
using Hdl.Blocks.NetworkInterface;
using Hdl.Core.Golden;

namespace Hdl.Blocks.TwSnnNode;

/// <summary>
/// What proves a node: weights and tables over memory packets, steps with everything that can go wrong, and steps that pile
/// up because nobody acknowledges. A phase ends before its acknowledgements begin: then its flits have one order.
/// </summary>
/// <param name="parameters">Which node.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class TwSnnNodeScenarios(TwSnnNodeParameters parameters, ScenarioOptions options)
{
    private readonly NetworkInterfaceParameters _interface = parameters.Interface;

    /// <summary>All scenarios, lazily.</summary>
    public IEnumerable<Scenario> All()
    {
        yield return new Scenario("memory", [.. Memory()]);
        // Nodes of full size take a while, and have nothing that small ones lack.
        for (int round = 0; round < (parameters.Inputs > 100 ? 1 : 3) * options.Effort; round++)
        {
            var random = new Random((options.Seed * 1000) + round);
            int? entries = round switch { 0 => 64, 1 => 1, _ => null };
            yield return new Scenario($"steps-{(round + 1).ToString(CultureInfo.InvariantCulture)}", [.. Steps(random, entries)]);
        }
    }

    private IEnumerable<Phase> Memory()
    {
        var random = new Random(options.Seed);
        var build = new NodeStimulus(_interface, random);
        var memory = new NodeMemoryPhases(_interface, build, random);
        yield return memory.ReadReset();
        build.Configure(build.Constants());
        memory.LoadWeights();
        yield return build.Take();
        yield return memory.ReadTables();
        yield return memory.ReadWeights();
        if (parameters.Inputs <= 100)
        {
            foreach (Phase phase in memory.Malformed().Concat(memory.Bits()))
            {
                yield return phase;
            }
        }

        yield return memory.ReadTables();
        yield return memory.ReadWeights();
    }

    private IEnumerable<Phase> Steps(Random random, int? entries)
    {
        var build = new NodeStimulus(_interface, random, entries);
        var memory = new NodeMemoryPhases(_interface, build, random);
        memory.LoadWeights();
        foreach (Phase phase in Steps(build, random, 12).Concat(Steps(build.Inverse(), random, 4)))
        {
            yield return phase;
        }

        yield return memory.ReadTables();
        yield return memory.ReadWeights();

        // Three steps find room; the fourth is closed and cannot fire, so nobody hears that it is over.
        // An acknowledgement may overtake an answer that waits, so the writes come in a phase of their own.
        build.Configure(build.Constants());
        yield return build.Take();
        for (int step = 0; step < 4; step++)
        {
            Step(build, random, 0.3, trouble: false);
            build.EndStep();
            yield return build.Take();
        }

        build.Single(0, build.Sources[0].Source);
        build.Single(0, build.Sources[0].Source, 255);
        build.Single(1, build.Predecessors[0]);
        memory.ReadErrors();
        yield return memory.ReadTables();
        Acknowledge(build, random, build.Consumers - 1);
        memory.ReadErrors();
        yield return build.Take();
    }

    private IEnumerable<Phase> Steps(NodeStimulus build, Random random, int steps)
    {
        var memory = new NodeMemoryPhases(_interface, build, random);
        build.Configure(build.Constants());
        yield return build.Take();
        for (int step = 0; step < steps; step++)
        {
            double density = step switch { 0 => 0, 1 => 1, _ => random.NextDouble() * random.NextDouble() };
            if (step > 1)
            {
                memory.ReadBetweenSpikes();
            }

            Step(build, random, density, trouble: step > 1);
            yield return build.Take();
            build.EndStepInAnswer();
            yield return build.Take();
            memory.ReadErrors();
            yield return build.Take();
            Acknowledge(build, random, build.Consumers + random.Next(2));
            build.BurstWrite(NodeAddress.Constant(0), build.Constants());
            memory.ReadErrors();
            yield return build.Take();
        }
    }

    // Where a potential may overflow, repeated spikes are as good as any.
    private void Step(NodeStimulus build, Random random, double density, bool trouble) =>
        build.Step(Enumerable.Range(0, parameters.Inputs).Where(_ => random.NextDouble() < density), trouble);

    private static void Acknowledge(NodeStimulus build, Random random, int count)
    {
        for (int ack = 0; ack < count; ack++)
        {
            build.Single(2, random.Next(512));
        }
    }
}
