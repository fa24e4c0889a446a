using Hdl.Core.Golden;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>What proves a node's memory packets: every region read and written, every way of being malformed.</summary>
/// <param name="parameters">Which interface.</param>
/// <param name="build">Collects flits.</param>
/// <param name="random">Chooses data.</param>
internal sealed class NodeMemoryPhases(NetworkInterfaceParameters parameters, NodeStimulus build, Random random)
{
    /// <summary>Reads the registers as reset left them: no source is known then.</summary>
    public Phase ReadReset()
    {
        for (int source = 0; source < parameters.Lists.Sources; source++)
        {
            build.Single(0, source, random.Next(256));
        }

        build.BurstRead(NodeAddress.Id, 11);
        return build.Take();
    }

    /// <summary>Weights and biases, a row a burst.</summary>
    /// <param name="word">Every word of them; null for random ones.</param>
    public void LoadWeights(uint? word = null)
    {
        // The biases are one row more, at any time: neither may overwrite the other.
        foreach (int row in Enumerable.Range(0, parameters.Inputs + 1).OrderBy(_ => random.Next()))
        {
            uint[] words = Words(parameters.Words);
            if (word is { } same)
            {
                Array.Fill(words, same);
            }

            build.BurstWrite(row < parameters.Inputs ? NodeAddress.Weight(row, 0) : NodeAddress.Bias(0), words);
        }
    }

    /// <summary>Reads registers, lists and table whole.</summary>
    public Phase ReadTables()
    {
        build.BurstRead(NodeAddress.Id, 11);
        build.BurstRead(NodeAddress.Destination(0), parameters.Lists.Destinations);
        build.BurstRead(NodeAddress.Predecessor(0), parameters.Lists.Predecessors);
        for (int first = 0; first < parameters.Lists.Sources; first += Flit.MaxBurst)
        {
            build.BurstRead(NodeAddress.Base(first), Math.Min(Flit.MaxBurst, parameters.Lists.Sources - first));
        }

        return build.Take();
    }

    /// <summary>Reads what went wrong.</summary>
    public void ReadErrors() => build.BurstRead(NodeAddress.Status, 2);

    /// <summary>
    /// Spikes between reads of the table and of weights. A read has to wait while a spike waits: the spike goes to the
    /// layer, the word that is read to the host.
    /// </summary>
    /// <param name="weights">Whether weights are read too. Not where the bench supplies their words: a phase that is
    /// cut short could leave some over.</param>
    public void ReadBetweenSpikes(bool weights)
    {
        for (int read = 0; read < 12; read++)
        {
            // A read takes several cycles, so only several spikes in a row coincide with one; more would overflow the
            // counters.
            for (int spike = 0; spike < (read % 6 == 5 ? 6 : read % 2); spike++)
            {
                (int source, int start) = build.Pick(build.Sources);
                build.Single(0, source, random.Next(Math.Min(256, parameters.Inputs - start)));
            }

            build.Read(read % 3 == 0 || !weights
                ? NodeAddress.Base(random.Next(parameters.Lists.Sources))
                : NodeAddress.Weight(random.Next(parameters.Inputs), random.Next(parameters.Words)));
        }
    }

    /// <summary>Nobody ends steps: then no step ever ends, whatever the list says.</summary>
    public Phase Orphaned()
    {
        build.Write(NodeAddress.Predecessors, 0);
        build.Single(0, build.Sources[0].Source);
        foreach (int node in build.Predecessors)
        {
            build.Single(1, node);
        }

        build.Single(0, build.Sources[0].Source);
        ReadErrors();
        build.Read(NodeAddress.Steps);
        return build.Take();
    }

    /// <summary>Single reads at the ends of every region, bursts over weights that leave holes out.</summary>
    public Phase ReadWeights()
    {
        int rows = Math.Min(parameters.Inputs, 24);
        for (int row = 0; row < rows; row++)
        {
            build.BurstRead(NodeAddress.Weight(row, 0), parameters.Words);
        }

        build.BurstRead(NodeAddress.Weight(0, 0), Math.Min(Flit.MaxBurst, (16 * parameters.Inputs) + 3));
        build.BurstRead(NodeAddress.Weight(parameters.Inputs - 1, 0), 20);
        build.BurstRead(NodeAddress.Bias(0), parameters.Words + 2);
        build.Read(NodeAddress.Weight(parameters.Inputs - 1, parameters.Words - 1));
        build.Read(NodeAddress.Bias(parameters.Words - 1));
        return build.Take();
    }

