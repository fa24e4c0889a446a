using Hdl.Networks.Models;

namespace Hdl.Training.Evaluation;

/// <summary>One layer made ready for fast inference: rows padded to whole vectors, potentials in 32 bits.</summary>
internal sealed class IntegerLayer
{
    private readonly short[] _weights;
    private readonly int[] _bias;
    private readonly int _scale;

    public IntegerLayer(TernaryLayerWeights layer)
    {
        Inputs = layer.Inputs;
        Neurons = layer.Neurons;
        Width = SpikeKernels.PaddedColumns(layer.Neurons);
        _weights = new short[layer.Inputs * Width];
        for (int i = 0; i < layer.Inputs; i++)
        {
            for (int n = 0; n < layer.Neurons; n++)
            {
                _weights[(i * Width) + n] = layer.Weights[(i * layer.Neurons) + n];
            }
        }

        _bias = Array.ConvertAll(layer.Bias, bias => bias * layer.BiasScale);
        _scale = layer.WeightScale;
        Threshold = layer.Threshold;
    }

    public int Inputs { get; }

    public int Neurons { get; }

    public int Width { get; }

    public int Threshold { get; }

    /// <summary>
    /// Potentials of one step, and the ascending addresses of the neurons that fire; returns how many do.
    /// </summary>
    public int Step(ReadOnlySpan<int> active, Span<short> sums, Span<int> potentials, Span<int> fired)
    {
        SpikeKernels.SumRows(_weights, active, sums[..Width]);
        int count = 0;
        for (int n = 0; n < Neurons; n++)
        {
            int potential = (_scale * sums[n]) + _bias[n];
            potentials[n] = potential;
            fired[count] = n;
            count += potential > Threshold ? 1 : 0;
        }

        return count;
    }
}
