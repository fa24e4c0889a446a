using System.Globalization;
using Hdl.Core.Golden;

namespace Hdl.Noc.NocRouter;

/// <summary>
/// What proves a router: every way alone, contention, wormholes, blocked neighbours, flits that lead nowhere.
/// </summary>
/// <param name="parameters">The router.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class NocRouterScenarios(NocRouterParameters parameters, ScenarioOptions options)
{
    private const ulong Head = 1;
    private const ulong Tail = 2;
    private const ulong Single = 3;
    private const int LongestPacket = 7;

    // Probability that a sender sends and that a receiver takes.
    private static readonly (double Send, double Take)[] Rates =
    [
        (1, 1),
        (1, 0.5),
        (0.5, 1),
        (0.9, 0.9),
        (1, 0.15),
        (0.15, 1),
        (0.6, 0.6),
    ];

    /// <summary>All scenarios, lazily.</summary>
    public IEnumerable<Scenario> All()
    {
        yield return Run("every-way", 0, EveryWay);
        yield return Run("contention", 1, Contention);
        yield return Run("blocked", 2, Blocked);
        yield return Run("nowhere", 3, Nowhere);
        for (int i = 0; i < Rates.Length * options.Effort; i++)
        {
            (double send, double take) = Rates[i % Rates.Length];
            yield return Run(
                $"random-{i.ToString(CultureInfo.InvariantCulture)}", 10 + i,
                (stimulus, random) => Mixed(stimulus, random, send, take));
        }
    }

    private Scenario Run(string name, int number, Action<NocRouterStimulus, Random> write)
    {
        var random = new Random((options.Seed * 1000) + number);
        var stimulus = new NocRouterStimulus(parameters, random);
        write(stimulus, random);
        return new Scenario(name, [new Phase { Cycles = stimulus.Cycles }]);
    }

    // From every input to every destination that may come in there, one at a time, as a flit and as a packet.
    private void EveryWay(NocRouterStimulus stimulus, Random random)
    {
        foreach (NocPort input in parameters.Ports)
        {
            foreach (int destination in Destinations(input).OrderBy(_ => random.Next()).Take(40))
            {
                int channel = random.Next(parameters.Links.VirtualChannels);
                stimulus.Send(input, channel, Flit(Single, destination, random));
                stimulus.Send(input, channel, Packet(destination, 3, random));
                stimulus.Run(8, 1, 1);
            }
        }

        stimulus.Drain();
    }

    // All inputs want the same output, again and again.
    private void Contention(NocRouterStimulus stimulus, Random random)
    {
        foreach (NocPort output in parameters.Ports)
        {
            foreach (NocPort input in parameters.Ports)
            {
                List<int> there = [.. Destinations(input).Where(destination => Leads(destination, output))];
                for (int i = 0; i < 4 * parameters.Links.VirtualChannels && there.Count > 0; i++)
                {
                    stimulus.Send(
                        input, i % parameters.Links.VirtualChannels,
                        Packet(there[random.Next(there.Count)], 1 + (i % 3), random));
                }
            }

            stimulus.Drain();
        }
    }

    // Nobody takes anything until everything is full; then it all drains.
    private void Blocked(NocRouterStimulus stimulus, Random random)
    {
        for (int round = 0; round < 3; round++)
        {
            Fill(stimulus, random, 2 * parameters.Links.Depth, 1);
            stimulus.Run(4 * parameters.Links.Depth * parameters.Links.VirtualChannels, 1, 0);
            stimulus.Run(10, 1, 0.3);
            stimulus.Run(4 * parameters.Links.Depth, 0, 1);
            stimulus.Drain();
        }
    }

    // Packets to nodes outside the mesh, and flits without a packet, among others; more than the counter counts.
    private void Nowhere(NocRouterStimulus stimulus, Random random)
    {
        List<int> outside = [.. Enumerable.Range(0, 512).Where(address => parameters.Size.NodeAt(address) < 0)];
        // First those just outside, in one coordinate alone.
        List<int> near = [.. outside.Where(address => BitsOutside(address) == 1)];
        foreach (int address in near)
        {
            stimulus.Send(
                NocPort.Local, random.Next(parameters.Links.VirtualChannels),
                Packet(address, 1 + random.Next(2), random));
        }

        for (int i = 0; i < 300; i++)
        {
            int channel = random.Next(parameters.Links.VirtualChannels);
            int kind = random.Next(outside.Count > 0 ? 4 : 2);
            if (kind == 0)
            {
                stimulus.Send(NocPort.Local, channel, Packet(Any(NocPort.Local, random), 1 + random.Next(3), random));
            }
            else if (kind == 1)
            {
                stimulus.Send(NocPort.Local, channel, Flit(random.Next(2) == 0 ? 0 : Tail, random.Next(512), random));
            }
            else
            {
                stimulus.Send(
                    NocPort.Local, channel, Packet(outside[random.Next(outside.Count)], 1 + random.Next(3), random));
            }
        }

        stimulus.Run(200, 0.7, 0.7);
        stimulus.Drain();
        Malformed(stimulus, random);
        for (int i = 0; i < 600; i++)
        {
            stimulus.Send(NocPort.Local, i % parameters.Links.VirtualChannels, Flit(0, random.Next(512), random));
        }

        stimulus.Drain();
    }

    // Heads before the tail of the packet before them, to nodes in and out of the mesh, and multicasts that claim to go
    // on.
    private void Malformed(NocRouterStimulus stimulus, Random random)
    {
        for (int i = 0; i < 200; i++)
        {
            int channel = random.Next(parameters.Links.VirtualChannels);
            int length = 2 + random.Next(3);
            for (int flit = 0; flit < length; flit++)
            {
                ulong kind =
                    flit == length - 1 ? Tail | (ulong)random.Next(2)
                    : flit == 0 ? Head
                    : (ulong)random.Next(2);
                stimulus.Send(
                    NocPort.Local, channel,
                    Flit(kind, random.Next(4) == 0 ? random.Next(512) : Any(NocPort.Local, random), random));
            }

            if (parameters.MulticastGroups > 0 && random.Next(3) == 0)
            {
                Multicast(stimulus, random, NocPort.Local, channel, random.Next(2) == 0 ? Single : Head);
            }
        }

        stimulus.Run(400, 0.7, 0.7);
        stimulus.Drain();
    }

    // How many coordinates are beyond the mesh, those that are far beyond counted twice.
    private int BitsOutside(int address)
    {
        int[] beyond =
        [
            (address & 7) - parameters.Size.X,
            ((address >> 3) & 7) - parameters.Size.Y,
            (address >> 6) - parameters.Size.Z,
        ];
        return beyond.Sum(distance => distance < 0 ? 0 : distance == 0 ? 1 : 2);
    }

    private void Mixed(NocRouterStimulus stimulus, Random random, double send, double take)
    {
        for (int round = 0; round < 12; round++)
        {
            Fill(stimulus, random, 12, LongestPacket);
            stimulus.Run(120, send, take);
        }

        stimulus.Drain();
    }

    private void Fill(NocRouterStimulus stimulus, Random random, int packets, int longest)
    {
        foreach (NocPort input in parameters.Ports)
        {
            for (int i = 0; i < packets; i++)
            {
                int channel = random.Next(parameters.Links.VirtualChannels);
                if (parameters.MulticastGroups > 0 && random.Next(4) == 0)
                {
                    Multicast(stimulus, random, input, channel, Single);
                }
                else
                {
                    int length = random.Next(2) == 0 ? 1 : 1 + random.Next(longest);
                    stimulus.Send(input, channel, Packet(Any(input, random), length, random));
                }
            }
        }
    }

    // A group whose tree goes on from this input; at the local input also one that does not exist.
    private void Multicast(NocRouterStimulus stimulus, Random random, NocPort input, int channel, ulong kind)
    {
        int group = random.Next(input == NocPort.Local ? stimulus.Groups.Count + 1 : stimulus.Groups.Count);
        uint onward = 0;
        for (int i = 0; i < parameters.Ports.Count; i++)
        {
            onward |= NocTurns.IsLegal(input, parameters.Ports[i]) ? 1u << i : 0;
        }

        if (group == stimulus.Groups.Count || (stimulus.Groups[group] & onward) != 0)
        {
            ulong data = ((ulong)random.NextInt64(1L << 32) & 0x3FFFFC00UL) | 0x40000000UL | ((ulong)group << 1);
            stimulus.Send(input, channel, (kind << 32) | data);
        }
    }

    private int Any(NocPort input, Random random)
    {
        IReadOnlyList<int> destinations = Destinations(input);
        return destinations[random.Next(destinations.Count)];
    }

    // Addresses of nodes whose packets may come in at a port.
    private List<int> Destinations(NocPort input) =>
        [
            .. Enumerable
                .Range(0, parameters.Size.Nodes)
                .Where(node => Enters(parameters.Size.PlaceOf(node), input))
                .Select(parameters.Size.AddressOf),
        ];

    private bool Enters((int X, int Y, int Z) to, NocPort input) => input switch
    {
        NocPort.East => to.X <= parameters.X,
        NocPort.West => to.X >= parameters.X,
        NocPort.North => to.X == parameters.X && to.Y <= parameters.Y,
        NocPort.South => to.X == parameters.X && to.Y >= parameters.Y,
        NocPort.Up => to.X == parameters.X && to.Y == parameters.Y && to.Z <= parameters.Z,
        NocPort.Down => to.X == parameters.X && to.Y == parameters.Y && to.Z >= parameters.Z,
        _ => true,
    };

    private bool Leads(int address, NocPort output)
    {
        (int x, int y, int z) = (address & 7, (address >> 3) & 7, address >> 6);
        NocPort way = x > parameters.X ? NocPort.East : x < parameters.X ? NocPort.West
            : y > parameters.Y ? NocPort.North : y < parameters.Y ? NocPort.South
            : z > parameters.Z ? NocPort.Up : z < parameters.Z ? NocPort.Down : NocPort.Local;
        return way == output;
    }

    // Bits 31:30 of a unicast are not 1, so that it is no multicast; a memory flit (bit 0) may have any.
    private static ulong Flit(ulong kind, int destination, Random random)
    {
        ulong data = (ulong)random.NextInt64(1L << 32) & ~0x3FEUL;
        if ((kind & Head) != 0)
        {
            data |= (ulong)destination << 1;
            data = (data & 1) == 0 ? data & ~(1UL << 30) : data;
        }

        return (kind << 32) | data;
    }

    private static ulong[] Packet(int destination, int length, Random random)
    {
        var flits = new ulong[length];
        for (int i = 0; i < length; i++)
        {
            ulong kind = (i == 0 ? Head : 0) | (i == length - 1 ? Tail : 0);
            flits[i] = Flit(kind, destination, random);
        }

        return flits;
    }
}
