using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;
using Hdl.Training.Evaluation;

namespace Hdl.Training.Spiking;

/// <summary>
/// A spiking network of integers on images, fast: the classes and spikes that <see cref="SpikingNetworkGolden"/> gives.
/// For networks as they are trained here: coding levels, convolutions of stride 1 that keep the map's size, or_pools
/// behind them, fully connected layers, potentials of 16 bits that start every step anew. One thread at a time.
/// </summary>
public sealed class SpikingInference
{
    private const int Lane = SpikeKernels.Lane;

    private readonly uint[] _levelBits;
    private readonly Layer[] _layers;
    private readonly uint[] _pixels;

    /// <summary>Takes a network over.</summary>
    /// <param name="network">One that passes <see cref="SpikingNetworkCheck"/>.</param>
    /// <exception cref="InvalidInputException">It has something that the networks trained here have not.</exception>
    public SpikingInference(SpikingNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Require(
            network is { Coding: PixelCoding.Levels, Readout: Readout.Potential } && network.Input.Channels <= 32,
            network, "coding and readout", "Give one of coding levels, 32 at most, and readout potential.");
        _levelBits = LevelCode.Bits(network.Levels);
        _pixels = new uint[network.Input.Height * network.Input.Width];
        List<Layer> layers = [];
        MapShape shape = network.Input;
        for (int index = 0; index < network.Layers.Count; index++)
        {
            var weighted = network.Layers[index] as WeightedLayer;
            var pool = index + 1 < network.Layers.Count ? network.Layers[index + 1] as PoolLayer : null;
            SpikingShape? known = Shape(weighted, pool);
            Require(
                known is not null && IsKnown(weighted!.Neurons) && Fits(weighted), network,
                FormattableString.Invariant($"layers[{index}]"),
                "Give convolutions of stride 1 that keep the map's size, each with an or_pool at most, and layers "
                + "that are fully connected.");
            layers.Add(new Layer(new SpikeGeometry(known!, shape.Height, shape.Width, shape.Channels), weighted!));
            shape = new MapShape(known!.Outputs, layers[^1].Geometry.Height, layers[^1].Geometry.Width);
            index += pool is null ? 0 : 1;
        }

        _layers = [.. layers];
        Spikes = new long[_layers.Length];
        Potentials = new int[_layers[^1].Geometry.OutputSize / _layers[^1].Geometry.Pitch * shape.Channels];
    }

    /// <summary>Potentials of the last layer, of the image last seen, bias included.</summary>
    public int[] Potentials { get; }

    /// <summary>Spikes of all images so far: of the input, then of each hidden layer behind its pooling.</summary>
    public long[] Spikes { get; }

    /// <summary>The class of an image: of the highest potential, the lowest class of equals.</summary>
    /// <param name="pixels">Its pixels, row by row.</param>
    public int Classify(ReadOnlySpan<byte> pixels)
    {
        for (int i = 0; i < _pixels.Length; i++)
        {
            _pixels[i] = _levelBits[pixels[i]];
        }

        ReadOnlySpan<uint> spikes = _pixels;
        for (int index = 0; index < _layers.Length; index++)
        {
            spikes = _layers[index].Run(spikes);
            Spikes[index] += _layers[index].Inputs;
        }

        _layers[^1].CopyPotentials(Potentials);
        return Potentials.IndexOf(Potentials.Max());
    }

    /// <summary>Whether an output of the layer, before the last, spiked in the image last seen.</summary>
    /// <param name="layer">Which of those with weights, from 0.</param>
    /// <param name="address">Of the map behind pooling, (y * W + x) * C + c.</param>
    public bool Spiked(int layer, int address) => _layers[layer].Spiked(address);

    private static SpikingShape? Shape(WeightedLayer? weighted, PoolLayer? pool)
    {
        int side = 1;
        if (pool is not null)
        {
            side = pool.Window.KernelHeight;
            if (pool.Kind != PoolKind.Or || side > 128 || pool.Window != new Window
            {
                KernelHeight = side,
                KernelWidth = side,
                StrideY = side,
                StrideX = side,
            })
            {
                return null;
            }
        }

        switch (weighted)
        {
            case DenseLayer dense when side == 1:
                return new SpikingShape(dense.Outputs);
            case ConvLayer { Groups: 1, Window.KernelHeight: int kernel } conv when kernel % 2 == 1:
                var same = new Window
                {
                    KernelHeight = kernel,
                    KernelWidth = kernel,
                    PaddingY = kernel / 2,
                    PaddingX = kernel / 2,
                };
                return conv.Window == same ? new SpikingShape(conv.Outputs, kernel, side) : null;
            default:
                return null;
        }
    }

