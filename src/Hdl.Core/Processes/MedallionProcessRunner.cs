using System.Text;
using Medallion.Shell;

namespace Hdl.Core.Processes;

/// <summary><see cref="IProcessRunner"/> on MedallionShell; the only file that knows that library.</summary>
public sealed class MedallionProcessRunner : IProcessRunner
{
    /// <inheritdoc/>
    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        using Command command = Start(request);

        // The end of its standard input is what a guarded program, and all that it has started, is ended by.
        using var timeout = new CancellationTokenSource(request.Timeout ?? Timeout.InfiniteTimeSpan);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using CancellationTokenRegistration ending = linked.Token.Register(() => EndTree(command));

        var turn = new object();
        Task<string> output = ReadAsync(command.StandardOutput, request.OnLine, turn);
        Task<string> error = ReadAsync(command.StandardError, request.OnLine, turn);
        await Task.WhenAll(output, error).ConfigureAwait(false);
        CommandResult result = await command.Task.ConfigureAwait(false);
        GC.KeepAlive(command.StandardInput);

        cancellationToken.ThrowIfCancellationRequested();
        if (timeout.IsCancellationRequested)
        {
            throw new TimeoutException($"'{request}' was ended: it took longer than {request.Timeout}.");
        }

        return new ProcessResult(result.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
    }

    private static Command Start(ProcessRequest request)
    {
        // Told apart from a missing executable, for which the operating system gives the same error.
        if (request.WorkingDirectory is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"'{request.Executable}' cannot start in '{folder}': no such folder.");
        }

        (string executable, IReadOnlyList<string> arguments) = GuardedProcess.CommandOf(request);
        return Command.Run(executable, arguments, options => Configure(options, request));
    }

    private static void Configure(Shell.Options options, ProcessRequest request)
    {
        options.DisposeOnExit(false);
        if (request.WorkingDirectory is { } folder)
        {
            options.WorkingDirectory(folder);
        }

        options.StartInfo(start =>
        {
            foreach ((string name, string? value) in GuardedProcess.EnvironmentOf(request))
            {
                start.Environment[name] = value;
            }
        });
    }

    private static async Task<string> ReadAsync(TextReader reader, Action<string>? onLine, object turn)
    {
        var all = new StringBuilder();
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            all.Append(line).Append('\n');
            lock (turn)
            {
                onLine?.Invoke(line);
            }
        }

        return all.ToString();
    }

    private static void EndTree(Command command)
    {
        try
        {
            command.StandardInput.BaseStream.Dispose();
            if (!GuardedProcess.IsAvailable)
            {
                command.Process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException)
        {
            // It had ended by itself.
        }
    }
}
