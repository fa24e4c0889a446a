using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>Descriptors that are refused, or not by a little, and good ones between them.</summary>
/// <param name="parameters">Valid parameters.</param>
/// <param name="build">Makes phases.</param>
internal sealed class NullHopRefusals(NullHopParameters parameters, NullHopStimulus build)
{
    private const int RandomDescriptors = 150;

    /// <summary>Each reason, its limits, and random descriptors.</summary>
    public IEnumerable<Phase> Phases(Random random)
    {
        Descriptor good = Good();
        foreach (Descriptor descriptor in Edges(good).Concat(Bits(good)))
        {
            foreach (Phase phase in Pushed(descriptor))
            {
                yield return phase;
            }
        }

        foreach (Descriptor[] pair in Pairs(good))
        {
            yield return build.Write(pair.SelectMany(one => NullHopStimulus.PushWrites(one.Pack())));
            yield return build.Read(NullHopRegisters.Status);
            yield return Forget();
        }

        for (int i = 0; i < RandomDescriptors; i++)
        {
            foreach (Phase phase in Pushed(Random(good, random)))
            {
                yield return phase;
            }
        }

        yield return build.Write((NullHopRegisters.Status, uint.MaxValue));
        yield return NullHopStimulus.Wait;
        yield return build.Read(NullHopRegisters.Status);
        foreach (Phase phase in build.Program(new NullHopSmallLayer(parameters).Program(3), together: false))
        {
            yield return phase;
        }
    }

    // What is accepted would wait for its input.
    private IEnumerable<Phase> Pushed(Descriptor descriptor)
    {
        yield return build.Write(NullHopStimulus.PushWrites(descriptor.Pack()));
        yield return build.Read(NullHopRegisters.Status);
        yield return Forget();
    }

    private Phase Forget() => build.Write(
        (NullHopRegisters.Control, NullHopRegisters.Abort),
        (NullHopRegisters.Status, (uint)NullHopErrors.Refused << 8));

    private Descriptor Good() =>
        Descriptor.Unpack(new NullHopSmallLayer(parameters).Program().Commands.OfType<NullHopPush>().Single().Words);

    private IEnumerable<Descriptor> Edges(Descriptor good)
    {
        int words = System.Numerics.BitOperations.Log2((uint)parameters.Clusters);
        int channels = Math.Min(4095, parameters.MaxChannels + 1);
        Descriptor point = good with { KernelHeight = 1, KernelWidth = 1, OutHeight = 1, OutWidth = 1 };
        return
        [
            good with { Height = 0 },
            good with { Width = 0 },
            .. Near(parameters.MaxWidth, 4095, width => good with { Width = width }),
            good with { Channels = 0, Slices = [0] },
            .. Near(parameters.MaxChannels, 4095, count => point with { Channels = count, Slices = [count] }),
            good with { Channels = 2 },
            good with { Channels = 2, Slices = [0, 2] },
            good with { Channels = 2, Slices = [2, 0] },
            .. Enumerable.Range(1, 8).Select(count => good with { Channels = count, Slices = [.. Ones(count)] }),
            .. Near(parameters.MaxKernel, 8, size => good with { KernelHeight = size }),
            .. Near(parameters.MaxKernel, 8, size => good with { KernelWidth = size }),
            .. Enumerable.Range(1, 4).Select(stride => good with { Stride = stride }),
            .. Enumerable.Range(0, 16).Select(pool => good with
            {
                OutHeight = 8, OutWidth = 8,
                PoolWindow = (pool / 4) + 1, PoolStride = (pool % 4) + 1,
                PooledHeight = ((7 - (pool / 4)) / ((pool % 4) + 1)) + 1,
                PooledWidth = ((7 - (pool / 4)) / ((pool % 4) + 1)) + 1,
            }),
            good with { OutHeight = 0, PooledHeight = 0 },
            good with { OutWidth = 0, PooledWidth = 0 },
            .. Extents(point),
            good with { PooledHeight = 2 },
            good with { PooledWidth = 2 },
            good with { PooledHeight = 0 },
            good with { PooledWidth = 0 },
            good with { PoolWindow = 2, OutWidth = 2 },
            .. Near(words, 15, log => good with { WordsLog2 = log, BiasBase = 0 }),
            .. Near(parameters.WeightRows - good.Taps, int.MaxValue, row => good with { WeightBase = (uint)row }),
            .. Near(
                parameters.WeightRows - (2 * good.Taps), int.MaxValue,
                row => good with { Channels = 2, Slices = [2], WeightBase = (uint)row }),
            good with { WeightBase = uint.MaxValue },
            .. Near(parameters.BiasRows - 1, int.MaxValue, row => good with { BiasBase = (uint)row }),
            good with { BiasBase = uint.MaxValue },
            good with { Frames = 0 },
            .. Near(parameters.FramesMax, 65_535, frames => good with { Frames = frames }),
            good with { Channels = channels, Slices = [channels], Frames = 0 },
            .. Rooms(point),
            good with { ReuseInput = true },
            good with { KeepInput = true },
            good with { KeepInput = true, Frames = 2 },
            .. Near(parameters.RowSlots, 4095, rows => point with { Width = 1, KeepInput = true, Height = rows }),
            good with { AccumulateFirst = false },
            good with { AccumulateLast = false },
            good with { AccumulateLast = false, Frames = 2 },
            point with { AccumulateLast = false, OutHeight = 2, PooledHeight = 2 },
            point with { AccumulateLast = false, OutWidth = 2, PooledWidth = 2 },
            point with { AccumulateLast = false, OutWidth = 2, OutHeight = 2, PoolWindow = 2 },
        ];
    }

