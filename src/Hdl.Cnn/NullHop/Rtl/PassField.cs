namespace Hdl.Cnn.NullHop.Rtl;

/// <summary>A field of a descriptor that a part of the accelerator keeps for its pass.</summary>
/// <param name="Name">Its name in the ports of that part.</param>
/// <param name="Width">Bits.</param>
/// <param name="Source">The bits of <c>pass_data_i</c> that hold it.</param>
internal sealed record PassField(string Name, int Width, string Source)
{
    private const int WordBits = 32;

    /// <summary>Bits of a register of the descriptor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="register">The register, 0 for 0x040.</param>
    /// <param name="low">Lowest bit.</param>
    /// <param name="width">Bits.</param>
    public static PassField Of(string name, int register, int low, int width) =>
        new(name, width, Bits((WordBits * register) + low, width));

    /// <summary>The fields as a stream's.</summary>
    public static (string Field, int Width)[] Stream(IEnumerable<PassField> fields) =>
        [.. fields.Select(field => (field.Name, field.Width))];

    /// <summary>What the loader keeps.</summary>
    public static IReadOnlyList<PassField> OfLoader(NullHopShape shape) =>
    [
        Of("height", 0, 0, 12),
        Of("width", 0, 16, 12),
        Of("slices", 1, 16, 3),
        Of("raw", 1, 20, 1),
        Of("reuse", 1, 22, 1),
        Of("frames", 9, 0, 16),
        new("channels", 12 * shape.MaxSlices, SliceChannels(shape.MaxSlices)),
    ];

    /// <summary>What the search for windows keeps.</summary>
    public static IReadOnlyList<PassField> OfWindows { get; } =
    [
        Of("height", 0, 0, 12),
        Of("width", 0, 16, 12),
        Of("slices", 1, 16, 3),
        Of("reuse", 1, 22, 1),
        Of("keep", 1, 23, 1),
        Of("lines", 2, 0, 3),
        Of("columns", 2, 4, 3),
        Of("stride", 2, 8, 2),
        Of("pad_top", 2, 12, 3),
        Of("pad_left", 2, 16, 3),
        Of("pool", 2, 20, 2),
        Of("pool_step", 2, 24, 2),
        Of("pooled_height", 4, 0, 12),
        Of("pooled_width", 4, 16, 12),
        Of("closes", 5, 13, 1),
        Of("frames", 9, 0, 16),
        Of("loads", 9, 16, 16),
    ];

    /// <summary>What the fetch keeps.</summary>
    public static IReadOnlyList<PassField> OfFetch(NullHopShape shape) =>
    [
        Of("channels", 1, 0, shape.ChannelsWidth),
        Of("signed", 1, 21, 1),
        Of("columns", 2, 4, 3),
        Of("fresh", 5, 12, 1),
        Of("base", 7, 0, shape.WeightAddressWidth),
    ];

    /// <summary>What the issue keeps.</summary>
    public static IReadOnlyList<PassField> OfIssue { get; } = [Of("words", 5, 0, 4), Of("closes", 5, 13, 1)];

    /// <summary>What the drain keeps.</summary>
    public static IReadOnlyList<PassField> OfDrain(NullHopShape shape) =>
    [
        Of("pooled_width", 4, 16, 12),
        Of("words", 5, 0, 4),
        Of("last_channel", 5, 4, 4),
        Of("relu", 5, 8, 1),
        Of("raw", 5, 9, 1),
        Of("signed", 5, 10, 1),
        Of("round", 5, 11, 1),
        Of("shift", 6, 0, 6),
        Of("bias_shift", 6, 8, 5),
        Of("base", 8, 0, shape.BiasAddressWidth),
    ];

    private static string Bits(int low, int width) => width == 1
        ? FormattableString.Invariant($"pass_data_i[{low}]")
        : FormattableString.Invariant($"pass_data_i[{low + width - 1}:{low}]");

    // Two slices stand in a register, slice 0 in the low bits of the first.
    private static string SliceChannels(int slices)
    {
        IEnumerable<string> parts = Enumerable.Range(0, slices).Reverse()
            .Select(slice => Of("", 10 + (slice / 2), 16 * (slice % 2), 12).Source);
        return slices == 1 ? parts.First() : $"{{{string.Join(", ", parts)}}}";
    }
}
