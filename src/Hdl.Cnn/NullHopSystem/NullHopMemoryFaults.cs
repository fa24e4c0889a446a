using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>What goes wrong in memory, passes that are broken off, queues that are full.</summary>
/// <param name="parameters">Valid parameters.</param>
/// <param name="create">Makes phases.</param>
internal sealed class NullHopMemoryFaults(NullHopParameters parameters, Func<NullHopMemoryStimulus> create)
{
    private const uint AllErrors = 0x3FF00;

    private readonly NullHopSmallLayer _small = new(parameters);
    private readonly int _word = NullHopMemoryPorts.MapBytes(parameters);

    /// <summary>The scenarios.</summary>
    public IEnumerable<Scenario> Create() =>
    [
        new("read-error", [.. ReadErrors(create())]),
        new("write-error", [.. WriteErrors(create())]),
        new("output-full", [.. OutputFull(create())]),
        new("region-ends", [.. RegionEnds(create())]),
        new("queue", [.. Queue(create())]),
        new("late", [.. Late(create())]),
        new("abort", [.. Aborts(create())]),
    ];

    /// <summary>Errors are cleared one after the other, then an abort lets the next program count from 0.</summary>
    /// <param name="build">Makes phases.</param>
    public static IEnumerable<Phase> Clear(NullHopMemoryStimulus build) =>
    [
        build.Write((NullHopRegisters.Status, 0x8000u)),
        build.Read(NullHopRegisters.Status),
        build.Write((NullHopRegisters.Status, 0x10000u)),
        build.Read(NullHopRegisters.Status),
        build.Write((NullHopRegisters.Status, AllErrors)),
        build.Read(NullHopRegisters.Status),
        build.Write((NullHopRegisters.Control, NullHopRegisters.Abort)),
        NullHopStimulus.Wait,
        build.Read(NullHopRegisters.Status, NullHopRegisters.Outputs, NullHopRegisters.OutputBytes),
    ];

    private static IEnumerable<Phase> Pass(
        NullHopMemoryStimulus build, NullHopProgram program, bool wellFormed = true) =>
        [.. build.Program(program, together: true), .. build.Outcome(wellFormed), .. Clear(build)];

    // Words that come with an error are right all the same; where no memory is, they are 0.
    private IEnumerable<Phase> ReadErrors(NullHopMemoryStimulus build)
    {
        for (int word = 0; word < 4; word++)
        {
            int at = word;
            build.Faults = places => [new MemoryFault(
                places.Input + (ulong)(at * _word), at == 3 ? (ulong)places.InputBytes : 1) { Writes = false }];
            foreach (Phase phase in Pass(build, _small.Program(word + 1)))
            {
                yield return phase;
            }
        }

        build.Faults = null;
        (build.ParametersFail, build.NoParameters) = (true, false);
        foreach (Phase phase in Pass(build, _small.Program(7)))
        {
            yield return phase;
        }

        (build.ParametersFail, build.NoParameters) = (false, true);
        foreach (Phase phase in Pass(build, _small.Program(8)))
        {
            yield return phase;
        }

        // A beat less than the load takes, then all of them
        build.NoParameters = false;
        NullHopProgram program = _small.Program(10);
        foreach (Phase phase in (Phase[])
            [
                .. build.Commands(
                    [
                        .. program.Commands.Select(command => command is NullHopLoad load
                            ? load with { Beats = [.. load.Beats.SkipLast(1)] }
                            : command),
                    ],
                    program.Input, together: true),
                .. build.Outcome(wellFormed: false), .. Clear(build),
            ])
        {
            yield return phase;
        }

        yield return build.Write(Enumerable.Range(4, 8).Select(counter => (4 * counter, 0u)));
        foreach (Phase phase in Pass(build, _small.Program(9)))
        {
            yield return phase;
        }
    }

    private IEnumerable<Phase> WriteErrors(NullHopMemoryStimulus build)
    {
        for (int word = 0; word < 4; word++)
        {
            int at = word;
            build.Faults = places =>
                [new MemoryFault(places.Output + (ulong)(at * _word), 1) { Reads = false }];
            foreach (Phase phase in Pass(build, _small.Program(word + 1, frames: 3)))
            {
                yield return phase;
            }
        }

        build.Faults = null;
        foreach (Phase phase in Pass(build, _small.Program(5)))
        {
            yield return phase;
        }
    }

