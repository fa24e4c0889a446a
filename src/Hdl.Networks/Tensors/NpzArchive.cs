using System.Globalization;
using System.IO.Compression;
using Hdl.Core.Files;
using Hdl.Core.Problems;

namespace Hdl.Networks.Tensors;

/// <summary>
/// A NumPy <c>.npz</c> file: a zip archive of <c>.npy</c> files. Nothing is unpacked but what a header promises, and
/// what the headers promise together is bounded.
/// </summary>
internal sealed class NpzArchive : IDisposable
{
    private const string Extension = ".npy";

    private readonly string _path;
    private readonly TensorLimits _limits;
    private readonly ZipArchive _zip;
    private readonly (string Name, ZipArchiveEntry Entry)[] _entries;

    /// <summary>An archive in an open file, which is closed together with it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="limits">What is taken.</param>
    /// <exception cref="InvalidInputException">No whole zip archive, too many arrays, a name that is there twice, or
    /// parts of a sparse matrix.</exception>
    public NpzArchive(FileStream file, string path, TensorLimits limits)
    {
        (_path, _limits) = (path, limits);
        try
        {
            _zip = new ZipArchive(file, ZipArchiveMode.Read);
            _entries =
            [
                .. _zip.Entries.Where(entry => entry.FullName.EndsWith(Extension, StringComparison.Ordinal))
                    .Select(entry => (entry.FullName[..^Extension.Length], entry)),
            ];
            CheckNames();
        }
        catch (Exception failure)
        {
            file.Dispose();
            if (failure is InvalidDataException or EndOfStreamException)
            {
                throw TensorFile.Damaged(path, failure);
            }

            throw;
        }
    }

    /// <summary>Names of the arrays, in the order of the file.</summary>
    public IReadOnlyList<string> Names => [.. _entries.Select(entry => entry.Name)];

    /// <summary>Opens a file that must be an archive.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">What is taken.</param>
    /// <exception cref="InvalidInputException">Missing, too long, no archive, or one that cannot be
    /// read.</exception>
    public static NpzArchive Open(string path, TensorLimits limits)
    {
        FileStream file = InputFile.Open(path, limits.FileBytes, "Give the path of an .npz file.");
        if (TensorFile.FormatOf(file, out string found) != TensorFormat.Zip)
        {
            file.Dispose();
            throw Fault("Not an .npz archive", path, found, "Save it with numpy.savez.");
        }

        file.Position = 0;
        return new NpzArchive(file, path, limits);
    }

    /// <summary>Reads every array, in the order of the file.</summary>
    /// <param name="each">Reads one; the reader is good until it returns.</param>
    /// <exception cref="InvalidInputException">There is none, or one is truncated, damaged, too large or of another
    /// type.</exception>
    public void Read(Action<TensorReader> each)
    {
        if (_entries.Length == 0)
        {
            throw WrongCount("There is no tensor in the archive");
        }

        try
        {
            long left = _limits.Bytes;
            foreach ((string name, ZipArchiveEntry entry) in _entries)
            {
                string where = $"{_path}, {TensorFile.Printable(name)}";
                using var content = new ChecksumStream(entry.Open());
                var header = NpyHeader.Read(content, where, _limits);
                left -= header.Count * header.Type.Size;
                if (left < 0)
                {
                    throw Fault(
                        "The tensors are too large together", where, $"more than {Text(_limits.Bytes)} bytes",
                        _limits.SizeRemedy);
                }

                each(
                    new TensorReader(
                        content, TensorFile.Printable(name), header.Type, header.Shape, where, header.FortranOrder,
                        () => content.Value == entry.Crc32)
                    {
                        IsNamed = true,
                    });
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            throw TensorFile.Damaged(_path, failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    private void CheckNames()
    {
        if (_entries.CountBy(entry => entry.Name).FirstOrDefault(names => names.Value > 1) is { Key: { } twice })
        {
            throw Fault(
                "An array is there twice", _path, TensorFile.Printable(twice), "Save it again with numpy.savez.");
        }

        SparseMatrix.Refuse([.. Names], _path);
        if (_entries.Length > TensorFile.MaxTensors)
        {
            throw WrongCount("There are too many tensors in the archive");
        }
    }

    private InvalidInputException WrongCount(string what) => Fault(
        what, _path, $"{Text(_entries.Length)} entries called *{Extension}, {Text(_zip.Entries.Count)} in all",
        $"Save 1..{Text(TensorFile.MaxTensors)} arrays with numpy.savez.");

    private static InvalidInputException Fault(string what, string where, string value, string remedy) =>
        new(new Problem(what, where, value, remedy));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
