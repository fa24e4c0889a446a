using System.Numerics;
using System.Runtime.Intrinsics;
using Hdl.Core.Numerics;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TwSnn;

/// <summary>
/// One fully connected layer, one time step at a time: integrate, bias, fire (TW-SNN, Eq. 1-2). Where nothing can
/// saturate and the membrane does not persist, sums commute and a step is vector additions of weight rows; else the
/// potentials are computed one cycle's events at a time, in the order in which the hardware meets them.
/// </summary>
internal sealed class NetworkLayerGolden
{
    private readonly TernaryNetwork _conventions;
    private readonly int _lanes;
    private readonly int _inputs;
    private readonly int _neurons;
    private readonly int _stride;
    private readonly sbyte[] _rows;
    private readonly sbyte[] _bias;
    private readonly short[] _counts;
    private readonly short[] _firesFrom;
    private readonly int[] _active;
    private readonly long[] _potential;
    private readonly long[] _compared;
    private bool _stale = true;
    private bool _commutes;

    /// <summary>A layer as trained.</summary>
    /// <param name="weights">Weights, biases, scales and threshold.</param>
    /// <param name="conventions">Membrane, reset, leak, overflow and potential width.</param>
    /// <param name="lanes">Events integrated together, which matters only where a sum overflows.</param>
    public NetworkLayerGolden(TernaryLayerWeights weights, TernaryNetwork conventions, int lanes)
    {
        _conventions = conventions;
        _lanes = lanes;
        _inputs = weights.Inputs;
        _neurons = weights.Neurons;
        _stride = FixedPoint.CeilDivide(_neurons, 64) * 64;
        _rows = new sbyte[_inputs * _stride];
        for (int input = 0; input < _inputs; input++)
        {
            weights.Weights.AsSpan(input * _neurons, _neurons).CopyTo(_rows.AsSpan(input * _stride));
        }

        _bias = [.. weights.Bias];
        _counts = new short[_stride];
        _firesFrom = new short[_stride];
        Array.Fill(_firesFrom, short.MaxValue);
        _active = new int[_inputs];
        _potential = new long[_neurons];
        _compared = new long[_neurons];
        WeightScale = weights.WeightScale;
        BiasScale = weights.BiasScale;
        Threshold = weights.Threshold;
    }

    /// <summary>Scale a.</summary>
    public int WeightScale { get; private set; }

    /// <summary>Scale b.</summary>
    public int BiasScale { get; private set; }

    /// <summary>Threshold vth.</summary>
    public int Threshold { get; private set; }

    /// <summary>
    /// The three constants that a count is compared with instead of potentials, for bias -1, 0 and +1; null where the
    /// layer compares potentials.
    /// </summary>
    public int[]? CountThresholds { get; private set; }

    /// <summary>
    /// Potentials compared with the threshold in the last step; only after <see cref="ComputePotentials"/>.
    /// </summary>
    public ReadOnlySpan<long> Compared => _compared;

    /// <summary>Membranes back to 0.</summary>
    public void Reset() => Array.Clear(_potential);

    /// <summary>Replaces the scales and the threshold.</summary>
    public void SetScales(int weightScale, int biasScale, int threshold)
    {
        (WeightScale, BiasScale, Threshold, _stale) = (weightScale, biasScale, threshold, true);
    }

    /// <summary>Replaces the constants that counts are compared with.</summary>
    public void SetCountThresholds(int minus, int zero, int plus)
    {
        CountThresholds = [minus, zero, plus];
        _stale = true;
    }

    /// <summary>Replaces one weight.</summary>
    public void SetWeight(int input, int neuron, int value)
    {
        _rows[(input * _stride) + neuron] = (sbyte)value;
        _stale = true;
    }

    /// <summary>Replaces one bias.</summary>
    public void SetBias(int neuron, int value)
    {
        _bias[neuron] = (sbyte)value;
        _stale = true;
    }

    /// <summary>One time step.</summary>
    /// <param name="spikes">One bit per input; ceil(I / 64) words.</param>
    /// <param name="fired">To be filled with one bit per neuron; ceil(N / 64) words.</param>
    public void Step(ReadOnlySpan<ulong> spikes, Span<ulong> fired)
    {
        if (_stale)
        {
            Prepare();
        }

        int active = 0;
        for (int word = 0; word < spikes.Length; word++)
        {
            for (ulong bits = spikes[word]; bits != 0; bits &= bits - 1)
            {
                _active[active++] = (word << 6) + BitOperations.TrailingZeroCount(bits);
            }
        }

        if (_commutes)
        {
            Sum(_active.AsSpan(0, active));
            Compare(fired);
        }
        else
        {
            StepInOrder(_active.AsSpan(0, active), fired);
        }
    }

    /// <summary>
    /// Fills <see cref="Compared"/> from the counts of the last step; nothing to do where potentials were computed
    /// anyway.
    /// </summary>
    public void ComputePotentials()
    {
        for (int neuron = 0; _commutes && neuron < _neurons; neuron++)
        {
            _compared[neuron] = ((long)WeightScale * _counts[neuron]) + ((long)BiasScale * _bias[neuron]);
        }
    }

