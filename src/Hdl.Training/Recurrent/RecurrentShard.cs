using Hdl.Core.Numerics;
using Hdl.Networks.Data;
using Hdl.Training.Training;

namespace Hdl.Training.Recurrent;

/// <summary>
/// Forward and backward pass over a fixed part of every batch, with gradients of its own: shards run on any threads and
/// are summed in their order, so that rounding does not depend on the threads.
/// </summary>
internal sealed class RecurrentShard
{
    private readonly RecurrentOptions _options;
    private readonly ReadoutStage _readout;
    private readonly SequenceSet _set;
    private readonly AugmentationRange _augmentation;
    private readonly RecurrentTrack[] _tracks;
    private readonly byte[] _bytes;
    private readonly float[] _input;
    private readonly int[] _columns;
    private readonly float[] _scores;
    private readonly float[] _delta;

    public RecurrentShard(
        RecurrentOptions options, RecurrentStage[] stages, ReadoutStage readout, SequenceSet set, int maxSteps)
    {
        (_options, _readout, _set) = (options, readout, set);
        _augmentation = new AugmentationRange(options.Shift, options.Rotation, options.Scale);
        _tracks = Array.ConvertAll(stages, stage => new RecurrentTrack(stage, options, maxSteps));
        _bytes = new byte[maxSteps * set.Inputs];
        _input = new float[RecurrentKernels.Pitch(set.Inputs)];
        _columns = [.. Enumerable.Range(1, readout.Hidden)];
        _scores = new float[readout.Rows];
        _delta = new float[readout.Rows];
        Gradients = [.. _tracks.Select(track => track.Gradients), new float[readout.Latent.Length]];
    }

    /// <summary>Summed gradients of each layer, the read-out last, since they were last cleared.</summary>
    public float[][] Gradients { get; }

    /// <summary>Sum of the losses so far, penalties included.</summary>
    public double Loss { get; private set; }

    /// <summary>Right answers so far.</summary>
    public int Correct { get; private set; }

    /// <summary>Columns sent so far, but for biases and the read-out.</summary>
    public long Columns { get; private set; }

    /// <summary>Steps so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Scores of the sequence last seen, one for each class.</summary>
    public ReadOnlySpan<float> Scores => _scores.AsSpan(0, _readout.Classes);

    public void ResetTallies() => (Loss, Correct, Columns, Steps) = (0, 0, 0, 0);

    /// <summary>Learns from sequences.</summary>
    /// <param name="sequences">Which ones.</param>
    /// <param name="epoch">Of which the random movements are.</param>
    /// <param name="delta">Whether values are rounded and thresholds hold.</param>
    public void Run(ReadOnlySpan<int> sequences, int epoch, bool delta)
    {
        foreach (int sequence in sequences)
        {
            var random = new CounterRandom(_options.Seed, 1 + (ulong)epoch, (ulong)sequence);
            ReadOnlySpan<byte> values = _set[sequence];
            Span<byte> moved = _bytes.AsSpan(0, values.Length);
            Augmentation.Load(values, moved, _set.Steps(sequence), _set.Inputs, _augmentation, ref random);
            Forward(moved, delta, delta);
            Backward(_set.Labels[sequence], _set.Steps(sequence));
        }
    }

    /// <summary>Computes <see cref="Scores"/>.</summary>
    /// <param name="values">A sequence.</param>
    /// <param name="delta">Whether thresholds hold.</param>
    /// <param name="rounds">Whether values are rounded.</param>
    public void Forward(ReadOnlySpan<byte> values, bool delta, bool rounds)
    {
        float one = 1 << _options.ActFrac;
        int steps = values.Length / _set.Inputs;
        float inputThreshold = delta ? _options.InputThreshold / one : 0;
        float hiddenThreshold = delta ? _options.HiddenThreshold / one : 0;
        foreach (RecurrentTrack track in _tracks)
        {
            track.Rounds = rounds;
        }

        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < _set.Inputs; i++)
            {
                _input[i] = values[(step * _set.Inputs) + i] * (1 / one);
            }

            ReadOnlySpan<float> input = _input;
            foreach (RecurrentTrack track in _tracks)
            {
                // The states of a layer below have moved by its own threshold, and need another one here.
                bool bottom = track == _tracks[0];
                track.Forward(step, input, bottom ? inputThreshold : hiddenThreshold, hiddenThreshold);
                input = track.Hidden(step);
            }
        }

        _readout.Weights.AsSpan(0, _readout.Rows).CopyTo(_scores);
        RecurrentKernels.AddColumns(
            _scores, _readout.Weights, 0, _columns, _tracks[^1].Hidden(steps - 1)[.._readout.Hidden]);
        foreach (RecurrentTrack track in _tracks)
        {
            (int inputs, int hidden) = track.Changes(steps);
            Columns += inputs + hidden;
            Loss += _options.ActivityPenalty * track.Activity(steps);
        }

        Steps += steps;
    }

    /// <summary>Cross-entropy of the softmax of the scores, and the gradients of all weights.</summary>
    /// <param name="label">The class.</param>
    /// <param name="steps">Steps of the sequence.</param>
    public void Backward(int label, int steps)
    {
        Score(label);
        foreach (RecurrentTrack track in _tracks)
        {
            track.Begin();
        }

        RecurrentTrack top = _tracks[^1];
        ReadOnlySpan<float> hidden = top.Hidden(steps - 1);
        RecurrentKernels.AddGradient(Gradients[^1], 0, 1f, _delta);
        for (int i = 0; i < _readout.Hidden; i++)
        {
            RecurrentKernels.AddGradient(Gradients[^1], i + 1, hidden[i], _delta);
            top.GradientByHidden[i] = RecurrentKernels.Dot(_readout.Weights, i + 1, _delta);
        }

        for (int step = steps - 1; step >= 0; step--)
        {
            for (int layer = _tracks.Length - 1; layer >= 0; layer--)
            {
                _tracks[layer].Backward(
                    step, _options.ActivityPenalty, layer == 0 ? [] : _tracks[layer - 1].GradientByHidden);
            }
        }
    }

    private void Score(int label)
    {
        ReadOnlySpan<float> scores = Scores;
        (double loss, bool right) = CrossEntropy.Score(scores, label, _delta.AsSpan(0, scores.Length));
        Loss += loss;
        Correct += right ? 1 : 0;
    }
}
