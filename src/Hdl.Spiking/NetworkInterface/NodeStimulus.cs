using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>Flits that a node receives, collected in phases.</summary>
/// <param name="parameters">Which interface.</param>
/// <param name="random">Chooses addresses, lists, bases and everything else.</param>
/// <param name="entries">Entries of each list in use, cut to what there is; null for random numbers.</param>
internal sealed class NodeStimulus(NetworkInterfaceParameters parameters, Random random, int? entries = null)
{
    private readonly NetworkInterfacePorts _ports = new(parameters);
    private BeatSequence _flits = new(new NetworkInterfacePorts(parameters).Receive);
    private BeatSequence _words = new(new NetworkInterfacePorts(parameters).Readback);
    private int _lastEnd;
    private int[] _unusedPredecessors = [];

    /// <summary>This node's address, and that of whoever sends requests.</summary>
    public (int Node, int Host) Addresses { get; init; } = (random.Next(512), random.Next(512));

    /// <summary>Nodes that end steps.</summary>
    public IReadOnlyList<int> Predecessors { get; init; } =
    [
        .. Enumerable.Range(0, 512)
            .OrderBy(_ => random.Next())
            .Take(Some(random, entries, parameters.Lists.Predecessors)),
    ];

    /// <summary>Entries of the destination list, bit 9 for a group.</summary>
    public IReadOnlyList<int> Destinations { get; init; } =
        [.. Enumerable.Range(0, Some(random, entries, parameters.Lists.Destinations)).Select(_ => random.Next(1024))];

    /// <summary>
    /// Known sources and their bases: together they reach every input, if there are enough of them. Source 0 is one of
    /// them.
    /// </summary>
    public IReadOnlyList<(int Source, int Base)> Sources { get; init; } =
    [
        .. Enumerable
            .Range(0, parameters.Lists.Sources)
            .OrderBy(source => source == 0 ? -1 : random.Next())
            .Take(Math.Max(FixedPoint.CeilDivide(parameters.Inputs, 256), parameters.Lists.Sources / 2))
            .Select(
                (source, index) =>
                    (source, 256 * index < parameters.Inputs ? 256 * index : random.Next(parameters.Inputs))),
    ];

    /// <summary>How many acknowledgements end a step.</summary>
    public int Consumers { get; init; } = Some(random, entries, parameters.Lists.Destinations);

    /// <summary>Whether the bench stands for the weight memory, and gives the words that are read.</summary>
    public bool GivesWords { get; init; }

    /// <summary>The same with every bit of every address inverted: so each of them is 0 once and 1 once.</summary>
    public NodeStimulus Inverse() => new(parameters, random, entries)
    {
        Addresses = (Addresses.Node ^ 511, Addresses.Host ^ 511),
        Predecessors = [.. Predecessors.Select(node => node ^ 511)],
        Destinations = [.. Destinations.Select(entry => entry ^ 1023)],
        Sources = Sources,
        Consumers = Consumers,
        GivesWords = GivesWords,
    };

    /// <summary>Everything collected since the last phase.</summary>
    public Phase Take()
    {
        var inputs = new Dictionary<string, BeatSequence> { [_ports.Receive] = _flits };
        if (_words.Count > 0)
        {
            inputs[_ports.Readback] = _words;
        }

        _flits = new BeatSequence(_ports.Receive);
        _words = new BeatSequence(_ports.Readback);
        return new Phase { Inputs = inputs };
    }

    /// <summary>A flit.</summary>
    public void Add(FlitKind kind, uint data) => _flits.Add((ulong)kind, data);

    /// <summary>A single flit of a type, from a source.</summary>
    public void Single(int type, int source, int neuron = 0, int group = 0) =>
        Add(FlitKind.Single, Flit.Of(Addresses.Node, source, neuron, type) | ((uint)group << 30));

    /// <summary>The head of a request.</summary>
    public uint Head(MemoryOperation operation, int words, uint command = 0) =>
        (command << 30) | Flit.Request(Addresses.Node, Addresses.Host, operation, words);

