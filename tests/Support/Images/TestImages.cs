using Hdl.Networks.Data;
using Hdl.Networks.Models;

namespace Hdl.Tests.Support;

/// <summary>Images for tests: the first 300 of MNIST's test set, and made-up ones that are quick to learn.</summary>
internal static class TestImages
{
    public static string ImageFile { get; } =
        Path.Combine(AppContext.BaseDirectory, "data", "mnist-300-images.idx3-ubyte");

    public static string LabelFile { get; } =
        Path.Combine(AppContext.BaseDirectory, "data", "mnist-300-labels.idx1-ubyte");

    public static ImageSet Mnist300() => Mnist.Value;

    private static readonly Lazy<ImageSet> Mnist = new(() => IdxReader.Read("mnist-test-300", ImageFile, LabelFile));

    public static TernaryNetwork Shipped(string name) =>
        TernaryNetworkFile.Load(Path.Combine(AppContext.BaseDirectory, "models", $"{name}.json"));

    /// <summary>8 x 8 pixels, four classes, one bright quadrant each, with noise.</summary>
    public static ImageSet Quadrants(int count, int seed)
    {
        var random = new Random(seed);
        byte[] pixels = new byte[count * 64];
        byte[] labels = new byte[count];
        for (int image = 0; image < count; image++)
        {
            int label = random.Next(4);
            labels[image] = (byte)label;
            for (int pixel = 0; pixel < 64; pixel++)
            {
                bool bright = ((pixel / 32 * 2) + (pixel % 8 / 4)) == label;
                pixels[(image * 64) + pixel] = (byte)(bright ? random.Next(100, 256) : random.Next(0, 90));
            }
        }

        return new ImageSet("quadrants", 8, 8, pixels, labels);
    }
}
