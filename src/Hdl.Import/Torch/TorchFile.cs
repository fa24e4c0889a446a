using System.Buffers.Binary;
using System.Collections;
using System.IO.Compression;
using Hdl.Core.Files;
using Hdl.Core.Problems;
using Razorvine.Pickle.Objects;

namespace Hdl.Import.Torch;

/// <summary>
/// Reads the tensors of a state_dict that <c>torch.save</c> wrote: a zip archive of a pickle and of raw numbers.
/// </summary>
internal static class TorchFile
{
    /// <summary>Longest file, 1 GiB.</summary>
    public const long MaxBytes = 1L << 30;

    private const int MostPickle = 16 << 20;
    private const int MostTensors = 4096;
    private const string Pickle = "data.pkl";
    private const string Save = "Save the state_dict: torch.save(model.state_dict(), 'net.pt').";

    private static readonly string[] Wrappers = ["state_dict", "model_state_dict", "model", "net"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The tensors by their names.</returns>
    /// <exception cref="InvalidInputException">No such archive, damaged, or more than tensors in it.</exception>
    public static Dictionary<string, FloatTensor> Read(string path)
    {
        using FileStream file = InputFile.Open(path, MaxBytes, "Give a .pt or .pth file.");
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            ZipArchiveEntry pickle = zip.Entries.FirstOrDefault(entry => IsPickle(entry.FullName))
                ?? throw ImportFault.Of("No state_dict of PyTorch", path, $"no {Pickle} in the archive", Save);
            string folder = pickle.FullName[..^Pickle.Length];
            if (zip.GetEntry($"{folder}byteorder") is { } order && Text(order) is var text && text != "little")
            {
                throw ImportFault.Of("Numbers in this order of bytes are not read", path, text, Save);
            }

            return Tensors(path, Unpickled(path, pickle), zip, folder);
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or IOException)
        {
            throw ImportFault.Of(
                "The file is truncated or damaged", path, ImportFault.Short(failure.Message), "Obtain it again.");
        }
    }

    /// <summary>Whether a zip archive's entry is the pickle of a PyTorch archive.</summary>
    /// <param name="name">Name of the entry.</param>
    public static bool IsPickle(string name) => name == Pickle || name.EndsWith($"/{Pickle}", StringComparison.Ordinal);

    private static object Unpickled(string path, ZipArchiveEntry entry)
    {
        byte[] bytes = Bytes(path, entry, MostPickle);
        try
        {
            using var pickle = new TorchPickle();
            return pickle.loads(bytes);
        }
        catch (Exception failure) when (failure is not (InvalidInputException or OutOfMemoryException))
        {
            // The library trusts what it reads; what it stumbles over is the file's fault.
            throw ImportFault.Of(
                "The pickle is damaged, or holds more than tensors", $"{path}, {entry.FullName}",
                ImportFault.Short(failure.Message.ReplaceLineEndings(" ")), Save);
        }
    }

    private static Dictionary<string, FloatTensor> Tensors(
        string path, object root, ZipArchive zip, string folder)
    {
        IDictionary dictionary = root as IDictionary ?? throw NoDictionary(path, root);
        if (dictionary is ClassDict)
        {
            throw NoDictionary(path, root);
        }

        foreach (string wrapper in Wrappers)
        {
            if (dictionary[wrapper] is TorchDictionary inner)
            {
                dictionary = inner;
                break;
            }
        }

        if (dictionary.Count > MostTensors)
        {
            throw ImportFault.Of("There are too many tensors", path, $"{dictionary.Count}", $"Give {MostTensors}.");
        }

        Dictionary<string, FloatTensor> tensors = [];
        Dictionary<string, byte[]> storages = [];
        long elements = 0;
        foreach (DictionaryEntry entry in dictionary)
        {
            string name = entry.Key as string ?? throw NoDictionary(path, entry.Key);
            string where = $"{path}, {ImportFault.Short(name)}";
            switch (entry.Value)
            {
                case TorchTensor tensor:
                    FloatTensor read = new TensorView(where, tensor, ref elements)
                        .Read(storages.TryGetValue(tensor.Storage.Key, out byte[]? known) ? known
                            : storages[tensor.Storage.Key] = Storage(where, tensor.Storage, zip, folder));
                    tensors.Add(name, read);
                    break;
                case null or bool or int or long or double or string:
                    // Numbers of a module's own, which no layer needs.
                    break;
                default:
                    throw ImportFault.Of(
                        "Not a tensor", where, entry.Value is ClassDict other ? other.ClassName : "another object",
                        Save);
            }
        }

        return tensors;
    }

