using System.Globalization;
using Hdl.Blocks.Axi;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikingNet.Axi;

namespace Hdl.Spiking.SpikingNet;

/// <summary>What proves a chain of layers: samples of few, many and no events.</summary>
/// <param name="resolved">The network.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class SpikingNetScenarios(SpikingNetResolvedParameters resolved, ScenarioOptions options)
{
    private const int Samples = 6;
    private const int MostSteps = 32;
    private const int MostEvents = 400;
    private const int MostTimes = 4;

    private readonly SpikingNetStimulus _stimulus = new(resolved);

    // An event becomes as many as there are outputs of poolings that see it.
    private readonly int _mostEvents = (int)Math.Max(
        1, MostEvents / resolved.Network.Layers.OfType<PoolLayer>().Aggregate(1L, (most, pool) => Math.Min(
            MostEvents, most * FixedPoint.CeilDivide(pool.Window.KernelHeight, pool.Window.StrideY)
                * FixedPoint.CeilDivide(pool.Window.KernelWidth, pool.Window.StrideX))));

    /// <summary>All scenarios, lazily.</summary>
    public IEnumerable<Scenario> All()
    {
        if (resolved.Parameters.Ports == PortStyle.Axi)
        {
            foreach (Scenario scenario in new SpikingNetAxiScenarios(resolved, options).All())
            {
                yield return scenario;
            }
        }

        if (resolved.Pixels is not null)
        {
            foreach (Scenario scenario in new ImageScenarios(resolved, options).All())
            {
                yield return scenario;
            }

            yield break;
        }

        yield return Run("corners", Corners(new Random(options.Seed)), stalls: true);
        yield return Run("free-flow", Drawn(new Random(options.Seed + 1)), stalls: false);
        for (int i = 0; i < options.Effort; i++)
        {
            yield return Run(
                $"random-{i.ToString(CultureInfo.InvariantCulture)}", Drawn(new Random(options.Seed + 2 + i)),
                stalls: true);
        }
    }

    private Scenario Run(string name, IEnumerable<(int Y, int X, int Channel)[][]> samples, bool stalls)
    {
        (int, int, int)[][][] all = [.. samples];
        return new Scenario(name,
        [
            .. _stimulus.Phases(all[..(all.Length / 2)], stalls),
            .. _stimulus.Phases(all[(all.Length / 2)..], stalls),
            .. resolved.Parameters.Ports == PortStyle.Axi ? [SpikingNetAxiScenarios.ReadCounters()] : (Phase[])[],
        ]);
    }

    // Samples of one empty step, of one event at each corner, of all inputs at once.
    private IEnumerable<(int Y, int X, int Channel)[][]> Corners(Random random)
    {
        MapShape shape = resolved.Network.Input;
        (int, int, int)[] all =
        [
            .. Enumerable.Range(0, shape.Size)
                .Select(shape.Place)
                .OrderBy(_ => random.Next())
                .Take(_mostEvents),
        ];
        yield return [[]];
        yield return [[(0, 0, 0)], [(shape.Height - 1, shape.Width - 1, shape.Channels - 1)], []];
        yield return [all, all];
        yield return [[], all];
        yield return [all];
    }

    private IEnumerable<(int Y, int X, int Channel)[][]> Drawn(Random random)
    {
        for (int sample = 0; sample < Samples; sample++)
        {
            // From hardly any event to an event of every input, as long as samples of the network are; then shorter.
            double density = (sample + 1.0) / Samples;
            int steps = Math.Clamp(resolved.Network.Steps, 1, MostSteps);
            steps = sample % 2 == 0 ? steps : random.Next(1, steps + 1);
            yield return [.. Enumerable.Range(0, steps).Select(_ => Step(random, density * density))];
        }
    }

    // No input spikes more often than the network allows.
    private (int Y, int X, int Channel)[] Step(Random random, double density)
    {
        MapShape shape = resolved.Network.Input;
        double share = density * Math.Min(1, (double)_mostEvents / shape.Size);
        List<(int, int, int)> events = [];
        for (int address = 0; address < shape.Size; address++)
        {
            for (int time = 0; time < Math.Min(resolved.Network.InputEvents, MostTimes); time++)
            {
                if (random.NextDouble() < share)
                {
                    events.Add(shape.Place(address));
                }
            }
        }

        return [.. events.OrderBy(_ => random.Next())];
    }
}
