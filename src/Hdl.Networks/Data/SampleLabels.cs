using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Networks.Tensors;

namespace Hdl.Networks.Data;

/// <summary>Labels of samples: one class each, counted from 0.</summary>
internal static class SampleLabels
{
    private const int MostClasses = 256;

    /// <summary>Reads them.</summary>
    /// <param name="tensor">From here.</param>
    /// <param name="classes">How many there are.</param>
    /// <param name="samples">How many labels there must be.</param>
    /// <exception cref="InvalidInputException">Another shape or type, another number, or no such class.</exception>
    public static byte[] Read(TensorReader tensor, int classes, int samples)
    {
        string shape = TensorShape.Text(tensor.Shape);
        if (tensor.Type.IsFloat
            || tensor.Type.Kind == 'b'
            || tensor.Shape.Skip(1).Any(length => length != 1)
            || tensor.Shape.Count == 0)
        {
            throw tensor.Fault(
                "These are no labels", $"{tensor.Type.Name} of shape {shape}",
                "Give one integer for each image, shape (N,), e.g. y.argmax(axis=1) of one-hot rows.");
        }

        if (tensor.Count != samples)
        {
            throw tensor.Fault(
                "The numbers of images and labels differ", $"{Text(tensor.Count)} labels for {Text(samples)} images",
                "Give the labels that belong to the images.");
        }

        byte[] labels = new byte[samples];
        ulong[] elements = new ulong[1024];
        int most = Math.Min(classes, MostClasses) - 1;
        for (int at = 0, read; (read = tensor.Read(elements)) > 0; at += read)
        {
            for (int i = 0; i < read; i++)
            {
                labels[at + i] =
                    elements[i] <= (ulong)most
                        ? (byte)elements[i]
                        : throw tensor.Fault(
                            "A label is no class of the network",
                            tensor.Type.IsSigned
                                ? Text((long)elements[i])
                                : elements[i].ToString(CultureInfo.InvariantCulture),
                            $"The network's classes are 0..{Text(most)}: count from 0, or choose a network of more "
                            + $"classes.",
                            TensorShape.Index(tensor.Shape, at + i));
            }
        }

        return labels;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
