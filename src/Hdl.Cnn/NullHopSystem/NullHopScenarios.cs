using Hdl.Cnn.Networks;
using Hdl.Cnn.NullHop;
using Hdl.Cnn.NullHop.Corners;
using Hdl.Core.Golden;
using Hdl.Networks.Data;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>
/// What <c>nullhop</c> is proved with: its registers, corner cases and random layers as programs, refusals, malformed
/// packets, aborts.
/// </summary>
/// <param name="parameters">Valid parameters.</param>
internal sealed class NullHopScenarios(NullHopParameters parameters)
{
    private const int Layers = 24;
    private const int Together = 4;

    /// <summary>The scenarios, a small layer first; or a network on images, where there are any.</summary>
    /// <exception cref="Core.Problems.InvalidInputException">At once, where the network or the images do not
    /// fit.</exception>
    public IEnumerable<Scenario> Create(ScenarioOptions options) => options.Data is ImageSet images
        ? Network(new NetworkRun(parameters, options.Model, images), options.Seed)
        : Layered(options);

    private IEnumerable<Scenario> Network(NetworkRun run, int seed)
    {
        var build = new NullHopStimulus(parameters, new Random(seed));
        yield return new Scenario(NetworkRun.Name, [.. build.Network(run.Steps(run.Images.Count), stalls: false)]);
        yield return new Scenario(
            NetworkRun.StalledName, [.. build.Network(run.Steps(run.StalledImages), stalls: true)]);
    }

    private IEnumerable<Scenario> Layered(ScenarioOptions options)
    {
        var random = new Random(options.Seed);
        var build = new NullHopStimulus(parameters, random);
        var small = new NullHopSmallLayer(parameters);
        yield return new Scenario(
            "one-window", [.. build.Program(small.Program(), together: true), .. build.Outcome()]);
        yield return new Scenario("registers", [.. Registers(build, random)]);
        yield return new Scenario("queue", [.. Queue(build, small)]);
        yield return new Scenario("waiting", [.. Waiting(build, small)]);
        foreach (CornerCase corner in Corners(build, random))
        {
            yield return corner.Scenario();
        }

        var layers = new RandomLayers(parameters, options.Seed);
        for (int corner = 0; corner < layers.Corners; corner++)
        {
            LayerCase layer = layers.Case(corner);
            yield return new Scenario(
                CornerCase.NameOf(layer.Name), [.. Program(build, [layer], corner % 2 == 0)]);
        }

        for (int first = 0; first < Layers * options.Effort; first += Together)
        {
            LayerCase[] chosen = [.. Enumerable.Range(layers.Corners + first, Together).Select(layers.Case)];
            yield return new Scenario($"random-{first / Together:d2}", [.. Program(build, chosen, true)]);
        }
    }

    /// <summary>The corner cases that are no single layer.</summary>
    public IEnumerable<CornerCase> Corners(NullHopStimulus build, Random random) =>
    [
        new(
            Corner.DescriptorRefused, "descriptors are refused",
            new NullHopRefusals(parameters, build).Phases(random)),
        .. new NullHopFaults(parameters, build).Malformed(),
        .. new NullHopCorners(parameters, build).Cases(),
        new(Corner.Abort, "abort in the middle", new NullHopFaults(parameters, build).Aborts()),
    ];

    private IEnumerable<Phase> Program(NullHopStimulus build, IEnumerable<LayerCase> layers, bool together)
    {
        var program = new NullHopProgram(parameters);
        foreach (LayerCase layer in layers)
        {
            program.Add(layer);
        }

        return [.. build.Program(program, together), .. build.Outcome()];
    }

