using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Networks.Data;
using Hdl.Spiking.NetworkInterface;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>
/// What proves <c>twsnn_noc</c>: weights loaded over memory packets and read back, then images: corners, malformed
/// ones, random ones, those of a data set; and hosts in trouble.
/// </summary>
/// <param name="configuration">Which network on which mesh.</param>
/// <param name="options">Seed, effort, images.</param>
internal sealed class TwSnnNocScenarios(TwSnnNocResolvedParameters configuration, ScenarioOptions options)
{
    // Gaps and back-pressure slow a simulation down several times; what they could break shows in far fewer images.
    private const int MostStalledImages = 300;

    private readonly TwSnnNocPorts _ports = new(configuration);
    private readonly NodeWords[] _program = [.. NodeProgram.Of(configuration)];

    /// <summary>All scenarios, lazily.</summary>
    public IEnumerable<Scenario> All()
    {
        if (options.Data is ImageSet images && images.PixelsPerImage == configuration.Fixed.Inputs)
        {
            yield return new Scenario(
                TwSnnScenarios.ImagesName, [Load(), ReadBack(), Images(images, stalls: false), Errors()]);
            yield return new Scenario(
                $"{TwSnnScenarios.ImagesName}-stalled",
                [Load(), Images(images.Take(MostStalledImages), stalls: true), Errors()]);
            yield break;
        }

        foreach (Scenario scenario in configuration.Fixed.IsTrained ? Trained() : Small())
        {
            yield return scenario;
        }
    }

    // The weights of a trained network take most of a scenario to load: they are loaded once for all that is shown to
    // it. What a reset between two parts of it could show, small networks show.
    private IEnumerable<Scenario> Trained()
    {
        IEnumerable<Phase> random = Enumerable.Range(0, options.Effort).SelectMany(Random);
        yield return new Scenario("trained", [Load(), .. Corners(), .. FreeFlow(), .. Host(), .. random]);
    }

    private IEnumerable<Scenario> Small()
    {
        yield return new Scenario("corners", [Load(), .. Corners()]);
        yield return new Scenario("free-flow", [Load(), .. FreeFlow()]);
        yield return new Scenario("host", [Load(), .. Host()]);
        foreach (Scenario scenario in Troubles())
        {
            yield return scenario;
        }

        for (int round = 0; round < options.Effort; round++)
        {
            yield return new Scenario($"random-{Text(round + 1)}", [Load(), .. Random(round)]);
        }
    }

    private IEnumerable<Phase> Corners()
    {
        var random = new Random(options.Seed);
        yield return ReadBack();
        TwSnnImages images = NewImages();
        images.AddFilled(0);
        images.AddFilled(255);
        images.AddFilled(0);
        images.AddFilled(255);
        images.AddFilled(1);
        images.AddRandom(random, 0.1);
        images.AddMalformed(random);
        images.AddRandom(random, 1.0);
        yield return images.Phase(stalls: true);
        (Phase first, Phase rest) = NewImages().Interrupted(random);
        yield return first;
        yield return Errors();
        yield return rest;
        yield return Errors();
    }

    private IEnumerable<Phase> FreeFlow()
    {
        var random = new Random(options.Seed + 1);
        TwSnnImages images = NewImages();
        for (int i = 0; i < (configuration.Fixed.IsTrained ? 6 : 20); i++)
        {
            images.AddRandom(random, random.NextDouble());
        }

        yield return images.Phase(stalls: false);
        yield return Errors();
    }