    /// <summary>
    /// Each bit of each register and list entry, alone and as the only 0; what does not fit is refused.
    /// </summary>
    public IEnumerable<Phase> Bits()
    {
        uint[] places =
        [
            NodeAddress.Id,
            NodeAddress.Dropped,
            NodeAddress.Node,
            NodeAddress.Entries,
            NodeAddress.Consumers,
            NodeAddress.Predecessors,
            .. Enumerable.Range(0, 3).Select(NodeAddress.Constant),
            NodeAddress.Steps,
            NodeAddress.Destination(0), NodeAddress.Destination(parameters.Lists.Destinations - 1),
            NodeAddress.Predecessor(0), NodeAddress.Predecessor(parameters.Lists.Predecessors - 1),
            NodeAddress.Base(0), NodeAddress.Base(parameters.Lists.Sources - 1),
        ];
        for (int bit = 0; bit < 32; bit++)
        {
            foreach (uint value in (uint[])[1u << bit, ~(1u << bit), (1u << bit) - 1, uint.MaxValue << bit])
            {
                foreach (uint place in places)
                {
                    build.Write(place, value);
                    build.Read(place);
                }
            }

            yield return build.Take();
        }
    }

    /// <summary>Requests that are not what they say, addresses where there is nothing, flits out of place.</summary>
    public IEnumerable<Phase> Malformed()
    {
        uint[] nowhere =
        [
            NodeAddress.Weight(parameters.Inputs, 0),
            0x0001_0000,
            0x0800_0000,
            NodeAddress.Bias(16),
            0x1001_0000,
            .. parameters.Words < 16
                ? new[] { NodeAddress.Weight(0, parameters.Words), NodeAddress.Bias(parameters.Words) }
                : [],
            NodeAddress.Base(parameters.Lists.Sources),
            0x2001_0000,
            NodeAddress.Destination(parameters.Lists.Destinations),
            0x3001_0000,
            NodeAddress.Predecessor(parameters.Lists.Predecessors),
            0x4100_0000,
            NodeAddress.Steps + 1,
            0x5001_0001,
            0x6000_0000,
            0xF000_0000,
            0xD000_0001,
        ];
        foreach (uint address in nowhere)
        {
            build.Read(address);
            build.Write(address, (uint)random.Next(2));
            build.BurstRead(address, 3);
            build.BurstWrite(address, Words(3));
        }

        yield return build.Take();
        yield return Holes();
        build.BurstWrite(
            NodeAddress.Base(0), [(uint)parameters.Inputs, 0x8000_0000 | (uint)parameters.Inputs, 0x4000_0000]);
        build.Write(NodeAddress.Base(0), 0x8000_0000 | (uint)(parameters.Inputs - 1));
        build.Read(NodeAddress.Base(0));
        build.BurstWrite(NodeAddress.Destination(parameters.Lists.Destinations - 1), [1024, 1]);
        build.BurstWrite(NodeAddress.Destination(parameters.Lists.Destinations - 1), [1, 1024]);
        build.BurstRead(NodeAddress.Destination(parameters.Lists.Destinations - 1), 3);
        build.BurstRead(NodeAddress.Base(parameters.Lists.Sources - 1), 3);
        yield return build.Take();

        foreach (MemoryOperation operation in Enum.GetValues<MemoryOperation>())
        {
            foreach (uint command in (uint[])[0, 1, 2, 3])
            {
                foreach (int flits in (int[])[1, 2, 3, 4, 5, 6])
                {
                    Lengthened(operation, command, flits, declared: 3);
                }
            }
        }

        yield return build.Take();
        foreach (Phase phase in OutOfPlace())
        {
            yield return phase;
        }

        // Constants: at the end of the page of registers, behind a gap.
        build.BurstRead(NodeAddress.Version - 1, 5);
        build.BurstWrite(NodeAddress.Version - 1, [0, 1, uint.MaxValue, 0x8000_0001, 0]);
        foreach (uint constant in (uint[])[NodeAddress.Version, NodeAddress.Shape, NodeAddress.Lists])
        {
            build.Read(constant);
            build.Write(constant, 0);
            for (int bit = 0; bit < 10; bit++)
            {
                build.Read(constant ^ (1u << bit));
            }
        }

        yield return build.Take();
    }