    /// <summary>Writes one word.</summary>
    public void Write(uint address, uint data)
    {
        // The length of a single access has no meaning.
        Add(FlitKind.Head, Head(MemoryOperation.Write, random.Next(1, 257)));
        Add(FlitKind.Body, address);
        Add(FlitKind.Tail, data);
    }

    /// <summary>Writes words at ascending addresses.</summary>
    public void BurstWrite(uint address, IReadOnlyList<uint> data)
    {
        Add(FlitKind.Head, Head(MemoryOperation.BurstWrite, data.Count, command: (uint)random.Next(2)));
        Add(FlitKind.Body, address);
        for (int word = 0; word < data.Count; word++)
        {
            Add(word == data.Count - 1 ? FlitKind.Tail : FlitKind.Body, data[word]);
        }
    }

    /// <summary>Reads one word.</summary>
    public void Read(uint address)
    {
        Add(FlitKind.Head, Head(MemoryOperation.Read, random.Next(1, 257)));
        Add(FlitKind.Tail, address);
        Expect(address, 1);
    }

    /// <summary>Reads words at ascending addresses.</summary>
    public void BurstRead(uint address, int words)
    {
        Add(FlitKind.Head, Head(MemoryOperation.BurstRead, words));
        Add(FlitKind.Tail, address);
        Expect(address, words);
    }

    /// <summary>Lists, table and registers, by single writes and by bursts.</summary>
    /// <param name="constants">The three constants.</param>
    public void Configure(IReadOnlyList<uint> constants)
    {
        Write(NodeAddress.Node, (uint)Addresses.Node);
        BurstWrite(
            NodeAddress.Entries, [(uint)Destinations.Count, (uint)Consumers, (uint)Predecessors.Count, .. constants]);
        BurstWrite(
            NodeAddress.Destination(0),
            [
                .. Enumerable
                    .Range(0, parameters.Lists.Destinations)
                    .Select(entry => (uint)(entry < Destinations.Count ? Destinations[entry] : random.Next(1024))),
            ]);
        _unusedPredecessors =
        [
            .. Enumerable.Range(0, parameters.Lists.Predecessors - Predecessors.Count).Select(_ => random.Next(512)),
        ];
        BurstWrite(
            NodeAddress.Predecessor(0), [.. Predecessors.Concat(_unusedPredecessors).Select(node => (uint)node)]);
        var bases = new uint[parameters.Lists.Sources];
        foreach ((int source, int start) in Sources)
        {
            bases[source] = 0x8000_0000 | (uint)start;
        }

        foreach (int source in Enumerable.Range(0, bases.Length).Where(source => bases[source] == 0))
        {
            bases[source] = (uint)random.Next(parameters.Inputs);
        }

        for (int first = 0; first < bases.Length; first += Flit.MaxBurst)
        {
            BurstWrite(NodeAddress.Base(first), bases[first..Math.Min(bases.Length, first + Flit.MaxBurst)]);
        }
    }

    /// <summary>Random constants near where neurons fire, cut to what the registers take.</summary>
    public uint[] Constants()
    {
        if (parameters.Datapath == Datapath.Count)
        {
            int most = Math.Max(1, parameters.Inputs / 8);
            return [.. Enumerable.Range(0, 3).Select(_ => (uint)random.Next(-most, most))];
        }

        int scale = random.Next(1, 1 << parameters.Widths.ScaleWidth);
        int threshold = (int)
            FixedPoint.Saturate((scale * (long)random.Next(-2, 4)) - random.Next(2), parameters.Widths.PotentialWidth);
        return [(uint)scale, (uint)random.Next(1 << parameters.Widths.ScaleWidth), (uint)threshold];
    }

