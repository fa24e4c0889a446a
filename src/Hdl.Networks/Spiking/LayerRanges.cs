namespace Hdl.Networks.Spiking;

/// <summary>The intervals of the potentials of a network's layers, see <see cref="PotentialRange"/>.</summary>
public static class LayerRanges
{
    /// <summary>
    /// Most events at one element in one step, of the inputs and of what each layer gives: neurons give one, a
    /// sum_pool as many as its window holds.
    /// </summary>
    /// <param name="network">A network whose layers are in range.</param>
    public static IReadOnlyList<long> MostEvents(SpikingNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        List<long> most = [network.InputEvents];
        foreach (SpikingLayer layer in network.Layers)
        {
            most.Add(layer is PoolLayer { Kind: PoolKind.Sum } pool
                ? Math.Min(1L << 24, most[^1] * pool.Window.KernelHeight * pool.Window.KernelWidth)
                : 1);
        }

        return most;
    }

    /// <summary>
    /// Least and greatest sum of a step's weights, of each neuron or, of a convolution, of each channel, where no tap
    /// falls outside the map.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="mostEvents">Most events at one of its inputs in one step.</param>
    public static PotentialRange[] Sums(WeightedLayer layer, long mostEvents)
    {
        ArgumentNullException.ThrowIfNull(layer);
        int outputs = Outputs(layer);
        int length = layer.Weights.Length / outputs;
        var sums = new PotentialRange[outputs];
        for (int output = 0; output < outputs; output++)
        {
            (long minus, long plus) = (0, 0);
            foreach (sbyte weight in layer.Weights.AsSpan(output * length, length))
            {
                minus += Math.Min(weight, (sbyte)0);
                plus += Math.Max(weight, (sbyte)0);
            }

            sums[output] = new PotentialRange(minus * layer.Scale * mostEvents, plus * layer.Scale * mostEvents);
        }

        return sums;
    }

    /// <summary>The neuron, or channel, that needs the most bits, and its interval.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="mostEvents">Most events at one of its inputs in one step.</param>
    /// <param name="steps">Within so many steps; null for a layer that runs for ever.</param>
    /// <param name="integrates">Whether its neurons never fire, <see cref="SpikingNetwork.Integrates"/>.</param>
    /// <returns>No interval where a potential can grow without end.</returns>
    public static (int Neuron, PotentialRange? Range) Widest(
        WeightedLayer layer, long mostEvents, int? steps = null, bool integrates = false)
    {
        ArgumentNullException.ThrowIfNull(layer);
        NeuronModel neurons = layer.Neurons;
        (int Neuron, PotentialRange? Range) widest = (0, null);
        foreach ((int index, PotentialRange sums) in Sums(layer, mostEvents).Index())
        {
            long? threshold = integrates ? null : Of(neurons.Thresholds, index);
            long bias = Of(neurons.Biases, index);
            PotentialRange? range = steps is { } count
                ? PotentialRange.Within(neurons, sums, threshold, bias, count)
                : PotentialRange.Of(neurons, sums, threshold, bias);
            if (range is null)
            {
                return (index, null);
            }

            if (widest.Range is not { } before || range.Value.Width > before.Width)
            {
                widest = (index, range);
            }
        }

        return widest;
    }

    /// <summary>Neurons of a dense layer, channels of a convolution.</summary>
    /// <param name="layer">The layer.</param>
    public static int Outputs(WeightedLayer layer) => layer switch
    {
        DenseLayer dense => dense.Outputs,
        ConvLayer conv => conv.Outputs,
        _ => throw new ArgumentException($"No such layer: {layer?.GetType().Name}.", nameof(layer)),
    };

    private static int Of(IReadOnlyList<int> values, int index) =>
        values.Count == 0 ? 0 : values[values.Count == 1 ? 0 : index];
}
