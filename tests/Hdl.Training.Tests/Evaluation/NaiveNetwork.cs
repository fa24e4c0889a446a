using Hdl.Core.Numerics;
using Hdl.Networks.Models;

namespace Hdl.Training.Tests.Evaluation;

/// <summary>A plain reading of the contract, one image at a time, against which the fast evaluator is held.</summary>
internal static class NaiveNetwork
{
    /// <summary>The class after each step, and the spikes of the input and of every layer in each step.</summary>
    public static (int[] Classes, List<bool[]>[] Spikes) Run(
        TernaryNetwork network, byte[] pixels, int steps, int lanes)
    {
        ushort[] states = [.. Enumerable.Range(0, lanes).Select(lane => Lfsr16.LaneSeed(network.Seed, lane, lanes))];
        long[] scores = new long[network.Layers[^1].Neurons];
        int[] classes = new int[steps];
        var spikes = new List<bool[]>[steps];
        for (int step = 0; step < steps; step++)
        {
            bool[] active = Encode(network, pixels, states);
            spikes[step] = [active];
            long[] potentials = [];
            foreach (TernaryLayerWeights layer in network.Layers)
            {
                potentials = [.. Enumerable.Range(0, layer.Neurons).Select(n => Potential(network, layer, active, n))];
                active = [.. potentials.Select(v => v > layer.Threshold)];
                spikes[step].Add(active);
            }

            for (int n = 0; n < scores.Length; n++)
            {
                scores[n] += network.Readout == Readout.Potential ? potentials[n] : active[n] ? 1 : 0;
            }

            classes[step] = Array.IndexOf(scores, scores.Max());
        }

        return (classes, spikes);
    }

    private static bool[] Encode(TernaryNetwork network, byte[] pixels, ushort[] states)
    {
        bool[] active = new bool[pixels.Length];
        for (int first = 0; first < pixels.Length; first += states.Length)
        {
            for (int lane = 0; lane < states.Length; lane++)
            {
                if (first + lane < pixels.Length)
                {
                    int p = pixels[first + lane];
                    active[first + lane] =
                        network.Coding == InputCoding.Poisson ? (states[lane] & 0xFF) < p : p >= network.ThresholdLevel;
                }

                states[lane] = Lfsr16.Advance(states[lane], 8);
            }
        }

        return active;
    }

    private static long Potential(TernaryNetwork network, TernaryLayerWeights layer, bool[] active, int neuron)
    {
        long v = 0;
        for (int i = 0; i < layer.Inputs; i++)
        {
            if (active[i])
            {
                v = FixedPoint.Saturate(
                    v + (layer.WeightScale * layer.Weights[(i * layer.Neurons) + neuron]), network.PotentialWidth);
            }
        }

        return FixedPoint.Saturate(v + (layer.BiasScale * layer.Bias[neuron]), network.PotentialWidth);
    }
}
