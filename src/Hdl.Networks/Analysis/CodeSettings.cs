using Hdl.Networks.Coding;

namespace Hdl.Networks.Analysis;

/// <summary>How the values of a tensor are held in hardware.</summary>
public enum ValueWidthRule
{
    /// <summary>16 bits, or the tensor's own width where its values need more.</summary>
    Standard,

    /// <summary>The least width that holds the tensor's values.</summary>
    Fit,

    /// <summary>A given width; values that do not fit are refused.</summary>
    Given,
}

/// <summary>The codes that tensors are measured under.</summary>
public sealed record CodeSettings
{
    /// <summary>Bits of a value where nothing else is asked for, as NullHop and Eyeriss have them.</summary>
    public const int StandardValueWidth = 16;

    /// <summary>How the width of a value is chosen.</summary>
    public ValueWidthRule ValueWidthRule { get; init; } = ValueWidthRule.Standard;

    /// <summary>The width in bits where it is given, 1 .. 64.</summary>
    public int ValueWidth { get; init; } = StandardValueWidth;

    /// <summary>Pixels a map word covers: 8, 16 or 32.</summary>
    public int MapWidth { get; init; } = 16;

    /// <summary>Bits of a run of zeros, 1 .. 8.</summary>
    public int RunWidth { get; init; } = 5;

    /// <summary>Pairs a run-length word, 1 .. 8.</summary>
    public int PairsPerWord { get; init; } = 3;

    /// <summary>What a packet is.</summary>
    public PacketRule Packet { get; init; } = PacketRule.Row;

    /// <summary>The sparsity map of values of some width.</summary>
    /// <param name="valueWidth">Bits of a value.</param>
    public SparsityMapSize Map(int valueWidth) => new(MapWidth, valueWidth);

    /// <summary>The run-length code of values of some width.</summary>
    /// <param name="valueWidth">Bits of a value.</param>
    public RunLengthSize Run(int valueWidth) => new(RunWidth, valueWidth, PairsPerWord);
}

/// <summary>Which part of a tensor is coded by itself: everything under one index of its first axes.</summary>
/// <param name="Axes">How many of the last axes a packet spans; <see cref="int.MaxValue"/> all, -1 all but the
/// first.</param>
public sealed record PacketRule(int Axes)
{
    /// <summary>The last axis: a row of an image, the neurons of a step.</summary>
    public static PacketRule Row { get; } = new(1);

    /// <summary>
    /// All axes but the first: an image of a set, all steps of an image. A tensor of one axis is one sample.
    /// </summary>
    public static PacketRule Sample { get; } = new(-1);

    /// <summary>The whole tensor.</summary>
    public static PacketRule Tensor { get; } = new(int.MaxValue);

    /// <summary>Pixels a packet of a tensor.</summary>
    /// <param name="shape">Its shape; no axes make a packet of one pixel.</param>
    public long PixelsOf(IReadOnlyList<int> shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        int axes = Axes < 0 ? Math.Max(1, shape.Count - 1) : Axes;
        return shape.Skip(Math.Max(0, shape.Count - axes)).Aggregate(1L, (product, length) => product * length);
    }
}
