using System.IO.Compression;
using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Core.Processes;

namespace Hdl.Networks.Data;

/// <summary>
/// Downloads Debian packages and unpacks them into a folder, without installing them: no script of theirs runs.
/// </summary>
internal static class DebianPackage
{
    private const long MaxArchiveBytes = 256L << 20;
    private const int MaxFileBytes = 128 << 20;

    /// <summary>The folder that holds the package's files under their paths.</summary>
    /// <exception cref="DataSetException">apt-get or dpkg-deb failed.</exception>
    public static async Task<string> UnpackAsync(
        string package, string folder, IProcessRunner runner, CancellationToken cancellationToken)
    {
        await RunAsync(
            new ProcessRequest("apt-get", "download", package) { WorkingDirectory = folder },
            "Run apt-get update, check the network, and try again.",
            runner,
            cancellationToken).ConfigureAwait(false);
        string[] archives = Directory.GetFiles(folder, "*.deb");
        if (archives.Length != 1)
        {
            throw new DataSetException($"apt-get brought {archives.Length} packages where {package} was asked for.");
        }

        string root = Directory.CreateDirectory(Path.Combine(folder, "unpacked")).FullName;
        await RunAsync(
            new ProcessRequest("dpkg-deb", "-x", archives[0], root) { WorkingDirectory = folder },
            "Run the download again.",
            runner,
            cancellationToken).ConfigureAwait(false);
        return root;
    }

    /// <summary>The content of a gzipped file.</summary>
    /// <exception cref="DataSetException">It is missing, damaged, or larger than any that is expected.</exception>
    public static byte[] Gunzip(string path, CancellationToken cancellationToken)
    {
        string name = Path.GetFileName(path);
        try
        {
            using FileStream file = InputFile.Open(path, MaxArchiveBytes, "Run the download again.");
            using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            using var content = new MemoryStream();
            byte[] buffer = new byte[1 << 16];
            for (int count; (count = unpacked.Read(buffer)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                content.Write(buffer, 0, count);
                if (content.Length > MaxFileBytes)
                {
                    throw new DataSetException($"{name} has more than the {MaxFileBytes} bytes that are read.");
                }
            }

            return content.ToArray();
        }
        catch (InvalidInputException)
        {
            throw new DataSetException($"The package has no file {name}.");
        }
        catch (InvalidDataException failure)
        {
            throw new DataSetException($"{name} is not a whole gzip file: {failure.Message} Run the download again.");
        }
    }

    private static async Task RunAsync(
        ProcessRequest request, string remedy, IProcessRunner runner, CancellationToken cancellationToken)
    {
        ProcessResult result;
        try
        {
            result = await runner.RunAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ToolMissingException missing)
        {
            throw new DataSetException(
                $"{missing.Tool} was not found, which Debian and its kin have. Elsewhere put the four files, "
                + $"unpacked, where this would: docs/training.md tells their SHA-256.");
        }

        if (!result.Succeeded)
        {
            throw new DataSetException(
                $"'{request}' failed with exit code {result.ExitCode}. {remedy}\n{result.StandardError.TrimEnd()}");
        }
    }
}
