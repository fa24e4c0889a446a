using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Networks.Models;

namespace Hdl.Spiking.TernaryPe;

/// <summary>
/// The processing element, cycle by cycle, from the state table of the specification. Both outputs are registers: they
/// show what the edges before this cycle left.
/// </summary>
public sealed class TernaryPeGolden : ICycleGolden
{
    private const int Integrate = 1;
    private const int Bias = 2;
    private const int Fire = 3;
    private const int Clear = 4;

    private readonly TernaryPeParameters _parameters;
    private readonly long[] _values;
    private readonly bool[] _spikes;
    private readonly int _contextWords;
    private readonly int _weightWords;

    /// <summary>An element after reset.</summary>
    /// <param name="parameters">Widths, lanes, membrane and datapath.</param>
    public TernaryPeGolden(TernaryPeParameters parameters)
    {
        _parameters = parameters;
        _values = new long[parameters.Contexts];
        _spikes = new bool[parameters.Contexts];
        _contextWords = parameters.Contexts > 1 ? 1 : 0;
        _weightWords = BeatSequence.WordsOf(2 * parameters.Lanes);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        // The potential is not reset in hardware; a bench clears every context before it looks.
        Array.Clear(_values);
        Array.Clear(_spikes);
    }

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<uint> inputs, Span<uint> outputs)
    {
        int context = _contextWords == 0 ? 0 : (int)inputs[1];
        int next = 1 + _contextWords;
        ReadOnlySpan<uint> weights = inputs.Slice(next, _weightWords);
        uint valid = inputs[next + _weightWords];
        ReadOnlySpan<uint> rest = inputs[(next + _weightWords + 1)..];

        Show(context, inputs[0] == Clear, outputs);
        int sum = 0;
        for (int lane = 0; lane < _parameters.Lanes; lane++)
        {
            if (((valid >> lane) & 1) != 0)
            {
                sum += TernaryCode.Decode((int)(weights[lane / 16] >> (2 * (lane % 16))));
            }
        }

        if (_parameters.Datapath == Datapath.Count)
        {
            StepCount((int)inputs[0], context, sum, FixedPoint.Wrap(rest[0], _parameters.CountWidth));
        }
        else
        {
            StepPotential((int)inputs[0], context, sum, TernaryCode.Decode((int)rest[0]), rest[1..]);
        }
    }

    private void Show(int context, bool clearing, Span<uint> outputs)
    {
        outputs.Clear();
        for (int i = 0; i < _spikes.Length; i++)
        {
            outputs[i / 32] |= _spikes[i] ? 1u << (i % 32) : 0;
        }

        // While a neuron is cleared its potential reads 0, so that nothing undefined shows after power-up.
        if (_parameters.Datapath == Datapath.Potential && !clearing)
        {
            outputs[^1] = (uint)((ulong)_values[context] & ((1UL << _parameters.PotentialWidth) - 1));
        }
    }

    private void StepPotential(int state, int context, int sum, int bias, ReadOnlySpan<uint> constants)
    {
        long weightScale = constants[0];
        long biasScale = constants[1];
        long threshold = FixedPoint.Wrap(constants[2], _parameters.PotentialWidth);
        ref long v = ref _values[context];
        switch (state)
        {
            case Integrate:
                v = Fit(v + (weightScale * sum));
                break;
            case Bias:
                v = Fit(v + (biasScale * bias));
                break;
            case Fire:
                _spikes[context] = v > threshold;
                v = AfterFire(v, threshold);
                break;
            case Clear:
                _spikes[context] = false;
                v = 0;
                break;
        }
    }

    private long AfterFire(long v, long threshold)
    {
        if (_parameters.Membrane == Membrane.PerStep)
        {
            return 0;
        }

        long u = v <= threshold ? v : _parameters.Reset == MembraneReset.Zero ? 0 : Fit(v - threshold);
        return _parameters.LeakShift is { } shift ? u - (u >> shift) : u;
    }

    private void StepCount(int state, int context, int sum, long threshold)
    {
        ref long n = ref _values[context];
        switch (state)
        {
            case Integrate:
                n = FixedPoint.Wrap(n + sum, _parameters.CountWidth);
                break;
            case Fire when _parameters.CountFrom == CountFrom.Threshold:
                // It began at -threshold - 1, so that 0 and more is above the threshold.
                _spikes[context] = n >= 0;
                n = -threshold - 1;
                break;
            case Clear when _parameters.CountFrom == CountFrom.Threshold:
                // Spikes stay: a layer takes new constants while those of the step before are still to be taken.
                n = -threshold - 1;
                break;
            case Fire:
                _spikes[context] = n > threshold;
                n = 0;
                break;
            case Clear:
                _spikes[context] = false;
                n = 0;
                break;
        }
    }

    private long Fit(long value) => _parameters.Overflow == Overflow.Saturate
        ? FixedPoint.Saturate(value, _parameters.PotentialWidth)
        : FixedPoint.Wrap(value, _parameters.PotentialWidth);
}
