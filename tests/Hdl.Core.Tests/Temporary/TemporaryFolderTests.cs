using System.Diagnostics;
using Hdl.Core.Temporary;

namespace Hdl.Core.Tests.Temporary;

public sealed class TemporaryFolderTests : IDisposable
{
    private const string DeadName = "hdl-build-0123456789abcdef0123456789abcdef";

    private readonly string _root = Directory.CreateTempSubdirectory("hdl-test-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_folder_is_gone_with_its_contents_when_it_is_disposed()
    {
        using (var folder = TemporaryFolder.CreateIn(_root, "build"))
        {
            folder.Write("file", "text");
            Assert.Equal("text", File.ReadAllText(folder.PathOf("file")));
        }

        Assert.Empty(Entries());
    }

    [Fact]
    public void What_is_moved_to_its_place_stays()
    {
        string place = Path.Combine(_root, "place");
        using (var folder = TemporaryFolder.CreateIn(_root, "build"))
        {
            folder.Write("file", "text");
            Directory.Move(folder.Path, place);
        }

        Assert.Equal([place], Entries());
        Assert.Equal("text", File.ReadAllText(Path.Combine(place, "file")));
    }

    [Fact]
    public void A_sweep_removes_what_a_dead_process_has_left()
    {
        // As the operating system leaves it: the lock goes with the process, the files do not.
        Leave(DeadName);

        TemporaryFolder.Sweep(_root);

        Assert.Empty(Entries());
    }

    [Fact]
    public void A_sweep_removes_a_lock_whose_folder_never_came_to_be()
    {
        File.WriteAllText(Path.Combine(_root, DeadName + ".lock"), "");

        TemporaryFolder.Sweep(_root);

        Assert.Empty(Entries());
    }

    [Fact]
    public void A_sweep_leaves_the_folders_of_this_process_alone()
    {
        using var folder = TemporaryFolder.CreateIn(_root, "build");

        TemporaryFolder.Sweep(_root);

        Assert.True(Directory.Exists(folder.Path));
    }

    [Fact]
    public void A_sweep_leaves_the_folder_of_another_living_process_alone_until_it_dies()
    {
        Leave(DeadName);
        string lockFile = Path.Combine(_root, DeadName + ".lock");
        using Process owner = Process.Start(new ProcessStartInfo("flock", [lockFile, "sh", "-c", "echo held; exec cat"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("held", owner.StandardOutput.ReadLine());

        TemporaryFolder.Sweep(_root);
        Assert.Equal(2, Entries().Length);

        owner.StandardInput.Close();
        owner.WaitForExit();
        TemporaryFolder.Sweep(_root);
        Assert.Empty(Entries());
    }

    [Theory]
    [InlineData("hdl-project", "hdl-project.lock")]
    [InlineData("hdl-build-0123456789abcdef0123456789abcdef", "other.lock")]
    [InlineData("hdl-Build-0123456789abcdef0123456789abcdef", "hdl-Build-0123456789abcdef0123456789abcdef.lock")]
    [InlineData("hdl-build-0123456789abcdef0123456789abcde", "hdl-build-0123456789abcdef0123456789abcde.lock")]
    public void A_sweep_touches_nothing_of_another_name_and_no_folder_without_a_lock(string folder, string lockFile)
    {
        Directory.CreateDirectory(Path.Combine(_root, folder));
        File.WriteAllText(Path.Combine(_root, lockFile), "");

        TemporaryFolder.Sweep(_root);

        Assert.Equal(2, Entries().Length);
    }

    [Fact]
    public void A_sweep_follows_no_link_out_of_the_folder()
    {
        string elsewhere = Directory.CreateDirectory(Path.Combine(_root, "elsewhere")).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "file"), "text");
        Leave(DeadName);
        Directory.CreateSymbolicLink(Path.Combine(_root, DeadName, "link"), elsewhere);

        TemporaryFolder.Sweep(_root);

        Assert.Equal([elsewhere], Entries());
        Assert.True(File.Exists(Path.Combine(elsewhere, "file")));
    }

    [Fact]
    public void Sweeps_at_the_same_time_as_folders_are_made_disturb_none_of_them()
    {
        Parallel.For(0, 200, round =>
        {
            if (round % 2 == 0)
            {
                TemporaryFolder.Sweep(_root);
            }
            else
            {
                using var folder = TemporaryFolder.CreateIn(_root, "build");
                folder.Write("file", "text");
                Assert.Equal("text", File.ReadAllText(folder.PathOf("file")));
            }
        });

        Assert.Empty(Entries());
    }

    private void Leave(string name)
    {
        Directory.CreateDirectory(Path.Combine(_root, name, "rtl"));
        File.WriteAllText(Path.Combine(_root, name, "rtl", "x.v"), "module x; endmodule\n");
        File.WriteAllText(Path.Combine(_root, name + ".lock"), "");
    }

    private string[] Entries() => Directory.GetFileSystemEntries(_root);
}
