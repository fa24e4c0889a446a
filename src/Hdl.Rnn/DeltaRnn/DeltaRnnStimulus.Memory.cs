using Hdl.Core.Golden;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>Weights in memory: where they are, how fast it is, what fails.</summary>
internal sealed partial class DeltaRnnStimulus
{
    // Among them that of section 3.2.
    private static readonly MemoryTiming[] Speeds =
    [
        new() { Latency = 60, Outstanding = 4, RowOpening = 6 },
        new(),
        new() { Latency = 20, Outstanding = 1 },
        new() { Latency = 200, RowOpening = 50, Banks = 1 },
        new() { Latency = 3, Outstanding = 2, RowOpening = 9, RowBytes = 256, Banks = 3 },
    ];

    private byte[]? _image;

    /// <summary>The address of the weights, and what is there.</summary>
    /// <param name="timing">Its speed in phases without stalls; null for the quickest.</param>
    /// <param name="faults">Bytes that fail, from the first of the weights on.</param>
    /// <param name="words">Words of memory that are there; the others are no memory.</param>
    public Phase Memory(
        MemoryTiming? timing = null, IReadOnlyList<MemoryFault>? faults = null, long words = long.MaxValue)
    {
        ulong mask = ulong.MaxValue >> (64 - parameters.AddressBits);
        ulong first = (ulong)random.NextInt64(long.MinValue, long.MaxValue) & mask & ~(ulong)(parameters.BusBytes - 1);
        // The end of all addresses is no place for an image.
        first = Math.Min(first, mask - (1UL << 30) + 1);
        byte[] bytes = words < Image().Length / parameters.BusBytes
            ? Image()[..(int)(words * parameters.BusBytes)]
            : Image();
        Phase write = Write((DeltaRnnRegisters.Base, (uint)first), (DeltaRnnRegisters.Base + 4, (uint)(first >> 32)));
        return write with
        {
            Memories = new Dictionary<string, MemoryContent>
            {
                [_ports.Memory!] = new()
                {
                    Regions = [new MemoryRegion(first, bytes)],
                    Faults = [.. (faults ?? []).Select(fault => fault with { Address = first + fault.Address })],
                    Timing = timing ?? new MemoryTiming(),
                },
            },
        };
    }

    /// <summary>Weights where they are behind a reset: in memory at address 0.</summary>
    public IEnumerable<Phase> LoadInPlace() => _ports.Memory is null
        ? Load()
        :
        [
            new Phase
            {
                Memories = new Dictionary<string, MemoryContent>
                {
                    [_ports.Memory] = new() { Regions = [new MemoryRegion(0, Image())] },
                },
            },
        ];

    /// <summary>
    /// The weights of two networks, between which WBASE goes to and fro in the middle of sequences: while columns are
    /// on their way, and when nothing is. Behind a write a step is a first one whether it says so or not.
    /// </summary>
    /// <param name="moves">Writes of WBASE.</param>
    public IEnumerable<Phase> TwoImages(int moves)
    {
        byte[] other = Packed(RandomWeights.Of(
            parameters.Cell, parameters.Formats, parameters.Shape, parameters.WeightSeed + 1));
        ulong[] places = [0x1_0000, 0x1_0000 + (ulong)Image().Length + 4096];
        places[1] -= places[1] % (ulong)Math.Max(parameters.BusBytes, 64);
        yield return new Phase
        {
            Memories = new Dictionary<string, MemoryContent>
            {
                [_ports.Memory!] = new()
                {
                    Regions = [new MemoryRegion(places[0], Image()), new MemoryRegion(places[1], other)],
                },
            },
        };
        for (int move = 0; move < moves; move++)
        {
            if (move % 3 == 1)
            {
                yield return Wait;
            }

            yield return Write((DeltaRnnRegisters.Base, (uint)places[move % 2]));
            var beats = new BeatSequence(_ports.X);
            for (int step = 0; step < 3; step++)
            {
                Move(InputKind.Wild);
                bool last = step == 2 && (parameters.ReadoutWhen == ReadoutWhen.Last || move == moves - 1);
                Packet(beats, false, last, Words);
            }

            yield return Inputs(beats);
        }
    }

    private byte[] Image() => _image ??= Packed(_network.Weights);

    private byte[] Packed(DeltaWeights weights) => WeightLayout.Of(parameters).Pack(WeightImage.Of(
        parameters.Formats, weights, parameters.Lanes, parameters.BiasColumns).Lines);

    /// <summary>Thresholds that few inputs and hidden states move by.</summary>
    public Phase GreatThresholds()
    {
        int one = (int)parameters.Formats.One;
        int most = 1 << (parameters.Formats.ActBits - 1);
        return Write([.. ThetaAddresses().Index().Select(theta => (theta.Item, (uint)(theta.Index == 0
            ? random.Next(most / 2, most)
            : Math.Min(random.Next(7 * one / 4, 2 * one), (2 * most) - 1))))]);
    }

    /// <summary>
    /// A sequence without gaps, with thresholds that keep most columns of hidden states away, and what it took; from
    /// the memory of section 3.2.
    /// </summary>
    /// <param name="steps">Its steps.</param>
    public IEnumerable<Phase> Bandwidth(int steps)
    {
        if (_ports.Memory is not null)
        {
            yield return Memory(Speeds[0]);
        }

        uint one = (uint)parameters.Formats.One;
        // All inputs, and what a second layer's inputs move by 1.0 or more.
        yield return Write([.. ThetaAddresses().Index().Select(theta => (theta.Item, theta.Index switch
        {
            0 => 1u,
            2 => one,
            _ => 9 * one / 8,
        }))]);
        yield return Sequence(steps, InputKind.Wild) with { AllowStalls = false };
        yield return Wait;
        yield return Read(DeltaRnnBandwidth.Counters);
    }

    /// <summary>
    /// Columns whose words come with an error, in sequences that meet them in the first step, later, or never; weights
    /// where no memory is.
    /// </summary>
    /// <param name="rounds">Errors of each kind.</param>
    public IEnumerable<Phase> BusErrors(int rounds)
    {
        if (_ports.Memory is null)
        {
            yield break;
        }

        WeightLayout layout = WeightLayout.Of(parameters);
        (long Offset, int Bytes)[] columns = [.. layout.Columns()];
        for (int round = 0; round < rounds; round++)
        {
            foreach (int kind in (int[])[0, 1, 2])
            {
                // One word of the first bias; of any column; of many columns.
                MemoryFault[] faults =
                [
                    .. Enumerable.Range(0, kind == 2 ? 8 : 1).Select(_ =>
                    {
                        (long offset, int bytes) = columns[kind == 0 ? 0 : random.Next(columns.Length)];
                        return new MemoryFault((ulong)(offset + random.Next(bytes)), 1);
                    }),
                ];
                yield return Memory(faults: faults);
                yield return Sequence(random.Next(2, 5), InputKind.Small);
                yield return Sequence(1, InputKind.Single);
                yield return Wait;
                yield return Read(DeltaRnnRegisters.Status);
                yield return Write((DeltaRnnRegisters.Status, kind == 1 ? 0x1Bu : 0x1Fu));
                yield return Read(DeltaRnnRegisters.Status);
            }
        }

        // Where no memory is, all weights are 0, and errors.
        yield return Memory(words: layout.Bytes / 2 / parameters.BusBytes);
        yield return Sequence(2, InputKind.Small);
        yield return Memory();
        yield return Sequence(2, InputKind.Small);
        foreach (Phase phase in Outcome())
        {
            yield return phase;
        }
    }
}