    private static IEnumerable<Phase> Registers(NullHopStimulus build, Random random)
    {
        int[] addresses = [.. Enumerable.Range(0, 1024).Select(word => 4 * word)];
        yield return build.Read(addresses);

        // Every address, aligned or not; what is refused must change nothing.
        List<(int Address, uint Data, uint Strobe)> writes = [];
        foreach (int address in (int[])[.. addresses.Where(address => address is < 0x100 or >= 0xFC0), 1, 2, 0x043])
        {
            uint data = random.Next(3) switch { 0 => 0, 1 => uint.MaxValue, _ => (uint)random.Next() };
            data = address is NullHopRegisters.Control ? 3 : address is NullHopRegisters.LoadKind ? 0x100 : data;
            writes.Add((address, data, random.Next(4) == 0 ? (uint)random.Next(15) : 0xF));
        }

        yield return build.WriteStrobed(writes);
        yield return build.Read(addresses);
        yield return build.WriteStrobed(
            (NullHopRegisters.Control, 0u, 0xFu), (NullHopRegisters.Control, 4u, 0xFu),
            (NullHopRegisters.Control, 1u, 0xEu), (NullHopRegisters.Control, 2u, 0x7u),
            (NullHopRegisters.LoadKind, 3u, 0xFu), (NullHopRegisters.LoadKind, 8u, 0xFu),
            (NullHopRegisters.LoadBase, 0x20000u, 0xFu), (NullHopRegisters.LoadRows, 0x20000u, 0xFu));
        yield return build.Read(addresses.Where(address => address < 0x100));
        int[] registers =
        [
            NullHopRegisters.LoadBase, NullHopRegisters.LoadRows,
            .. Enumerable.Range(16, 16).Select(word => 4 * word),
        ];
        for (int bit = 0; bit < 32; bit++)
        {
            foreach (uint value in (uint[])[1u << bit, ~(1u << bit)])
            {
                yield return build.Write(registers.Select(address => (address, value)));
                yield return build.Read(registers);
            }
        }

        // Loads beyond those that may wait are refused; an abort forgets them.
        foreach (uint kind in (uint[])[0x30, 0x51, 0xA2, 0xF0, 0x00, 0x12])
        {
            yield return build.Write((NullHopRegisters.LoadKind, kind));
            yield return build.Read(NullHopRegisters.Status, NullHopRegisters.LoadKind, NullHopRegisters.Loads);
        }

        yield return build.Write((NullHopRegisters.Control, NullHopRegisters.Abort));
        yield return NullHopStimulus.Wait;
        yield return build.Read(NullHopRegisters.Status, NullHopRegisters.Loads);
        yield return build.Write(Enumerable.Range(4, 8).Select(counter => (4 * counter, 0u)));
        yield return build.Read(Enumerable.Range(4, 8).Select(counter => 4 * counter));
    }

    // Passes whose input is there, but not their parameters; of the first kind none has an output.
    private static IEnumerable<Phase> Waiting(NullHopStimulus build, NullHopSmallLayer small)
    {
        NullHopProgram program = small.Program(seed: 3, frames: 1);
        NullHopLoad[] loads = [.. program.Commands.OfType<NullHopLoad>()];
        Descriptor pass = Descriptor.Unpack(program.Commands.OfType<NullHopPush>().Single().Words);
        foreach (bool closes in (bool[])[false, true])
        {
            for (int number = 0; number < 3; number++)
            {
                Descriptor next = pass with { AccumulateFirst = closes || number == 0, AccumulateLast = closes };
                yield return build.Write(NullHopStimulus.PushWrites(next.Pack()));
                yield return build.Packets([], build.Beats(program.Input));
                yield return NullHopStimulus.Wait;
                yield return build.Read(NullHopRegisters.Status);
            }

            yield return build.Write(NullHopStimulus.PushWrites(pass.Pack()));
            yield return build.Write(loads.SelectMany(NullHopStimulus.LoadWrites));
            yield return build.Packets(loads.Select(load => load.Beats), []);
            foreach (Phase phase in build.Outcome())
            {
                yield return phase;
            }

            yield return build.Write((NullHopRegisters.Control, NullHopRegisters.Abort));
        }
    }

    // Three passes without input: one is worked on, two wait, and there is no room for another.
    private IEnumerable<Phase> Queue(NullHopStimulus build, NullHopSmallLayer small)
    {
        var program = new NullHopProgram(parameters);
        LayerCase layer = small.Case(seed: 2);
        program.Add(layer);
        NullHopLoad[] loads = [.. program.Commands.OfType<NullHopLoad>()];
        NullHopPush push = program.Commands.OfType<NullHopPush>().Single();
        yield return build.Write(loads.SelectMany(NullHopStimulus.LoadWrites));
        yield return build.Read(NullHopRegisters.Status, NullHopRegisters.Loads);
        yield return build.Write(NullHopStimulus.PushWrites(push.Words));
        yield return build.Read(NullHopRegisters.Status);
        for (int more = 0; more < 2; more++)
        {
            // The same descriptor twice, with nothing between
            yield return build.Write(
                (NullHopRegisters.Control, NullHopRegisters.Push), (NullHopRegisters.Control, NullHopRegisters.Push));
            yield return build.Read(NullHopRegisters.Status);
        }

        // What is queued does not change with the registers.
        yield return build.Write(
            Enumerable.Range(0, NullHopRegisters.DescriptorWords)
                .Select(word => (NullHopRegisters.Descriptor + (4 * word), 0u)));
        yield return build.Packets(loads.Select(load => load.Beats), []);
        yield return NullHopStimulus.Wait;
        yield return build.Read(NullHopRegisters.Status, NullHopRegisters.Loads);
        for (int pass = 0; pass < 3; pass++)
        {
            yield return build.Packets([], MapBeats.Of(program.Input, parameters.InputWords));
            foreach (Phase phase in build.Outcome())
            {
                yield return phase;
            }
        }

        // Each counter is cleared by itself, and none by a read.
        for (int counter = 4; counter < 12; counter++)
        {
            yield return build.Write((4 * counter, uint.MaxValue));
            yield return build.Read(Enumerable.Range(4, counter - 3).Select(cleared => 4 * cleared));
        }
    }
}
