using Hdl.Cnn.Layers;

namespace Hdl.Bench;

/// <summary>A layer whose speed is predicted.</summary>
/// <param name="Name">Kernel, channels, width.</param>
/// <param name="Size">Rows and columns of the input.</param>
/// <param name="Channels">Input channels.</param>
/// <param name="Outputs">Output channels.</param>
/// <param name="Kernel">Rows and columns of the kernel.</param>
internal sealed record NullHopLayer(string Name, int Size, int Channels, int Outputs, int Kernel)
{
    /// <summary>Stride.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Whether 2 x 2 windows are pooled.</summary>
    public bool Pools { get; init; }

    /// <summary>Whether the kernel covers the input.</summary>
    public bool Connected { get; init; }

    /// <summary>Whether no input is 0, whatever the others are.</summary>
    public bool Dense { get; init; }

    /// <summary>Shape and arithmetic.</summary>
    public ConvolutionLayer Shape
    {
        get
        {
            int padding = Connected ? 0 : Kernel / 2;
            var layer = new ConvolutionLayer
            {
                Height = Size,
                Width = Size,
                Channels = Channels,
                Outputs = Outputs,
                KernelHeight = Kernel,
                KernelWidth = Kernel,
                Stride = Stride,
                PadTop = padding,
                PadLeft = padding,
                OutHeight = 1,
                OutWidth = 1,
                PoolWindow = Pools ? 2 : 1,
                PoolStride = Pools ? 2 : 1,
            };
            return layer.Filled(padding, padding);
        }
    }

    /// <summary>The 13 convolutions of VGG16.</summary>
    public static IReadOnlyList<NullHopLayer> Vgg16 { get; } =
    [
        new("vgg 1_1 c3 3-64", 224, 3, 64, 3) { Dense = true },
        new("vgg 1_2 c3 64-64 pool", 224, 64, 64, 3) { Pools = true },
        new("vgg 2_1 c3 64-128", 112, 64, 128, 3),
        new("vgg 2_2 c3 128-128 pool", 112, 128, 128, 3) { Pools = true },
        new("vgg 3_1 c3 128-256", 56, 128, 256, 3),
        new("vgg 3_2 c3 256-256", 56, 256, 256, 3),
        new("vgg 3_3 c3 256-256 pool", 56, 256, 256, 3) { Pools = true },
        new("vgg 4_1 c3 256-512", 28, 256, 512, 3),
        new("vgg 4_2 c3 512-512", 28, 512, 512, 3),
        new("vgg 4_3 c3 512-512 pool", 28, 512, 512, 3) { Pools = true },
        new("vgg 5_1 c3 512-512", 14, 512, 512, 3),
        new("vgg 5_2 c3 512-512", 14, 512, 512, 3),
        new("vgg 5_3 c3 512-512 pool", 14, 512, 512, 3) { Pools = true },
    ];

    /// <summary>Others, of other networks.</summary>
    public static IReadOnlyList<NullHopLayer> Others { get; } =
    [
        new("c7 64-64", 28, 64, 64, 7),
        new("c5 32-96", 28, 32, 96, 5),
        new("c1 256-64", 28, 256, 64, 1),
        new("c1 480-192", 14, 480, 192, 1),
        new("c3 32-48 stride 2", 28, 32, 48, 3) { Stride = 2 },
        new("c3 16-32 pool", 14, 16, 32, 3) { Pools = true },
        new("fc 3136-128", 7, 64, 128, 7) { Connected = true },
    ];
}