    private static byte[] Storage(string where, TorchStorage storage, ZipArchive zip, string folder)
    {
        ZipArchiveEntry entry = zip.GetEntry($"{folder}data/{storage.Key}") ?? throw ImportFault.Of(
            "The numbers of a tensor are missing", where, $"no entry data/{ImportFault.Short(storage.Key)}", Save);
        if (storage.Count < 0 || storage.Count > FloatTensor.MostElements
            || entry.Length != storage.Count * storage.Type.Size)
        {
            throw ImportFault.Of(
                "A tensor and its numbers differ in size", where,
                $"{storage.Count} elements of {storage.Type.Size} bytes, {entry.Length} bytes", Save);
        }

        return Bytes(where, entry, FloatTensor.MostElements * storage.Type.Size);
    }

    // What an archive promises may be far more than it has: room grows with what comes.
    private static byte[] Bytes(string where, ZipArchiveEntry entry, long most)
    {
        if (entry.Length > most)
        {
            throw ImportFault.Of("It is too long", where, $"{entry.Length} bytes", Save);
        }

        using Stream content = entry.Open();
        var bytes = new MemoryStream((int)Math.Min(entry.Length, 4 * entry.CompressedLength));
        byte[] buffer = new byte[1 << 16];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > entry.Length)
            {
                throw new InvalidDataException("An entry is longer than it says.");
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.Length == entry.Length
            ? bytes.Capacity == bytes.Length ? bytes.GetBuffer() : bytes.ToArray()
            : throw new InvalidDataException("An entry is shorter than it says.");
    }

    private static string Text(ZipArchiveEntry entry) => entry.Length > 16 ? $"{entry.Length} characters"
        : System.Text.Encoding.ASCII.GetString(Bytes(entry.FullName, entry, 16));

    private static InvalidInputException NoDictionary(string path, object found) => ImportFault.Of(
        "Not a state_dict", path, found is ClassDict other ? ImportFault.Short(other.ClassName) : "another object",
        Save);

    /// <summary>Takes the elements of a tensor from its storage.</summary>
    private readonly struct TensorView
    {
        private readonly string _where;
        private readonly TorchTensor _tensor;
        private readonly int _count;

        public TensorView(string where, TorchTensor tensor, ref long elements)
        {
            (_where, _tensor) = (where, tensor);
            long count = 1;
            long last = tensor.Offset;
            foreach ((long length, long stride) in tensor.Shape.Zip(tensor.Stride))
            {
                if (length is < 0 or > FloatTensor.MostElements || stride is < 0 or > FloatTensor.MostElements)
                {
                    throw Fault();
                }

                count = Math.Min(long.MaxValue >> 28, count) * length;
                last += (length - 1) * stride;
            }

            elements = count > FloatTensor.MostElements ? count : elements + count;
            if (tensor.Offset < 0 || tensor.Shape.Length > 8 || elements > FloatTensor.MostElements
                || (count > 0 && (last < 0 || last >= tensor.Storage.Count)))
            {
                throw Fault();
            }

            _count = (int)count;
        }

        public FloatTensor Read(byte[] storage)
        {
            float[] values = new float[_count];
            long[] index = new long[_tensor.Shape.Length];
            long at = _tensor.Offset;
            for (int element = 0; element < values.Length; element++)
            {
                values[element] = Number(storage.AsSpan((int)(at * _tensor.Storage.Type.Size)));
                for (int axis = index.Length - 1; axis >= 0; axis--)
                {
                    at += _tensor.Stride[axis];
                    if (++index[axis] < _tensor.Shape[axis])
                    {
                        break;
                    }

                    at -= _tensor.Stride[axis] * _tensor.Shape[axis];
                    index[axis] = 0;
                }
            }

            int[] shape = [.. _tensor.Shape.Select(length => (int)length)];
            FloatTensor.CheckFinite(values, shape, _where);
            return new FloatTensor(shape, values);
        }

        private float Number(ReadOnlySpan<byte> bytes) => (_tensor.Storage.Type.Kind, _tensor.Storage.Type.Size) switch
        {
            ('f', 4) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
            ('f', 8) => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            ('f', _) => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
            ('B', _) => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
            ('i', 8) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            ('i', 4) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            ('i', 2) => BinaryPrimitives.ReadInt16LittleEndian(bytes),
            ('i', _) => (sbyte)bytes[0],
            _ => bytes[0],
        };

        private InvalidInputException Fault() => ImportFault.Of(
            "A tensor lies outside its numbers, or is too large", _where,
            $"({string.Join(", ", _tensor.Shape.Take(8))}) at {_tensor.Offset} of {_tensor.Storage.Count}", Save);
    }
}
