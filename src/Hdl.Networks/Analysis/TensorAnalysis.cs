using Hdl.Networks.Coding;
using Hdl.Networks.Tensors;

namespace Hdl.Networks.Analysis;

/// <summary>How large a tensor is under each code. Sizes are in bits.</summary>
public sealed record TensorAnalysis
{
    /// <summary>Most different values, 0 apart, whose entropy is computed: 4,194,304.</summary>
    public const int MostValues = 1 << 22;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The type of its elements in the file.</summary>
    public required ElementType Type { get; init; }

    /// <summary>Length of each dimension.</summary>
    public required IReadOnlyList<int> Shape { get; init; }

    /// <summary>Number of elements, here called pixels; 0 or more.</summary>
    public required long Pixels { get; init; }

    /// <summary>How many of them are not 0.</summary>
    public required long NonZeros { get; init; }

    /// <summary>Pixels per packet.</summary>
    public required long PacketPixels { get; init; }

    /// <summary>Bits of a value under the codes.</summary>
    public required int ValueWidth { get; init; }

    /// <summary>The least width that holds the values; that of the type where it is floating point.</summary>
    public required int NeededWidth { get; init; }

    /// <summary>The sparsity map.</summary>
    public required SparsityMapSize Map { get; init; }

    /// <summary>The run-length code.</summary>
    public required RunLengthSize Run { get; init; }

    /// <summary>Pairs of the run-length code.</summary>
    public required long Pairs { get; init; }

    /// <summary>Words of the run-length code, padding included.</summary>
    public required long RunWords { get; init; }

    /// <summary>
    /// <see cref="Entropy.ValueBits"/> of all values; null where there are more than <see cref="MostValues"/>.
    /// </summary>
    public required double? ValueEntropyBits { get; init; }

    /// <summary>Share of zeros, 0 .. 1; null of an empty tensor.</summary>
    public double? Zeros => Pixels == 0 ? null : (double)(Pixels - NonZeros) / Pixels;

    /// <summary>Number of packets.</summary>
    public long Packets => Pixels == 0 ? 0 : Pixels / PacketPixels;

    /// <summary>The pixels as they are: ValueWidth * Pixels.</summary>
    public long RawBits => ValueWidth * Pixels;

    /// <summary>Under the sparsity map.</summary>
    public long MapBits => (Packets * Map.MapBits(PacketPixels)) + (ValueWidth * NonZeros);

    /// <summary>Under the run-length code.</summary>
    public long RunBits => Run.WordWidth * RunWords;

    /// <summary><see cref="Entropy.VerbatimBits"/>: the bound of codes that keep values as they are.</summary>
    public double VerbatimBits => Entropy.VerbatimBits(Pixels, NonZeros, ValueWidth);

    /// <summary>
    /// Share of random zeros above which the sparsity map becomes smaller than raw, in packets of this length; null for
    /// never.
    /// </summary>
    public double? MapCrossover => Pixels == 0 ? null : Map.Crossover(PacketPixels);

    /// <summary>The same of the run-length code.</summary>
    public double? RunCrossover => Pixels == 0 ? null : Run.Crossover(PacketPixels);

    /// <summary>What is smallest, raw where nothing is smaller: <c>raw</c>, <c>map</c> or <c>run length</c>.</summary>
    public string Smallest => RawBits <= Math.Min(MapBits, RunBits) ? "raw" : MapBits <= RunBits ? "map" : "run length";
}
