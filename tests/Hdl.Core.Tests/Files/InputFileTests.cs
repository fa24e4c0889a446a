using System.Diagnostics;
using System.Net.Sockets;
using Hdl.Core.Files;
using Hdl.Core.Problems;
using Hdl.Core.Tests.Writing;

namespace Hdl.Core.Tests.Files;

/// <summary>Only regular files are opened, and only as much of them is read as is allowed.</summary>
public sealed class InputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_file_is_read_through_links()
    {
        File.WriteAllText(_folder["file"], "content");
        File.CreateSymbolicLink(_folder["link"], "file");
        File.CreateSymbolicLink(_folder["second"], _folder["link"]);

        Assert.Equal("content"u8.ToArray(), InputFile.Bytes(_folder["second"], 7, "r"));
    }

    [Fact]
    public void What_is_no_regular_file_is_refused_unopened_and_named()
    {
        Process.Start("mkfifo", [_folder["pipe"]]).WaitForExit();
        File.CreateSymbolicLink(_folder["to-pipe"], "pipe");
        File.CreateSymbolicLink(_folder["to-zero"], "/dev/zero");
        File.CreateSymbolicLink(_folder["loop"], "loop");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder["socket"]));

        Assert.Equal(("Not a regular file", "a pipe"), Refusal("pipe"));
        Assert.Equal(("Not a regular file", "a pipe"), Refusal("to-pipe"));
        Assert.Equal(("Not a regular file", "a device"), Refusal("to-zero"));
        Assert.Equal(("Not a regular file", "a socket"), Refusal("socket"));
        Assert.Equal(("This is a folder", "a folder"), Refusal("."));
        Assert.Equal(("No such file", "missing"), Refusal("none"));
        Assert.Equal("The file cannot be read", Refusal("loop").What);
        Assert.Equal("The file cannot be read", Refusal(new string('a', 300)).What);
        Assert.Equal(
            "Not the name of a file",
            Assert.Single(Assert.Throws<InvalidInputException>(() => InputFile.Bytes("", 1, "r")).Problems).What);
        Assert.Equal(
            "Not the name of a file",
            Assert.Single(Assert.Throws<InvalidInputException>(() => InputFile.Bytes("a\0b", 1, "r")).Problems).What);
    }

    [Fact]
    public void A_file_that_is_too_long_is_refused_before_it_is_read()
    {
        using (FileStream sparse = File.Create(_folder["sparse"]))
        {
            sparse.SetLength(1L << 40);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(("The file is too long", "more than 16 MiB"), Refusal("sparse"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void The_limit_is_the_longest_file_that_is_read()
    {
        File.WriteAllBytes(_folder["file"], new byte[1000]);

        Assert.Equal(1000, InputFile.Bytes(_folder["file"], 1000, "r").Length);
        Assert.Throws<InvalidInputException>(() => InputFile.Bytes(_folder["file"], 999, "r"));
    }

    [Fact]
    public void An_empty_file_is_refused_where_it_may_not_be_one()
    {
        File.WriteAllText(_folder["file"], "");

        Assert.Equal("The file is empty", Refusal("file").What);
        InputFile.Open(_folder["file"], 1, "r", mayBeEmpty: true).Dispose();
    }

    [Fact]
    public async Task A_file_that_grows_while_it_is_read_is_read_whole_or_refused()
    {
        string path = _folder["growing"];
        File.WriteAllBytes(path, new byte[1000]);
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            while (!stop.IsCancellationRequested && file.Length < 64 << 20)
            {
                file.Write(new byte[4096]);
                file.Flush();
            }
        });
        try
        {
            bool refused = false;
            while (!refused)
            {
                try
                {
                    Assert.InRange(InputFile.Bytes(path, 1 << 20, "r").Length, 1000, 1 << 20);
                }
                catch (InvalidInputException refusal)
                {
                    Assert.Equal("The file is too long", Assert.Single(refusal.Problems).What);
                    refused = true;
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await writer;
        }
    }

    public void Dispose() => _folder.Dispose();

    private (string What, string Value) Refusal(string name)
    {
        Problem problem = Assert.Single(
            Assert.Throws<InvalidInputException>(() => InputFile.Bytes(_folder[name], 16 << 20, "r")).Problems);
        Assert.EndsWith("r", problem.Remedy, StringComparison.Ordinal);
        return (problem.What, problem.Value);
    }
}
