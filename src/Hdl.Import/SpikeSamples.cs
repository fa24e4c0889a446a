using Hdl.Core.Problems;
using Hdl.Networks.Spiking;
using Hdl.Networks.Tensors;

namespace Hdl.Import;

/// <summary>Samples of events for a drift report.</summary>
/// <param name="Count">Samples N.</param>
/// <param name="Steps">Time steps T of each.</param>
/// <param name="Inputs">[sample][step][address], the channel fastest.</param>
/// <param name="Labels">Class of each, counted from 0; null where none are given.</param>
public sealed record SpikeSamples(int Count, int Steps, byte[] Inputs, int[]? Labels)
{
    private const long MostBytes = 1L << 28;
    private const int Chunk = 4096;

    private static readonly string[] EventNames = ["events", "spikes", "samples", "x", "data", "arr_0"];
    internal static readonly string[] LabelNames = ["labels", "targets", "target", "y", "arr_1"];

    /// <summary>Most events at an input in a step.</summary>
    public int MostEvents => Inputs.Length == 0 ? 1 : Math.Max(1, (int)Inputs.Max());

    /// <summary>Events of one step of one sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="step">The step.</param>
    /// <param name="inputs">Where to, by address.</param>
    public void CopyTo(int sample, int step, int[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        int at = ((sample * Steps) + step) * inputs.Length;
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = Inputs[at + i];
        }
    }

    /// <summary>
    /// Reads an array of shape (N, T, inputs) or (N, T, C, H, W), whole numbers of events 0..255, and labels of shape
    /// (N,).
    /// </summary>
    /// <param name="path">An .npz or .npy file; the array is called events, spikes, samples, x, data or arr_0.</param>
    /// <param name="labelsPath">A file of labels alone; null where they are in the same file, or unknown.</param>
    /// <param name="shape">Shape of the network's inputs.</param>
    /// <param name="classes">Outputs of the network.</param>
    /// <param name="count">The first so many; null for all.</param>
    /// <exception cref="InvalidInputException">It cannot be read, has another shape, or holds no counts.</exception>
    public static SpikeSamples Load(string path, string? labelsPath, MapShape shape, int classes, int? count)
    {
        List<string> names = [];
        TensorFile.Read(path, tensor => names.Add(tensor.Name));
        string events = names.Count == 1 ? names[0]
            : EventNames.FirstOrDefault(names.Contains) ?? throw ImportFault.Of(
                "No array is called as events are", path, string.Join(", ", names.Take(8)),
                $"Call it one of {string.Join(", ", EventNames)}.");
        string? labelled = names.Count == 1 ? null : LabelNames.FirstOrDefault(names.Contains);
        SpikeSamples? samples = null;
        int[]? labels = null;
        TensorFile.Read(path, tensor =>
        {
            if (tensor.Name == events)
            {
                samples = Read(tensor, shape, count);
            }
            else if (labelsPath is null && tensor.Name == labelled)
            {
                labels = ReadLabels(tensor, classes);
            }
        });
        if (labelsPath is not null)
        {
            TensorFile.Read(labelsPath, tensor => labels ??= ReadLabels(tensor, classes));
        }

        if (labels is not null && labels.Length < samples!.Count)
        {
            throw ImportFault.Of(
                "There are fewer labels than samples", labelsPath ?? path, $"{labels.Length} for {samples.Count}",
                "Give the labels that belong to the samples.");
        }

        return samples! with { Labels = labels };
    }

    private static SpikeSamples Read(TensorReader tensor, MapShape shape, int? count)
    {
        IReadOnlyList<int> found = tensor.Shape;
        bool vector = found.Count == 3 && found[2] == shape.Size;
        bool map = found.Count == 5
            && (found[2], found[3], found[4]) == (shape.Channels, shape.Height, shape.Width);
        if (!(vector || map) || found[0] < 1 || found[1] is < 1 or > short.MaxValue)
        {
            throw tensor.Fault(
                "These are no events for this network", TensorShape.Text(found),
                $"Give (samples, steps, {shape.Size}) or (samples, steps, {shape.Channels}, {shape.Height}, "
                + $"{shape.Width}).");
        }

        int samples = Math.Min(found[0], count ?? int.MaxValue);
        if ((long)samples * found[1] * shape.Size > MostBytes)
        {
            throw tensor.Fault(
                "There are too many events", TensorShape.Text(found), "Give fewer samples: --count 100.");
        }

        byte[] inputs = new byte[samples * found[1] * shape.Size];
        ulong[] elements = new ulong[Chunk];
        long at = 0;
        int area = shape.Height * shape.Width;
        for (int read; at < inputs.Length && (read = tensor.Read(elements)) > 0; at += read)
        {
            for (int i = 0; i < read && at + i < inputs.Length; i++)
            {
                double number = tensor.Type.Number(elements[i]);
                int value = number is >= 0 and <= 255 && number == Math.Floor(number) ? (int)number
                    : throw tensor.Fault(
                        "No number of events", ImportFault.Text(number), "Give whole numbers of 0..255.",
                        TensorShape.Index(found, at + i));
                long vectorStart = (at + i) / shape.Size * shape.Size;
                int source = (int)((at + i) % shape.Size);
                inputs[vectorStart + (source % area * shape.Channels) + (source / area)] = (byte)value;
            }
        }

        return new SpikeSamples(samples, found[1], inputs, null);
    }

    internal static int[] ReadLabels(TensorReader tensor, int classes)
    {
        if (tensor.Type.IsFloat || tensor.Shape.Count != 1 || tensor.Count > 1 << 24)
        {
            throw tensor.Fault(
                "These are no labels", $"{tensor.Type.Name} of shape {TensorShape.Text(tensor.Shape)}",
                "Give one integer for each sample, shape (N,).");
        }

        int[] labels = new int[tensor.Count];
        ulong[] elements = new ulong[Chunk];
        int at = 0;
        for (int read; (read = tensor.Read(elements)) > 0; at += read)
        {
            for (int i = 0; i < read; i++)
            {
                labels[at + i] = elements[i] < (ulong)classes ? (int)elements[i] : throw tensor.Fault(
                    "A label is no class of the network", ImportFault.Text(tensor.Type.Number(elements[i])),
                    $"Its classes are 0..{classes - 1}.", TensorShape.Index(tensor.Shape, at + i));
            }
        }

        return labels;
    }
}
