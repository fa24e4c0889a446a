namespace Hdl.Cnn.Models;

/// <summary>A layer that is ready to compute.</summary>
internal interface IInferenceLayer
{
    /// <summary>The output for the last input.</summary>
    ReadOnlySpan<int> Output { get; }

    /// <summary>Computes the output.</summary>
    /// <param name="input">H W C values, channel fastest.</param>
    void Run(ReadOnlySpan<int> input);
}
