using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.Tests.NullHop;

public sealed class DescriptorCheckTests
{
    private static readonly NullHopParameters Parameters = new();

    private static readonly Descriptor Legal = new()
    {
        Height = 6,
        Width = 5,
        Channels = 4,
        Slices = [3, 1],
        KernelHeight = 3,
        KernelWidth = 2,
        OutHeight = 4,
        OutWidth = 4,
        PoolWindow = 2,
        PoolStride = 2,
        PooledHeight = 2,
        PooledWidth = 2,
        AccumulateFirst = true,
        AccumulateLast = true,
        Frames = 1,
    };

    private static readonly Descriptor Point = Legal with
    {
        OutHeight = 1,
        OutWidth = 1,
        PooledHeight = 1,
        PooledWidth = 1,
        PoolWindow = 1,
        PoolStride = 1,
    };

    // The row store of the preset has 2,048 entries, 1,024 of each parity.
    private static readonly Descriptor Full = Point with { Width = 32, Channels = 16, Slices = [16] };

    public static TheoryData<string, Descriptor, DescriptorRefusal?> Single => new()
    {
        { "legal", Legal, null },
        { "H", Legal with { Height = 0 }, DescriptorRefusal.InputSize },
        { "W", Legal with { Width = 0 }, DescriptorRefusal.InputSize },
        { "the greatest W", Legal with { Width = 32, Channels = 4, Slices = [4] }, null },
        { "max-width", Legal with { Width = 33, Channels = 4, Slices = [4] }, DescriptorRefusal.InputSize },
        { "max-channels", Point with { Channels = 129, Slices = [129], Width = 1 }, DescriptorRefusal.Channels },
        { "the most channels", Point with { Channels = 128, Slices = [128], Width = 1 }, null },
        { "slices", Legal with { Slices = [3, 2] }, DescriptorRefusal.Slices },
        { "an empty slice", Legal with { Slices = [4, 0] }, DescriptorRefusal.Slices },
        { "max-slices", Legal with { Channels = 5, Slices = [1, 1, 1, 1, 1] }, DescriptorRefusal.Slices },
        { "kernel", Legal with { KernelHeight = 8 }, DescriptorRefusal.Kernel },
        { "s", Legal with { Stride = 4 }, DescriptorRefusal.Stride },
        { "pw", Legal with { PoolWindow = 4, PooledHeight = 1, PooledWidth = 1 }, DescriptorRefusal.Pool },
        { "ps", Legal with { PoolStride = 3, PooledHeight = 1, PooledWidth = 1 }, DescriptorRefusal.Pool },
        { "far windows", Legal with { OutHeight = 4094, PooledHeight = 2047 }, DescriptorRefusal.OutputSize },
        { "the farthest window", Legal with { OutHeight = 4093, PooledHeight = 2046 }, null },
        { "Hp", Legal with { PooledHeight = 3 }, DescriptorRefusal.PooledSize },
        { "Wp", Legal with { PooledWidth = 1 }, DescriptorRefusal.PooledSize },
        { "no pooled row", Legal with { OutHeight = 1, PooledHeight = 0 }, DescriptorRefusal.PooledSize },
        { "n", Legal with { WordsLog2 = 3 }, DescriptorRefusal.Words },
        { "as many words as clusters", Legal with { WordsLog2 = 2 }, null },
        { "the last rows of weights", Legal with { WeightBase = 1000 }, null },
        { "rows of weights", Legal with { WeightBase = 1001 }, DescriptorRefusal.WeightRows },
        { "a huge base", Legal with { WeightBase = uint.MaxValue }, DescriptorRefusal.WeightRows },
        { "the last rows of biases", Legal with { WordsLog2 = 2, BiasBase = 12 }, null },
        { "rows of biases", Legal with { WordsLog2 = 2, BiasBase = 13 }, DescriptorRefusal.BiasRows },
        { "frames", Legal with { Frames = 0 }, DescriptorRefusal.Frames },
        {
            "the highest windows",
            Point with { KernelHeight = 7, PoolWindow = 3, Stride = 3, OutHeight = 3, OutWidth = 3 }, null
        },
        { "pointers", Legal with { Width = 20 }, DescriptorRefusal.RowPointers },
        { "as many pointers as there are", Legal with { Width = 19 }, null },
        { "rows that just fit", Full with { KernelHeight = 4, WeightBase = 0 }, null },
        { "one row of a parity too much", Full with { KernelHeight = 5 }, DescriptorRefusal.RowEntries },
        {
            "rows under pooling",
            Full with { KernelHeight = 3, PoolWindow = 2, OutHeight = 2, OutWidth = 2, Stride = 2 },
            DescriptorRefusal.RowEntries
        },
        { "kept", Legal with { KeepInput = true }, null },
        { "kept frames", Legal with { KeepInput = true, Frames = 2 }, DescriptorRefusal.Keep },
        { "more rows kept than slots", Legal with { KeepInput = true, Height = 17 }, DescriptorRefusal.Keep },
        { "as many rows kept as slots", Legal with { KeepInput = true, Height = 16 }, null },
        { "more entries kept", Full with { KeepInput = true, KernelHeight = 1, Height = 5 }, DescriptorRefusal.Keep },
        { "as many entries kept", Full with { KeepInput = true, KernelHeight = 1, Height = 4 }, null },
        { "nothing kept", Legal with { ReuseInput = true }, DescriptorRefusal.Reuse },
        { "the first of several", Point with { AccumulateLast = false }, null },
        { "several of more pixels", Legal with { AccumulateLast = false }, DescriptorRefusal.Accumulate },
        { "several of more frames", Point with { AccumulateLast = false, Frames = 2 }, DescriptorRefusal.Accumulate },
        { "no first", Point with { AccumulateFirst = false }, DescriptorRefusal.Accumulate },
    };

