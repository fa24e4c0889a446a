using System.Runtime.InteropServices;
using Hdl.Core.Numerics;

namespace Hdl.Cli;

/// <summary>
/// Turns Ctrl-C, SIGTERM, Ctrl-\ and the end of the terminal (SIGHUP: a session that drops) into a cancellation, so
/// that what is being written is either finished or undone. A second one ends the process at once. What the process was
/// started to ignore (<c>nohup</c>) stays ignored.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption()
    {
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];
        ulong ignored = Ignored();
        _registrations = [.. signals.Where(signal => (ignored >> (NumberOf(signal) - 1) & 1) == 0)
            .Select(signal => PosixSignalRegistration.Create(signal, Cancel))];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private static int NumberOf(PosixSignal signal) => signal switch
    {
        PosixSignal.SIGHUP => 1,
        PosixSignal.SIGINT => 2,
        PosixSignal.SIGQUIT => 3,
        _ => 15,
    };

    // The mask of ignored signals, signal 1 in bit 0; nothing on a system that does not tell.
    private static ulong Ignored()
    {
        const string Label = "SigIgn:";
        const string Status = "/proc/self/status";
        string mask = File.Exists(Status)
            ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal)) ?? ""
            : "";
        return NumberText.TryHexadecimal(mask.AsSpan(Math.Min(mask.Length, Label.Length)).Trim(), out long bits)
            ? (ulong)bits
            : 0;
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