    // Memory packets while images are under way: neither may disturb the other.
    private IEnumerable<Phase> Random(int round)
    {
        var random = new Random((options.Seed * 1000) + round);
        for (int phase = 0; phase < 2; phase++)
        {
            TwSnnImages images = NewImages();
            for (int i = 0; i < (configuration.Fixed.IsTrained ? 6 : 20); i++)
            {
                images.AddRandom(random, random.NextDouble() * random.NextDouble());
            }

            Phase pixels = images.Phase(stalls: phase == 0);
            var inputs = new Dictionary<string, BeatSequence>(pixels.Inputs);
            NodeWords[] some =
            [
                .. _program.Where(words => words.Address >> 28 < 5).OrderBy(_ => random.Next()).Take(40),
            ];
            inputs.Add(_ports.Request, Packets(some.Select(words => words.ReadPacket())));
            yield return pixels with { Inputs = inputs };
            yield return Errors();
        }

        // Other weights in one node: the answers must change with them.
        NodeWords[] changed =
        [
            .. _program
                .Where(words => words.Address >> 28 == 0)
                .Take(8)
                .Select(words =>
                    words with
                    {
                        Words = [.. words.Words.Select(word => word ^ ((word & 0x5555_5555) << 1))],
                    }),
        ];
        yield return Send(changed.Select(words => words.WritePacket()));
        TwSnnImages more = NewImages();
        more.AddFilled(255);
        more.AddRandom(random, 0.5);
        more.AddRandom(random, 0.5);
        yield return more.Phase(stalls: true);
    }

    private IEnumerable<Phase> Host()
    {
        var random = new Random(options.Seed + 2);
        int node = configuration.Clusters[^1].Address;
        uint write = Flit.Request(node, 0, MemoryOperation.BurstWrite, 256);
        NodeWords list = _program.First(words => words.Node == node && words.Address == NodeAddress.Destination(0));

        // Packets of every length around the longest; those beyond are cut, and nothing in them is done.
        foreach (int flits in (int[])[1, 2, 3, 20, 150, 257, 258, 259, 260, 600])
        {
            yield return Send([[write, NodeAddress.Destination(0), .. Enumerable.Repeat(0u, 600)]], flits);
            yield return Send([list.WritePacket(), list.ReadPacket()]);
        }

        // Not requests, and nodes that are not there.
        int[] nowhere =
        [
            configuration.Gateway,
            0x1FF,
            .. Enumerable
                .Range(0, 512)
                .Where(address => configuration.Clusters.All(cluster => cluster.Address != address))
                .OrderBy(_ => random.Next())
                .Take(6),
        ];
        uint[] strangers =
        [
            .. nowhere.Select(address => Flit.Request(address, 0, MemoryOperation.Read, random.Next(1, 257))),
            Flit.Spike(node, 3, 5),
            Flit.End(node, configuration.Gateway),
            Flit.Acknowledge(node, configuration.Gateway),
            Flit.Request(node, 0, MemoryOperation.Read, 1) | (1u << 12), write | (2u << 30), write | (3u << 30),
        ];
        yield return Send(strangers.Select(head => (IEnumerable<uint>)[head, NodeAddress.Id]));
        yield return Send(strangers.Select(head => (IEnumerable<uint>)[head]));
        yield return Send(strangers.Take(3).Select(head => (IEnumerable<uint>)[head, .. Enumerable.Repeat(7u, 300)]));
        yield return Send([list.ReadPacket()]);

        // A packet whose end does not come holds up nothing but itself.
        BeatSequence open = Packets(
            [
                [Flit.Request(node, 0, MemoryOperation.BurstWrite, 4), NodeAddress.Destination(0)],
            ],
            last: false);
        yield return new Phase { Inputs = new Dictionary<string, BeatSequence> { [_ports.Request] = open } };
        TwSnnImages images = NewImages();
        images.AddRandom(random, 0.5);
        images.AddRandom(random, 0.2);
        yield return images.Phase(stalls: true);
        yield return Send([[1, 2, 3]]);
        yield return Send([list.WritePacket(), list.ReadPacket()]);
        yield return Errors();
    }

    // Small networks show what others do as well, in less time.
    private IEnumerable<Scenario> Troubles()
    {
        var random = new Random(options.Seed + 3);
        yield return new Scenario("memory", [.. Memory(random)]);
        foreach ((int index, NocTwist[] twists) in NocTwist.Strays(configuration, random).Chunk(2).Index())
        {
            yield return new Scenario(
                $"strays-{Text(index + 1)}",
                [Load(), .. twists.SelectMany(twist => Unanswered(twist, random)), Registers()]);
        }

        foreach ((int index, NocTwist twist) in NocTwist.Waits(configuration, random).Index())
        {
            yield return new Scenario($"waits-{Text(index + 1)}", [Load(), .. Unanswered(twist, random), Registers()]);
        }

        yield return new Scenario(
            "bases",
            [
                Load(),
                .. NocTwist.Bases(configuration, random).SelectMany(twist => Answered(twist, random, images: 2)),
                Registers(),
            ]);
        if (NocTwist.Impostor(configuration, random) is { } impostor)
        {
            yield return new Scenario("impostor", [Load(), .. Answered(impostor, random, images: 12), Registers()]);
        }
    }