    private void Prepare()
    {
        _stale = false;
        int width = _conventions.PotentialWidth;
        long worst = 0;
        for (int neuron = 0; neuron < _neurons; neuron++)
        {
            int plus = 0;
            int minus = 0;
            for (int input = 0; input < _inputs; input++)
            {
                int weight = _rows[(input * _stride) + neuron];
                plus += weight > 0 ? 1 : 0;
                minus += weight < 0 ? 1 : 0;
            }

            worst = Math.Max(
                worst, ((long)WeightScale * Math.Max(plus, minus)) + Math.Abs((long)BiasScale * _bias[neuron]));
        }

        // A count cannot overflow: its width follows from the number of inputs.
        _commutes = CountThresholds is not null
            || (_conventions.Membrane == Membrane.PerStep && worst <= FixedPoint.MaxSigned(width));
        for (int neuron = 0; _commutes && neuron < _neurons; neuron++)
        {
            _firesFrom[neuron] = FiresFrom(neuron);
        }
    }

    // The least count with which the neuron fires, found by trying the definition; one more than the inputs where none
    // does.
    private short FiresFrom(int neuron)
    {
        int low = -_inputs;
        int high = _inputs + 1;
        while (low < high)
        {
            int middle = low + ((high - low) >> 1);
            bool fires = CountThresholds is { } thresholds
                ? middle > thresholds[_bias[neuron] + 1]
                : ((long)WeightScale * middle) + ((long)BiasScale * _bias[neuron]) > Threshold;
            (low, high) = fires ? (low, middle) : (middle + 1, high);
        }

        return (short)low;
    }

    private void Sum(ReadOnlySpan<int> active)
    {
        // 8-bit sums of up to 127 rows cannot overflow; they are widened between blocks of that many.
        const int Block = 127;
        ReadOnlySpan<Vector<sbyte>> rows = System.Runtime.InteropServices.MemoryMarshal.Cast<sbyte, Vector<sbyte>>(
            _rows.AsSpan());
        Span<Vector<short>> counts = System.Runtime.InteropServices.MemoryMarshal.Cast<short, Vector<short>>(
            _counts.AsSpan());
        int vectors = _stride / Vector<sbyte>.Count;
        counts.Clear();
        for (int start = 0; start < active.Length; start += Block)
        {
            ReadOnlySpan<int> block = active.Slice(start, Math.Min(Block, active.Length - start));
            int vector = 0;
            for (; vector + 4 <= vectors; vector += 4)
            {
                Vector<sbyte> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
                foreach (int input in block)
                {
                    ReadOnlySpan<Vector<sbyte>> row = rows.Slice((input * vectors) + vector, 4);
                    sum0 += row[0];
                    sum1 += row[1];
                    sum2 += row[2];
                    sum3 += row[3];
                }

                Widen(counts, vector, sum0);
                Widen(counts, vector + 1, sum1);
                Widen(counts, vector + 2, sum2);
                Widen(counts, vector + 3, sum3);
            }

            for (; vector < vectors; vector++)
            {
                Vector<sbyte> sum = default;
                foreach (int input in block)
                {
                    sum += rows[(input * vectors) + vector];
                }

                Widen(counts, vector, sum);
            }
        }
    }

    private static void Widen(Span<Vector<short>> counts, int vector, Vector<sbyte> sum)
    {
        Vector.Widen(sum, out Vector<short> low, out Vector<short> high);
        counts[2 * vector] += low;
        counts[(2 * vector) + 1] += high;
    }

    // The rows are padded to whole vectors with weights of 0 and neurons that never fire.
    private void Compare(Span<ulong> fired)
    {
        fired.Clear();
        for (int neuron = 0; neuron < _neurons; neuron += Vector256<short>.Count)
        {
            Vector256<short> fires = Vector256.GreaterThanOrEqual(
                Vector256.LoadUnsafe(ref _counts[0], (nuint)neuron),
                Vector256.LoadUnsafe(ref _firesFrom[0], (nuint)neuron));
            fired[neuron >> 6] |= (ulong)fires.ExtractMostSignificantBits() << neuron;
        }
    }

    private void StepInOrder(ReadOnlySpan<int> active, Span<ulong> fired)
    {
        // The j-th event of every lane's bank is integrated in the same cycle, ascending addresses first.
        var banks = new List<int>[_lanes];
        for (int lane = 0; lane < _lanes; lane++)
        {
            banks[lane] = [];
        }

        foreach (int input in active)
        {
            banks[input % _lanes].Add(input);
        }

        int cycles = banks.Max(bank => bank.Count);
        fired.Clear();
        for (int neuron = 0; neuron < _neurons; neuron++)
        {
            long potential = _conventions.Membrane == Membrane.PerStep ? 0 : _potential[neuron];
            for (int cycle = 0; cycle < cycles; cycle++)
            {
                int sum = 0;
                foreach (List<int> bank in banks)
                {
                    sum += cycle < bank.Count ? _rows[(bank[cycle] * _stride) + neuron] : 0;
                }

                potential = Limit(potential + ((long)WeightScale * sum));
            }

            potential = Limit(potential + ((long)BiasScale * _bias[neuron]));
            _compared[neuron] = potential;
            bool spike = potential > Threshold;
            fired[neuron >> 6] |= (spike ? 1UL : 0UL) << neuron;
            _potential[neuron] = AfterFire(potential, spike);
        }
    }

    private long AfterFire(long potential, bool spike)
    {
        if (_conventions.Membrane == Membrane.PerStep)
        {
            return 0;
        }

        long kept = (spike, _conventions.Reset) switch
        {
            (false, _) => potential,
            (true, MembraneReset.Zero) => 0,
            (true, _) => Limit(potential - Threshold),
        };
        return _conventions.LeakShift is { } shift ? kept - (kept >> shift) : kept;
    }

    private long Limit(long value) => _conventions.Overflow == Overflow.Saturate
        ? FixedPoint.Saturate(value, _conventions.PotentialWidth)
        : FixedPoint.Wrap(value, _conventions.PotentialWidth);
}
