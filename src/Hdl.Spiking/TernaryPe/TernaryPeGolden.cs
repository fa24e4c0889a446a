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
    private readonly TernaryPePorts _ports;

    /// <summary>An element after reset.</summary>
    /// <param name="parameters">Widths, lanes, membrane and datapath.</param>
    public TernaryPeGolden(TernaryPeParameters parameters)
    {
        _parameters = parameters;
        _values = new long[parameters.Contexts];
        _spikes = new bool[parameters.Contexts];
        _ports = new TernaryPePorts(parameters);
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
        var state = (int)inputs[_ports.State.Word];
        int context = _ports.Context is { } which ? (int)inputs[which.Word] : 0;
        ReadOnlySpan<uint> weights = inputs[_ports.Weight.Word..];
        uint valid = inputs[_ports.WeightValid.Word];

        Show(context, state == Clear, outputs);
        int sum = 0;
        for (int lane = 0; lane < _parameters.Lanes; lane++)
        {
            if (((valid >> lane) & 1) != 0)
            {
                sum += TernaryCode.Decode((int)(weights[lane / 16] >> (2 * (lane % 16))));
            }
        }

        long threshold = FixedPoint.Wrap(inputs[_ports.Threshold.Word], _ports.Threshold.Width);
        if (_parameters.Datapath == Datapath.Count)
        {
            StepCount(state, context, sum, threshold);
            return;
        }

        long step = state == Bias
            ? inputs[_ports.BiasScale!.Word] * (long)TernaryCode.Decode((int)inputs[_ports.Bias!.Word])
            : inputs[_ports.WeightScale!.Word] * (long)sum;
        StepPotential(state, context, step, threshold);
    }

    private void Show(int context, bool clearing, Span<uint> outputs)
    {
        outputs.Clear();
        for (int i = 0; i < _spikes.Length; i++)
        {
            outputs[_ports.Spike.Word + (i / 32)] |= _spikes[i] ? 1u << (i % 32) : 0;
        }

        // While a neuron is cleared its potential reads 0, so that nothing undefined shows after power-up.
        if (_ports.Potential is { } port && !clearing)
        {
            outputs[port.Word] = (uint)((ulong)_values[context] & ((1UL << _parameters.Widths.PotentialWidth) - 1));
        }
    }

    private void StepPotential(int state, int context, long step, long threshold)
    {
        ref long v = ref _values[context];
        switch (state)
        {
            case Integrate or Bias:
                v = Fit(v + step);
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
        if (_parameters.Dynamics.Membrane == Membrane.PerStep)
        {
            return 0;
        }

        long u = v <= threshold ? v : _parameters.Dynamics.Reset == MembraneReset.Zero ? 0 : Fit(v - threshold);
        return _parameters.Dynamics.LeakShift is { } shift ? u - (u >> shift) : u;
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
        ? FixedPoint.Saturate(value, _parameters.Widths.PotentialWidth)
        : FixedPoint.Wrap(value, _parameters.Widths.PotentialWidth);
}
