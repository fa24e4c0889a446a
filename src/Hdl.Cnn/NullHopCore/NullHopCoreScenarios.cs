using Hdl.Cnn.Networks;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Corners;
using Hdl.Core.Golden;
using Hdl.Networks.Data;

namespace Hdl.Cnn.NullHopCore;

/// <summary>
/// What the accelerator is tried with: corner cases, random layers, several layers behind each other, packets with
/// every kind of fault.
/// </summary>
/// <param name="parameters">Widths and sizes.</param>
internal sealed class NullHopCoreScenarios(NullHopParameters parameters)
{
    private const int Layers = 40;
    private const int Together = 4;
    private const int Timed = 8;
    private const int LongestTimed = 1000;
    private const int Faults = 24;
    private const int FaultsTogether = 6;

    private readonly NullHopCoreBeats _beats = new(parameters);
    private readonly NullHopCorePorts _ports = new(parameters);

    /// <summary>The scenarios, corner cases first; or a network on images, where there are any.</summary>
    /// <exception cref="Core.Problems.InvalidInputException">At once, where the network or the images do not
    /// fit.</exception>
    public IEnumerable<Scenario> Create(ScenarioOptions options) => options.Data is ImageSet images
        ? Network(new NetworkRun(parameters, options.Model, images))
        : Layered(options);

    private IEnumerable<Scenario> Network(NetworkRun run)
    {
        yield return new Scenario(NetworkRun.Name, Phases(run, run.Images.Count, stalls: false));
        yield return new Scenario(NetworkRun.StalledName, Phases(run, run.StalledImages, stalls: true));
    }

    private IEnumerable<Scenario> Layered(ScenarioOptions options)
    {
        var layers = new RandomLayers(parameters, options.Seed);
        for (int corner = 0; corner < layers.Corners; corner++)
        {
            LayerCase layer = layers.Case(corner);
            yield return new Scenario(CornerCase.NameOf(layer.Name), [.. Phases([layer])]);
        }

        foreach (CornerCase corner in new NullHopCoreCorners(parameters, options.Seed).Cases())
        {
            yield return corner.Scenario();
        }

        for (int first = 0; first < Layers * options.Effort; first += Together)
        {
            LayerCase[] chosen = [.. Enumerable.Range(layers.Corners + first, Together).Select(layers.Case)];
            yield return new Scenario($"random-{first / Together:d2}", [.. Phases(chosen)]);
        }

        for (int first = 0; first < 2 * Together * options.Effort; first += Together)
        {
            LayerCase[] chosen = [.. Enumerable.Range(layers.Corners + Layers + first, Together).Select(layers.Case)];
            yield return new Scenario($"kept-{first / Together:d2}", Kept(chosen));
        }

        LayerCase[] corners =
        [
            .. layers.Take(layers.Corners)
                .Where(layer => Math.Max(layer.Layer.OutHeight, layer.Layer.OutWidth) < LongestTimed),
        ];
        foreach ((int index, LayerCase[] chosen) in corners.Chunk(2 * Together).Index())
        {
            yield return Ungapped($"timed-corners-{index:d2}", chosen, loadsFirst: index % 2 == 0);
        }

        int timed = layers.Corners + (3 * Layers);
        for (int first = 0; first < Timed * options.Effort; first += Together)
        {
            yield return Ungapped(
                $"timed-{first / Together:d2}",
                Enumerable.Range(timed + first, Together).Select(layers.Case), loadsFirst: first > 0);
        }

        foreach (Scenario scenario in new NullHopCoreWorkload(parameters).Scenarios(options.Seed))
        {
            yield return scenario;
        }

        var random = new Random(options.Seed);
        for (int first = 0; first < Faults * options.Effort; first += FaultsTogether)
        {
            yield return new Scenario($"faults-{first / FaultsTogether:d2}", [.. Faulty(layers, first, random)]);
        }
    }

