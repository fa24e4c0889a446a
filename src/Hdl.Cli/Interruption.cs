using System.Runtime.InteropServices;

namespace Hdl.Cli;

/// <summary>
/// Turns Ctrl-C and SIGTERM into a cancellation, so that what is being written is either finished or undone. A second one
/// ends the process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel),
    ];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
        // What cannot be cancelled (reading, checking) has written nothing: it is left after a moment.
        _ = Task.Delay(Grace).ContinueWith(
            _ =>
            {
                Console.Error.WriteLine("cancelled; earlier output kept");
                Environment.Exit(ExitCode.Cancelled);
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
