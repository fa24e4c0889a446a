using Hdl.Networks.Models;

namespace Hdl.Training.Evaluation;

/// <summary>Working memory and sums of one parallel task of <see cref="NetworkEvaluator"/>.</summary>
internal sealed class EvaluationTally
{
    private readonly IntegerLayer[] _layers;
    private readonly Readout _readout;
    private readonly byte[] _pixels;
    private readonly int[] _active;
    private readonly int[] _fired;
    private readonly short[] _sums;
    private readonly int[] _potentials;
    private readonly long[] _scores;
    private readonly int[] _banks = new int[NetworkEvaluator.Banks];

    public EvaluationTally(IntegerLayer[] layers, Readout readout, int steps)
    {
        (_layers, _readout) = (layers, readout);
        int widest = Math.Max(layers[0].Inputs, layers.Max(layer => layer.Neurons)) + 1;
        _pixels = new byte[SpikeKernels.PaddedBytes(layers[0].Inputs)];
        _active = new int[widest];
        _fired = new int[widest];
        _sums = new short[layers.Max(layer => layer.Width)];
        _potentials = new int[widest];
        _scores = new long[layers[^1].Neurons];
        Correct = new int[steps];
        Spikes = new long[layers.Length + 1];
    }

    /// <summary>Right answers after T steps, at index T - 1.</summary>
    public int[] Correct { get; }

    /// <summary>Spikes of the input and of each layer, over all steps.</summary>
    public long[] Spikes { get; }

    /// <summary>Sum over steps of the most spikes that enter any layer.</summary>
    public long Cycles { get; private set; }

    /// <summary>Sum over steps of the most spikes in any bank of any layer's inputs.</summary>
    public long BankedCycles { get; private set; }

    public void Run(ReadOnlySpan<byte> image, int label, IReadOnlyList<ReadOnlyMemory<byte>> draws)
    {
        image.CopyTo(_pixels);
        Array.Clear(_scores);
        for (int step = 0; step < Correct.Length; step++)
        {
            Step(draws[step].Span);
            Correct[step] += ArgMax(_scores) == label ? 1 : 0;
        }
    }

    private void Step(ReadOnlySpan<byte> draws)
    {
        int count = SpikeKernels.Compare(_pixels, draws, _active);
        Spikes[0] += count;
        (int most, int fullest) = (0, 0);
        for (int index = 0; index < _layers.Length; index++)
        {
            most = Math.Max(most, count);
            fullest = Math.Max(fullest, FullestBank(_active.AsSpan(0, count)));
            count = _layers[index].Step(_active.AsSpan(0, count), _sums, _potentials, _fired);
            Spikes[index + 1] += count;
            _fired.AsSpan(0, count).CopyTo(_active);
        }

        Cycles += most;
        BankedCycles += fullest;
        Score(count);
    }

    private void Score(int fired)
    {
        if (_readout == Readout.Potential)
        {
            for (int n = 0; n < _scores.Length; n++)
            {
                _scores[n] += _potentials[n];
            }
        }
        else
        {
            foreach (int n in _active.AsSpan(0, fired))
            {
                _scores[n]++;
            }
        }
    }

    private int FullestBank(ReadOnlySpan<int> active)
    {
        Array.Clear(_banks);
        foreach (int address in active)
        {
            _banks[address % NetworkEvaluator.Banks]++;
        }

        return _banks.Max();
    }

    /// <summary>Index of the highest score, the lowest index on a tie.</summary>
    private static int ArgMax(long[] scores)
    {
        int best = 0;
        for (int n = 1; n < scores.Length; n++)
        {
            best = scores[n] > scores[best] ? n : best;
        }

        return best;
    }
}
