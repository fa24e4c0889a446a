using Hdl.Core.Processes;

namespace Hdl.Core.Tests.Processes;

public sealed class ProcessRunnerTests
{
    private readonly CliWrapProcessRunner _runner = new();

    [Fact]
    public async Task Output_error_and_exit_code_come_back()
    {
        ProcessResult result = await _runner.RunAsync(new ProcessRequest("sh", "-c", "echo out; echo err >&2; exit 7"));

        Assert.Equal(new ProcessResult(7, "out\n", "err\n"), result);
        Assert.False(result.Succeeded);
    }

    [Fact]
    public async Task Arguments_reach_the_program_untouched()
    {
        ProcessResult result = await _runner.RunAsync(
            new ProcessRequest("printf", "%s|", "a b", "", "$HOME", "'\"", "*"));

        Assert.Equal("a b||$HOME|'\"|*|\n", result.StandardOutput);
    }

    [Fact]
    public async Task Environment_and_folder_are_the_requested_ones()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        var request = new ProcessRequest("sh", "-c", "pwd; echo $COLOUR")
        {
            WorkingDirectory = folder,
            Environment = new Dictionary<string, string?> { ["COLOUR"] = "red" },
        };

        ProcessResult result = await _runner.RunAsync(request);

        Assert.Equal($"{folder}\nred\n", result.StandardOutput);
        Directory.Delete(folder);
    }

    [Fact]
    public async Task Lines_are_reported_while_the_program_runs()
    {
        var lines = new List<string>();

        await _runner.RunAsync(new ProcessRequest("sh", "-c", "echo one; echo two") { OnLine = lines.Add });

        Assert.Equal(["one", "two"], lines);
    }

    [Fact]
    public async Task A_missing_program_names_the_command_that_installs_it()
    {
        var missing = await Assert.ThrowsAsync<ToolMissingException>(
            () => _runner.RunAsync(new ProcessRequest("no-such-program-here")));

        Assert.Equal("no-such-program-here", missing.Tool);
        Assert.Contains("apt-get install no-such-program-here", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_folder_is_told_apart_from_a_missing_program()
    {
        var request = new ProcessRequest("true") { WorkingDirectory = "/no/such/folder" };

        Assert.Contains(
            "/no/such/folder",
            (await Assert.ThrowsAsync<DirectoryNotFoundException>(() => _runner.RunAsync(request))).Message);
    }

    [Fact]
    public async Task A_program_that_takes_too_long_is_ended_and_what_it_said_is_kept()
    {
        string mark = Guid.NewGuid().ToString("N");
        var request = new ProcessRequest("sh", "-c", "echo so far; sleep infinity & sleep infinity")
        {
            Environment = new Dictionary<string, string?> { ["HDL_RUNNER_TEST"] = mark },
            Timeout = TimeSpan.FromMilliseconds(800),
        };

        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => _runner.RunAsync(request));

        string log = Path.GetFullPath(Path.Combine(EnvironmentVariable.Of("HDL_CACHE") ?? ".build", "late", "sh.log"));
        Assert.Equal(
            $"'sh' was ended, as it took longer than its limit of 0.8 s. Its output until then is in {log}.",
            late.Message);
        Assert.Equal($"{request}\nso far\n", File.ReadAllText(log));
        Assert.True(SpinWait.SpinUntil(() => !Carries(mark), TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task An_interrupt_comes_before_the_kill()
    {
        using var cancellation = new CancellationTokenSource();
        var lines = new List<string>();
        // Tests that run in the background, as under nohup, ignore interrupts, and what they start would too.
        var request = new ProcessRequest(
            "env", "--default-signal=INT", "sh", "-c",
            "trap 'echo tidied; exit 1' INT; echo ready; while :; do sleep 0.1; done")
        {
            OnLine = line =>
            {
                lines.Add(line);
                cancellation.Cancel();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _runner.RunAsync(request, cancellation.Token));

        Assert.Equal(["ready", "tidied"], lines);
    }

    [Theory]
    [InlineData("sleep infinity & echo done; exit 4")]
    [InlineData("setsid sleep 60 & echo done; exit 4")]
    public async Task A_child_that_keeps_the_output_open_does_not_hold_the_run_up(string script)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        ProcessResult result = await _runner.RunAsync(new ProcessRequest("sh", "-c", script));

        Assert.Equal(new ProcessResult(4, "done\n", ""), result);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(50), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task What_a_program_leaves_behind_ends_with_it()
    {
        string mark = Guid.NewGuid().ToString("N");
        var environment = new Dictionary<string, string?> { ["HDL_RUNNER_TEST"] = mark };

        await _runner.RunAsync(
            new ProcessRequest("sh", "-c", "sleep infinity >/dev/null 2>&1 &") { Environment = environment });

        Assert.True(SpinWait.SpinUntil(() => !Carries(mark), TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task An_endless_output_is_kept_in_part()
    {
        ProcessResult result = await _runner.RunAsync(
            new ProcessRequest("sh", "-c", "echo first; head -c 60000000 /dev/zero | tr '\\0' x; echo; echo last"));

        Assert.StartsWith("first\nx", result.StandardOutput, StringComparison.Ordinal);
        Assert.EndsWith("x\nlast\n", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("characters are not kept]\n", result.StandardOutput, StringComparison.Ordinal);
        Assert.InRange(result.StandardOutput.Length, 30_000_000, 2 * (16 << 20) + 100);
    }

    [Theory]
    [InlineData("sleep infinity")]
    [InlineData("sleep infinity & wait")]
    [InlineData("(sleep infinity; true) | cat")]
    [InlineData("trap '' HUP INT TERM; while :; do sleep 1000; done")]
    [InlineData("setsid sh -c 'exit 0'; nohup sleep infinity >/dev/null & exec sleep infinity")]
    public async Task Cancelling_ends_the_program_with_everything_it_has_started(string script)
    {
        using var cancellation = new CancellationTokenSource();
        string mark = Guid.NewGuid().ToString("N");
        var request = new ProcessRequest("sh", "-c", $"echo ready; {script}")
        {
            Environment = new Dictionary<string, string?> { ["HDL_RUNNER_TEST"] = mark },
            OnLine = _ => cancellation.Cancel(),
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _runner.RunAsync(request, cancellation.Token));

        // Ended, not only told to end: the operating system takes a moment.
        Assert.True(SpinWait.SpinUntil(() => !Carries(mark), TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task A_program_named_like_a_word_of_the_shell_is_looked_up_like_any_other()
    {
        await Assert.ThrowsAsync<ToolMissingException>(() => _runner.RunAsync(new ProcessRequest("eval", "exit 3")));
    }

    [Theory]
    [InlineData("kill -SEGV $$", 139)]
    [InlineData("exit 127", 127)]
    public async Task The_exit_code_is_the_program_s(string script, int expected)
    {
        Assert.Equal(expected, (await _runner.RunAsync(new ProcessRequest("sh", "-c", script))).ExitCode);
    }

    [Fact]
    public async Task A_program_in_a_folder_keeps_its_temporary_files_there_and_reads_an_empty_input()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;

        ProcessResult result = await _runner.RunAsync(
            new ProcessRequest("sh", "-c", "cat; : > \"$(mktemp)\"; ls | wc -l") { WorkingDirectory = folder });

        Assert.Equal("1", result.StandardOutput.Trim());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_large_output_on_both_streams_does_not_block()
    {
        ProcessResult result = await _runner.RunAsync(new ProcessRequest(
            "sh", "-c", "i=0; while [ $i -lt 20000 ]; do echo 0123456789; echo 0123456789 >&2; i=$((i+1)); done"));

        Assert.Equal(220_000, result.StandardOutput.Length);
        Assert.Equal(220_000, result.StandardError.Length);
    }

    private static bool Carries(string mark) => Directory.EnumerateDirectories("/proc").Any(folder =>
    {
        try
        {
            return char.IsAsciiDigit(Path.GetFileName(folder)[0])
                && File.ReadAllText(Path.Combine(folder, "environ")).Contains(mark, StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    });
}
