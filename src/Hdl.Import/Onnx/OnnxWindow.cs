namespace Hdl.Import.Onnx;

/// <summary>A window that moves over a map.</summary>
/// <param name="KernelHeight">Rows.</param>
/// <param name="KernelWidth">Columns.</param>
/// <param name="Stride">In both directions.</param>
/// <param name="Top">Rows of padding above.</param>
/// <param name="Left">Columns of padding at the left.</param>
/// <param name="Bottom">Rows of padding below.</param>
/// <param name="Right">Columns of padding at the right.</param>
internal sealed record OnnxWindow(
    int KernelHeight, int KernelWidth, int Stride, int Top, int Left, int Bottom, int Right)
{
    private const int Most = 4095;

    /// <summary>Whether there is any padding.</summary>
    public bool IsPadded => Top + Left + Bottom + Right > 0;

    /// <summary>As a node says it.</summary>
    public static OnnxWindow Of(OnnxNode node, int kernelHeight, int kernelWidth, int height, int width)
    {
        if (node.Integers("dilations") is { } dilations && dilations.Any(step => step != 1))
        {
            throw ImportFault.Of(
                "Dilation is not supported", node.Where, string.Join(", ", dilations.Take(4)), "Train without it.");
        }

        long[] strides = node.Integers("strides") ?? [1, 1];
        if (strides is not [>= 1 and <= Most, _] || strides[0] != strides[1])
        {
            throw ImportFault.Of(
                "Strides differ, or are none", node.Where, string.Join(", ", strides.Take(4)),
                "Give the same in both directions.");
        }

        int stride = (int)strides[0];
        long[] pads = node.Integers("pads") ?? [0, 0, 0, 0];
        string automatic = node.Text("auto_pad", "NOTSET");
        if (automatic is "SAME_UPPER" or "SAME_LOWER")
        {
            (long top, long bottom) = Same(height, kernelHeight, stride, automatic);
            (long left, long right) = Same(width, kernelWidth, stride, automatic);
            pads = [top, left, bottom, right];
        }

        if (automatic is not ("NOTSET" or "VALID" or "SAME_UPPER" or "SAME_LOWER")
            || pads.Length != 4 || pads.Any(pad => pad is < 0 or > Most))
        {
            throw ImportFault.Of(
                "Padding that cannot be", node.Where,
                $"{ImportFault.Short(automatic)}, {string.Join(", ", pads.Take(4))}",
                "Give four lengths.");
        }

        return new OnnxWindow(
            kernelHeight, kernelWidth, stride, (int)pads[0], (int)pads[1], (int)pads[2], (int)pads[3]);
    }

    // So much padding that there are ceil(size / stride) outputs; an odd one lies at the end, or at the front.
    private static (long First, long Last) Same(int size, int kernel, int stride, string automatic)
    {
        int outputs = (size + stride - 1) / stride;
        int all = Math.Max(0, ((outputs - 1) * stride) + kernel - size);
        return automatic == "SAME_UPPER" ? (all / 2, all - (all / 2)) : (all - (all / 2), all / 2);
    }
}