    private IEnumerable<Phase> OutputFull(NullHopMemoryStimulus build)
    {
        foreach (int words in (int[])[1, 2, 3, 0])
        {
            build.TooSmall = words;
            foreach (Phase phase in Pass(build, _small.Program(words + 1, frames: 2)))
            {
                yield return phase;
            }
        }
    }

    // Within a packet, by one word or more: what is missing reads as 0, and the next region begins anew.
    private IEnumerable<Phase> RegionEnds(NullHopMemoryStimulus build)
    {
        for (int cut = 1; cut <= 5; cut++)
        {
            build.CutWords = cut;
            foreach (Phase phase in Pass(build, _small.Wide(cut), wellFormed: false))
            {
                yield return phase;
            }

            build.CutWords = cut % 2;
            foreach (Phase phase in Pass(build, _small.Program(cut), wellFormed: false))
            {
                yield return phase;
            }
        }

        // What a value that is missing counts as is not known.
        build.CutWords = 0;
        yield return build.Write(Enumerable.Range(4, 8).Select(counter => (4 * counter, 0u)));
        foreach (Phase phase in Pass(build, _small.Program(9)))
        {
            yield return phase;
        }
    }

    // Five frames in a region each, and five regions for their outputs: one is worked on, four wait, and there is no
    // room for more.
    private IEnumerable<Phase> Queue(NullHopMemoryStimulus build)
    {
        const int Regions = 1 + NullHopRegisters.RegionsAhead;
        NullHopProgram program = _small.Wide(3, Regions);
        int rows = program.Input.Count / Regions;
        Descriptor pass = program.Descriptors.Single();
        int words = build.MostWords(pass with { Frames = 1 });
        List<MemoryRegion> regions = [];
        List<(int Address, uint Data)> writes = [];
        for (int frame = 0; frame < Regions; frame++)
        {
            byte[] bytes = build.Bytes(program.Input.Skip(frame * rows).Take(rows));
            regions.Add(new MemoryRegion((ulong)(0x10_0000 + (0x1000 * frame)), bytes));
            regions.Add(new MemoryRegion((ulong)(0x20_0000 + (0x1000 * frame)), new byte[words * _word]));
            writes.AddRange(build.InputWrites(regions[^2].Address, bytes.Length));
            writes.AddRange(NullHopMemoryStimulus.OutputWrites(regions[^1].Address, words, pass.PooledHeight));
        }

        Phase loads = build.Commands([.. program.Commands.OfType<NullHopLoad>()], [], together: true).Single();
        yield return loads;
        yield return NullHopStimulus.Wait;
        string map = new NullHopMemoryPorts(parameters).Map;
        yield return build.Write(
        [
            .. writes,
            (NullHopRegisters.InputLength, 5u), (NullHopRegisters.OutputPackets, 7u),
            .. NullHopStimulus.PushWrites(pass.Pack()),
        ]) with
        {
            Memories = new Dictionary<string, MemoryContent> { [map] = new MemoryContent { Regions = regions } },
            IsWhole = true,
        };
        foreach (Phase phase in build.Outcome())
        {
            yield return phase;
        }

        yield return build.Read(NullHopRegisters.InputLength, NullHopRegisters.OutputPackets);
        foreach (Phase phase in Clear(build).Concat(Pass(build, _small.Program(4))))
        {
            yield return phase;
        }
    }

    // A pass is over, and its output waits for a region.
    private IEnumerable<Phase> Late(NullHopMemoryStimulus build)
    {
        const int Words = 64;
        build.NoOutput = true;
        foreach (Phase phase in build.Program(_small.Program(6), together: true).Concat(build.Outcome()))
        {
            yield return phase;
        }

        string map = new NullHopMemoryPorts(parameters).Map;
        var region = new MemoryRegion(0x50_0000, new byte[Words * _word]);
        yield return build.Write(NullHopMemoryStimulus.OutputWrites(region.Address, Words, 1)) with
        {
            Memories = new Dictionary<string, MemoryContent> { [map] = new MemoryContent { Regions = [region] } },
            IsWhole = true,
        };
        foreach (Phase phase in build.Outcome().Concat(Clear(build)))
        {
            yield return phase;
        }
    }

