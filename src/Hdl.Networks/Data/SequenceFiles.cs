using System.Globalization;
using Hdl.Core.Problems;
using Hdl.Networks.Tensors;

namespace Hdl.Networks.Data;

/// <summary>
/// Sequences of features from an <c>.npz</c> file: <c>x</c>, bytes (N, steps, values), <c>length</c> (N), steps of each
/// sequence, <c>label</c> (N), and <c>test</c> (N), 1 for those of the test set. Other arrays are not read.
/// </summary>
public static class SequenceFiles
{
    /// <summary>The data set of spoken digits, whose features a user computes from its recordings.</summary>
    public const string DataSet = "fsdd";

    /// <summary>The file of spoken digits in a folder of that data set.</summary>
    public const string SpokenDigits = "fsdd_logmel.npz";

    private const int MostSteps = ushort.MaxValue;
    private const int MostValues = 4096;
    private static readonly string[] Names = ["x", "length", "label", "test"];

    /// <summary>Reads a file.</summary>
    /// <param name="name">Name of the data set, for <c>name-train</c> and <c>name-test</c>.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">Missing, truncated, damaged, or arrays that are not as they should be.
    /// </exception>
    public static (SequenceSet Train, SequenceSet Test) Read(string name, string path)
    {
        Dictionary<string, Tensor> arrays = [];
        TensorFile.Read(path, tensor =>
        {
            if (Names.Contains(tensor.Name))
            {
                CheckType(tensor);
                arrays.Add(tensor.Name, tensor.ToTensor());
            }
        });
        if (Array.Find(Names, wanted => !arrays.ContainsKey(wanted)) is { } missing)
        {
            throw Fault(
                "Missing array", $"{path}, {missing}", string.Join(", ", arrays.Keys),
                $"Save {string.Join(", ", Names)} with numpy.savez.");
        }

        return Split(name, path, arrays);
    }

    private static (SequenceSet Train, SequenceSet Test) Split(
        string name, string path, Dictionary<string, Tensor> arrays)
    {
        Tensor x = arrays["x"];
        (int count, int steps, int values) = (x.Shape[0], x.Shape[1], x.Shape[2]);
        if (steps is < 1 or > MostSteps || values is < 1 or > MostValues)
        {
            throw Fault(
                "Out of range", $"{path}, x", TensorShape.Text(x.Shape),
                $"Give 1..{Text(MostSteps)} steps of 1..{Text(MostValues)} values.");
        }

        foreach (string vector in Names[1..])
        {
            if (arrays[vector].Shape[0] != count)
            {
                throw Fault(
                    "The arrays have different lengths", $"{path}, {vector}", TensorShape.Text(arrays[vector].Shape),
                    $"x has {Text(count)} sequences.");
            }
        }

        ReadOnlySpan<byte> lengths = arrays["length"].Bytes.Span;
        int[] starts = new int[count + 1];
        for (int i = 0; i < count; i++)
        {
            if (lengths[i] < 1 || lengths[i] > steps)
            {
                throw Fault(
                    "Out of range", $"{path}, length[{Text(i)}]", Text(lengths[i]), $"Give 1..{Text(steps)} steps.");
            }

            starts[i + 1] = starts[i] + lengths[i];
        }

        byte[] all = new byte[starts[^1] * values];
        for (int i = 0; i < count; i++)
        {
            x.Bytes.Span.Slice(i * steps * values, lengths[i] * values).CopyTo(all.AsSpan(starts[i] * values));
        }

        var set = new SequenceSet(name, values, starts, all, arrays["label"].Bytes.ToArray());
        ReadOnlyMemory<byte> test = arrays["test"].Bytes;
        int[] of = [.. Enumerable.Range(0, count).Where(i => test.Span[i] != 0)];
        int[] others = [.. Enumerable.Range(0, count).Where(i => test.Span[i] == 0)];
        return of.Length == 0 || others.Length == 0
            ? throw Fault(
                "No sequences to learn from, or none to test with", $"{path}, test", $"{Text(of.Length)} of "
                + $"{Text(count)}", "Mark some with 1, the others with 0.")
            : (set.Select($"{name}-train", others), set.Select($"{name}-test", of));
    }

    private static void CheckType(TensorReader tensor)
    {
        int dimensions = tensor.Name == "x" ? 3 : 1;
        if ((tensor.Type.Kind, tensor.Type.Size) is not (('u' or 'b'), 1))
        {
            throw tensor.Fault("Not an array of bytes", tensor.Type.Name, "Save it as array.astype('uint8').");
        }

        if (tensor.Shape.Count != dimensions)
        {
            throw tensor.Fault(
                "Wrong shape", TensorShape.Text(tensor.Shape),
                dimensions == 3 ? "Give (sequences, steps, values)." : "Give (sequences,).");
        }
    }

    private static InvalidInputException Fault(string what, string where, string value, string remedy) =>
        new(new Problem(what, where, value, remedy));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
