using Hdl.Core.Numerics;
using Hdl.Training.Training;

namespace Hdl.Training.Convolutions;

/// <summary>
/// A layer under training: its geometry, its weights in floating point, and what Adam remembers. A row of
/// <see cref="Pitch"/> weights for each place of the window, in the order of the window, then the row of biases.
/// </summary>
internal sealed class ConvolutionStage
{
    private const int Lane = 16;

    private readonly float[] _first;
    private readonly float[] _second;

    public ConvolutionStage(
        ConvolutionShape shape, (int Height, int Width) size, (int Channels, int Pitch) input, bool isLast, ulong seed,
        int index)
    {
        (Shape, Channels, InputPitch, IsLast) = (shape, input.Channels, input.Pitch, isLast);
        (InputHeight, InputWidth) = size;
        (Height, Width) = (shape.SizeFrom(size.Height), shape.SizeFrom(size.Width));
        Pitch = (shape.Outputs + Lane - 1) / Lane * Lane;
        Weights = new float[(Taps + 1) * Pitch];
        (_first, _second) = (new float[Weights.Length], new float[Weights.Length]);

        // He's initial weights for rectifiers; Adam's clamp keeps all within 1.
        float magnitude = Math.Min(1f, MathF.Sqrt(6f / (shape.Kernel * shape.Kernel * Channels)));
        var random = new CounterRandom(seed, 0, (ulong)index);
        for (int tap = 0; tap < Taps; tap++)
        {
            for (int output = 0; tap % InputPitch < Channels && output < shape.Outputs; output++)
            {
                Weights[(tap * Pitch) + output] = magnitude * random.NextSigned();
            }
        }
    }

    public ConvolutionShape Shape { get; }

    public bool IsLast { get; }

    public int InputHeight { get; }

    public int InputWidth { get; }

    /// <summary>Input channels that exist.</summary>
    public int Channels { get; }

    /// <summary>Input channels as stored; those beyond <see cref="Channels"/> are 0 and so are their weights.</summary>
    public int InputPitch { get; }

    /// <summary>Rows of the map behind pooling.</summary>
    public int Height { get; }

    /// <summary>Columns of the map behind pooling.</summary>
    public int Width { get; }

    /// <summary>Output channels, padded to whole vectors.</summary>
    public int Pitch { get; }

    /// <summary>Places of the window as stored.</summary>
    public int Taps => Shape.Kernel * Shape.Kernel * InputPitch;

    public float[] Weights { get; }

    public ReadOnlySpan<float> Biases => Weights.AsSpan(Taps * Pitch);

    public float[] NewGradients() => new float[Weights.Length];

    public void Update(float[][] shards, in AdamStep step) =>
        TrainingKernels.Adam(Weights, _first, _second, shards, 0, Weights.Length, step);
}
