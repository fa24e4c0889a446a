using System.Globalization;
using System.Numerics;
using Hdl.Blocks.Axi;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Blocks.SparsityMap;

/// <summary>How map words and values are arranged.</summary>
public enum SparsityMapLayout
{
    /// <summary>On one stream, each map word in front of its values: NullHop's own arrangement.</summary>
    Interleaved,

    /// <summary>On two streams, for two memories.</summary>
    Split,
}

/// <summary>What the compressor and the decompressor of sparsity maps have in common.</summary>
public abstract record SparsityMapParameters : StreamBlockParameters
{
    /// <summary>Width V of a pixel, 2..32 bits. Default: 16.</summary>
    [Parameter("Width of a pixel", Unit = "bits", Min = 2, Max = 32)]
    public int ValueWidth { get; init; } = 16;

    /// <summary>Pixels M that a map word stands for: 8, 16 or 32. Default: 16.</summary>
    [Parameter("Pixels that a map word stands for: 8, 16 or 32", Unit = "bits", Min = 8, Max = 32)]
    public int MapWidth { get; init; } = 16;

    /// <summary>Pixels L a beat: 1, 2, 4, 8 or 16. Default: 1.</summary>
    [Parameter("Pixels per beat: 1, 2, 4, 8 or 16", Unit = "lanes", Min = 1, Max = 16)]
    public int Lanes { get; init; } = 1;

    /// <summary>One stream or two. Default: interleaved.</summary>
    [Parameter("Map words and values on one stream or on two")]
    public SparsityMapLayout Layout { get; init; } = SparsityMapLayout.Interleaved;

    /// <summary>
    /// Beats of L words that wait in the interleaved layout while more or less words come than leave, 4..128. A packet
    /// of up to Queue L M pixels never waits for more than its pixels or its words take, however they are spread.
    /// Default: 16.
    /// </summary>
    [Parameter("Beats of words that can wait, of the interleaved layout", Unit = "beats", Min = 4, Max = 128)]
    public int Queue { get; init; } = 16;

    /// <summary>Map words that a beat of pixels touches: 1, and 2 where 16 lanes meet map words of 8 bits.</summary>
    public int WordsPerBeat => Math.Max(1, Lanes / MapWidth);

    /// <summary>Beats of pixels that a map word stands for, 1 or more.</summary>
    public int BeatsPerWord => Math.Max(1, MapWidth / Lanes);

    /// <summary>Width of a word of the interleaved stream, which holds a map word or a value: max(M, V).</summary>
    public int WordWidth => Math.Max(MapWidth, ValueWidth);

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        if (MapWidth is not (8 or 16 or 32))
        {
            yield return new Problem("No such map word", "map-width", Text(MapWidth), "Choose 8, 16 or 32.");
        }

        if (!BitOperations.IsPow2(Lanes))
        {
            yield return new Problem("Lanes are a power of two", "lanes", Text(Lanes), "Choose 1, 2, 4, 8 or 16.");
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Parameters of the compressor.</summary>
public sealed record SparsityMapCompressorParameters : SparsityMapParameters;

/// <summary>Parameters of the decompressor.</summary>
public sealed record SparsityMapDecompressorParameters : SparsityMapParameters
{
    /// <summary>Most pixels that length_i can announce for a packet, 1..65536. Default: 4096.</summary>
    [Parameter("Most pixels that length_i can announce for a packet", Unit = "pixels", Min = 1, Max = 65_536)]
    public int MaxLength { get; init; } = 4096;

    /// <summary>
    /// Width of length_i; enough for a number above that of the lanes, for what is left is compared with both.
    /// </summary>
    public int LengthWidth => FixedPoint.UnsignedWidth(Math.Max(MaxLength, Lanes + 1));

    /// <summary>
    /// Items that are looked at in a cycle: the values of a beat and, of the interleaved layout, its map words.
    /// </summary>
    public int WindowItems => Layout == SparsityMapLayout.Split ? Lanes : Lanes + WordsPerBeat;

    /// <summary>
    /// Whether <c>last</c> or a keep can be wrong. Interleaved words one by one have no keep, and a packet has a map
    /// word at least, which is enough for the pixels that a short length_i announces.
    /// </summary>
    public bool HasFraming => Layout == SparsityMapLayout.Split || Lanes > 1 || (1 << LengthWidth) - 1 > MapWidth;
}
