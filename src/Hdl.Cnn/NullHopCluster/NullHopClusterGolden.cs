using Hdl.Core.Golden;
using Hdl.Core.Numerics;

namespace Hdl.Cnn.NullHopCluster;

/// <summary>
/// A cluster, cycle by cycle. A beat is taken in cycle 0; its weights are there in cycle 1, its products in 2, and in 3
/// the sums, the same for all multipliers: p is what the beat adds, 0 where it has no value, and acc what was summed
/// before, 0 where the beat is fresh. Without a last, acc' = acc + p. At a last, where the value belongs to the window
/// that ends, shadow' = acc + p and acc' = 0; where it comes after it, shadow' = acc and acc' = p. Sums have A bits and
/// wrap; after a reset all are 0. Weights start as 0 here, and are not reset.
/// </summary>
public sealed class NullHopClusterGolden : ICycleGolden
{
    // Between the cycle of a beat and the one in which its sums are there.
    private const int Stages = 2;
    private const int Multipliers = NullHopClusterParameters.Multipliers;

    private readonly NullHopClusterParameters _parameters;
    private readonly NullHopClusterPorts _ports;
    private readonly long[] _weights;
    private readonly long[] _sums = new long[Multipliers];
    private readonly long[] _shadows = new long[Multipliers];
    private readonly Beat[] _beats = new Beat[Stages];
    private int _cycle;

    /// <summary>A cluster after reset.</summary>
    /// <param name="parameters">Widths.</param>
    public NullHopClusterGolden(NullHopClusterParameters parameters)
    {
        (_parameters, _ports) = (parameters, new NullHopClusterPorts(parameters));
        _weights = new long[parameters.WeightRows * Multipliers];
        foreach (ref Beat beat in _beats.AsSpan())
        {
            beat.Products = new long[Multipliers];
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_weights);
        Array.Clear(_sums);
        Array.Clear(_shadows);
        foreach (ref Beat beat in _beats.AsSpan())
        {
            beat.Valid = false;
        }
    }

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<uint> inputs, Span<uint> outputs)
    {
        outputs.Clear();
        for (int i = 0; i < Multipliers; i++)
        {
            Put(outputs[_ports.Shadow.Word..], i * _parameters.AccumulatorWidth, _parameters.AccumulatorWidth,
                _shadows[i]);
        }

        ref Beat beat = ref _beats[_cycle++ % Stages];
        if (beat.Valid)
        {
            Accumulate(beat);
        }

        Take(ref beat, inputs);
        if (inputs[_ports.WriteEnable.Word] != 0)
        {
            Write((int)inputs[_ports.WriteRow.Word], inputs[_ports.WriteData.Word..]);
        }
    }

    private void Accumulate(in Beat beat)
    {
        for (int i = 0; i < Multipliers; i++)
        {
            long before = beat.Fresh ? 0 : _sums[i];
            long added = beat.Zero ? 0 : beat.Products[i];
            if (!beat.Last)
            {
                _sums[i] = Wrap(before + added);
            }
            else
            {
                _shadows[i] = Wrap(beat.After ? before : before + added);
                _sums[i] = beat.After ? Wrap(added) : 0;
            }
        }
    }

    private void Take(ref Beat beat, ReadOnlySpan<uint> inputs)
    {
        beat.Valid = inputs[_ports.Valid.Word] != 0;
        beat.Last = inputs[_ports.Last.Word] != 0;
        beat.Fresh = inputs[_ports.Fresh.Word] != 0;
        beat.Zero = inputs[_ports.Zero.Word] != 0;
        beat.After = _ports.After is { } after && inputs[after.Word] != 0;
        if (!beat.Valid || beat.Zero)
        {
            return;
        }

        long value = FixedPoint.Wrap(inputs[_ports.Value.Word], _ports.Value.Width);
        int row = (int)inputs[_ports.Row.Word] * Multipliers;
        for (int i = 0; i < Multipliers; i++)
        {
            beat.Products[i] = value * _weights[row + i];
        }
    }

    private void Write(int row, ReadOnlySpan<uint> data)
    {
        int width = _parameters.WeightWidth;
        for (int i = 0; i < Multipliers; i++)
        {
            long bits = 0;
            for (int bit = 0; bit < width; bit++)
            {
                int place = (i * width) + bit;
                bits |= (long)((data[place / 32] >> (place % 32)) & 1) << bit;
            }

            _weights[(row * Multipliers) + i] =
                _parameters.IsTernary ? TernaryCode.Decode((int)bits) : FixedPoint.Wrap(bits, width);
        }
    }

    private long Wrap(long sum) => FixedPoint.Wrap(sum, _parameters.AccumulatorWidth);

    private static void Put(Span<uint> words, int low, int width, long value)
    {
        for (int done = 0; done < width;)
        {
            int bit = (low + done) % 32;
            int count = Math.Min(32 - bit, width - done);
            words[(low + done) / 32] |= (uint)(((ulong)(value >> done) & ((1UL << count) - 1)) << bit);
            done += count;
        }
    }

    private struct Beat
    {
        public bool Valid;
        public bool Last;
        public bool Fresh;
        public bool Zero;
        public bool After;
        public long[] Products;
    }
}
