using System.Collections.Concurrent;

namespace Hdl.Networks.Coding;

/// <summary>
/// Size of the run-length code of Eyeriss. A pair stands for r zeros, r &lt;= 2^RunWidth - 1, and the pixel after them,
/// the level; after the longest run the next pixel is a level whatever it is, and a packet's last pixel always is. A
/// word holds PairsPerWord pairs and an end bit; a packet is padded to whole words.
/// </summary>
/// <param name="RunWidth">Bits of a run, 1 .. 16 (Eyeriss: 5).</param>
/// <param name="ValueWidth">Bits of a level, 1 .. 64 (Eyeriss: 16).</param>
/// <param name="PairsPerWord">Pairs per word, 1 or more (Eyeriss: 3).</param>
public sealed record RunLengthSize(int RunWidth, int ValueWidth, int PairsPerWord)
{
    // Takes seconds for packets that are nearly long, and many tensors ask for the same one.
    private static readonly ConcurrentDictionary<(RunLengthSize Size, long Pixels), double?> Crossovers = new();

    /// <summary>The longest packet whose mean size is computed exactly; longer ones are taken as long.</summary>
    public const int LongPacket = 1024;

    /// <summary>Zeros that one pair can stand for: 2^RunWidth - 1.</summary>
    public int LongestRun => (1 << RunWidth) - 1;

    /// <summary>Bits of a word: PairsPerWord * (RunWidth + ValueWidth) + 1 (Eyeriss: 64).</summary>
    public int WordWidth => (PairsPerWord * (RunWidth + ValueWidth)) + 1;

    /// <summary>
    /// Share of random zeros above which long packets become smaller than their pixels; null where none is enough.
    /// </summary>
    public double? LongPacketCrossover => Threshold.Below(BitsPerPixel, ValueWidth);

    /// <summary>Words of a packet.</summary>
    /// <param name="pairs">Its pairs, 0 or more.</param>
    public long Words(long pairs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pairs);
        return (pairs + PairsPerWord - 1) / PairsPerWord;
    }

    /// <summary>Bits of a packet: WordWidth * ceil(pairs / PairsPerWord).</summary>
    /// <param name="pairs">Its pairs, 0 or more.</param>
    public long Bits(long pairs) => WordWidth * Words(pairs);

    /// <summary>Pairs of a packet.</summary>
    /// <param name="nonZero">For each of its pixels, whether it is not 0.</param>
    public long Pairs(ReadOnlySpan<bool> nonZero)
    {
        var counter = new RunLengthCounter(LongestRun);
        foreach (bool pixel in nonZero)
        {
            counter.Add(pixel);
        }

        return counter.EndPacket();
    }

    /// <summary>
    /// Mean bits per pixel of long packets whose pixels are 0 independently of each other. A pair covers 1 + z + ... +
    /// z^K-1 pixels on average, K = 2^RunWidth, and takes WordWidth / PairsPerWord bits.
    /// </summary>
    /// <param name="zeros">Probability z of a zero, 0 .. 1.</param>
    public double BitsPerPixel(double zeros)
    {
        double reach = LongestRun + 1;
        double pixels = zeros >= 1 ? reach : (1 - Math.Pow(zeros, reach)) / (1 - zeros);
        return WordWidth / (PairsPerWord * pixels);
    }

    /// <summary>
    /// Mean bits of a packet whose pixels are 0 independently of each other, end and padding included.
    /// </summary>
    /// <param name="pixels">Pixels of the packet; exact up to <see cref="LongPacket"/>, those of a long packet
    /// beyond.</param>
    /// <param name="zeros">Probability of a zero, 0 .. 1.</param>
    public double MeanBits(long pixels, double zeros)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pixels);
        if (pixels > LongPacket)
        {
            return pixels * BitsPerPixel(zeros);
        }

        // Probability of each (run so far, pairs in the word so far); a word begins with its first pair.
        (double[] now, double[] next) = (
            new double[(LongestRun + 1) * PairsPerWord], new double[(LongestRun + 1) * PairsPerWord]);
        now[0] = 1;
        double words = 0;
        for (long pixel = 1; pixel <= pixels; pixel++)
        {
            Array.Clear(next);
            for (int state = 0; state < now.Length; state++)
            {
                (int run, int pairs) = (state / PairsPerWord, state % PairsPerWord);
                double paired = run == LongestRun || pixel == pixels ? now[state] : now[state] * (1 - zeros);
                words += pairs == 0 ? paired : 0;
                next[(pairs + 1) % PairsPerWord] += paired;
                if (run < LongestRun)
                {
                    next[state + PairsPerWord] += now[state] - paired;
                }
            }

            (now, next) = (next, now);
        }

        return words * WordWidth;
    }

    /// <summary>
    /// Share of random zeros above which packets of this length become smaller, in the mean, than their pixels; null
    /// where not even packets of zeros alone are.
    /// </summary>
    /// <param name="pixels">Pixels per packet, 1 or more.</param>
    public double? Crossover(long pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixels, 1);
        return Crossovers.GetOrAdd(
            (this, pixels), _ => Threshold.Below(zeros => MeanBits(pixels, zeros), (double)ValueWidth * pixels));
    }
}
