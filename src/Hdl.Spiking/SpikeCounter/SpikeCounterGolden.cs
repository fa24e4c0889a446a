using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Networks.Models;

namespace Hdl.Spiking.SpikeCounter;

/// <summary>
/// The counter as transactions: every <c>last</c> completes an image, whose result is one beat for each neuron's sum
/// and one with the class: the neuron with the greatest sum, the lowest of equals; bit 31 where any vector had an
/// error.
/// </summary>
/// <remarks>
/// Timing, exact. If an image's last vector is accepted in cycle c, beat j of its result (j = 0 .. N, the class being j
/// = N) is valid from cycle <see cref="ResultBeat"/> = c + 1 + j on if the beats before it were taken at once. Vectors
/// without <c>last</c> are accepted in every cycle; one with <c>last</c> from the cycle after the class of the image
/// before was taken, <see cref="NextLast"/>: c + N + 2 while the consumer is ready.
/// </remarks>
/// <param name="parameters">Neurons, widths and readout.</param>
public sealed class SpikeCounterGolden(SpikeCounterParameters parameters) : IStreamGolden
{
    private readonly SpikeCounterPorts _ports = new(parameters);
    private readonly long[] _sums = new long[parameters.Neurons];
    private bool _error;

    /// <summary>Cycle of beat j of a result: lastVector + 1 + j.</summary>
    /// <param name="lastVector">Cycle in which the image's last vector was accepted.</param>
    /// <param name="beat">j, 0 .. N.</param>
    public static long ResultBeat(long lastVector, int beat) => lastVector + 1 + beat;

    /// <summary>First cycle in which the next image's last vector can be accepted: classTaken + 1.</summary>
    /// <param name="classTaken">Cycle in which the class was taken.</param>
    public static long NextLast(long classTaken) => classTaken + 1;

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_sums);
        _error = false;
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var results = new BeatSequence(_ports.Result);
        List<long> cycles = [];
        if (phase.Inputs.TryGetValue(_ports.Spike, out BeatSequence? vectors))
        {
            long accepted = -1;
            long nextLast = 0;
            for (int vector = 0; vector < vectors.Count; vector++)
            {
                bool last = vectors.Get(vector, _ports.Spike.Last) != 0;
                accepted = last ? Math.Max(accepted + 1, nextLast) : accepted + 1;
                Accumulate(vectors, vector);
                if (last)
                {
                    Close(results);
                    for (int beat = 0; beat <= parameters.Neurons; beat++)
                    {
                        cycles.Add(ResultBeat(accepted, beat));
                    }

                    nextLast = NextLast(cycles[^1]);
                }
            }
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Result] = results },
            Cycles = new Dictionary<string, IReadOnlyList<long>> { [_ports.Result] = cycles },
        };
    }

    private void Accumulate(BeatSequence vectors, int vector)
    {
        _error |= vectors.Get(vector, _ports.Spike.Error) != 0;
        for (int neuron = 0; neuron < _sums.Length; neuron++)
        {
            if (parameters.Readout == Readout.Spikes)
            {
                // Counts wrap where an image has more steps than there may be.
                long count = _sums[neuron] + (vectors.GetBit(vector, _ports.Spike.Value, neuron) ? 1 : 0);
                _sums[neuron] = count & ((1L << FixedPoint.UnsignedWidth(parameters.MaxSteps)) - 1);
            }
            else
            {
                int width = parameters.PotentialWidth;
                var potential = (long)vectors.GetBits(vector, _ports.Spike.Value, neuron * width, width);
                long sum = _sums[neuron] + FixedPoint.Wrap(potential, width);
                _sums[neuron] = FixedPoint.Wrap(sum, width + FixedPoint.CeilLog2(parameters.MaxSteps));
            }
        }
    }

    private void Close(BeatSequence results)
    {
        int best = 0;
        for (int neuron = 0; neuron < _sums.Length; neuron++)
        {
            results.Add((ulong)_sums[neuron], 0);
            best = _sums[neuron] > _sums[best] ? neuron : best;
        }

        results.Add((uint)best | (_error ? 1UL << 31 : 0), 1);
        Reset();
    }
}
