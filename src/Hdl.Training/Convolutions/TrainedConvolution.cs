namespace Hdl.Training.Convolutions;

/// <summary>
/// One layer of integers: the sum of products and the bias are shifted right, a half rounded up, rectified but in the
/// last layer, and clamped.
/// </summary>
public sealed record TrainedConvolution
{
    /// <summary>Kernel, output channels, pooling.</summary>
    public required ConvolutionShape Shape { get; init; }

    /// <summary>Input channels Cin.</summary>
    public required int Channels { get; init; }

    /// <summary>
    /// Weights, signed: for each output channel those of a window, row by row, column by column, channel fastest.
    /// </summary>
    public required int[] Weights { get; init; }

    /// <summary>One bias for each output channel, 32 bits signed, added before the shift.</summary>
    public required int[] Biases { get; init; }

    /// <summary>Bits that the total is shifted right by, 0 or more.</summary>
    public required int Shift { get; init; }

    /// <summary>
    /// log2 of what an output value of 1.0 in training is: the scale of the layer's activations, a power of two.
    /// </summary>
    public required int OutputExponent { get; init; }
}
