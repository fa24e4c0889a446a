using Hdl.Core.Golden;

namespace Hdl.Blocks.Axi.WriteMaster;

/// <summary>
/// Packets at and around boundaries of 4 KB and of bursts, packets that are too long, errors of the memory, random
/// ones, slow memories.
/// </summary>
/// <param name="parameters">Widths and limits.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class AxiWriteMasterScenarios(AxiWriteMasterParameters parameters, ScenarioOptions options)
{
    /// <summary>Name of the scenario that measures how full the bus is.</summary>
    public const string Throughput = "throughput";

    private const int Page = 4096;
    private const int Pages = 6;
    private const int RandomPhases = 6;
    private const int Latency = 60;
    private const int MostLong = 70_128;

    private readonly AxiWriteMasterPorts _ports = new(parameters);
    private readonly Random _random = new(options.Seed);
    private readonly int _pageWords = Page / parameters.BusBytes;

    private ulong Base => parameters.AddressBits > 40 ? 0x0081_2345_6789_A000 & Mask : 0xA5A7_8000;

    private ulong Mask =>
        parameters.AddressBits == 64 ? ulong.MaxValue : (1UL << parameters.AddressBits) - 1;

    private ulong Other => ~Base & Mask & ~(ulong)(Page - 1);

    private int MostWords => (int)Math.Min(2 * _pageWords, 1L << parameters.LengthBits);

    /// <summary>All scenarios.</summary>
    public IEnumerable<Scenario> All()
    {
        MemoryContent content = Content();
        yield return new Scenario("short", [Phase(Few(), content), Phase(Singles(40), null)]);
        yield return new Scenario("cut", [Phase(TooLong(), content), Phase(Few(), null)]);
        yield return new Scenario("corners", [Phase(Corners(), content), Phase(AroundTheEnd(), Ends())]);
        yield return new Scenario("errors", [Phase(AllPages(), Failing(content)), Phase(Outside(), null)]);
        yield return new Scenario(
            "random",
            [
                .. Enumerable.Range(0, RandomPhases * options.Effort)
                    .Select(phase => Phase(Drawn(12), phase == 0 ? content : null)),
            ]);
        yield return new Scenario(
            "slow",
            [
                Free(Corners(), content with { Timing = new MemoryTiming { Latency = 300, Outstanding = 1 } }),
                Free(Corners(), content with { Timing = new MemoryTiming { Latency = 300 } }),
                Free(Singles(60), null),
                Free(Singles(100), content with { Timing = new MemoryTiming { Latency = 400 } }),
                Free(Singles(60), content),
                Free(TooLong(), content),
                Free(
                    [
                        new Packet(Other - Page, Math.Min(MostLong, 1L << parameters.LengthBits), MostLong)
                        {
                            Kept = parameters.BusBytes,
                        },
                    ],
                    content),
            ]);
        yield return new Scenario(
            Throughput,
            [
                Free(
                    [.. Enumerable.Range(0, 16).Select(packet => At(packet * 7, 2 * _pageWords))],
                    content with { Timing = new MemoryTiming { Latency = Latency } }),
            ]);
    }

    // The second region has all other address bits.
    private MemoryContent Content() => new() { Regions = [Region(Base, Pages * Page), Region(Other, Page)] };

    private MemoryRegion Region(ulong address, int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return new MemoryRegion(address, bytes);
    }

    // The last page and the first one: addresses go round.
    private MemoryContent Ends() => new()
    {
        Regions = [Region(Mask & ~(ulong)(Page - 1), Page), Region(0, Page)],
    };

    private MemoryContent Failing(MemoryContent content) => content with
    {
        Faults =
        [
            new MemoryFault(Base + 8, 1),
            new MemoryFault(Base + Page - 1, 2),
            new MemoryFault(Base + (2 * Page), Page),
            new MemoryFault(Base + (3 * Page), Page) { Writes = false },
            .. Enumerable.Range(0, 12).Select(
                _ => new MemoryFault(Base + (ulong)_random.Next(Pages * Page), (ulong)_random.Next(1, 64))),
        ],
    };

    private Packet At(long word, long words) => new(
        Base + (ulong)(word * parameters.BusBytes), Math.Min(words, MostWords), (int)Math.Min(words, MostWords));

    private Phase Free(IReadOnlyList<Packet> packets, MemoryContent? content) =>
        Phase(packets, content) with { AllowStalls = false };

    private Phase Phase(IReadOnlyList<Packet> packets, MemoryContent? content)
    {
        var commands = new BeatSequence(_ports.Command);
        var data = new BeatSequence(_ports.Data);
        foreach (Packet packet in packets)
        {
            // Bits of the address below a word are ignored.
            Span<uint> command = commands.Append();
            commands.Write(
                command, _ports.Command.Address, packet.Address + (ulong)_random.Next(parameters.BusBytes));
            commands.Write(command, _ports.Command.Length, (ulong)packet.Most - 1);
            for (int word = 0; word < packet.Words; word++)
            {
                AddWord(data, word == packet.Words - 1, packet.Kept);
            }
        }

        return new Phase
        {
            Inputs = new Dictionary<string, BeatSequence> { [_ports.Command] = commands, [_ports.Data] = data },
            Memories = content is null
                ? new Dictionary<string, MemoryContent>()
                : new Dictionary<string, MemoryContent> { [_ports.Memory] = content },
            IsWhole = true,
        };
    }

    // Mostly whole words; sometimes any of their bytes, and none at all.
    private void AddWord(BeatSequence data, bool last, int? kept)
    {
        Span<uint> beat = data.Append();
        for (int at = 0; at < parameters.BusBytes; at++)
        {
            data.WriteItem(beat, _ports.Data, at, (ulong)_random.Next(256));
        }

        ulong all = parameters.BusBytes == 64 ? ulong.MaxValue : (1UL << parameters.BusBytes) - 1;
        ulong keep = _random.Next(32) switch
        {
            _ when kept is { } bytes => all >> (parameters.BusBytes - bytes),
            0 => 0,
            < 4 => (ulong)_random.NextInt64() & all,
            < 8 => all >> _random.Next(parameters.BusBytes),
            _ => all,
        };
        data.CloseBeat(beat, _ports.Data, keep, last);
    }

    private Packet[] Few() => [At(2, 3), At(_pageWords - 1, 2), At(9, 1), new(Other, 5, 4)];

    // Packets that are a power of two apart have different numbers of bytes: one's report is not another's.
    private Packet[] Singles(int count) =>
    [
        .. Enumerable.Range(0, count).Select(packet => At(_random.Next(Pages * _pageWords), 1) with
        {
            Kept = 1 + (packet % (parameters.BusBytes - 1)),
        }),
    ];

    private Packet[] TooLong() =>
    [
        new(Base + 64, 2, 4), new(Base + (ulong)Page, 1, 2), new(Base, 3, 3), new(Base + 128, 1, 1),
        new(Base + (ulong)Page - (ulong)parameters.BusBytes, 1, 3),
        new(Base + (ulong)Page - (ulong)parameters.BusBytes, 2, 3),
    ];

    private Packet[] Corners()
    {
        int burst = parameters.BurstBeats;
        return
        [
            At(0, 1),
            At(_pageWords - 1, 1),
            At(_pageWords - 1, 2),
            At(_pageWords - 1, _pageWords + 1),
            At(5, _pageWords - 5),
            At(5, _pageWords - 4),
            At(_pageWords - 3, burst),
            At(0, burst),
            At(0, burst - 1),
            At(0, burst + 1),
            At(1, burst),
            At(0, 288),
            At(_pageWords / 2, 288),
            At(0, 2 * _pageWords),
            new(Base, Math.Min(burst, MostWords), burst + 2),
            new(Base, Math.Min(burst - 1, MostWords), burst),
            new(Other, 3, 3),
            new(Other + (Page / 2), _pageWords / 2, _pageWords / 2),
        ];
    }

    private Packet[] AroundTheEnd() =>
    [
        new(Mask - (ulong)parameters.BusBytes + 1, 1, 1),
        new(Mask - (ulong)(3 * parameters.BusBytes) + 1, 8, 8),
        new(Mask & ~(ulong)(Page - 1), Math.Min(_pageWords + 9, MostWords), _pageWords + 9),
    ];

    private Packet[] AllPages() =>
    [
        .. Enumerable.Range(0, Pages).Select(page => At(page * _pageWords, _pageWords)),
        At((3 * _pageWords) - 2, 5),
        At((3 * _pageWords) - 2, 2),
        .. Enumerable.Range(0, 12).Select(
            _ => At(_random.Next((Pages - 1) * _pageWords), _random.Next(1, 40))),
    ];

    // Where no memory is, partly and wholly.
    private Packet[] Outside() =>
        [At(-9, 18), At((Pages * _pageWords) - 9, 18), At(3 * Pages * _pageWords, 20), At(0, 4)];

    private Packet[] Drawn(int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ =>
        {
            int words = Math.Min(
                MostWords,
                _random.Next(3) switch
                {
                    0 => _random.Next(1, 8),
                    1 => _random.Next(1, parameters.BurstBeats + 8),
                    _ => _random.Next(1, MostWords + 1),
                });
            Packet packet = At(_random.Next((Pages * _pageWords) - words), words);
            return _random.Next(4) == 0 ? packet with { Most = _random.Next(1, MostWords + 1) } : packet;
        }),
    ];

    private sealed record Packet(ulong Address, long Most, int Words)
    {
        // Bytes of each word that are to be written; drawn where it is not said.
        public int? Kept { get; init; }
    }
}
