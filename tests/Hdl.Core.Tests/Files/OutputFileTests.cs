using System.Diagnostics;
using System.Runtime.Versioning;
using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Core.Tests.Writing;

namespace Hdl.Core.Tests.Files;

/// <summary>A file is written whole or not at all, where links lead, and only where a file may be.</summary>
public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_new_file_gets_its_folder()
    {
        OutputFile.Write(_folder["a/b/file"], "new"u8);

        Assert.Equal("new", File.ReadAllText(_folder["a/b/file"]));
        Assert.Single(Directory.GetFileSystemEntries(_folder["a/b"]));
    }

    [Fact]
    public void A_link_stays_one_and_its_target_is_written()
    {
        Directory.CreateDirectory(_folder["there"]);
        File.WriteAllText(_folder["there/file"], "old");
        File.CreateSymbolicLink(_folder["link"], "there/file");
        File.CreateSymbolicLink(_folder["second"], _folder["link"]);
        File.CreateSymbolicLink(_folder["dangling"], "there/new");
        File.CreateSymbolicLink(_folder["folder"], "there");

        OutputFile.Write(_folder["second"], "first"u8);
        OutputFile.Write(_folder["dangling"], "second"u8);
        OutputFile.Write(_folder["folder/third"], "third"u8);

        Assert.Equal("first", File.ReadAllText(_folder["there/file"]));
        Assert.Equal("second", File.ReadAllText(_folder["there/new"]));
        Assert.Equal("third", File.ReadAllText(_folder["there/third"]));
        Assert.All(
            (string[])["link", "second", "dangling", "folder"],
            name => Assert.NotNull(new FileInfo(_folder[name]).LinkTarget));
        Assert.Equal(3, Directory.GetFileSystemEntries(_folder["there"]).Length);
    }

    [Fact]
    public void What_is_no_regular_file_is_refused_and_stays()
    {
        Process.Start("mkfifo", [_folder["pipe"]]).WaitForExit();
        File.CreateSymbolicLink(_folder["to-pipe"], "pipe");
        File.CreateSymbolicLink(_folder["to-null"], "/dev/null");
        File.CreateSymbolicLink(_folder["to-descriptor"], "/proc/self/fd/1");
        File.CreateSymbolicLink(_folder["loop"], "loop");

        foreach (string name in (string[])["pipe", "to-pipe", "to-null", "to-descriptor", "loop"])
        {
            var checkedFirst = Assert.Throws<InvalidInputException>(() =>
                OutputFile.Check("--out", _folder[name], "r"));
            Assert.Equal("--out", Assert.Single(checkedFirst.Problems).Where);
        }

        foreach (string name in (string[])["pipe", "to-pipe", "to-descriptor"])
        {
            Assert.Equal(
                "Not a regular file",
                Assert
                    .Single(Assert.Throws<InvalidInputException>(() => OutputFile.Write(_folder[name], "x"u8)).Problems)
                    .What);
        }

        Assert.Equal(5, Directory.GetFileSystemEntries(_folder.Path).Length);
        Assert.Equal(FileKind.Pipe, FileStatus.Of(_folder["pipe"]).Kind);
        Assert.Equal(FileKind.Device, FileStatus.Of("/dev/null").Kind);
    }

    [Fact]
    public void A_failure_in_the_middle_leaves_the_earlier_file_and_nothing_else()
    {
        File.WriteAllText(_folder["file"], "old");

        Assert.Throws<InvalidOperationException>(() => OutputFile.Write(_folder["file"], stream =>
        {
            stream.Write("half"u8);
            throw new InvalidOperationException();
        }));

        Assert.Equal("old", File.ReadAllText(_folder["file"]));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_writer_that_takes_a_path_writes_beside_the_file()
    {
        File.WriteAllText(_folder["file"], "old");
        using (OutputDraft draft = OutputFile.Begin(_folder["file"]))
        {
            Process.Start("cp", ["/proc/version", draft.Path]).WaitForExit();
            Assert.Equal("old", File.ReadAllText(_folder["file"]));
            draft.Keep();
        }

        Assert.StartsWith("Linux", File.ReadAllText(_folder["file"]), StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void What_a_killed_process_left_is_swept_and_what_another_writes_is_not()
    {
        using OutputDraft other = OutputFile.Begin(_folder["file"]);
        string left = other.Path.Replace(".hdl-tmp", "x.hdl-tmp", StringComparison.Ordinal);
        File.WriteAllText(left, "half");

        OutputFile.Write(_folder["file"], "new"u8);

        Assert.False(File.Exists(left));
        Assert.True(File.Exists(other.Path));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Permissions_of_the_earlier_file_are_kept()
    {
        File.WriteAllText(_folder["file"], "old");
        File.SetUnixFileMode(_folder["file"], UnixFileMode.UserRead | UnixFileMode.UserWrite);

        OutputFile.Write(_folder["file"], "new"u8);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["file"]));
    }

    [Fact]
    public void An_input_is_not_replaced_under_any_name()
    {
        File.WriteAllText(_folder["file"], "in");
        File.CreateSymbolicLink(_folder["link"], "file");

        foreach (string name in (string[])["file", "link"])
        {
            var refusal = Assert.Throws<InvalidInputException>(() =>
                OutputFile.Check("--out", _folder[name], "r", _folder["file"]));
            Assert.Equal("The output is one of the input files", Assert.Single(refusal.Problems).What);
        }
    }

    public void Dispose() => _folder.Dispose();
}
