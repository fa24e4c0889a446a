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
    public async Task A_program_that_takes_too_long_is_ended_with_its_children()
    {
        var request = new ProcessRequest("sh", "-c", "sleep 600 & wait") { Timeout = TimeSpan.FromMilliseconds(200) };

        await Assert.ThrowsAsync<TimeoutException>(() => _runner.RunAsync(request).WaitAsync(TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task Cancelling_ends_the_program()
    {
        using var cancellation = new CancellationTokenSource(200);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _runner.RunAsync(new ProcessRequest("sleep", "600"), cancellation.Token).WaitAsync(TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task A_large_output_on_both_streams_does_not_block()
    {
        ProcessResult result = await _runner.RunAsync(
            new ProcessRequest("sh", "-c", "i=0; while [ $i -lt 20000 ]; do echo 0123456789; echo 0123456789 >&2; i=$((i+1)); done"));

        Assert.Equal(220_000, result.StandardOutput.Length);
        Assert.Equal(220_000, result.StandardError.Length);
    }
}
