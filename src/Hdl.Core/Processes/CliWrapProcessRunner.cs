using System.Text;
using CliWrap;
using Hdl.Core.Files;
using Hdl.Core.Problems;

namespace Hdl.Core.Processes;

/// <summary><see cref="IProcessRunner"/> on CliWrap; the only file that knows that library.</summary>
public sealed class CliWrapProcessRunner : IProcessRunner
{
    // From SIGINT to SIGKILL.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // What is still in the pipes once the program has ended arrives at once; a child that left its session may keep
    // them open for ever.
    private static readonly TimeSpan OutputAfterEnd = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        TimeSpan limit = request.Timeout ?? ToolLimit.Of(request.Executable);

        // Told apart from a missing executable, for which the operating system gives the same error.
        if (request.WorkingDirectory is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"'{request.Executable}' cannot start in '{folder}': no such folder.");
        }

        (string executable, IReadOnlyList<string> arguments) = GuardedProcess.CommandOf(request);
        using var timeout = new CancellationTokenSource(limit);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var killing = new CancellationTokenSource();
        using var reading = new CancellationTokenSource();
        using CancellationTokenRegistration later = ending.Token.Register(
            () => killing.CancelAfter(GuardedProcess.IsAvailable ? 2 * Patience : Patience));
        var turn = new Lock();
        (ToolOutput output, ToolOutput error) = (new(request.OnLine, turn), new(request.OnLine, turn));
        Command command = Cli.Wrap(executable)
            .WithArguments(arguments)
            .WithWorkingDirectory(request.WorkingDirectory ?? "")
            .WithEnvironmentVariables(GuardedProcess.EnvironmentOf(request))
            .WithValidation(CommandResultValidation.None)
            .WithStandardInputPipe(PipeSource.Create((input, ended) => HoldAsync(input, ending.Token, ended, reading)))
            .WithStandardOutputPipe(PipeTarget.Create((stream, _) => output.ReadAsync(stream, reading.Token)))
            .WithStandardErrorPipe(PipeTarget.Create((stream, _) => error.ReadAsync(stream, reading.Token)));
        int? exitCode = null;
        try
        {
            CancellationToken gently = GuardedProcess.IsAvailable ? CancellationToken.None : ending.Token;
            exitCode = (await command.ExecuteAsync(killing.Token, gently).ConfigureAwait(false)).ExitCode;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Said below, in the caller's terms.
        }

        cancellationToken.ThrowIfCancellationRequested();
        return exitCode is { } code && !timeout.IsCancellationRequested
            ? new ProcessResult(code, output.ToString(), error.ToString())
            : throw Late(request, limit, $"{request}\n{output}{error}");
    }

    // A line asks the watcher of a guarded program to interrupt it, with all that it has started; the end of the pipe,
    // to kill what is left.
    private static async Task HoldAsync(
        Stream input, CancellationToken ending, CancellationToken ended, CancellationTokenSource reading)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ending, ended);
            await Task.Delay(Timeout.Infinite, either.Token)
                .ContinueWith(_ => { }, TaskScheduler.Default)
                .ConfigureAwait(false);
            if (!ended.IsCancellationRequested && GuardedProcess.IsAvailable)
            {
                await input.WriteAsync("\n"u8.ToArray(), ended).ConfigureAwait(false);
                await input.FlushAsync(ended).ConfigureAwait(false);
                await Task.Delay(Patience, ended).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            // It has ended.
        }

        reading.CancelAfter(OutputAfterEnd);
    }

    private static TimeoutException Late(ProcessRequest request, TimeSpan limit, string log)
    {
        string tool = Path.GetFileName(request.Executable);
        string cache = EnvironmentVariable.Of("HDL_CACHE") ?? ".build";
        string path = Path.GetFullPath(Path.Combine(cache, "late", $"{tool}.log"));
        string where;
        try
        {
            OutputFile.Write(path, Encoding.UTF8.GetBytes(log));
            where = $"Its output until then is in {path}.";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidInputException)
        {
            where = $"Its output until then could not be written to {path}: {failure.Message}";
        }

        string what = FormattableString.Invariant(
            $"'{tool}' was ended, as it took longer than its limit of {limit.TotalSeconds:0.###} s.");
        string remedy = request.Timeout is null
            ? $" Set the environment variable {ToolLimit.Variable} to more seconds to let it go on for longer."
            : "";
        return new TimeoutException($"{what} {where}{remedy}");
    }
}
