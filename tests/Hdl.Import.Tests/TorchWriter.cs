using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Hdl.Import.Tests;

/// <summary>Writes what torch.save makes of a state_dict: the opcodes of protocol 2, and raw numbers.</summary>
internal sealed class TorchWriter
{
    private readonly MemoryStream _pickle = new();

    public List<(string Name, byte[] Content)> Entries { get; } = [];

    public TorchWriter()
    {
        Raw(0x80, 2);
        Global("collections", "OrderedDict");
        Raw((byte)')', (byte)'R', (byte)'(');
    }

    public TorchWriter Tensor(string name, int[] shape, params float[] values) =>
        View(name, shape, 0, values.Length, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    /// <summary>A tensor that says what it likes.</summary>
    public TorchWriter View(
        string name, int[] shape, int offset, int count, byte[] content, string storage = "FloatStorage",
        int[]? stride = null)
    {
        string key = $"{Entries.Count}";
        Entries.Add(($"net/data/{key}", content));
        Text(name);
        Global("torch._utils", "_rebuild_tensor_v2");
        Raw((byte)'(', (byte)'(');
        Text("storage");
        Global("torch", storage);
        Text(key);
        Text("cpu");
        Int(count);
        Raw((byte)'t', (byte)'Q');
        Int(offset);
        Tuple(shape);
        Tuple(stride ?? [.. shape.Select((_, axis) => shape.Skip(axis + 1).Aggregate(1, (a, b) => a * b))]);
        Raw(0x89);
        Global("collections", "OrderedDict");
        Raw((byte)')', (byte)'R', (byte)'t', (byte)'R');
        return this;
    }

    /// <summary>A call of any function, with one text.</summary>
    public TorchWriter Call(string name, string module, string function, string argument)
    {
        Text(name);
        Global(module, function);
        Text(argument);
        Raw(0x85, (byte)'R');
        return this;
    }

    public void Save(string path)
    {
        Raw((byte)'u', (byte)'.');
        using FileStream file = File.Create(path);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        foreach ((string name, byte[] content) in Entries.Prepend(("net/data.pkl", _pickle.ToArray())))
        {
            using Stream entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
            entry.Write(content);
        }
    }

    private void Raw(params byte[] bytes) => _pickle.Write(bytes);

    private void Global(string module, string name) =>
        Raw([(byte)'c', .. Encoding.ASCII.GetBytes($"{module}\n{name}\n")]);

    private void Text(string text) =>
        Raw([(byte)'X', .. BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)]);

    private void Int(int value) => Raw([(byte)'J', .. BitConverter.GetBytes(value)]);

    private void Tuple(int[] values)
    {
        Raw((byte)'(');
        Array.ForEach(values, Int);
        Raw((byte)'t');
    }
}