    // Nodes answer before they know their own address; refusals are counted past a byte.
    private IEnumerable<Phase> Memory(Random random)
    {
        NocMemoryPackets[] nodes = [.. configuration.Clusters.Select(cluster => new NocMemoryPackets(cluster, random))];
        yield return Send(nodes.Select(node => node.Registers));
        yield return Load();
        NocMemoryPackets[] some = nodes.Length <= 2 ? nodes : [nodes[0], nodes[^1]];
        yield return Send(some.SelectMany(node => node.Holes()));
        yield return Send(some.SelectMany(node => node.Lengths()));
        // What nodes keep is the same in every mesh; two are enough.
        if (nodes.Length <= 2)
        {
            yield return Send(nodes.SelectMany(node => node.Bits()));
        }

        yield return Send(
            Enumerable.Range(0, 300).Select(packet => (uint[])[Flit.Acknowledge(packet, configuration.Gateway)]));
        yield return Load();
        TwSnnImages images = NewImages();
        images.AddRandom(random, 0.5);
        yield return images.Phase(stalls: true);
        yield return Registers();
    }

    // One image; meanwhile another node is read, for long enough that nothing is under way at the end.
    private IEnumerable<Phase> Unanswered(NocTwist twist, Random random)
    {
        yield return Send(twist.Writes);
        TwSnnImages images = NewImages();
        images.AddRandom(random, 0.7);
        var read = new NocMemoryPackets(twist.Reader, random);
        Phase phase = images.Phase(stalls: true);
        BeatSequence reads = Packets(Enumerable.Repeat(read.LongRead, 4));
        yield return phase with
        {
            Inputs = new Dictionary<string, BeatSequence>(phase.Inputs) { [_ports.Request] = reads },
        };
    }

    // Images that are answered, one at a time.
    private IEnumerable<Phase> Answered(NocTwist twist, Random random, int images)
    {
        yield return Send(twist.Writes);
        for (int image = 0; image < images; image++)
        {
            TwSnnImages one = NewImages();
            one.AddRandom(random, 0.8);
            yield return one.Phase(stalls: true);
        }
    }

    // Everything has arrived by the time that the last node is asked.
    private Phase Registers() =>
        Send(
            configuration
                .Clusters.Select(cluster => new NocMemoryPackets(cluster, new Random(0)).LongRead)
                .Concat(
                    configuration.Clusters.Select(cluster => new NocMemoryPackets(cluster, new Random(0)).Registers)));

    private Phase Load() => Send(_program.Select(words => words.WritePacket()));

    private Phase ReadBack() => Send(_program.Select(words => words.ReadPacket()));

    // Nothing was dropped anywhere.
    private Phase Errors() =>
        Send(
            configuration.Clusters.Select(cluster =>
                new NodeWords(cluster.Address, NodeAddress.Status, [0, 0]).ReadPacket()));

    private Phase Images(ImageSet images, bool stalls)
    {
        TwSnnImages data = NewImages();
        for (int i = 0; i < images.Count; i++)
        {
            data.Add(images[i]);
        }

        return data.Phase(stalls);
    }

    private TwSnnImages NewImages() => new(configuration.Fixed, configuration.Network.Steps);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private Phase Send(IEnumerable<IEnumerable<uint>> packets, int flits = int.MaxValue) =>
        new() { Inputs = new Dictionary<string, BeatSequence> { [_ports.Request] = Packets(packets, flits) } };

    private BeatSequence Packets(IEnumerable<IEnumerable<uint>> packets, int flits = int.MaxValue, bool last = true)
    {
        var beats = new BeatSequence(_ports.Request);
        foreach (IEnumerable<uint> packet in packets)
        {
            uint[] words = [.. packet.Take(flits)];
            for (int word = 0; word < words.Length; word++)
            {
                beats.Add(words[word], last && word == words.Length - 1 ? 1ul : 0);
            }
        }

        return beats;
    }
}