    private static bool IsKnown(NeuronModel neurons) => neurons is
    {
        Membrane: Membrane.PerStep, Fires: FireComparison.Above, Refractory: 0, Overflow: null,
    };

    private static bool Fits(WeightedLayer layer) => LayerRanges.Sums(layer, 1)
        .All(sums => sums.Least > short.MinValue && sums.Most < short.MaxValue);

    private static void Require(bool fits, SpikingNetwork network, string where, string remedy)
    {
        if (!fits)
        {
            throw new InvalidInputException(new Problem(
                "Not a network as they are trained here", $"{network.Name}, {where}", "another kind", remedy));
        }
    }

    /// <summary>A layer with weights and the pooling behind it.</summary>
    private sealed class Layer
    {
        private readonly SpikeMap _map;
        private readonly short[] _rows;
        private readonly short[] _thresholds;
        private readonly int[] _biases;
        private readonly short[] _sums;
        private readonly short[] _chosen;
        private readonly uint[] _spikes;

        public Layer(SpikeGeometry geometry, WeightedLayer layer)
        {
            Geometry = geometry;
            _map = new SpikeMap(geometry);
            _rows = new short[geometry.Taps * geometry.Pitch];
            int window = geometry.KernelHeight * geometry.KernelWidth;
            for (int tap = 0; tap < geometry.Taps; tap++)
            {
                int at = (tap % geometry.Channels * window) + (tap / geometry.Channels);
                for (int output = 0; output < geometry.Outputs; output++)
                {
                    _rows[(tap * geometry.Pitch) + output] =
                        (short)(layer.Scale * layer.Weights[(output * geometry.Taps) + at]);
                }
            }

            // No sum is less than the least or more than the most of 16 bits: never and always stay what they are.
            _biases = [.. Enumerable.Range(0, geometry.Outputs).Select(n => Of(layer.Neurons.Biases, n))];
            _thresholds = new short[geometry.Pitch];
            Array.Fill(_thresholds, short.MaxValue);
            for (int output = 0; output < geometry.Outputs; output++)
            {
                _thresholds[output] = (short)Math.Clamp(
                    (long)Of(layer.Neurons.Thresholds, output) - _biases[output], short.MinValue, short.MaxValue);
            }

            _sums = new short[geometry.OutputSize];
            _chosen = new short[geometry.OutputSize];
            _spikes = new uint[geometry.OutputSize / Lane];
        }

        public SpikeGeometry Geometry { get; }

        public int Inputs => _map.Count;

        public ReadOnlySpan<uint> Run(ReadOnlySpan<uint> inputs)
        {
            _map.Fill(inputs);
            SpikeConvolution.Forward(Geometry, _map, _rows, _sums, _chosen);
            ref short n = ref MemoryMarshal.GetArrayDataReference(_sums);
            ref short threshold = ref MemoryMarshal.GetArrayDataReference(_thresholds);
            for (int word = 0; word < _spikes.Length; word++)
            {
                nuint at = (nuint)(word * Lane);
                _spikes[word] = (uint)Vector512
                    .GreaterThan(
                        Vector512.LoadUnsafe(ref n, at),
                        Vector512.LoadUnsafe(ref threshold, at % (nuint)_thresholds.Length))
                    .ExtractMostSignificantBits();
            }

            return _spikes;
        }

        public bool Spiked(int address)
        {
            (int pixel, int channel) = Math.DivRem(address, Geometry.Outputs);
            return (_spikes[((pixel * Geometry.Pitch) + channel) / Lane] & (1u << (channel % Lane))) != 0;
        }

        public void CopyPotentials(int[] potentials)
        {
            for (int address = 0; address < potentials.Length; address++)
            {
                (int pixel, int channel) = Math.DivRem(address, Geometry.Outputs);
                potentials[address] = _sums[(pixel * Geometry.Pitch) + channel] + _biases[channel];
            }
        }

        private static int Of(IReadOnlyList<int> values, int index) =>
            values.Count == 0 ? 0 : values[values.Count == 1 ? 0 : index];
    }
}