    // Each bit of what is compared
    private IEnumerable<Descriptor> Bits(Descriptor good)
    {
        Descriptor point = good with { KernelHeight = 1, KernelWidth = 1, OutHeight = 1, OutWidth = 1 };
        for (int bit = 0; bit < 12; bit++)
        {
            int size = 1 << bit;
            yield return point with { Height = size };
            yield return point with { Height = size, Width = 1, KeepInput = true };
            yield return point with { Width = size };
            yield return point with { Width = Math.Min(4095, size + 3) };
            yield return point with { Channels = size, Slices = [size] };
            yield return point with { Channels = Math.Min(4095, size + 3), Slices = [Math.Min(4095, size + 3)] };
            yield return point with { Channels = 3, Slices = [Math.Min(4095, size + 3)] };
            yield return point with { OutHeight = size, PooledHeight = size };
            yield return point with { OutWidth = size, PooledWidth = size };
            yield return point with { OutHeight = 3, PooledHeight = Math.Min(4095, size + 3) };
            yield return point with { OutWidth = 3, PooledWidth = Math.Min(4095, size + 3) };
        }

        for (int bit = 0; bit < 32; bit++)
        {
            yield return good with { WeightBase = 1u << bit };
            yield return good with { BiasBase = 1u << bit };
            yield return good with { Frames = 1 << (bit % 16) };
            yield return good with { Frames = (1 << (bit % 16)) | 1, KeepInput = true };
        }
    }

    private static IEnumerable<int> Ones(int count) => Enumerable.Repeat(1, count);

    private static IEnumerable<Descriptor> Near(int limit, int most, Func<int, Descriptor> with) =>
        Enumerable.Range(0, 2).Select(more => limit + more).Where(value => value <= most).Select(with);

    // (size - 1) s + k around 4,095
    private static IEnumerable<Descriptor> Extents(Descriptor point) =>
        from stride in Enumerable.Range(1, 3)
        from more in Enumerable.Range(0, 2)
        let size = Math.Min(4095, (4094 / stride) + 1 + more)
        from high in (bool[])[true, false]
        select point with
        {
            Stride = stride,
            OutHeight = high ? size : 1,
            OutWidth = high ? 1 : size,
            PooledHeight = high ? size : 1,
            PooledWidth = high ? 1 : size,
        };

    // Rows, pointers and entries that the store has, and one more.
    private IEnumerable<Descriptor> Rooms(Descriptor point)
    {
        int slices = parameters.MaxSlices;
        int width = Math.Min(parameters.MaxWidth, (parameters.RowPointers / slices) - 1);
        foreach (int columns in (int[])[width, width + 1])
        {
            yield return point with { Width = columns, Channels = slices, Slices = [.. Ones(slices)] };
        }

        for (int rows = 1; rows <= parameters.MaxKernel; rows++)
        {
            int pixel = parameters.RowEntries / rows;
            int columns = Math.Clamp(pixel / parameters.MaxChannels, 1, parameters.MaxWidth);
            foreach (int channels in Enumerable.Range(pixel / columns, 2).Where(count => count < 4096))
            {
                yield return point with
                {
                    Height = 8,
                    KernelHeight = rows,
                    Width = columns,
                    Channels = channels,
                    Slices = [channels],
                };
            }
        }

        // Rows that are kept, as many as fit, and more
        for (int rows = 1; rows <= parameters.RowSlots; rows++)
        {
            int columns = Math.Clamp(parameters.RowEntries / rows / parameters.MaxChannels, 1, parameters.MaxWidth);
            int channels = Math.Min(4094, parameters.RowEntries / rows / columns);
            foreach (int more in (int[])[0, 1])
            {
                yield return point with
                {
                    Height = rows,
                    Width = columns,
                    KeepInput = true,
                    Channels = channels + more,
                    Slices = [channels + more],
                };
            }

            yield return point with
            {
                Height = Math.Min(4095, rows + 1),
                Width = columns,
                KeepInput = true,
                Channels = channels,
                Slices = [channels],
            };
        }

        if (parameters.MaxSlices > 4)
        {
            yield return point with { Channels = 1, Slices = [4095, 4095, 4095, 4095, 5] };
        }

        // Pooled windows of many rows
        for (int stride = 1; stride <= 3; stride++)
        {
            int rows = Math.Min(parameters.MaxKernel, parameters.RowSlots - (2 * stride));
            for (int lines = rows; lines <= Math.Min(parameters.MaxKernel, rows + 1); lines++)
            {
                yield return point with
                {
                    KernelHeight = lines,
                    Stride = stride,
                    PoolWindow = 3,
                    OutHeight = 3,
                    OutWidth = 3,
                };
            }
        }
    }

