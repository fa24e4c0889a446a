using System.Diagnostics;
using Hdl.Core.Writing;

namespace Hdl.Cli.Tests;

/// <summary>Ctrl-C, full disks and competing processes, with the real program.</summary>
public sealed class InterruptionTests : CommandTest
{
    private const string Output = "out";

    [Fact]
    public void Ctrl_C_at_any_moment_leaves_the_earlier_or_the_new_output_whole()
    {
        Succeeds("gen", Target, "-o", Output, "--set", "data-width=8");
        var earlier = Snapshot(Root);
        Succeeds("gen", Target, "-o", "new", "--set", "data-width=16");
        var fresh = Snapshot(In("new"));
        Directory.Delete(In("new"), recursive: true);

        var codes = new HashSet<int>();
        foreach (Func<HdlProcess, bool> moment in Moments())
        {
            using HdlProcess process = HdlProcess.Start(Root, "gen", Target, "-o", Output, "--set", "data-width=16");
            process.WaitFor(() => moment(process));
            process.Signal(HdlProcess.Interrupt);
            codes.Add(process.Wait().ExitCode);

            AssertWhole(In(Output));
            if (Snapshot(In(Output)).SequenceEqual(fresh))
            {
                Succeeds("gen", Target, "-o", Output, "--set", "data-width=8");
            }

            Assert.Equal(earlier, Snapshot(Root));
        }

        // Killed before it could listen, cancelled, or done: nothing else.
        Assert.Subset(new HashSet<int> { 0, 130 }, codes);
    }

    // From the first instruction to the swap, in the order in which they come.
    private IEnumerable<Func<HdlProcess, bool>> Moments()
    {
        yield return _ => true;
        yield return process => process.HandlesInterrupt();
        yield return process => process.HasOpen(In(Output));
        string staging = Path.Combine(In(Output), DesignWriter.StagingName);
        yield return _ => Directory.Exists(staging);
        for (int files = 1; files <= 12; files++)
        {
            int least = files;
            yield return _ =>
                CountIn(Path.Combine(staging, "new")) >= least || CountIn(Path.Combine(staging, "old")) > 0;
        }

        yield return _ => CountIn(Path.Combine(staging, "old")) > 0;
    }

    private static int CountIn(string folder)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(folder).Count();
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [Fact]
    public void Ctrl_C_while_waiting_for_another_generation_ends_with_a_message()
    {
        Succeeds("gen", Target, "-o", Output);
        var before = Snapshot(Root);
        using Process other = Hold(In(Output));

        // On a machine so busy that the wait of five seconds was over before it could be interrupted, it is tried
        // again.
        Outcome outcome;
        do
        {
            using HdlProcess process = HdlProcess.Start(Root, "gen", Target, "-o", Output, "--set", "data-width=8");
            // It holds the folder open to lock it, and what makes it wait is held by the other.
            process.WaitFor(() => process.HandlesInterrupt() && process.HasOpen(In(Output)));
            process.Signal(HdlProcess.Interrupt);
            outcome = process.Wait();
        }
        while (outcome.Error.Contains("Another generation is writing here", StringComparison.Ordinal));
        Release(other);

        Assert.Equal((130, "", "cancelled; earlier output kept\n"), (outcome.ExitCode, outcome.Output, outcome.Error));
        Assert.Equal(before, Snapshot(Root));
    }

    [Fact]
    public void A_folder_that_another_generation_holds_is_refused()
    {
        Succeeds("gen", Target, "-o", Output);
        var before = Snapshot(Root);
        using Process other = Hold(In(Output));

        Outcome outcome = Hdl("gen", Target, "-o", Output, "--set", "data-width=8");
        Release(other);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("Another generation is writing here", outcome.Error);
        Assert.Equal(before, Snapshot(Root));
    }

    [Fact]
    public void Generations_at_the_same_time_leave_the_output_of_one_of_them()
    {
        HdlProcess[] processes = [.. Enumerable.Range(1, 4).Select(i =>
            HdlProcess.Start(Root, "gen", Target, "-o", Output, "--set", $"data-width={8 * i}"))];

        Assert.All(processes, process => Assert.Equal(0, process.Wait().ExitCode));

        AssertWhole(In(Output));
        Succeeds("gen", Target, "-o", Output, "--check", "--config", $"{Output}/parameters.yaml");
        Array.ForEach(processes, process => process.Dispose());
    }

    [Fact]
    public void A_file_system_without_room_leaves_the_earlier_output_whole()
    {
        Succeeds("gen", Target, "-o", Output, "--set", "data-width=8");
        var before = Snapshot(Root);

        // A limit on the size of files stands for a disk without room: the operating system refuses in the middle of a
        // file. (The run-time keeps its own code in files, unless told not to.)
        using HdlProcess process = HdlProcess.Start(
            "bash", Root, new Dictionary<string, string?> { ["DOTNET_EnableWriteXorExecute"] = "0" }, "-c",
            "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"", HdlProcess.Executable, "gen", Target, "-o", Output,
            "--set", "data-width=4096");
        Outcome outcome = process.Wait();

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("Reading or writing failed", outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error);
        Assert.Equal(before, Snapshot(Root));
    }

    // Another process with the lock that a generation takes; it says so when it has it.
    private static Process Hold(string folder)
    {
        var start = new ProcessStartInfo("flock", [folder, "sh", "-c", "echo held; exec cat"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        Assert.Equal("held", process.StandardOutput.ReadLine());
        return process;
    }

    private static void Release(Process process)
    {
        process.StandardInput.Close();
        process.WaitForExit();
    }
}
