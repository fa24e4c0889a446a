using Hdl.Networks.Models;

namespace Hdl.Training.Training;

/// <summary>
/// The loss of one image: a square hinge on each output's spike count (c = T wanted for the label, 0 for the others)
/// and a cross-entropy on the mean potentials, each with its weight.
/// </summary>
internal sealed class OutputLoss(TrainingOptions options, int classes)
{
    private readonly int[] _counts = new int[classes];
    private readonly float[] _potentials = new float[classes];
    private readonly float[] _countGradient = new float[classes];
    private readonly float[] _potentialGradient = new float[classes];
    private int _label;

    public void Begin(int label)
    {
        _label = label;
        Array.Clear(_counts);
        Array.Clear(_potentials);
    }

    /// <summary>One step's distances from the threshold.</summary>
    public void Add(ReadOnlySpan<float> potentials)
    {
        for (int n = 0; n < classes; n++)
        {
            _counts[n] += potentials[n] > 0 ? 1 : 0;
            _potentials[n] += potentials[n];
        }
    }

    /// <summary>The loss, once all steps are in; from then on <see cref="Gradient"/> is defined.</summary>
    public double End()
    {
        double loss = 0;
        float scale = 1f / options.Steps;
        for (int n = 0; n < classes; n++)
        {
            float wanted = n == _label ? 1f : -1f;
            float missing = Math.Max(0f, 1f - (wanted * ((2f * _counts[n] * scale) - 1f)));
            loss += options.SpikeLoss * missing * missing / 4f;
            _countGradient[n] = -options.SpikeLoss * wanted * missing * scale;
        }

        float highest = _potentials.Max();
        float sum = 0;
        for (int n = 0; n < classes; n++)
        {
            _potentialGradient[n] = MathF.Exp((_potentials[n] - highest) * scale);
            sum += _potentialGradient[n];
        }

        for (int n = 0; n < classes; n++)
        {
            float probability = _potentialGradient[n] / sum;
            loss -= n == _label ? options.PotentialLoss * Math.Log(Math.Max(probability, 1e-30f)) : 0;
            _potentialGradient[n] = options.PotentialLoss * scale * (probability - (n == _label ? 1f : 0f));
        }

        return loss;
    }

    /// <summary>Whether the given readout answers with the label.</summary>
    public bool IsCorrect(Readout readout)
    {
        int best = 0;
        for (int n = 1; n < classes; n++)
        {
            bool higher = readout == Readout.Spikes ? _counts[n] > _counts[best] : _potentials[n] > _potentials[best];
            best = higher ? n : best;
        }

        return best == _label;
    }

    /// <summary>
    /// Gradient by one step's potentials; the threshold only feels the spikes, for potentials are read without it.
    /// </summary>
    public void Gradient(ReadOnlySpan<float> potentials, Span<float> delta, out float thresholdDelta)
    {
        thresholdDelta = 0;
        for (int n = 0; n < classes; n++)
        {
            float spike = Math.Abs(potentials[n]) < options.Window ? _countGradient[n] : 0f;
            thresholdDelta += spike;
            delta[n] = spike + _potentialGradient[n];
        }
    }
}
