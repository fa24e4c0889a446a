using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Import.Float;
using Hdl.Import.Nir;

namespace Hdl.Import;

/// <summary>Samples that a user names.</summary>
/// <param name="Path">A file of events.</param>
/// <param name="Labels">A file of labels; null where they are in the same file, or unknown.</param>
/// <param name="Count">The first so many; null for all.</param>
public sealed record SampleChoice(string Path, string? Labels, int? Count);

/// <summary>Imports spiking networks: recognises a file by its first bytes.</summary>
public static class SpikingImporter
{
    private static readonly byte[] Hdf5 = [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether a file is one that is imported here without a description of its layers.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It cannot be read.</exception>
    public static bool IsNir(string path)
    {
        using FileStream file = InputFile.Open(path, NirFile.MaxBytes, "Give a .nir, .pt, .pth or .npz file.");
        byte[] head = new byte[Hdf5.Length];
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual(Hdf5);
    }

    /// <summary>Imports a network.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">What the user says.</param>
    /// <param name="samples">Samples for the drift report; null for none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or has no counterpart in hardware.</exception>
    public static SpikingImport Load(
        string path, ImportSettings settings, SampleChoice? samples, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var notes = new ImportNotes();
        FloatNetwork reference = new NirImport(path, settings, notes).Load();
        SpikeSamples? events = samples is null ? null : SpikeSamples.Load(
            samples.Path, samples.Labels, reference.Input, reference.Shapes().Last().Size, samples.Count);
        return SpikingImport.Of(path, "NIR", reference, settings, events, notes, cancellationToken);
    }
}
