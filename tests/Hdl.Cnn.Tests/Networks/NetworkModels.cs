using Hdl.Cnn.Layers;
using Hdl.Cnn.Models;
using Hdl.Cnn.Tests.Models;

namespace Hdl.Cnn.Tests.Networks;

/// <summary>Untrained networks for images of 28 x 28 pixels.</summary>
internal static class NetworkModels
{
    /// <summary>c3-20 with stride 2, pool 2, and 3 outputs that see all of it.</summary>
    public static CnnModel Connected() => Of(20, 3);

    /// <summary>The same with other numbers of channels.</summary>
    public static CnnModel Of(int channels, int outputs)
    {
        ConvolutionLayer first = new ConvolutionLayer
        {
            Height = 28,
            Width = 28,
            Channels = 1,
            Outputs = channels,
            KernelHeight = 3,
            KernelWidth = 3,
            Stride = 2,
            PadTop = 1,
            PadLeft = 1,
            OutHeight = 14,
            OutWidth = 14,
            PoolWindow = 2,
            PoolStride = 2,
            Relu = true,
            Shift = 7,
            Round = true,
        };
        var last = new ConvolutionLayer
        {
            Height = 7,
            Width = 7,
            Channels = channels,
            Outputs = outputs,
            KernelHeight = 7,
            KernelWidth = 7,
            OutHeight = 1,
            OutWidth = 1,
            Shift = 14,
            OutSigned = true,
        };
        return new CnnModel
        {
            Name = "connected",
            Widths = new LayerWidths(8, 8, 32),
            Layers = [new(first, CnnModels.Random(first, 1, [])), new(last, CnnModels.Random(last, 2, []))],
        };
    }
}
