using Hdl.Core.Golden;

namespace Hdl.Blocks.Axi.ReadMaster;

/// <summary>
/// Commands at and around boundaries of 4 KB and of bursts, errors of the memory, random ones, slow memories.
/// </summary>
/// <param name="parameters">Widths and limits.</param>
/// <param name="options">Seed and effort.</param>
internal sealed class AxiReadMasterScenarios(AxiReadMasterParameters parameters, ScenarioOptions options)
{
    /// <summary>Name of the scenario that measures how full the bus is.</summary>
    public const string Throughput = "throughput";

    /// <summary>Cycles of the memory in that scenario.</summary>
    public const int Latency = 60;

    private const int Page = 4096;
    private const int Pages = 6;
    private const int RandomPhases = 6;
    private const int InFlight = 4;
    private const int MostLong = 70_000;

    private readonly AxiReadMasterPorts _ports = new(parameters);
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
        yield return new Scenario(
            "corners", [Of(Corners(), content), Of(Singles(40), null), Of(AroundTheEnd(), Ends())]);
        yield return new Scenario("errors", [Of(AllPages(), Failing(content)), Of(Outside(), null)]);
        yield return new Scenario(
            "random",
            [
                .. Enumerable.Range(0, RandomPhases * options.Effort)
                    .Select(phase => Of(Drawn(12), phase == 0 ? content : null)),
            ]);
        yield return new Scenario(
            "slow",
            [
                Of(Corners(), content with { Timing = new MemoryTiming { Latency = 300, Outstanding = 1 } }) with
                {
                    AllowStalls = false,
                },
                Of(Corners(), content with { Timing = new MemoryTiming { Latency = 300 } }) with
                {
                    AllowStalls = false,
                },
                Of(Singles(40), null) with { AllowStalls = false },
                Of(Singles(40), content) with { AllowStalls = false },
                Of(Drawn(12), content with { Timing = new MemoryTiming { RowOpening = 50, Banks = 1 } }) with
                {
                    AllowStalls = false,
                },
                Of(Long(), content) with { AllowStalls = false },
            ]);
        yield return new Scenario(Throughput, [Columns(content)]);
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

    // Single words, runs of words, and pages on either side of what fails.
    private MemoryContent Failing(MemoryContent content) => content with
    {
        Faults =
        [
            new MemoryFault(Base + 8, 1),
            new MemoryFault(Base + Page - 1, 2),
            new MemoryFault(Base + (2 * Page), Page),
            new MemoryFault(Base + (3 * Page), Page) { Reads = false },
            .. Enumerable.Range(0, 24).Select(
                _ => new MemoryFault(Base + (ulong)_random.Next(Pages * Page), (ulong)_random.Next(1, 64))),
        ],
    };

    private Phase Of(BeatSequence commands, MemoryContent? content) => new()
    {
        Inputs = new Dictionary<string, BeatSequence> { [_ports.Command] = commands },
        Memories = content is null
            ? new Dictionary<string, MemoryContent>()
            : new Dictionary<string, MemoryContent> { [_ports.Memory] = content },
    };

    // Bits of the address below a word are ignored.
    private void Add(BeatSequence commands, ulong address, long words)
    {
        Span<uint> beat = commands.Append();
        commands.Write(beat, _ports.Command.Address, address + (ulong)_random.Next(parameters.BusBytes));
        commands.Write(beat, _ports.Command.Length, (ulong)Math.Clamp(words, 1, MostWords) - 1);
    }

    private void AddAt(BeatSequence commands, long word, long words) =>
        Add(commands, Base + (ulong)(word * parameters.BusBytes), words);

    private BeatSequence Corners()
    {
        var commands = new BeatSequence(_ports.Command);
        int burst = parameters.BurstBeats;
        AddAt(commands, 0, 1);
        AddAt(commands, _pageWords - 1, 1);
        AddAt(commands, _pageWords - 1, 2);
        AddAt(commands, _pageWords - 1, _pageWords + 1);
        AddAt(commands, 5, _pageWords - 5);
        AddAt(commands, 5, _pageWords - 4);
        AddAt(commands, _pageWords - 3, burst);
        AddAt(commands, 0, burst);
        AddAt(commands, 0, burst - 1);
        AddAt(commands, 0, burst + 1);
        AddAt(commands, 1, burst);
        AddAt(commands, 0, 288);
        AddAt(commands, _pageWords / 2, 288);
        AddAt(commands, 0, 2 * _pageWords);
        AddAt(commands, 7, 1 << 8);
        Add(commands, Other, 3);
        Add(commands, Other + Page / 2, Page);
        return commands;
    }

    // Longer than any other, most of it where no memory is.
    private BeatSequence Long()
    {
        var commands = new BeatSequence(_ports.Command);
        Span<uint> beat = commands.Append();
        commands.Write(beat, _ports.Command.Address, Other - Page);
        commands.Write(beat, _ports.Command.Length, (ulong)Math.Min(MostLong, (1L << parameters.LengthBits) - 1));
        return commands;
    }

    private BeatSequence Singles(int count)
    {
        var commands = new BeatSequence(_ports.Command);
        for (int command = 0; command < count; command++)
        {
            AddAt(commands, _random.Next(Pages * _pageWords), 1);
        }

        return commands;
    }

    private BeatSequence AroundTheEnd()
    {
        var commands = new BeatSequence(_ports.Command);
        Add(commands, Mask - (ulong)parameters.BusBytes + 1, 1);
        Add(commands, Mask - (ulong)(3 * parameters.BusBytes) + 1, 8);
        Add(commands, Mask & ~(ulong)(Page - 1), _pageWords + 9);
        return commands;
    }

    private BeatSequence AllPages()
    {
        var commands = new BeatSequence(_ports.Command);
        for (int page = 0; page < Pages; page++)
        {
            AddAt(commands, page * _pageWords, _pageWords);
        }

        for (int command = 0; command < 12; command++)
        {
            AddAt(commands, _random.Next((Pages - 1) * _pageWords), _random.Next(1, 40));
        }

        return commands;
    }

    // Where no memory is, partly and wholly.
    private BeatSequence Outside()
    {
        var commands = new BeatSequence(_ports.Command);
        AddAt(commands, -9, 18);
        AddAt(commands, (Pages * _pageWords) - 9, 18);
        AddAt(commands, 3 * Pages * _pageWords, 20);
        AddAt(commands, 0, 4);
        return commands;
    }

    private BeatSequence Drawn(int count)
    {
        var commands = new BeatSequence(_ports.Command);
        for (int command = 0; command < count; command++)
        {
            int words = _random.Next(3) switch
            {
                0 => _random.Next(1, 8),
                1 => _random.Next(1, parameters.BurstBeats + 8),
                _ => _random.Next(1, MostWords + 1),
            };
            words = Math.Min(words, MostWords);
            AddAt(commands, _random.Next((Pages * _pageWords) - words), words);
        }

        return commands;
    }

    // Columns of weights, 288 words each, one after the other.
    private Phase Columns(MemoryContent content)
    {
        var commands = new BeatSequence(_ports.Command);
        for (int column = 0; column < 48; column++)
        {
            AddAt(commands, column * 288 % (4 * _pageWords), 288);
        }

        var timing = new MemoryTiming { Latency = Latency, Outstanding = InFlight };
        return Of(commands, content with { Timing = timing }) with { AllowStalls = false };
    }
}
