namespace Hdl.Cnn.Layers;

/// <summary>
/// Kernel, biases and multipliers of a layer. The weights of an output channel stand in the order of the window:
/// j = (ky kw + kx) Cin + c.
/// </summary>
public sealed class ConvolutionWeights
{
    private readonly int[] _kernel;
    private readonly int[] _biases;
    private readonly int[] _multipliers;

    /// <summary>These weights, which are not copied.</summary>
    /// <param name="outputs">Output channels Cout.</param>
    /// <param name="kernel">Cout kh kw Cin weights: channel after channel, each in the order of the window.</param>
    /// <param name="biases">Cout biases b of 32 bits.</param>
    /// <param name="multipliers">Cout multipliers m, 0..65,535; empty where there are none.</param>
    public ConvolutionWeights(int outputs, int[] kernel, int[] biases, int[] multipliers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        ArgumentOutOfRangeException.ThrowIfNotEqual(kernel.Length % outputs, 0);
        ArgumentOutOfRangeException.ThrowIfNotEqual(biases.Length, outputs);
        ArgumentOutOfRangeException.ThrowIfNotEqual(multipliers.Length, multipliers.Length == 0 ? 0 : outputs);
        (Outputs, Taps) = (outputs, kernel.Length / outputs);
        (_kernel, _biases, _multipliers) = (kernel, biases, multipliers);
    }

    /// <summary>Output channels Cout.</summary>
    public int Outputs { get; }

    /// <summary>Weights of an output channel: kh kw Cin.</summary>
    public int Taps { get; }

    /// <summary>Biases b.</summary>
    public ReadOnlySpan<int> Biases => _biases;

    /// <summary>Multipliers m; empty where there are none.</summary>
    public ReadOnlySpan<int> Multipliers => _multipliers;

    /// <summary>The weights of an output channel, in the order of the window.</summary>
    public ReadOnlySpan<int> Kernel(int output) => _kernel.AsSpan(output * Taps, Taps);

    /// <summary>The weights for some input channels, with the same biases and multipliers.</summary>
    /// <param name="channels">Input channels Cin.</param>
    /// <param name="first">First of those that are wanted.</param>
    /// <param name="count">How many are wanted.</param>
    public ConvolutionWeights Slice(int channels, int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(Taps % channels, 0);
        var kernel = new int[_kernel.Length / channels * count];
        for (int place = 0; place < _kernel.Length / channels; place++)
        {
            _kernel.AsSpan((place * channels) + first, count).CopyTo(kernel.AsSpan(place * count));
        }

        return new ConvolutionWeights(Outputs, kernel, _biases, _multipliers);
    }
}
