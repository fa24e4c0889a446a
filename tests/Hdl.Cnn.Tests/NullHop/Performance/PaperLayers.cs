using Hdl.Cnn.Layers;
using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.Tests.NullHop.Performance;

/// <summary>
/// The first rows of layers that predictions are made of, each limited by something else: the store, the loader, the
/// fetch, the start.
/// </summary>
/// <param name="parameters">The size of the paper.</param>
internal sealed class PaperLayers(NullHopParameters parameters)
{
    private static readonly (int Height, int Width, int Channels, int Outputs, int Kernel, double Density)[] Shapes =
    [
        (6, 224, 64, 64, 3, 0.2),
        (6, 112, 128, 128, 3, 0.2),
        (5, 56, 256, 128, 3, 0.2),
        (4, 14, 512, 160, 3, 0.1),
        (6, 28, 32, 96, 5, 0.2),
        (8, 28, 256, 64, 1, 0.1),
        (8, 28, 32, 48, 3, 0.1),
        (7, 7, 64, 128, 7, 0.2),
    ];

    /// <summary>Layers.</summary>
    public static int Count => Shapes.Length;

    /// <summary>One of them.</summary>
    public LayerCase Case(int index)
    {
        (int height, int width, int channels, int outputs, int kernel, double density) = Shapes[index];
        bool connected = kernel == height;
        bool pools = width > 100;
        int padding = connected ? 0 : kernel / 2;
        var layer = new ConvolutionLayer
        {
            Height = height,
            Width = width,
            Channels = channels,
            Outputs = outputs,
            KernelHeight = kernel,
            KernelWidth = kernel,
            Stride = outputs == 48 ? 2 : 1,
            PadTop = padding,
            PadLeft = padding,
            OutHeight = 1,
            OutWidth = 1,
            PoolWindow = pools ? 2 : 1,
            PoolStride = pools ? 2 : 1,
            Relu = true,
        };
        var draft = new LayerDraft("paper", layer.Filled(padding, padding))
        {
            Slices = PassPlan.Slices(parameters, channels),
            Density = density,
            Biases = DraftNumbers.Negative,
        };
        return new LayerDrawing(parameters, new Random(index)).Case(draft);
    }
}
