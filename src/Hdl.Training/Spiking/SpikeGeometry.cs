using Hdl.Training.Evaluation;

namespace Hdl.Training.Spiking;

/// <summary>
/// Where the weights and values of a layer lie. Maps have a border of zeros around them, the channel fastest; a fully
/// connected layer is a convolution whose kernel is as large as its input.
/// </summary>
internal sealed class SpikeGeometry
{
    /// <summary>Floats of a vector.</summary>
    public const int Lane = 16;

    public SpikeGeometry(SpikingShape shape, int height, int width, int channels)
    {
        (InputHeight, InputWidth, Channels) = (height, width, channels);
        (KernelHeight, KernelWidth) = shape.IsDense ? (height, width) : (shape.Kernel, shape.Kernel);
        (Padding, Outputs, Pool) = (shape.Kernel / 2, shape.Outputs, shape.Pool);
        (PaddedHeight, PaddedWidth) = (height + (2 * Padding), width + (2 * Padding));
        Height = (PaddedHeight - KernelHeight + 1) / Pool;
        Width = (PaddedWidth - KernelWidth + 1) / Pool;
        Pitch = SpikeKernels.PaddedColumns(Outputs);
        Segment = KernelWidth * Channels;
        SegmentPitch = (Segment + Lane - 1) / Lane * Lane;
    }

    public int InputHeight { get; }

    public int InputWidth { get; }

    /// <summary>Input channels C.</summary>
    public int Channels { get; }

    public int KernelHeight { get; }

    public int KernelWidth { get; }

    /// <summary>Zeros on each side of the input.</summary>
    public int Padding { get; }

    public int Outputs { get; }

    /// <summary>Rows and columns of a pooling window; 1 without pooling.</summary>
    public int Pool { get; }

    public int PaddedHeight { get; }

    public int PaddedWidth { get; }

    /// <summary>Rows behind pooling; 0 where nothing fits.</summary>
    public int Height { get; }

    /// <summary>Columns behind pooling, likewise.</summary>
    public int Width { get; }

    /// <summary>Outputs, padded to whole vectors of 16-bit integers.</summary>
    public int Pitch { get; }

    /// <summary>Inputs of a kernel row, which lie one after the other: KernelWidth * C.</summary>
    public int Segment { get; }

    /// <summary>The same, padded to whole vectors.</summary>
    public int SegmentPitch { get; }

    /// <summary>Values behind pooling, padding included: (y * Width + x) * Pitch + output.</summary>
    public int OutputSize => Height * Width * Pitch;

    /// <summary>Latent weights of one output: a segment for each kernel row.</summary>
    public int WeightPitch => KernelHeight * SegmentPitch;

    /// <summary>Places of the window: (ky * KernelWidth + kx) * C + channel.</summary>
    public int Taps => KernelHeight * Segment;

    /// <summary>Floats of a padded map, and what a vector may read beyond.</summary>
    public int MapSize => (PaddedHeight * PaddedWidth * Channels) + Lane;

    /// <summary>32-bit words that the spikes of one input pixel take.</summary>
    public int InputWords => (Channels + 31) / 32;

    /// <summary>The layers of a network, each on what the one before gives.</summary>
    public static SpikeGeometry[] Chain(IEnumerable<SpikingShape> shapes, int height, int width, int channels)
    {
        List<SpikeGeometry> chain = [];
        foreach (SpikingShape shape in shapes)
        {
            chain.Add(new SpikeGeometry(shape, height, width, channels));
            (height, width, channels) = (chain[^1].Height, chain[^1].Width, shape.Outputs);
        }

        return [.. chain];
    }
}
