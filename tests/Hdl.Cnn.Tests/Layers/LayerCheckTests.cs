using Hdl.Cnn.Layers;

namespace Hdl.Cnn.Tests.Layers;

public sealed class LayerCheckTests
{
    internal static readonly ConvolutionLayer Legal = new()
    {
        Height = 5,
        Width = 4,
        Channels = 3,
        Outputs = 2,
        KernelHeight = 3,
        KernelWidth = 2,
        OutHeight = 3,
        OutWidth = 3,
        PoolWindow = 2,
        PoolStride = 2,
    };

    [Fact]
    public void A_legal_layer_has_no_problems() => Assert.Empty(LayerCheck.Problems(Legal, new LayerLimits()));

    public static TheoryData<string, ConvolutionLayer> Wrong => new()
    {
        { "H", Legal with { Height = 0 } },
        { "W", Legal with { Width = 4096 } },
        { "Cin", Legal with { Channels = 0 } },
        { "Cout", Legal with { Outputs = 0 } },
        { "kh", Legal with { KernelHeight = 8 } },
        { "kw", Legal with { KernelWidth = 0 } },
        { "s", Legal with { Stride = 4 } },
        { "pt", Legal with { PadTop = 8 } },
        { "pl", Legal with { PadLeft = -1 } },
        { "Ho", Legal with { OutHeight = 0 } },
        { "Ho", Legal with { OutHeight = 1 } },
        { "Wo", Legal with { OutWidth = 1367, Stride = 3 } },
        { "pw", Legal with { PoolWindow = 4 } },
        { "ps", Legal with { PoolStride = 3 } },
        { "r", Legal with { Shift = 64 } },
        { "bs", Legal with { BiasShift = 32 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_out_of_range_is_named(string where, ConvolutionLayer layer) =>
        Assert.Equal(where, Assert.Single(LayerCheck.Problems(layer, new LayerLimits())).Where);

    [Fact]
    public void All_problems_are_named_at_once() =>
        Assert.Equal(
            ["H", "s", "r"],
            LayerCheck
                .Problems(Legal with { Height = -1, Stride = 0, Shift = -1 }, new LayerLimits())
                .Select(problem => problem.Where));

    [Fact]
    public void Windows_may_reach_to_4095()
    {
        ConvolutionLayer layer = Legal with { Stride = 3, OutWidth = 1365 };

        // 1364 * 3 + 2 = 4094, and 1365 * 3 + 2 = 4097.
        Assert.Empty(LayerCheck.Problems(layer, new LayerLimits()));
        Assert.Single(LayerCheck.Problems(layer with { OutWidth = 1366 }, new LayerLimits()));
        Assert.Empty(LayerCheck.Problems(layer with { OutWidth = 1366 }, new LayerLimits { Size = 4097 }));
    }

    [Fact]
    public void Weights_must_fit_layer_and_width()
    {
        var widths = new LayerWidths(8, 4, 16);
        IEnumerable<string> Problems(ConvolutionLayer layer, int[] kernel, int[] multipliers) => LayerCheck
            .Problems(layer, widths, new ConvolutionWeights(2, kernel, [0, 0], multipliers))
            .Select(problem => problem.Where);
        int[] Kernel(int last) => [.. new int[35], last];

        Assert.Empty(Problems(Legal, Kernel(7), []));
        Assert.Empty(Problems(Legal, Kernel(-8), []));
        Assert.Equal(["weight 17 of channel 1"], Problems(Legal, Kernel(8), []));
        Assert.Equal(["weights"], Problems(Legal, new int[34], []));
        Assert.Equal(["multipliers"], Problems(Legal, Kernel(0), [1, 1]));
        Assert.Equal(["multiplier 1"], Problems(Legal with { Scaled = true }, Kernel(0), [65535, 65536]));
        widths = widths with { Weight = 2 };
        Assert.Empty(Problems(Legal, Kernel(-1), []));
        Assert.Equal(["weight 17 of channel 1"], Problems(Legal, Kernel(-2), []));
    }

    [Theory]
    [InlineData(5, 2, 0, 2)]
    [InlineData(7, 2, 0, 3)]
    [InlineData(5, 3, 1, 2)]
    [InlineData(2, 1, 0, 0)]
    [InlineData(2, 1, 1, 1)]
    public void Filled_layers_have_as_many_windows_as_fit(int height, int stride, int bottom, int expected) =>
        Assert.Equal(
            expected, (Legal with { Height = height, Stride = stride }).Filled(bottom, 0).OutHeight);

    [Theory]
    [InlineData(7, 2, 2, 3)]
    [InlineData(8, 3, 2, 3)]
    [InlineData(3, 3, 3, 1)]
    [InlineData(2, 3, 1, 0)]
    public void Rows_left_over_are_not_pooled(int height, int window, int stride, int expected) =>
        Assert.Equal(
            expected,
            (Legal with { OutHeight = height, PoolWindow = window, PoolStride = stride }).PooledHeight);
}