    /// <summary>Layers without gaps, whose every beat comes in a predicted cycle.</summary>
    /// <param name="name">Of the scenario.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="loadsFirst">Whether passes wait until all their parameters are in place.</param>
    /// <param name="keeps">Whether inputs are kept, though nobody uses them again.</param>
    public Scenario Ungapped(string name, IEnumerable<LayerCase> layers, bool loadsFirst, bool keeps = false)
    {
        IEnumerable<Phase> phases = (keeps ? Kept(layers) : Phases(layers))
            .Select(phase => phase with { AllowStalls = false });
        IEnumerable<Phase> parts = loadsFirst
            ? phases.SelectMany(phase => (Phase[])[Part(phase, loads: true), Part(phase, loads: false)])
            : phases;
        return new Scenario(name, [.. parts]);
    }

    private Phase Part(Phase phase, bool loads) => phase with
    {
        Inputs = phase.Inputs
            .Where(input => loads == (input.Key == _ports.Load.Name || input.Key == _ports.Param.Name))
            .ToDictionary(input => input.Key, input => input.Value),
    };

    private List<Phase> Phases(NetworkRun run, int count, bool stalls) =>
    [
        .. run.Steps(count)
            .Select(step => _beats.PhaseOf(step.Commands, step.Packets, 0) with { AllowStalls = stalls }),
    ];

    // A layer with a fault, then its errors are cleared, and a good layer must raise none. Rows that a load leaves out
    // keep what they had; before, all are loaded for one word, so that all lanes have the same.
    private IEnumerable<Phase> Faulty(RandomLayers layers, int first, Random random)
    {
        IReadOnlyList<NullHopCommand> fill = NullHopCoreDamage.Fill(parameters);
        int loads = 0;
        for (int fault = first; fault < first + FaultsTogether; fault++)
        {
            LayerCase layer = layers.Case(random.Next(layers.Corners + Layers));
            var damage = new NullHopCoreDamage(parameters, fault, random);
            if (damage.LeavesRows)
            {
                yield return _beats.PhaseOf(fill, [], 0);
                loads += fill.Count;
            }

            foreach (Phase phase in Phases([layer], ref loads, damage))
            {
                yield return phase;
            }

            yield return _beats.Clear();
            foreach (Phase phase in Phases([layers.Case(random.Next(layers.Corners + Layers))], ref loads, null))
            {
                yield return phase;
            }
        }
    }

    private List<Phase> Phases(IEnumerable<LayerCase> layers)
    {
        int loads = 0;
        return Phases(layers, ref loads, null);
    }

    // Inputs that are kept, though nobody uses them again.
    private List<Phase> Kept(IEnumerable<LayerCase> layers)
    {
        int loads = 0;
        return Phases(layers, ref loads, null, keeps: true);
    }

    // Where memory is used again, software waits until all passes are finished: there a phase ends.
    private List<Phase> Phases(
        IEnumerable<LayerCase> layers, ref int loads, NullHopCoreDamage? damage, bool keeps = false)
    {
        var program = new NullHopProgram(parameters);
        foreach (LayerCase layer in layers)
        {
            program.Add(layer);
        }

        int before = loads;
        int consumed = 0;
        List<Phase> phases = [];
        List<NullHopCommand> part = [];
        IReadOnlyList<NullHopCommand> all = NullHopCoreDamage.WithJunk(
            parameters, program.Commands, new Random(program.Commands.Count));
        all = keeps ? NullHopCoreDamage.Keeping(parameters, all) : all;
        foreach (NullHopCommand command in all.Append(new NullHopWait(0)))
        {
            if (command is not NullHopWait)
            {
                part.Add(command);
            }
            else if (part.Count > 0)
            {
                int packets = part.OfType<NullHopPush>().Sum(push => Packets(Descriptor.Unpack(push.Words)));
                MapPacket[] input = [.. program.Input.Skip(consumed).Take(packets)];
                (IReadOnlyList<NullHopCommand> commands, IReadOnlyList<MapPacket> map) =
                    damage is null || phases.Count > 0 ? (part, input) : damage.Of(part, input);
                phases.Add(_beats.PhaseOf(commands, map, before));
                loads += part.OfType<NullHopLoad>().Count();
                consumed += packets;
                part = [];
            }
        }

        return phases;
    }

    private static int Packets(Descriptor descriptor) =>
        descriptor.ReuseInput ? 0 : descriptor.Frames * descriptor.Height * descriptor.Slices.Count;
}
