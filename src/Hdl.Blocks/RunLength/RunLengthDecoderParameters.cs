using Hdl.Core.Numerics;
using Hdl.Core.Parameters;

namespace Hdl.Blocks.RunLength;

/// <summary>Parameters of a decoder from run-length code words to pixels.</summary>
public sealed record RunLengthDecoderParameters : RunLengthParameters
{
    /// <summary>
    /// Most pixels of a packet whose length is given, 1..65536; decides the width of length_i. Default: 4096.
    /// </summary>
    [Parameter("Most pixels of a packet whose length is given", Unit = "pixels", Min = 1, Max = 65_536)]
    public int MaxLength { get; init; } = 4096;

    /// <summary>
    /// Whether a code can end before the pixels that length_i announces. It has a word at least, and every pair of it
    /// is a pixel or more.
    /// </summary>
    public bool CanMissPixels => (1 << LengthWidth) - 1 > PairsPerWord;

    /// <summary>Width of length_i, which holds 0 .. MaxLength.</summary>
    public int LengthWidth => FixedPoint.UnsignedWidth(MaxLength);

    /// <summary>Width of the pixels that are left, which are compared with the lanes of a beat.</summary>
    public int LeftWidth => Math.Max(LengthWidth, FixedPoint.UnsignedWidth(Lanes + 1));

    /// <summary>
    /// Width of a pair and of what is noted of its place: the packet's last, and where a word holds several, only zeros
    /// behind it.
    /// </summary>
    public int ItemWidth => PairWidth + (PairsPerWord > 1 ? 2 : 1);
}