    private IEnumerable<Phase> Aborts(NullHopMemoryStimulus build)
    {
        for (int number = 0; number < 3; number++)
        {
            // A region that has one packet of two
            build.TooMany = 1;
            foreach (Phase phase in Pass(build, _small.Program(number + 1)))
            {
                yield return phase;
            }

            // A pass without its last row
            (build.TooMany, build.Missing) = (0, 1);
            NullHopProgram wide = _small.Wide(number + 1);
            foreach (Phase phase in build.Program(wide, together: true).Concat(Clear(build)))
            {
                yield return phase;
            }

            // Regions that no pass takes, of which one is read
            build.Missing = 0;
            foreach (Phase phase in (Phase[])
                [
                    .. Loading(build, number), .. Stuck(build, number),
                    .. Unused(build, wide), .. Clear(build), .. Pass(build, _small.Program(5)),
                ])
            {
                yield return phase;
            }
        }
    }

    // A load that is under way; enough writes go before the abort for it to have begun.
    private IEnumerable<Phase> Loading(NullHopMemoryStimulus build, int seed)
    {
        const int Pause = 12;
        NullHopLoad load = _small.Wide(seed).Commands.OfType<NullHopLoad>().First();
        Phase phase = build.Commands([load], [], together: true).Single();
        Phase abort = build.Write(
        [
            .. Enumerable.Repeat((NullHopRegisters.LoadRows, 1u), Pause),
            (NullHopRegisters.Control, NullHopRegisters.Abort),
        ]);
        yield return phase with
        {
            Inputs = phase.Inputs.ToDictionary(
                input => input.Key, input => Joined(input.Value, abort.Inputs[input.Key])),
        };
        yield return NullHopStimulus.Wait;
        yield return build.Read(NullHopRegisters.Status, NullHopRegisters.Loads);
    }

    private static BeatSequence Joined(BeatSequence first, BeatSequence second)
    {
        var both = new BeatSequence(first.Fields);
        both.AddRange(first);
        both.AddRange(second);
        return both;
    }

    // Rows of two chunks whose second one is short wait for a region. What the multipliers were given is not known.
    private IEnumerable<Phase> Stuck(NullHopMemoryStimulus build, int seed)
    {
        const int ShortChunk = 4;
        int words = (NullHopMemoryPorts.ChunkBeats + ShortChunk) * parameters.OutputWords;
        int width = Math.Min(parameters.MaxWidth, words / NullHopParameters.WordChannels);
        LayerCase small = _small.Case(seed);
        var program = new NullHopProgram(parameters);
        program.Add(new LayerDrawing(parameters, new Random(seed)).Case(new LayerDraft("stuck", small.Layer with
        {
            Height = 4,
            Width = width,
            KernelHeight = 1,
            KernelWidth = 1,
            OutHeight = 4,
            OutWidth = width,
        })
        {
            Slices = [1],
            Density = 0.5,
            OutRaw = true,
        }));
        build.NoOutput = true;
        foreach (Phase phase in build.Program(program, together: true))
        {
            yield return phase;
        }

        build.NoOutput = false;
        yield return NullHopStimulus.Wait;
        yield return build.Write((NullHopRegisters.Control, NullHopRegisters.Abort));
        yield return NullHopStimulus.Wait;
        yield return build.Read(NullHopRegisters.Status, NullHopRegisters.Outputs);
        yield return build.Write(Enumerable.Range(4, 8).Select(counter => (4 * counter, 0u)));
    }

    private IEnumerable<Phase> Unused(NullHopMemoryStimulus build, NullHopProgram program)
    {
        byte[] bytes = build.Bytes(program.Input);
        string map = new NullHopMemoryPorts(parameters).Map;
        yield return build.Write(
        [
            .. build.InputWrites(0x30_0000, bytes.Length),
            .. build.InputWrites(0x30_0000, bytes.Length),
            .. NullHopMemoryStimulus.OutputWrites(0x40_0000, 16, 1),
            .. NullHopMemoryStimulus.OutputWrites(0x40_0000, 16, 1),
        ]) with
        {
            Memories = new Dictionary<string, MemoryContent>
            {
                [map] = new MemoryContent
                {
                    Regions = [new MemoryRegion(0x30_0000, bytes), new MemoryRegion(0x40_0000, new byte[16 * _word])],
                },
            },
            IsWhole = true,
        };
        yield return build.Read(NullHopRegisters.Status);
    }
}
