namespace Hdl.Cnn.Layers;

/// <summary>Where the windows of a layer lie.</summary>
internal static class LayerWindow
{
    /// <summary>
    /// The places of a kernel, first and behind the last, that lie in the image; none where they meet.
    /// </summary>
    /// <param name="start">Where in the image the kernel begins; negative in the padding.</param>
    /// <param name="kernel">Size of the kernel.</param>
    /// <param name="size">Size of the image.</param>
    public static (int First, int End) Visible(int start, int kernel, int size)
    {
        int first = Math.Clamp(-start, 0, kernel);
        return (first, Math.Max(first, Math.Min(kernel, size - start)));
    }
}
