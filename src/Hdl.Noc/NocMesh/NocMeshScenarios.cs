using System.Globalization;
using Hdl.Core.Golden;
using Hdl.Core.Parameters;

namespace Hdl.Noc.NocMesh;

/// <summary>
/// What proves a mesh: each pair of nodes alone, all against one, random traffic at several loads, strays.
/// </summary>
/// <param name="parameters">The mesh.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class NocMeshScenarios(NocMeshParameters parameters, ScenarioOptions options)
{
    private const ulong Head = 1;
    private const ulong Tail = 2;
    private const ulong Single = 3;

    // Probability that a node sends, that it takes, and the longest packet.
    private static readonly (double Send, double Take, int Longest)[] Loads =
        [(1, 1, 1), (0.3, 1, 1), (1, 0.4, 4), (0.7, 0.8, 9), (0.15, 0.15, 3)];

    private MeshSize Size => parameters.Size;

    /// <summary>All scenarios, lazily.</summary>
    public IEnumerable<Scenario> All()
    {
        yield return Run("pairs", 0, Pairs);
        yield return Run("all-to-one", 1, AllToOne);
        yield return Run("strays", 2, Strays);
        for (int i = 0; i < Loads.Length * options.Effort; i++)
        {
            (double send, double take, int longest) = Loads[i % Loads.Length];
            yield return Run(
                $"random-{i.ToString(CultureInfo.InvariantCulture)}", 10 + i,
                (stimulus, random) => Mixed(stimulus, random, send, take, longest));
        }
    }

    private Scenario Run(string name, int number, Action<NocMeshStimulus, Random> write)
    {
        var random = new Random((options.Seed * 1000) + number);
        var stimulus = new NocMeshStimulus(parameters, random);
        write(stimulus, random);
        return new Scenario(name, [new Phase { Cycles = stimulus.Cycles }]);
    }

    // A flit alone in the mesh, from corner to corner and between random nodes.
    private void Pairs(NocMeshStimulus stimulus, Random random)
    {
        int last = Size.Nodes - 1;
        List<(int From, int To)> pairs = [(0, last), (last, 0), (0, 0)];
        pairs.AddRange(Enumerable.Range(0, 30).Select(_ => (random.Next(Size.Nodes), random.Next(Size.Nodes))));
        foreach ((int from, int to) in pairs)
        {
            stimulus.Send(from, random.Next(parameters.Links.VirtualChannels), Packet(Size.AddressOf(to), 1, random));
            stimulus.Run((2 * Size.RoutersBetween(from, to)) + 2, 1, 1);
        }
    }

    private void AllToOne(NocMeshStimulus stimulus, Random random)
    {
        int target = random.Next(Size.Nodes);
        for (int node = 0; node < Size.Nodes; node++)
        {
            stimulus.Send(
                node, node % parameters.Links.VirtualChannels, Packet(Size.AddressOf(target), 1 + (node % 5), random));
        }

        stimulus.Run(50, 1, 0.5);
        stimulus.Drain();
    }

    // Packets to nodes outside, flits of no packet, groups that do not exist, among good ones.
    private void Strays(NocMeshStimulus stimulus, Random random)
    {
        List<int> outside = [.. Enumerable.Range(0, 512).Where(address => Size.NodeAt(address) < 0)];
        JustOutside(stimulus, random);
        for (int i = 0; i < 8 * Size.Nodes; i++)
        {
            (int node, int channel) = (i % Size.Nodes, random.Next(parameters.Links.VirtualChannels));
            switch (random.Next(3))
            {
                case 0 when outside.Count > 0:
                    stimulus.Send(
                        node, channel, Packet(outside[random.Next(outside.Count)], 1 + random.Next(3), random));
                    break;
                case 1:
                    stimulus.Send(node, channel, Flit(random.Next(2) == 0 ? 0 : Tail, random));
                    break;
                default:
                    stimulus.Send(
                        node, channel, Packet(Size.AddressOf(random.Next(Size.Nodes)), 1 + random.Next(3), random));
                    break;
            }
        }

        stimulus.Drain();
        // More than the counter of a node counts.
        for (int i = 0; i < 260 * Math.Min(4, Size.Nodes); i++)
        {
            stimulus.Send(i % Math.Min(4, Size.Nodes), random.Next(parameters.Links.VirtualChannels), Flit(0, random));
        }

        stimulus.Drain();
    }

    // From every node, destinations that miss the mesh by one in one coordinate.
    private void JustOutside(NocMeshStimulus stimulus, Random random)
    {
        for (int node = 0; node < Size.Nodes; node++)
        {
            foreach ((int size, int shift) in new[] { (Size.X, 0), (Size.Y, 3), (Size.Z, 6) })
            {
                int inside = Size.AddressOf(random.Next(Size.Nodes));
                if (size < MeshSize.Greatest)
                {
                    int address = (inside & ~(7 << shift)) | (size << shift);
                    stimulus.Send(
                        node, random.Next(parameters.Links.VirtualChannels),
                        Packet(address, 1 + random.Next(2), random));
                }
            }
        }
    }

    private void Mixed(NocMeshStimulus stimulus, Random random, double send, double take, int longest)
    {
        for (int round = 0; round < 4; round++)
        {
            for (int i = 0; i < 10 * Size.Nodes; i++)
            {
                int channel = random.Next(parameters.Links.VirtualChannels);
                int node = i % Size.Nodes;
                bool copied = parameters.Groups.Count > 0 && random.Next(4) == 0;
                stimulus.Send(node, channel, copied
                    ? [Multicast(random)]
                    : Packet(Size.AddressOf(random.Next(Size.Nodes)), 1 + random.Next(longest), random));
            }

            stimulus.Run(60, send, take);
        }

        stimulus.Drain();
    }

    private ulong Multicast(Random random)
    {
        ulong group = (ulong)random.Next(parameters.Groups.Count + 1) << 1;
        return (Single << 32) | ((ulong)random.NextInt64(1L << 30) & ~0x3FFUL) | (1UL << 30) | group;
    }

    // Bits 31:30 of a unicast spike are not 1, the mark of a multicast.
    private static ulong Flit(ulong kind, Random random) =>
        (kind << 32) | ((ulong)random.NextInt64(1L << 32) & ~(1UL << 30));

    private static ulong[] Packet(int address, int length, Random random)
    {
        var flits = new ulong[length];
        for (int i = 0; i < length; i++)
        {
            ulong flit = Flit((i == 0 ? Head : 0) | (i == length - 1 ? Tail : 0), random);
            flits[i] = i == 0 ? (flit & ~0x3FEUL) | ((ulong)address << 1) : flit;
        }

        return flits;
    }
}
