namespace Hdl.Networks.Models;

/// <summary>
/// How many weights of each sign the neurons of a layer have: between them lie all sums that inputs of 0 and 1 can
/// make.
/// </summary>
/// <param name="Plus">Weights +1 of each neuron.</param>
/// <param name="Minus">Weights -1 of each neuron.</param>
public sealed record SignCounts(IReadOnlyList<int> Plus, IReadOnlyList<int> Minus)
{
    /// <summary>Counts those of a layer.</summary>
    /// <param name="layer">The layer.</param>
    public static SignCounts Of(TernaryLayerWeights layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        int[] plus = new int[layer.Neurons];
        int[] minus = new int[layer.Neurons];
        for (int start = 0; start < layer.Weights.Length; start += layer.Neurons)
        {
            for (int neuron = 0; neuron < layer.Neurons; neuron++)
            {
                sbyte weight = layer.Weights[start + neuron];
                plus[neuron] += weight > 0 ? 1 : 0;
                minus[neuron] += weight < 0 ? 1 : 0;
            }
        }

        return new SignCounts(plus, minus);
    }
}
