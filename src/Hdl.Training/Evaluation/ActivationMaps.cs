using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Networks.Data;
using Hdl.Networks.Models;
using Hdl.Networks.Tensors;

namespace Hdl.Training.Evaluation;

/// <summary>
/// What flows between the layers of a network while it classifies images, computed as <see cref="NetworkEvaluator"/>
/// does: the very numbers of the hardware.
/// </summary>
public static class ActivationMaps
{
    /// <summary>Most bytes of all maps together.</summary>
    public const long MaxBytes = 1L << 30;

    private const int ImagesPerTask = 50;

    /// <summary>
    /// Records <c>input.pixels</c> (images, rows, columns) and <c>input.spikes</c> (images, steps, inputs), and of each
    /// layer k from 1 <c>layerk.spikes</c> (images, steps, neurons) and <c>layerk.activations</c>, the part of the
    /// potential above the threshold, max(0, v - vth), which is not 0 exactly where the neuron fires.
    /// </summary>
    /// <param name="network">Per-step membranes; no potential may overflow.</param>
    /// <param name="images">As many pixels as the network has inputs; at least one image.</param>
    /// <param name="steps">Time steps, 1 or more.</param>
    /// <param name="pixelsPerBeat">Lanes of the rate encoder, which decide the random numbers; 1 or more.</param>
    /// <param name="progress">Told how many images are done.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InvalidInputException">A network that the evaluator does not cover, or maps that are too
    /// large.</exception>
    public static IReadOnlyList<Tensor> Record(
        TernaryNetwork network, ImageSet images, int steps, int pixelsPerBeat, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        NetworkEvaluator.Check(network, images);
        CheckSize(network, images, steps);

        IntegerLayer[] layers = [.. network.Layers.Select(layer => new IntegerLayer(layer))];
        IReadOnlyList<ReadOnlyMemory<byte>> draws = InputDraws.For(network, steps, pixelsPerBeat);
        byte[][] spikes = [.. network.Shape.Select(size => new byte[images.Count * steps * size])];
        int[][] activations = [.. layers.Select(layer => new int[images.Count * steps * layer.Neurons])];
        int done = 0;
        Parallel.For(
            0,
            (images.Count + ImagesPerTask - 1) / ImagesPerTask,
            new ParallelOptions { CancellationToken = cancellationToken },
            task =>
            {
                var recorder = new Recorder(layers, spikes, activations);
                int end = Math.Min(images.Count, (task + 1) * ImagesPerTask);
                for (int image = task * ImagesPerTask; image < end; image++)
                {
                    recorder.Run(images[image], draws, image * steps);
                }

                progress?.Report(Interlocked.Add(ref done, end - (task * ImagesPerTask)));
            });

        return
        [
            Tensor.Of(
                "input.pixels", [images.Count, images.Height, images.Width],
                images.Pixels[..(images.Count * images.PixelsPerImage)]),
            Tensor.Of("input.spikes", [images.Count, steps, network.Layers[0].Inputs], spikes[0]),
            .. layers.SelectMany((layer, index) => (Tensor[])
            [
                Tensor.Of($"layer{index + 1}.spikes", [images.Count, steps, layer.Neurons], spikes[index + 1]),
                Tensor.Of($"layer{index + 1}.activations", [images.Count, steps, layer.Neurons], activations[index]),
            ]),
        ];
    }

    private static void CheckSize(TernaryNetwork network, ImageSet images, int steps)
    {
        // An activation spans the range of the potential twice.
        if (network.PotentialWidth > 31)
        {
            throw new InvalidInputException(new Problem(
                "The potential is too wide", network.Name,
                string.Create(CultureInfo.InvariantCulture, $"{network.PotentialWidth} bits"),
                "Activations are recorded for potentials of up to 31 bits."));
        }

        // One byte a spike and four an activation, each copied once.
        long perStep = network.Layers[0].Inputs + (5L * network.Layers.Sum(layer => (long)layer.Neurons));
        Int128 bytes = (Int128)images.Count * steps * perStep;
        if (bytes > MaxBytes)
        {
            throw new InvalidInputException(new Problem(
                "The maps are too large",
                network.Name,
                string.Create(CultureInfo.InvariantCulture, $"{images.Count} images, {steps} steps, {bytes} bytes"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Maps take up to {MaxBytes} bytes: record fewer images or steps.")));
        }
    }

    /// <summary>Working memory of one parallel task.</summary>
    private sealed class Recorder(IntegerLayer[] layers, byte[][] spikes, int[][] activations)
    {
        private readonly byte[] _pixels = new byte[SpikeKernels.PaddedBytes(layers[0].Inputs)];
        private readonly int[] _active = new int[Widest(layers)];
        private readonly int[] _fired = new int[Widest(layers)];
        private readonly short[] _sums = new short[layers.Max(layer => layer.Width)];
        private readonly int[] _potentials = new int[Widest(layers)];

        public void Run(ReadOnlySpan<byte> image, IReadOnlyList<ReadOnlyMemory<byte>> draws, int firstRow)
        {
            image.CopyTo(_pixels);
            for (int step = 0; step < draws.Count; step++)
            {
                Step(draws[step].Span, firstRow + step);
            }
        }

        private void Step(ReadOnlySpan<byte> draws, int row)
        {
            int count = SpikeKernels.Compare(_pixels, draws, _active);
            Mark(spikes[0], row * layers[0].Inputs, _active.AsSpan(0, count));
            for (int index = 0; index < layers.Length; index++)
            {
                IntegerLayer layer = layers[index];
                int first = row * layer.Neurons;
                count = layer.Step(_active.AsSpan(0, count), _sums, _potentials, _fired);
                _fired.AsSpan(0, count).CopyTo(_active);
                Mark(spikes[index + 1], first, _active.AsSpan(0, count));
                foreach (int neuron in _active.AsSpan(0, count))
                {
                    activations[index][first + neuron] = _potentials[neuron] - layer.Threshold;
                }
            }
        }

        private static void Mark(byte[] map, int first, ReadOnlySpan<int> addresses)
        {
            foreach (int address in addresses)
            {
                map[first + address] = 1;
            }
        }

        private static int Widest(IntegerLayer[] layers) =>
            Math.Max(layers[0].Inputs, layers.Max(layer => layer.Neurons)) + 1;
    }
}
