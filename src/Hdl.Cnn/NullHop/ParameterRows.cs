using Hdl.Cnn.Layers;
using Hdl.Core.Numerics;

namespace Hdl.Cnn.NullHop;

/// <summary>
/// Weights, biases and multipliers of a pass as rows of 16 numbers (nullhop, section 3, "Parameter stream"). Weights:
/// for each word w, for each j = (ky kw + kx) Cin + c, a row of the weights of channels 16 w .. 16 w + 15. Biases and
/// multipliers: one row for each word. The lowest channel stands in the low bits; channels that the layer does not have
/// are 0.
/// </summary>
/// <param name="parameters">Width of weights.</param>
public sealed class ParameterRows(NullHopParameters parameters)
{
    private const int Channels = NullHopParameters.WordChannels;

    /// <summary>Bits of one number.</summary>
    /// <param name="kind">Weight: U; bias: 32; scale: 16.</param>
    public int NumberWidth(LoadKind kind) => kind switch
    {
        LoadKind.Weight => parameters.WeightWidth,
        LoadKind.Bias => LayerWidths.Bias,
        _ => LayerWidths.Multiplier,
    };

    /// <summary>Bits of a row.</summary>
    /// <param name="kind">What it consists of.</param>
    public int RowWidth(LoadKind kind) => Channels * NumberWidth(kind);

    /// <summary>Beats that a load takes: its rows as one bit string, filled up to whole beats.</summary>
    /// <param name="kind">What is loaded.</param>
    /// <param name="rows">Rows, of all words together.</param>
    public long Beats(LoadKind kind, long rows) =>
        ((rows * RowWidth(kind)) + parameters.ParamBits - 1) / parameters.ParamBits;

    /// <summary>The rows of a pass as one bit string.</summary>
    /// <param name="kind">Which of them.</param>
    /// <param name="weights">Weights of the layer, or of the input channels of an accumulate pass.</param>
    /// <param name="pass">The pass.</param>
    public BitString Pack(LoadKind kind, ConvolutionWeights weights, NullHopPass pass)
    {
        var bits = new BitString();
        int rows = kind == LoadKind.Weight ? weights.Taps : 1;
        for (int word = 0; word < pass.Words; word++)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int i = 0; i < Channels; i++)
                {
                    int channel = pass.FirstChannel + (Channels * word) + i;
                    int number = channel < weights.Outputs ? Number(kind, weights, channel, row) : 0;
                    bits.Append(Code(kind, number), NumberWidth(kind));
                }
            }
        }

        return bits;
    }

    /// <summary>The 16 numbers of a row; the illegal ternary code is 0.</summary>
    /// <param name="kind">What they are.</param>
    /// <param name="bits">All rows.</param>
    /// <param name="row">Which of them.</param>
    public int[] Unpack(LoadKind kind, BitString bits, int row)
    {
        var numbers = new int[Channels];
        int width = NumberWidth(kind);
        for (int i = 0; i < Channels; i++)
        {
            long code = bits.Get((row * RowWidth(kind)) + (i * width), width);
            numbers[i] = kind == LoadKind.Scale ? (int)code
                : kind == LoadKind.Weight && parameters.IsTernary ? TernaryCode.Decode((int)code)
                : (int)FixedPoint.Wrap(code, width);
        }

        return numbers;
    }

    private long Code(LoadKind kind, int number) =>
        kind == LoadKind.Weight && parameters.IsTernary ? TernaryCode.Encode(number) : number;

    private static int Number(LoadKind kind, ConvolutionWeights weights, int channel, int row) => kind switch
    {
        LoadKind.Weight => weights.Kernel(channel)[row],
        LoadKind.Bias => weights.Biases[channel],
        _ => weights.Multipliers[channel],
    };
}
