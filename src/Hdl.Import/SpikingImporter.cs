using System.IO.Compression;
using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Import.Float;
using Hdl.Import.Nir;
using Hdl.Import.Torch;
using Hdl.Networks.Tensors;

namespace Hdl.Import;

/// <summary>Samples that a user names.</summary>
/// <param name="Path">A file of events.</param>
/// <param name="Labels">A file of labels; null where they are in the same file, or unknown.</param>
/// <param name="Count">The first so many; null for all.</param>
public sealed record SampleChoice(string Path, string? Labels, int? Count);

/// <summary>What a file is, by its first bytes.</summary>
public enum ImportKind
{
    /// <summary>HDF5: a NIR graph.</summary>
    Nir,

    /// <summary>A zip archive with a pickle: a state_dict of PyTorch.</summary>
    Torch,

    /// <summary>A message of protobuf, or a name that ends in .onnx: a graph of ONNX.</summary>
    Onnx,

    /// <summary>Anything else: arrays of NumPy, if it is anything.</summary>
    Arrays,
}

/// <summary>Imports spiking networks.</summary>
public static class SpikingImporter
{
    private const string Remedy = "Give a .nir, .onnx, .pt, .pth or .npz file.";
    private const string Again =
        "Save it again with a PyTorch of 1.6 or later: torch.save(model.state_dict(), 'net.pt').";
    private const int TarMark = 257;

    private static readonly byte[] Hdf5 = [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Recognises a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or is a form of PyTorch's that is not
    /// read.</exception>
    public static ImportKind KindOf(string path)
    {
        using FileStream file = InputFile.Open(path, NirFile.MaxBytes, Remedy);
        byte[] head = new byte[TarMark + 5];
        int count = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        ReadOnlySpan<byte> start = head.AsSpan(0, count);
        if (start.StartsWith(Hdf5))
        {
            return ImportKind.Nir;
        }

        // A model begins with its ir_version, field 1, a small number.
        if (path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase) || start is [0x08, > 0 and < 0x80, _, ..])
        {
            return ImportKind.Onnx;
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0x80]) || start[Math.Min(TarMark, count)..].StartsWith("ustar"u8))
        {
            throw ImportFault.Of(
                "An old form of PyTorch's files is not read", path,
                start[0] == 0x80 ? "a pickle without an archive" : "a tar archive", Again);
        }

        if (!start.StartsWith("PK"u8))
        {
            return ImportKind.Arrays;
        }

        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            return zip.Entries.Any(entry => TorchFile.IsPickle(entry.FullName)) ? ImportKind.Torch : ImportKind.Arrays;
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            throw ImportFault.Of(
                "The file is truncated or damaged", path, ImportFault.Short(failure.Message), "Obtain it again.");
        }
    }

    /// <summary>Imports a network.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layers">Description of the layers, for files that hold weights alone; null for none.</param>
    /// <param name="settings">What the user says.</param>
    /// <param name="samples">Samples for the drift report; null for none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or has no counterpart in hardware.</exception>
    public static SpikingImport Load(
        string path, string? layers, ImportSettings settings, SampleChoice? samples,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var notes = new ImportNotes();
        (FloatNetwork reference, string kind) = Reference(path, layers, settings, notes);
        SpikeSamples? events = samples is null ? null : SpikeSamples.Load(
            samples.Path, samples.Labels, reference.Input, reference.Shapes().Last().Size, samples.Count);
        return SpikingImport.Of(path, kind, reference, settings, events, notes, cancellationToken);
    }

    private static (FloatNetwork Network, string Kind) Reference(
        string path, string? layers, ImportSettings settings, ImportNotes notes)
    {
        switch (KindOf(path))
        {
            case ImportKind.Nir:
                return layers is null ? (new NirImport(path, settings, notes).Load(), "NIR") : throw ImportFault.Of(
                    "The file says its layers itself", "--layers", layers, "Leave it out.");
            case ImportKind.Torch:
                return layers is not null
                    ? (new TorchImport(path, TorchFile.Read(path), LayersFile.Read(layers), notes).Load(), "PyTorch")
                    : throw ImportFault.Of(
                        "The file does not say its layers", path, "tensors alone",
                        "Describe them in a short YAML file: --layers net.yaml (docs/importing.md). Weights of a GRU "
                        + "or LSTM are imported from numpy.savez.");
            default:
                var description = LayersFile.Read(layers ?? throw ImportFault.Of(
                    "The file does not say its layers", path, "arrays alone", "Describe them: --layers net.yaml."));
                Dictionary<string, FloatTensor> tensors = [];
                TensorFile.Read(path, tensor => tensors.Add(tensor.Name, FloatTensor.Read(tensor)));
                return (new TorchImport(path, tensors, description, notes).Load(), "NumPy");
        }
    }
}