    // Every address bit matters in every region. Where a request has another fault too, that one is reported, not the
    // address.
    private Phase Holes()
    {
        for (uint region = 0; region < 16; region++)
        {
            for (int bit = 0; bit < 28; bit++)
            {
                uint address = (region << 28) | (1u << bit);
                if (!build.IsMapped(address))
                {
                    build.Read(address);
                    build.Write(address, 1);
                }
            }

            if (!build.IsMapped(region << 28))
            {
                build.Read(region << 28);
                build.Add(FlitKind.Single, build.Head(MemoryOperation.Read, 1));
                build.Add(FlitKind.Head, build.Head(MemoryOperation.Read, 1, command: 2));
                build.Add(FlitKind.Tail, region << 28);
            }
        }

        return build.Take();
    }

    // A request whose number of flits need not be what it declares. It goes to a list entry, so that a wrong write can
    // be read back.
    private void Lengthened(MemoryOperation operation, uint command, int flits, int declared)
    {
        bool carriedOut = flits == 2 && operation < MemoryOperation.Write && command < 2;
        if (carriedOut)
        {
            // A well-formed read is left to other tests.
            return;
        }

        build.Add(flits == 1 ? FlitKind.Single : FlitKind.Head, build.Head(operation, declared, command));
        for (int flit = 1; flit < flits; flit++)
        {
            build.Add(
                flit == flits - 1 ? FlitKind.Tail : FlitKind.Body,
                flit == 1 ? NodeAddress.Destination(0) : (uint)random.Next(1024));
        }

        build.BurstRead(NodeAddress.Destination(0), parameters.Lists.Destinations);
    }

    private IEnumerable<Phase> OutOfPlace()
    {
        build.Add(FlitKind.Body, NodeAddress.Node);
        build.Add(FlitKind.Tail, 7);
        ReadErrors();
        yield return Cleared();
        const uint Response = 1u << 12;
        // The interface does not check the destination: routers have done so.
        foreach (uint other in (uint[])[0, 2])
        {
            build.Add(FlitKind.Single, (build.Head(MemoryOperation.Write, 1) ^ other) | Response);
            ReadErrors();
            yield return Cleared();
            build.Add(FlitKind.Head, ((build.Head(MemoryOperation.Write, 1) ^ other) | Response) & ~1u);
            build.Add(FlitKind.Tail, 0);
            ReadErrors();
            yield return Cleared();
        }

        build.Add(FlitKind.Head, build.Head(MemoryOperation.Read, 2) | Response);
        build.Add(FlitKind.Body, NodeAddress.Node);
        build.Add(FlitKind.Body, 3);
        build.Add(FlitKind.Tail, 4);
        ReadErrors();
        yield return Cleared();

        // A spike cannot be the head of a packet; what follows goes with it.
        build.Add(FlitKind.Head, build.Head(MemoryOperation.Write, 1) & ~1u);
        build.Add(FlitKind.Body, NodeAddress.Node);
        build.Add(FlitKind.Tail, 4);
        ReadErrors();
        yield return Cleared();

        // A head, and a spike, inside packets that are read, written, drained and discarded.
        foreach (uint command in (uint[])[0, 2])
        {
            build.Add(FlitKind.Head, build.Head(MemoryOperation.BurstWrite, 2, command));
            build.Add(FlitKind.Head, build.Head(MemoryOperation.Read, 1));
            build.Single(5, 1);
            build.Add(FlitKind.Body, NodeAddress.Destination(0));
            build.Add(FlitKind.Single, build.Head(MemoryOperation.Read, 1) | Response);
            build.Add(FlitKind.Body, 9);
            build.Single(6, 1);
            build.Add(FlitKind.Head, build.Head(MemoryOperation.Read, 1) & ~1u);
            build.Add(FlitKind.Tail, 10);
            build.BurstRead(NodeAddress.Destination(0), parameters.Lists.Destinations);
            ReadErrors();
            yield return Cleared();
        }

        build.Add(FlitKind.Head, build.Head(MemoryOperation.Read, 2) | Response);
        build.Add(FlitKind.Head, build.Head(MemoryOperation.Read, 2));
        build.Add(FlitKind.Tail, 4);
        ReadErrors();
        yield return Cleared();
    }

    private Phase Cleared()
    {
        build.Write(NodeAddress.Status, (uint)random.Next(1 << 16));
        ReadErrors();
        build.Write(NodeAddress.Status, 0xFF00);
        ReadErrors();
        build.Write(NodeAddress.Dropped, (uint)random.NextInt64());
        ReadErrors();
        return build.Take();
    }

    private uint[] Words(int count) => [.. Enumerable.Range(0, count).Select(_ => (uint)random.NextInt64())];
}