    /// <summary>
    /// Spikes of some inputs, in any order and from any source that reaches them; all predecessors but one end the
    /// step.
    /// </summary>
    /// <param name="inputs">Inputs that spike.</param>
    /// <param name="trouble">Whether flits that have no place come in between.</param>
    public void Step(IEnumerable<int> inputs, bool trouble)
    {
        List<Action> flits = [];
        foreach (int input in inputs)
        {
            (int Source, int Base)[] reaching =
            [
                .. Sources.Where(entry => input >= entry.Base && input - entry.Base < 256),
            ];
            // A table of few sources does not reach every input of many.
            if (reaching.Length == 0)
            {
                continue;
            }

            (int source, int start) = Pick(reaching);
            flits.Add(() => Single(0, source, input - start, random.Next(2)));
        }

        int[] ends = [.. Predecessors.OrderBy(_ => random.Next())];
        foreach (int node in ends.SkipLast(1))
        {
            flits.Add(() => Single(1, node, group: random.Next(2)));
        }

        if (trouble)
        {
            flits.AddRange(Trouble(ends));
        }

        foreach (Action flit in flits.OrderBy(_ => random.Next()))
        {
            flit();
        }

        if (trouble && ends.Length > 1)
        {
            Single(1, ends[0]);
        }

        _lastEnd = ends[^1];
    }

    /// <summary>Ends the step that <see cref="Step"/> has begun.</summary>
    public void EndStep() => Single(1, _lastEnd);

    /// <summary>Ends the step while an answer is under way: acknowledgements must not come between its words.</summary>
    public void EndStepInAnswer()
    {
        BurstRead(NodeAddress.Base(0), Math.Min(parameters.Lists.Sources, Flit.MaxBurst));
        EndStep();
    }

    private IEnumerable<Action> Trouble(int[] ends)
    {
        int[] strangers = [.. Enumerable.Range(0, 512).Where(source => Sources.All(entry => entry.Source != source))];
        if (strangers.Length > 0)
        {
            yield return () => Single(0, Pick(strangers), random.Next(256));
        }

        foreach ((int source, int start) in Sources.Where(entry => entry.Base + 255 >= parameters.Inputs).Take(3))
        {
            int beyond = parameters.Inputs - start;
            yield return () => Single(0, source, random.Next(beyond, 256));
            yield return () => Single(0, source, beyond);
        }

        // The number behind the last one of the table must not be taken for the first one.
        if (parameters.Lists.Sources < 512)
        {
            yield return () => Single(0, parameters.Lists.Sources, random.Next(256));
        }

        yield return () => Single(1, Pick([.. Enumerable.Range(0, 512).Except(ends)]));
        foreach (int node in _unusedPredecessors.Except(ends))
        {
            yield return () => Single(1, node);
        }

        yield return () => Single(random.Next(3, 8), ends[0]);
        yield return () => Single(random.Next(3), ends[0], group: random.Next(2, 4));
        yield return () => Single(2, ends[0]);
    }

    /// <summary>Whether there is something at an address.</summary>
    public bool IsMapped(uint address) => IsWeights(address) || IsTable(address);

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    // Words of weights and biases come from the bench: one for each such address of a read that is carried out.
    private void Expect(uint address, int words)
    {
        for (int word = 0; GivesWords && word < words && IsMapped(address); word++)
        {
            if (IsWeights(address + (uint)word))
            {
                _words.Add((uint)random.NextInt64());
            }
        }
    }

    private bool IsWeights(uint address) => (address >> 28 == 0 || address >> 4 == 0x100_0000)
        && ((address >> 4) & 0xFF_FFFF) < parameters.Inputs && (address & 15) < parameters.Words;

    private bool IsTable(uint address) => (address >> 28) switch
    {
        2 => (address & 0xFFF_FFFF) < parameters.Lists.Sources,
        3 => (address & 0xFFF_FFFF) < parameters.Lists.Destinations,
        4 => (address & 0xFFF_FFFF) < parameters.Lists.Predecessors,
        5 => (address & 0xFFF_FFFF) <= 10,
        _ => false,
    };

    private static int Some(Random random, int? entries, int most) =>
        Math.Min(entries ?? random.Next(1, most + 1), most);
}
