using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Spiking.AerEncoder;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>
/// What proves the interface on its own. One side of it is used at a time: then its flits have one order. All sides at
/// once are the business of the network that it is part of.
/// </summary>
/// <param name="parameters">Which interface.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class NetworkInterfaceScenarios(NetworkInterfaceParameters parameters, ScenarioOptions options)
{
    /// <summary>All scenarios, lazily.</summary>
    public IEnumerable<Scenario> All()
    {
        yield return new Scenario("memory", [.. Memory()]);
        // Full lists, lists of one and of two, then of any length. Interfaces of full size take a while, and have
        // nothing that small ones lack.
        for (int round = 0; round < (parameters.Inputs > 100 ? 2 : 4) * options.Effort; round++)
        {
            var random = new Random((options.Seed * 1000) + round);
            int? entries = round switch { 0 => 64, 1 => 1, 2 => 2, _ => null };
            yield return new Scenario(
                $"steps-{(round + 1).ToString(CultureInfo.InvariantCulture)}", [.. Steps(random, entries)]);
        }

        yield return new Scenario("clearing", [.. Clearing()]);
    }

    // While the table is being cleared: a write to its last entry, which waits, and spikes of what the table held
    // before.
    private IEnumerable<Phase> Clearing()
    {
        var random = new Random(options.Seed);
        var build = new NodeStimulus(parameters, random) { GivesWords = true };
        int last = parameters.Lists.Sources - 1;
        build.Write(NodeAddress.Base(last), 0x8000_0000);
        for (int source = 0; source < parameters.Lists.Sources; source++)
        {
            build.Single(0, source);
        }

        yield return build.Take() with { AllowStalls = false };
        foreach (int source in Enumerable.Range(0, parameters.Lists.Sources))
        {
            build.Read(NodeAddress.Base(source));
        }

        yield return build.Take();
    }

    private IEnumerable<Phase> Memory()
    {
        var random = new Random(options.Seed);
        var build = new NodeStimulus(parameters, random) { GivesWords = true };
        var memory = new NodeMemoryPhases(parameters, build, random);
        yield return memory.ReadReset();
        build.Configure(build.Constants());
        yield return build.Take();
        yield return memory.ReadTables();
        if (parameters.Inputs <= 100)
        {
            memory.LoadWeights();
            yield return build.Take();
        }

        yield return memory.ReadWeights();
        foreach (Phase phase in memory.Malformed().Concat(memory.Bits()))
        {
            yield return phase;
        }

        yield return memory.ReadTables();
    }

    private IEnumerable<Phase> Steps(Random random, int? entries)
    {
        var build = new NodeStimulus(parameters, random, entries) { GivesWords = true };
        foreach (Phase phase in Steps(build, random, 8).Concat(Steps(build.Inverse(), random, 4)))
        {
            yield return phase;
        }

        // Nobody to send to, nobody to wait for.
        var memory = new NodeMemoryPhases(parameters, build, random);
        build.Configure(build.Constants());
        build.BurstWrite(NodeAddress.Entries, [0, 0]);
        // An acknowledgement may overtake an answer that waits, so the writes come in a phase of their own.
        yield return build.Take();
        build.Step([0], trouble: false);
        build.EndStep();
        yield return build.Take();
        yield return Spikes(random, 0.5);
        yield return Spikes(random, 0);
        build.Single(2, 0);
        memory.ReadErrors();
        yield return build.Take();
        yield return memory.Orphaned();
        yield return memory.ReadTables();
    }

    private IEnumerable<Phase> Steps(NodeStimulus build, Random random, int steps)
    {
        var memory = new NodeMemoryPhases(parameters, build, random);
        build.Configure(build.Constants());
        yield return build.Take();
        for (int step = 0; step < steps; step++)
        {
            double density = step switch { 0 => 0, 1 => 1, _ => random.NextDouble() * random.NextDouble() };
            if (step > 1)
            {
                memory.ReadBetweenSpikes(weights: false);
            }

            build.Step(
                Enumerable.Range(0, parameters.Inputs).Where(_ => random.NextDouble() < density), trouble: step > 1);
            yield return build.Take();
            if (step == 0)
            {
                // The first flit after a reset that is not an answer.
                build.EndStep();
            }
            else
            {
                build.EndStepInAnswer();
            }

            yield return build.Take();
            memory.ReadErrors();
            yield return build.Take();
            yield return Spikes(random, density);
            foreach (Phase phase in Acknowledged(build, memory, random))
            {
                yield return phase;
            }
        }
    }

    private static IEnumerable<Phase> Acknowledged(NodeStimulus build, NodeMemoryPhases memory, Random random)
    {
        bool surplus = random.Next(3) == 0;
        bool lowered = build.Consumers > 1 && random.Next(3) == 0;
        int acks = lowered ? random.Next(1, build.Consumers) : build.Consumers;
        for (int ack = 0; ack < acks + (surplus && !lowered ? 1 : 0); ack++)
        {
            build.Single(2, random.Next(512));
        }

        if (lowered)
        {
            // Fewer consumers, written in the middle of a step: what has come is then enough.
            build.BurstWrite(NodeAddress.Consumers, [(uint)random.Next(acks + 1)]);
            build.BurstWrite(NodeAddress.Consumers, [(uint)build.Consumers]);
        }

        memory.ReadErrors();
        yield return build.Take();
    }

    private Phase Spikes(Random random, double density)
    {
        EventStream spike = new NetworkInterfacePorts(parameters).Spike;
        var events = new BeatSequence(spike);
        int[] neurons = [.. Enumerable.Range(0, parameters.Neurons).Where(_ => random.NextDouble() < density)];
        for (int i = 0; i < neurons.Length; i++)
        {
            events.Add((ulong)neurons[i], i == neurons.Length - 1 ? 1ul : 0, 0);
        }

        if (neurons.Length == 0)
        {
            events.Add(0, 1, 1);
        }

        return new Phase { Inputs = new Dictionary<string, BeatSequence> { [spike] = events } };
    }
}
