using Hdl.Core.Networks;
using Hdl.Training.Data;

namespace Hdl.Targets.Tests;

/// <summary>The first 300 test images of MNIST, which ship with the tests.</summary>
internal static class TestImages
{
    public static ImageSet Mnist300 { get; } = IdxReader.Read(
        "mnist-300",
        Path.Combine(AppContext.BaseDirectory, "data", "mnist-300-images.idx3-ubyte"),
        Path.Combine(AppContext.BaseDirectory, "data", "mnist-300-labels.idx1-ubyte"));
}
