using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Spiking.NetworkInterface;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.TwSnnNode;

/// <summary>
/// What proves a node: weights and tables over memory packets, steps with everything that can go wrong, and steps that
/// pile up because nobody acknowledges. A phase ends before its acknowledgements begin: then its flits have one order.
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
            int? entries = round switch { 0 => 64, 1 => 1, 2 => 2, _ => null };
            yield return new Scenario(
                $"steps-{(round + 1).ToString(CultureInfo.InvariantCulture)}", [.. Steps(random, entries)]);
        }

        for (int round = 0; round < (parameters.Inputs > 100 ? 0 : 3) * options.Effort; round++)
        {
            var random = new Random((options.Seed * 1000) + 100 + round);
            yield return new Scenario(
                $"waiting-{(round + 1).ToString(CultureInfo.InvariantCulture)}", [.. Waiting(random)]);
            yield return new Scenario(
                $"extremes-{(round + 1).ToString(CultureInfo.InvariantCulture)}", [.. Extremes(random)]);
            yield return new Scenario(
                $"interrupted-{(round + 1).ToString(CultureInfo.InvariantCulture)}", [.. Interrupted(random)]);
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

        // Nobody to send to, nobody to wait for; then nobody who ends a step.
        build.Configure(build.Constants());
        build.BurstWrite(NodeAddress.Entries, [0, 0]);
        for (int step = 0; step < 2; step++)
        {
            yield return build.Take();
            Step(build, random, 0.5, trouble: false);
            build.EndStep();
        }

        yield return build.Take();
        // Time enough for the last spikes to be gone.
        yield return memory.ReadTables();
        yield return memory.Orphaned();

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
                memory.ReadBetweenSpikes(weights: true);
            }

            Step(build, random, density, trouble: step > 1);
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
            Acknowledge(build, random, build.Consumers + random.Next(2));
            build.BurstWrite(NodeAddress.Constant(0), build.Constants());
            memory.ReadErrors();
            yield return build.Take();
        }
    }

    // Every second neuron adds all inputs, the others take them away, at the greatest scale: potentials and thresholds
    // at the ends.
    private IEnumerable<Phase> Extremes(Random random)
    {
        var build = new NodeStimulus(_interface, random, 1);
        var memory = new NodeMemoryPhases(_interface, build, random);
        build.Configure(build.Constants());
        memory.LoadWeights(0xDDDD_DDDD);
        yield return build.Take();
        for (int step = 0; step < 24; step++)
        {
            int[] inputs = [.. Enumerable.Range(0, parameters.Inputs).OrderBy(_ => random.Next())];
            inputs = inputs[..(step % 2 == 0 ? parameters.Inputs : random.Next(1, parameters.Inputs + 1))];
            build.BurstWrite(NodeAddress.Constant(0), ExtremeConstants(random, step, inputs.Length));
            yield return build.Take();
            build.Step(inputs, trouble: false);
            build.EndStep();
            yield return build.Take();
            Acknowledge(build, random, build.Consumers);
            yield return build.Take();
        }
    }

    private uint[] ExtremeConstants(Random random, int step, int spikes)
    {
        if (parameters.Datapath == Datapath.Count)
        {
            // What the even neurons count, and one beside it.
            return
            [
                .. Enumerable
                    .Range(0, 3)
                    .Select(_ =>
                        (uint)(
                            random.Next(2) == 0
                                ? spikes + random.Next(-1, 2)
                                : random.Next(-parameters.Inputs, parameters.Inputs))),
            ];
        }

        long most = (1L << (parameters.Widths.PotentialWidth - 1)) - 1;
        uint scale = (1u << parameters.Widths.ScaleWidth) - 1;
        uint biasScale = step % 3 == 0 ? scale : (uint)random.Next(1 << parameters.Widths.ScaleWidth);
        long threshold = (step % 8) switch
        {
            0 => most,
            1 => -most - 1,
            2 => most - (most / 4),
            4 => (most / 4) - most,
            // Where the even neurons come to, and one beside it.
            _ => Math.Min(most, (spikes * scale) + biasScale + random.Next(-1, 2)),
        };
        return [scale, biasScale, (uint)(int)threshold];
    }

    // Steps that nobody acknowledges pile up; the last of them fires only when one has gone, and comes out as it
    // should.
    private IEnumerable<Phase> Waiting(Random random)
    {
        var build = new NodeStimulus(_interface, random, 1);
        var memory = new NodeMemoryPhases(_interface, build, random);
        build.Configure(build.Constants());
        memory.LoadWeights();
        for (int round = 0; round < 8; round++)
        {
            // What is sent goes nowhere: so the acknowledgement of the last step has nothing to overtake.
            build.BurstWrite(NodeAddress.Entries, [0, 1]);
            for (int step = 0; step < 4; step++)
            {
                build.BurstWrite(NodeAddress.Constant(0), build.Constants());
                yield return build.Take();
                Step(build, random, random.NextDouble(), trouble: false);
                build.EndStep();
                yield return build.Take();
            }

            Acknowledge(build, random, 1);
            yield return build.Take();
            Acknowledge(build, random, 1);
            yield return build.Take();
            // Time enough for the third step to be gone.
            yield return memory.ReadTables();
            build.BurstWrite(NodeAddress.Entries, [1, 1]);
            yield return build.Take();
            Acknowledge(build, random, 1);
            yield return build.Take();
            Acknowledge(build, random, 1);
            yield return build.Take();
        }
    }

    // Mostly answers, so that a reset falls into one; and before them a step, whose acknowledgement must not wait for
    // an answer to end.
    private IEnumerable<Phase> Interrupted(Random random)
    {
        var build = new NodeStimulus(_interface, random, 1);
        var memory = new NodeMemoryPhases(_interface, build, random);
        build.Configure(build.Constants());
        memory.LoadWeights();
        yield return build.Take();
        Step(build, random, 0.5, trouble: false);
        build.EndStep();
        yield return build.Take();
        Acknowledge(build, random, build.Consumers);
        yield return build.Take();
        for (int round = 0; round < 3; round++)
        {
            yield return memory.ReadTables();
            yield return memory.ReadWeights();
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
