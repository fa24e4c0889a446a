using System.Globalization;
using System.Numerics;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;
using Hdl.Core.Verilog;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv;

/// <summary>
/// Contents of the memories of a convolution. Row ((c * Sy + ry) * Sx + rx) * N + i of a weight bank holds the weights
/// of input channel c for the phase (ry, rx) of the stride and iteration i: those of tap (ry + Sy * j, rx + Sx * k),
/// channels of a fold from the low bits up; 0 where the kernel has no such tap or another group the channel.
/// </summary>
/// <param name="shape">Which layer.</param>
internal sealed class ConvMemory(SpikingConvResolvedParameters shape)
{
    private readonly SpikingConvParameters _parameters = shape.Parameters;
    private readonly ConvWeights _weights = ConvWeights.Of(shape.Parameters);

    /// <summary>Name of the memory file of a weight bank.</summary>
    /// <param name="parameters">Which layer.</param>
    /// <param name="bank">0 .. ModY * ModX - 1.</param>
    public static string BankFile(SpikingConvParameters parameters, int bank) =>
        $"{parameters.Module}_weights{bank.ToString(CultureInfo.InvariantCulture)}.mem";

    /// <summary>Memory file of a weight bank: a row per line, in hex.</summary>
    /// <param name="bank">0 .. ModY * ModX - 1.</param>
    public FileContent Bank(int bank) => FileContent.FromLines(
        shape.WeightRows, FixedPoint.CeilDivide(shape.WeightWord, 4),
        () => Enumerable.Range(0, shape.WeightRows).Select(row => Literal.HexDigits(Row(bank, row), shape.WeightWord)));

    /// <summary>Thresholds or biases of a fold, channel by channel from the low bits up.</summary>
    /// <param name="values">One for each channel.</param>
    /// <param name="fold">0 .. F - 1.</param>
    public BigInteger Constants(IReadOnlyList<int> values, int fold)
    {
        BigInteger word = 0;
        int width = _parameters.Neurons.PotentialWidth;
        for (int lane = shape.Lanes - 1; lane >= 0; lane--)
        {
            long value = values[(fold * shape.Lanes) + lane];
            word = (word << width) | (ulong)(value & ((1L << width) - 1));
        }

        return word;
    }

    private BigInteger Row(int bank, int row)
    {
        (int place, int iteration) = Math.DivRem(row, shape.Iterations);
        (int channel, int phase) = Math.DivRem(place, shape.Phases);
        (int phaseY, int phaseX) = Math.DivRem(phase, _parameters.Window.StrideX);
        (int step, int fold) = Math.DivRem(iteration, shape.EventFolds);
        // One of the two is 0: banks, or iterations.
        int tapY = (bank / shape.ModX) + (step / shape.StepsX);
        int tapX = (bank % shape.ModX) + (step % shape.StepsX);
        int inputs = _parameters.Channels / _parameters.Groups;
        int outputs = _parameters.Outputs / _parameters.Groups;
        int group = channel / inputs;
        fold += shape.EventFolds < _parameters.Folds ? group * shape.EventFolds : 0;
        int ky = phaseY + (_parameters.Window.StrideY * tapY);
        int kx = phaseX + (_parameters.Window.StrideX * tapX);
        BigInteger word = 0;
        for (int lane = shape.Lanes - 1; lane >= 0; lane--)
        {
            int output = (fold * shape.Lanes) + lane;
            bool isThere = ky < _parameters.Window.KernelHeight && kx < _parameters.Window.KernelWidth
                && output / outputs == group;
            int weight = isThere ? _weights.At(_parameters, output, channel % inputs, ky, kx) : 0;
            word = (word << shape.StoredBits) | (uint)Code(weight);
        }

        return word;
    }

    private int Code(int weight) => _parameters.WeightFormat == WeightFormat.Ternary
        ? TernaryCode.Encode((sbyte)weight)
        : weight & ((1 << _parameters.WeightBits) - 1);
}
