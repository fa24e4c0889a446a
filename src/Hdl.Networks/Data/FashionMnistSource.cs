using Hdl.Core.Processes;

namespace Hdl.Networks.Data;

/// <summary>
/// The original Fashion-MNIST files (Xiao et al., 2017), 60,000 + 10,000 images of 28 x 28 pixels in the official
/// split, as the Debian package <c>dataset-fashion-mnist</c> carries them. Where the package is installed its files are
/// read from there.
/// </summary>
internal sealed class FashionMnistSource : DataSetSource
{
    private const string Debian = "dataset-fashion-mnist";
    private const string Folder = "usr/share/datasets/fashion-mnist";

    public override string Name => "fashion-mnist";

    public override string Package => $"Debian package {Debian}";

    public override IReadOnlyDictionary<string, string> Checksums { get; } = new Dictionary<string, string>
    {
        [IdxFiles.TrainImages] = "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
        [IdxFiles.TrainLabels] = "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
        [IdxFiles.TestImages] = "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
        [IdxFiles.TestLabels] = "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
    };

    public override async Task<IReadOnlyList<(string File, byte[] Content)>> FetchAsync(
        string folder, string installed, IProcessRunner runner, CancellationToken cancellationToken)
    {
        // Installed files that are not what they should be are no reason to do without.
        try
        {
            return Read(Path.Combine(installed, Name), cancellationToken);
        }
        catch (DataSetException)
        {
            string root = await DebianPackage
                .UnpackAsync(Debian, folder, runner, cancellationToken)
                .ConfigureAwait(false);
            return Read(Path.Combine(root, Folder), cancellationToken);
        }
    }

    private List<(string File, byte[] Content)> Read(string folder, CancellationToken cancellationToken)
    {
        List<(string File, byte[] Content)> files = [];
        foreach (string file in IdxFiles.All)
        {
            string path = Path.Combine(folder, $"{file}.gz");
            byte[] content = DebianPackage.Gunzip(path, cancellationToken);
            Checksum.Require(content, Checksums[file], path);
            files.Add((file, content));
        }

        return files;
    }
}
