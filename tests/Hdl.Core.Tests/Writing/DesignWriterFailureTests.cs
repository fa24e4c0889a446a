using Hdl.Core.Configuration;
using Hdl.Core.Designs;
using Hdl.Core.HandOff;
using Hdl.Core.Problems;
using Hdl.Core.Tests.Designs;
using Hdl.Core.Writing;

namespace Hdl.Core.Tests.Writing;

/// <summary>Whatever goes wrong, the folder is as it was and nothing is left lying about.</summary>
public sealed class DesignWriterFailureTests : IDisposable
{
    private const int NoSpaceLeft = 28;

    private readonly TemporaryFolder _root = new();

    private string Folder => _root["out"];

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void A_disk_that_fills_up_at_any_file_leaves_the_earlier_output_whole(int goodFiles)
    {
        Write(new DesignWriter(), "lanes=2");
        var before = TemporaryFolder.Snapshot(_root.Path);

        // The operating system's own full device, behind the real writer.
        int opened = 0;
        var writer = new DesignWriter(path => new FileStream(
            opened++ < goodFiles ? path : "/dev/full", FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite,
            1));
        var failure = Assert.Throws<IOException>(() => Write(writer, "lanes=4 debug=true"));

        Assert.Equal(NoSpaceLeft, failure.HResult);
        Assert.Equal(before, TemporaryFolder.Snapshot(_root.Path));
    }

    [Fact]
    public void What_the_disk_has_no_room_for_is_refused_before_anything_is_written()
    {
        Write(new DesignWriter(), "lanes=2");
        var before = TemporaryFolder.Snapshot(_root.Path);
        var writer = new DesignWriter(path => throw new InvalidOperationException("written")) { FreeBytes = _ => 100 };

        var failure = Assert.Throws<InvalidInputException>(() => Write(writer, "lanes=4"));

        Assert.Equal("The disk has not enough room", failure.Problems.Single().What);
        Assert.Equal(before, TemporaryFolder.Snapshot(_root.Path));
        // What is there already takes no room.
        Write(new DesignWriter { FreeBytes = _ => 0 }, "lanes=2");
    }

    [Fact]
    public void A_cancellation_in_the_middle_of_a_large_file_leaves_the_earlier_output_whole()
    {
        Write(new DesignWriter(), "lanes=2");
        var before = TemporaryFolder.Snapshot(_root.Path);
        (Design design, Provenance provenance) = SampleTarget.Make("lanes=4");
        using var cancellation = new CancellationTokenSource();
        string line = new('0', 99);
        design = design with
        {
            Files =
            [
                .. design.Files,
                new DesignFile(
                    "large.mem", DesignFileKind.Memory,
                    FileContent.FromLines(100_000, 99, () => Enumerable.Repeat(line, 100_000))),
            ],
        };
        List<WriteProgress> told = [];

        Assert.Throws<OperationCanceledException>(() => new DesignWriter().Write(
            design, Folder, provenance,
            progress =>
            {
                told.Add(progress);
                if (progress.Step == "written" && progress.Done > 5_000_000)
                {
                    cancellation.Cancel();
                }
            },
            cancellation.Token));

        Assert.Equal(before, TemporaryFolder.Snapshot(_root.Path));
        Assert.Contains(told, progress => progress.Step == "checksums");
        Assert.InRange(told[^1].Done, 5_000_000, 5_200_000);
        Assert.InRange(told[^1].Total, 10_000_000, 10_100_000);
    }

