using Hdl.Core.Processes;

namespace Hdl.Core.Tests.Processes;

public sealed class ProcessRunnerTests
{
    private readonly MedallionProcessRunner _runner = new();

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
        ProcessResult result = await _runner.RunAsync(new ProcessRequest("printf", "%s|", "a b", "", "$HOME", "'\"", "*"));

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
    public async Task A_program_that_takes_too_long_is_ended()
    {
        var request = new ProcessRequest("sleep", "infinity") { Timeout = TimeSpan.FromMilliseconds(200) };

        await Assert.ThrowsAsync<TimeoutException>(() => _runner.RunAsync(request));
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
        ProcessResult result = await _runner.RunAsync(
            new ProcessRequest("sh", "-c", "i=0; while [ $i -lt 20000 ]; do echo 0123456789; echo 0123456789 >&2; i=$((i+1)); done"));

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
