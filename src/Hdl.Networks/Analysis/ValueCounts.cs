using System.Runtime.InteropServices;

namespace Hdl.Networks.Analysis;

/// <summary>How often each value of a tensor occurs, in bounded memory.</summary>
/// <param name="bits">Bits an element.</param>
internal sealed class ValueCounts(int bits)
{
    private const int SmallBits = 16;

    private readonly long[] _small = bits <= SmallBits ? new long[1 << bits] : [];
    private Dictionary<ulong, long>? _large = bits <= SmallBits ? null : [];
    private long _zeros;

    /// <summary>The counts of all values, in no order; null where there are too many values.</summary>
    public IEnumerable<long>? Counts => bits <= SmallBits ? _small : _large?.Values.Append(_zeros);

    /// <summary>Adds values.</summary>
    /// <param name="elements">As they were read.</param>
    public void Add(ReadOnlySpan<ulong> elements)
    {
        if (bits <= SmallBits)
        {
            ulong mask = (1UL << bits) - 1;
            foreach (ulong element in elements)
            {
                _small[element & mask]++;
            }

            return;
        }

        foreach (ulong element in elements)
        {
            // Zeros are what there is most of.
            if (element == 0)
            {
                _zeros++;
            }
            else if (_large is not null)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_large, element, out _)++;
                _large = _large.Count <= TensorAnalysis.MostValues ? _large : null;
            }
        }
    }
}