    [Fact]
    public void A_failed_first_generation_leaves_no_folder_behind()
    {
        var writer = new DesignWriter(path => throw new IOException("No space left on device"));
        (Design design, Provenance provenance) = SampleTarget.Make();

        Assert.Throws<IOException>(() => writer.Write(design, _root["a/b/out"], provenance));

        Assert.Empty(TemporaryFolder.Snapshot(_root.Path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(6)]
    public void A_cancellation_at_any_file_leaves_the_earlier_output_whole(int goodFiles)
    {
        Write(new DesignWriter(), "lanes=2");
        var before = TemporaryFolder.Snapshot(_root.Path);
        using var cancellation = new CancellationTokenSource();
        int opened = 0;
        var writer = new DesignWriter(path =>
        {
            if (opened++ == goodFiles)
            {
                cancellation.Cancel();
            }

            return File.Create(path);
        });

        Assert.Throws<OperationCanceledException>(() => Write(writer, "lanes=4 debug=true", cancellation.Token));

        Assert.Equal(before, TemporaryFolder.Snapshot(_root.Path));
    }

    [Fact]
    public void A_swap_that_fails_half_way_is_undone()
    {
        Directory.CreateDirectory(Folder);
        string attic = Directory.CreateDirectory(_root["attic"]).FullName;
        string fresh = Directory.CreateDirectory(_root["fresh"]).FullName;
        File.WriteAllText(Path.Combine(Folder, "a"), "old a");
        File.WriteAllText(Path.Combine(Folder, "stale"), "old");
        File.WriteAllText(Path.Combine(fresh, "a"), "new a");
        var before = TemporaryFolder.Snapshot(Folder);

        // The second arrival does not exist, so its move must fail after the first has been made.
        Assert.Throws<FileNotFoundException>(() =>
            new FolderSwap(Folder, attic).Run(fresh, ["a", "missing"], ["stale"]));

        Assert.Equal(before, TemporaryFolder.Snapshot(Folder));
    }

    [Fact]
    public void What_a_killed_generation_left_behind_is_cleared_away_at_the_next()
    {
        Write(new DesignWriter(), "lanes=2");

        // Killed in the middle of its swap: one file moved in, its manifest still in the staging folder.
        Write(new DesignWriter(), "lanes=4", folder: _root["killed"]);
        string staged = Path.Combine(Folder, DesignWriter.StagingName, "new");
        Directory.CreateDirectory(staged);
        File.Copy(Path.Combine(_root["killed"], Manifest.FileName), Path.Combine(staged, Manifest.FileName));
        File.Copy(Path.Combine(_root["killed"], "sample_lane_l4.v"), Path.Combine(Folder, "sample_lane_l4.v"));

        Write(new DesignWriter(), "lanes=8");

        Assert.Equal(
            [
                "manifest.json",
                "parameters.yaml",
                "sample.core",
                "sample.f",
                "sample.mem",
                "sample.sdc",
                "sample.v",
                "sample.xdc",
                "sample.xml",
                "sample.ys", "sample_asic.sdc", "sample_lane_l8.v", "sample_quartus.tcl", "sample_vivado.tcl",
            ],
            TemporaryFolder.Snapshot(Folder).Keys);
    }

    [Fact]
    public void A_second_generation_into_the_same_folder_gives_up_with_a_message()
    {
        Write(new DesignWriter(), "lanes=2");
        var before = TemporaryFolder.Snapshot(Folder);
        using (FolderLock.Acquire(Folder, TimeSpan.Zero, CancellationToken.None))
        {
            var refusal = Assert.Throws<InvalidInputException>(
                () => Write(new DesignWriter { Patience = TimeSpan.FromMilliseconds(100) }, "lanes=4"));
            Assert.Equal("Another generation is writing here", Assert.Single(refusal.Problems).What);
        }

        Assert.Equal(before, TemporaryFolder.Snapshot(Folder));
        Write(new DesignWriter { Patience = TimeSpan.Zero }, "lanes=4");
    }

    [Fact]
    public void A_wait_for_another_generation_can_be_cancelled()
    {
        Directory.CreateDirectory(Folder);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        using (FolderLock.Acquire(Folder, TimeSpan.Zero, CancellationToken.None))
        {
            Assert.Throws<OperationCanceledException>(() =>
                FolderLock.Acquire(Folder, TimeSpan.FromMinutes(1), cancellation.Token));
        }
    }

    [Fact]
    public async Task Generations_at_the_same_time_leave_the_output_of_one_of_them()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            Write(new DesignWriter { Patience = TimeSpan.FromMinutes(10) }, $"lanes={1 << (i % 4)}"))));

        Manifest manifest = Manifest.Read(Folder)!;
        YamlConfiguration parameters = YamlConfiguration.Read(Path.Combine(Folder, HandOffFiles.ParametersName));
        string lanes = parameters.Assignments.Single(assignment => assignment.Key == "lanes").Text;
        (Design design, Provenance provenance) = SampleTarget.Make($"lanes={lanes}");
        Assert.Empty(DesignWriter.Differences(design, Folder, provenance));
        Assert.Equal(manifest.Files.Count + 1, TemporaryFolder.Snapshot(Folder).Count);
    }

    private void Write(DesignWriter writer, string set, CancellationToken cancellation = default, string? folder = null)
    {
        (Design design, Provenance provenance) = SampleTarget.Make(set);
        writer.Write(design, folder ?? Folder, provenance, cancellationToken: cancellation);
    }
}
