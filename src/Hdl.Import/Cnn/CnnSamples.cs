using Hdl.Core.Problems;
using Hdl.Networks.Tensors;

namespace Hdl.Import.Cnn;

/// <summary>Inputs of a convolutional network, with which its scales are chosen.</summary>
/// <param name="Inputs">For each sample H W C values, channel fastest.</param>
/// <param name="Labels">Class of each, counted from 0; null where none are given.</param>
public sealed record CnnSamples(IReadOnlyList<double[]> Inputs, int[]? Labels)
{
    /// <summary>What a byte of 256 stands for.</summary>
    internal const int ByteScale = 256;

    private const long MostValues = 1L << 26;
    private const int Chunk = 4096;

    private static readonly string[] Names = ["samples", "images", "x", "data", "inputs", "arr_0"];

    /// <summary>
    /// Reads an array of shape (N, C, H, W), (N, H, W) where C is 1, or (N, C H W); bytes stand for byte / 256.
    /// </summary>
    /// <param name="choice">The files.</param>
    /// <param name="shape">Channels, rows and columns of the input.</param>
    /// <param name="classes">Outputs of the network.</param>
    /// <param name="notes">Where assumptions go.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or has another shape.</exception>
    internal static CnnSamples Load(
        SampleChoice choice, (int Channels, int Height, int Width) shape, int classes, ImportNotes notes)
    {
        List<string> names = [];
        TensorFile.Read(choice.Path, tensor => names.Add(tensor.Name));
        string wanted = names.Count == 1 ? names[0]
            : Names.FirstOrDefault(names.Contains) ?? throw ImportFault.Of(
                "No array is called as samples are", choice.Path, string.Join(", ", names.Take(8)),
                $"Call it one of {string.Join(", ", Names)}.");
        string? labelled = names.Count == 1 || choice.Labels is not null ? null
            : SpikeSamples.LabelNames.FirstOrDefault(names.Contains);
        double[][] inputs = [];
        int[]? labels = null;
        TensorFile.Read(choice.Path, tensor =>
        {
            if (tensor.Name == wanted)
            {
                inputs = Read(tensor, shape, choice.Count, notes);
            }
            else if (tensor.Name == labelled)
            {
                labels = SpikeSamples.ReadLabels(tensor, classes);
            }
        });
        if (choice.Labels is { } path)
        {
            TensorFile.Read(path, tensor => labels ??= SpikeSamples.ReadLabels(tensor, classes));
        }

        return labels is null || labels.Length >= inputs.Length ? new CnnSamples(inputs, labels) : throw ImportFault.Of(
            "There are fewer labels than samples", choice.Labels ?? choice.Path,
            $"{labels.Length} for {inputs.Length}", "Give the labels that belong to the samples.");
    }

    private static double[][] Read(
        TensorReader tensor, (int Channels, int Height, int Width) shape, int? most, ImportNotes notes)
    {
        int size = shape.Channels * shape.Height * shape.Width;
        int[] map = [shape.Channels, shape.Height, shape.Width];
        int[] found = [.. tensor.Shape.Skip(1)];
        bool fits = found.SequenceEqual([size]) || found.SequenceEqual(map)
            || (shape.Channels == 1 && found.SequenceEqual(map[1..]));
        if (!fits || tensor.Shape[0] < 1)
        {
            throw tensor.Fault(
                "These are no samples for this network", TensorShape.Text(tensor.Shape),
                $"Give (samples, {string.Join(", ", map)}).");
        }

        int count = Math.Min(tensor.Shape[0], most ?? int.MaxValue);
        if ((long)count * size > MostValues)
        {
            throw tensor.Fault(
                "There are too many samples", TensorShape.Text(tensor.Shape), "Give fewer: --count 100.");
        }

        bool bytes = !tensor.Type.IsFloat && tensor.Type.Name == ByteName;
        notes.Add(bytes
            ? $"A byte of a sample stands for byte / {ByteScale}: give floating point where the network takes other "
                + "values."
            : "Samples are the values that the network takes.");
        double[][] inputs = [.. Enumerable.Range(0, count).Select(_ => new double[size])];
        ulong[] elements = new ulong[Chunk];
        long at = 0;
        int area = shape.Height * shape.Width;
        for (int read; at < (long)count * size && (read = tensor.Read(elements)) > 0; at += read)
        {
            for (int i = 0; i < read && at + i < (long)count * size; i++)
            {
                double value = tensor.Type.Number(elements[i]);
                if (!double.IsFinite(value))
                {
                    throw tensor.Fault(
                        "Not a number", "NaN or infinity", "Give numbers.", TensorShape.Index(tensor.Shape, at + i));
                }

                int source = (int)((at + i) % size);
                inputs[(at + i) / size][(source % area * shape.Channels) + (source / area)] =
                    bytes ? value / ByteScale : value;
            }
        }

        return inputs;
    }

    private const string ByteName = "uint8";
}
