using Hdl.Core.Numerics;
using Hdl.Core.Problems;
using Hdl.Networks.Coding;
using Hdl.Networks.Tensors;

namespace Hdl.Networks.Analysis;

/// <summary>Counts, in one pass over a tensor, what the sizes of its codes follow from.</summary>
public sealed class TensorScan
{
    private const int Block = 8192;

    private readonly CodeSettings _settings;
    private readonly TensorReader _tensor;
    private readonly ValueCounts _values;
    private readonly RunLengthSize _words;
    private long _nonZeros;
    private long _pairs;
    private long _runWords;
    private ulong _greatest;
    private long _least;

    private TensorScan(TensorReader tensor, CodeSettings settings)
    {
        (_tensor, _settings) = (tensor, settings);
        _values = new ValueCounts(tensor.Type.Bits);
        _words = settings.Run(1);
    }

    /// <summary>Reads a tensor to its end.</summary>
    /// <param name="tensor">At its first element.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="settings">The codes.</param>
    /// <param name="progress">Told how many elements are read.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InvalidInputException">The file is damaged, or a value is no number or does not
    /// fit.</exception>
    public static TensorAnalysis Run(
        TensorReader tensor, string name, CodeSettings settings, IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(settings);
        return new TensorScan(tensor, settings).Run(name, progress, cancellationToken);
    }

    private TensorAnalysis Run(string name, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        long perPacket = _settings.Packet.PixelsOf(_tensor.Shape);
        long left = perPacket;
        var runs = new RunLengthCounter(_words.LongestRun);
        ulong[] block = new ulong[Block];
        for (int count = _tensor.Read(block); count > 0; count = _tensor.Read(block))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<ulong> elements = block.AsSpan(0, count);
            Measure(elements);
            _values.Add(elements);
            foreach (ulong element in elements)
            {
                runs.Add(element != 0);
                if (--left == 0)
                {
                    EndPacket(ref runs);
                    left = perPacket;
                }
            }

            progress?.Report(_tensor.Position);
        }

        int needed = NeededWidth();
        int width = Width(needed);
        return new TensorAnalysis
        {
            Name = name,
            Type = _tensor.Type,
            Shape = _tensor.Shape,
            Pixels = _tensor.Count,
            NonZeros = _nonZeros,
            PacketPixels = perPacket,
            ValueWidth = width,
            NeededWidth = needed,
            Map = _settings.Map(width),
            Run = _settings.Run(width),
            Pairs = _pairs,
            RunWords = _runWords,
            ValueEntropyBits = _values.Counts is { } counts ? Entropy.ValueBits(counts) : null,
        };
    }

    private void EndPacket(ref RunLengthCounter runs)
    {
        long pairs = runs.EndPacket();
        _pairs += pairs;
        _runWords += _words.Words(pairs);
    }

    /// <summary>Zeros, and the range of the values; what is no number is refused.</summary>
    private void Measure(ReadOnlySpan<ulong> elements)
    {
        for (int i = 0; i < elements.Length; i++)
        {
            ulong element = elements[i];
            _nonZeros += element != 0 ? 1 : 0;
            if (_tensor.Type.IsFloat)
            {
                if (!_tensor.Type.IsFinite(element))
                {
                    throw _tensor.Fault(
                        "Not a number, or infinite",
                        $"0x{element:X}",
                        "Only finite values can be coded: save numpy.nan_to_num(array).",
                        TensorShape.Index(_tensor.Shape, _tensor.Position - elements.Length + i));
                }
            }
            else if (_tensor.Type.IsSigned && (long)element < 0)
            {
                _least = Math.Min(_least, (long)element);
            }
            else
            {
                _greatest = Math.Max(_greatest, element);
            }
        }
    }

    /// <summary>
    /// The least width of the values: two's complement where one is negative, unsigned otherwise; a float's own.
    /// </summary>
    private int NeededWidth()
    {
        if (_tensor.Type.IsFloat)
        {
            return _tensor.Type.Bits;
        }

        int unsigned = _greatest > long.MaxValue ? 64 : FixedPoint.UnsignedWidth((long)_greatest);
        return _least == 0
            ? unsigned
            : Math.Max(_greatest == 0 ? 1 : unsigned + 1, ~_least == 0 ? 1 : FixedPoint.UnsignedWidth(~_least) + 1);
    }

    private int Width(int needed)
    {
        // Floats stand for what they will be quantised to.
        bool free = _tensor.Type.IsFloat;
        return _settings.ValueWidthRule switch
        {
            ValueWidthRule.Fit => needed,
            ValueWidthRule.Given when free || needed <= _settings.ValueWidth => _settings.ValueWidth,
            ValueWidthRule.Given => throw _tensor.Fault(
                "The values do not fit", _least < 0 ? $"{_least}..{_greatest}" : $"0..{_greatest}",
                $"They need {needed} bits: give --value-width {needed} or more, or --value-width fit."),
            _ => free ? CodeSettings.StandardValueWidth : Math.Max(needed, CodeSettings.StandardValueWidth),
        };
    }
}