    // What depends on the descriptor before.
    private IEnumerable<Descriptor[]> Pairs(Descriptor good)
    {
        Descriptor keeps = good with { KeepInput = true };
        Descriptor again = good with { ReuseInput = true };
        Descriptor begins = good with { AccumulateLast = false };
        Descriptor goesOn = good with { AccumulateFirst = false };
        Descriptor two = good with { Channels = 2, Slices = [1, 1] };
        Descriptor unlike = good with { Channels = 3, Slices = [1, 2], KeepInput = true };
        Descriptor point = good with { KernelHeight = 1, KernelWidth = 1, Width = 1, KeepInput = true };
        return
        [
            [unlike, unlike with { ReuseInput = true, Slices = [2, 1] }],
            [unlike, unlike with { ReuseInput = true }],
            .. Enumerable.Range(0, 12).SelectMany(bit => (Descriptor[][])
            [
                [point, point with { ReuseInput = true, Height = point.Height ^ (1 << bit) }],
                [point, point with { ReuseInput = true, Width = 1 | (1 << bit) }],
                [point, point with { ReuseInput = true, Channels = 1 | (1 << bit), Slices = [1 | (1 << bit)] }],
            ]),
            [keeps, again],
            [keeps, again with { KeepInput = true }, again],
            [keeps, again, again],
            [good, again],
            [keeps, again with { Height = good.Height + 1 }],
            [keeps, again with { Width = good.Width + 1 }],
            [keeps, again with { Frames = 2 }],
            [keeps, again with { Channels = 2, Slices = [2] }],
            [two with { KeepInput = true }, two with { ReuseInput = true }],
            [two with { KeepInput = true }, two with { ReuseInput = true, Slices = [2] }],
            [begins, goesOn],
            [begins, goesOn with { AccumulateLast = false }, goesOn],
            [begins, goesOn, goesOn],
            [good, goesOn],
            [begins, goesOn with { WordsLog2 = 1 }],
            [begins with { WordsLog2 = 1, BiasBase = 0 }, goesOn with { WordsLog2 = 1, BiasBase = 0 }],
            [begins with { WordsLog2 = 1, BiasBase = 0 }, goesOn],
        ];
    }

    private Descriptor Random(Descriptor good, Random random)
    {
        int Any(int usual, int most) => random.Next(6) switch
        {
            0 => random.Next(most + 1),
            1 => Math.Min(most, usual + 1),
            _ => usual,
        };
        int slices = random.Next(3) == 0 ? random.Next(1, 9) : 1;
        int share = (parameters.MaxChannels / slices) + 1;
        int[] shares = [.. Enumerable.Range(0, slices).Select(_ => random.Next(1, share + 1))];
        int stride = random.Next(1, 5);
        int pool = random.Next(1, 5);
        int poolStride = random.Next(1, pool + 1);
        int Pooled(int size) => Math.Clamp(((size - pool) / poolStride) + 1 + (random.Next(20) / 19), 0, 4095);
        int height = random.Next(2) == 0 ? random.Next(1, 30) : random.Next(4096);
        int width = random.Next(2) == 0 ? random.Next(1, 30) : random.Next(4096);
        return good with
        {
            Height = Any(good.Height, 4095),
            Width = Any(random.Next(1, parameters.MaxWidth + 1), 4095),
            Channels = Any(shares.Sum(), 4095) & 0xFFF,
            Slices = shares,
            KernelHeight = random.Next(1, Math.Min(8, parameters.MaxKernel + 1) + 1),
            KernelWidth = random.Next(1, Math.Min(8, parameters.MaxKernel + 1) + 1),
            Stride = stride,
            PoolWindow = pool,
            PoolStride = poolStride,
            OutHeight = height,
            OutWidth = width,
            PooledHeight = Pooled(height),
            PooledWidth = Pooled(width),
            WeightBase = (uint)Any(random.Next(parameters.WeightRows), 0x3FFFFFFF),
            BiasBase = (uint)random.Next(parameters.BiasRows),
            Frames = Any(1, 65_535),
            KeepInput = random.Next(4) == 0,
        };
    }
}