    [Theory]
    [MemberData(nameof(Single))]
    public void Each_reason_stands_alone(string what, Descriptor descriptor, DescriptorRefusal? expected)
    {
        IReadOnlyList<DescriptorRefusal> refusals = new DescriptorCheck(Parameters).Refusals(descriptor, null);

        Assert.True(
            refusals.SequenceEqual(expected is { } reason ? [reason] : []), $"{what}: {string.Join(", ", refusals)}");
    }

    [Fact]
    public void Each_reason_has_its_case() =>
        Assert.Equal(
            Enum.GetValues<DescriptorRefusal>().Except([DescriptorRefusal.RowSlots]),
            Single.Select(row => row[2]).OfType<DescriptorRefusal>().Distinct().Order());

    [Fact]
    public void Windows_of_more_rows_than_slots_are_refused()
    {
        var check = new DescriptorCheck(Parameters with { RowSlots = 8 });

        Descriptor six = Point with { KernelHeight = 6, PoolWindow = 3, OutHeight = 3, OutWidth = 3 };

        Assert.Empty(check.Refusals(six, null));
        Assert.Equal([DescriptorRefusal.RowSlots], check.Refusals(six with { KernelHeight = 7 }, null));
    }

    [Fact]
    public void All_reasons_are_given_the_least_first() =>
        Assert.Equal(
            [DescriptorRefusal.InputSize, DescriptorRefusal.Stride, DescriptorRefusal.Frames],
            new DescriptorCheck(Parameters).Refusals(Legal with { Height = 0, Stride = 4, Frames = 0 }, null));

    [Fact]
    public void One_store_for_all_rows_takes_what_two_halves_do_not()
    {
        Descriptor five = Full with { KernelHeight = 3, Channels = 20, Slices = [20], WeightBase = 0 };

        // 3 * 32 * 20 = 1920 entries, of which 1280 may be of one parity.
        Assert.Equal([DescriptorRefusal.RowEntries], new DescriptorCheck(Parameters).Refusals(five, null));
        Assert.Empty(new DescriptorCheck(Parameters with { FetchRuns = 1 }).Refusals(five, null));
        Assert.Empty(new DescriptorCheck(Parameters with { Overcommit = true }).Refusals(five, null));
    }

    [Theory]
    [InlineData(224, 3, 64, 1)]
    [InlineData(224, 64, 64, 2)]
    [InlineData(112, 64, 128, 1)]
    [InlineData(112, 128, 128, 2)]
    [InlineData(56, 128, 256, 1)]
    [InlineData(56, 256, 256, 2)]
    [InlineData(28, 256, 512, 1)]
    [InlineData(28, 512, 512, 2)]
    [InlineData(14, 512, 512, 1)]
    [InlineData(14, 512, 512, 2)]
    public void The_convolutions_of_VGG16_are_legal_at_the_size_of_the_paper(
        int size, int channels, int outputs, int pool)
    {
        NullHopParameters paper = NullHopParameters.Paper;
        Assert.All(PassPlan.Of(paper, outputs), pass => Assert.Empty(new DescriptorCheck(paper).Refusals(
            new Descriptor
            {
                Height = size,
                Width = size,
                Channels = channels,
                Slices = channels == 3 ? [3] : PassPlan.Slices(paper, channels),
                KernelHeight = 3,
                KernelWidth = 3,
                PadTop = 1,
                PadLeft = 1,
                OutHeight = size,
                OutWidth = size,
                PoolWindow = pool,
                PoolStride = pool,
                PooledHeight = size / pool,
                PooledWidth = size / pool,
                WordsLog2 = pass.WordsLog2,
                LastChannels = pass.LastChannels,
                AccumulateFirst = true,
                AccumulateLast = true,
                Frames = 1,
                WeightBase = 4608,
            },
            null)));
    }

    [Fact]
    public void An_input_is_used_again_after_a_pass_that_kept_the_same()
    {
        var check = new DescriptorCheck(Parameters);
        Descriptor kept = Legal with { KeepInput = true };
        Descriptor again = Legal with { ReuseInput = true, KernelHeight = 1, PadTop = 2, InSigned = true };

        Assert.Empty(check.Refusals(again, kept));
        foreach (Descriptor other in new[]
        {
            again with { Height = 5 }, again with { Width = 4 }, again with { Channels = 5, Slices = [4, 1] },
            again with { Slices = [1, 3] },
        })
        {
            Assert.Equal([DescriptorRefusal.Reuse], check.Refusals(other, kept));
        }

        Assert.Equal([DescriptorRefusal.Reuse], check.Refusals(again, Legal));
        Assert.Equal([DescriptorRefusal.Keep], check.Refusals(again with { Frames = 2 }, kept));
    }

    [Fact]
    public void Accumulators_go_on_after_a_pass_that_left_as_many()
    {
        var check = new DescriptorCheck(Parameters);
        Descriptor first = Point with { AccumulateLast = false, WordsLog2 = 1 };
        Descriptor last = Point with { AccumulateFirst = false, WordsLog2 = 1, KernelWidth = 1 };

        Assert.Empty(check.Refusals(last, first));
        Assert.Empty(check.Refusals(last, first with { AccumulateFirst = false }));
        Assert.Empty(check.Refusals(Point, first));
        Assert.Equal([DescriptorRefusal.Accumulate], check.Refusals(last with { WordsLog2 = 0 }, first));
        Assert.Equal([DescriptorRefusal.Accumulate], check.Refusals(last, Point with { WordsLog2 = 1 }));
    }
}
