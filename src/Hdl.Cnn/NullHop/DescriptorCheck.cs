namespace Hdl.Cnn.NullHop;

/// <summary>
/// The checks at PUSH (nullhop, section 3, behind the table of registers), and those that the definition leaves open
/// but without which a pass has no meaning:
/// biases must lie in their memory; frames are 1 or more; a kept input is one frame, all of whose rows fit the row
/// store at once, for the next pass may look at any of them; an input that is used again has the same slices, whose
/// pointers are in the store; passes that accumulate have one frame, as there is one accumulator for each channel, and
/// go on only from a pass that left its accumulators, of as many words.
/// </summary>
/// <param name="parameters">Sizes of the memories, greatest shapes.</param>
public sealed class DescriptorCheck(NullHopParameters parameters)
{
    private const int GreatestStride = 3;
    private const int GreatestPool = 3;
    private const int GreatestExtent = 4095;

    /// <summary>Why a descriptor is refused, in the order of the codes; empty where it is accepted.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="previous">The one accepted before; null after reset or abort.</param>
    public IReadOnlyList<DescriptorRefusal> Refusals(Descriptor descriptor, Descriptor? previous)
    {
        (DescriptorRefusal Reason, bool Holds)[] checks =
        [
            (DescriptorRefusal.InputSize,
                descriptor.Height < 1 || descriptor.Width < 1 || descriptor.Width > parameters.MaxWidth),
            (DescriptorRefusal.Channels, descriptor.Channels < 1 || descriptor.Channels > parameters.MaxChannels),
            (DescriptorRefusal.Slices,
                descriptor.Slices.Count > parameters.MaxSlices || descriptor.Slices.Any(channels => channels < 1)
                || descriptor.Slices.Sum() != descriptor.Channels),
            (DescriptorRefusal.Kernel,
                Math.Max(descriptor.KernelHeight, descriptor.KernelWidth) > parameters.MaxKernel),
            (DescriptorRefusal.Stride, descriptor.Stride > GreatestStride),
            (DescriptorRefusal.Pool,
                descriptor.PoolWindow > GreatestPool || descriptor.PoolStride > descriptor.PoolWindow),
            (DescriptorRefusal.OutputSize,
                !Extends(descriptor, descriptor.OutHeight, descriptor.KernelHeight)
                || !Extends(descriptor, descriptor.OutWidth, descriptor.KernelWidth)),
            (DescriptorRefusal.PooledSize,
                !Pools(descriptor, descriptor.OutHeight, descriptor.PooledHeight)
                || !Pools(descriptor, descriptor.OutWidth, descriptor.PooledWidth)),
            (DescriptorRefusal.Words, descriptor.Words > parameters.Clusters),
            (DescriptorRefusal.WeightRows, descriptor.WeightBase + (long)descriptor.Taps > parameters.WeightRows),
            (DescriptorRefusal.BiasRows, descriptor.BiasBase + (long)descriptor.Words > parameters.BiasRows),
            (DescriptorRefusal.Frames, descriptor.Frames < 1 || descriptor.Frames > parameters.FramesMax),
            (DescriptorRefusal.RowSlots, WindowRows(descriptor) > parameters.RowSlots),
            (DescriptorRefusal.RowPointers,
                descriptor.Slices.Count * (descriptor.Width + 1) > parameters.RowPointers),
            (DescriptorRefusal.RowEntries,
                !parameters.Overcommit && !Fits(descriptor, WindowRows(descriptor))),
            (DescriptorRefusal.Reuse, descriptor.ReuseInput && !CanReuse(descriptor, previous)),
            (DescriptorRefusal.Keep, (descriptor.KeepInput || descriptor.ReuseInput) && !CanKeep(descriptor)),
            (DescriptorRefusal.Accumulate, descriptor.Accumulates && !CanAccumulate(descriptor, previous)),
        ];
        return [.. checks.Where(check => check.Holds).Select(check => check.Reason)];
    }

    // Rows of the input from the first to the last of a pooled window, those in the padding included.
    private static int WindowRows(Descriptor descriptor) =>
        descriptor.KernelHeight + ((descriptor.PoolWindow - 1) * descriptor.Stride);

    private static bool Extends(Descriptor descriptor, int size, int kernel) =>
        size >= 1 && ((size - 1) * descriptor.Stride) + kernel <= GreatestExtent;

    private static bool Pools(Descriptor descriptor, int size, int pooled) =>
        size >= descriptor.PoolWindow
        && pooled == ((size - descriptor.PoolWindow) / descriptor.PoolStride) + 1;

    // Of consecutive rows, the parity of the first has one more where their number is odd.
    private bool Fits(Descriptor descriptor, int rows)
    {
        int together = (rows + parameters.FetchRuns - 1) / parameters.FetchRuns;
        return (long)together * descriptor.Width * descriptor.Channels <= parameters.RowEntries / parameters.FetchRuns;
    }

    private static bool CanReuse(Descriptor descriptor, Descriptor? previous) =>
        previous is { KeepInput: true }
        && (previous.Height, previous.Width, previous.Channels)
            == (descriptor.Height, descriptor.Width, descriptor.Channels)
        && previous.Slices.SequenceEqual(descriptor.Slices);

    private bool CanKeep(Descriptor descriptor) =>
        descriptor.Frames == 1
        && descriptor.Height <= parameters.RowSlots
        && (parameters.Overcommit || Fits(descriptor, descriptor.Height));

    private static bool CanAccumulate(Descriptor descriptor, Descriptor? previous) =>
        (descriptor.OutHeight, descriptor.OutWidth, descriptor.PoolWindow, descriptor.Frames) == (1, 1, 1, 1)
        && (descriptor.AccumulateFirst
            || (previous is { AccumulateLast: false } && previous.WordsLog2 == descriptor.WordsLog2));
}
