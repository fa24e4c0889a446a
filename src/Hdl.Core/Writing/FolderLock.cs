using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Hdl.Core.Problems;

namespace Hdl.Core.Writing;

/// <summary>
/// Exclusive use of a folder among generations. The lock is the operating system's, on the folder itself: it leaves no
/// file behind, and a process that dies gives it up.
/// </summary>
internal sealed partial class FolderLock : IDisposable
{
    private const int ReadOnly = 0;
    private const int ExclusiveNonBlocking = 2 | 4;
    private const int Release = 8;
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    private readonly int _descriptor;

    private FolderLock(int descriptor) => _descriptor = descriptor;

    /// <summary>Waits for the folder.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="patience">How long another generation may still hold it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidInputException">Another generation held it all that time.</exception>
    /// <exception cref="IOException">The folder cannot be opened or locked.</exception>
    public static FolderLock Acquire(string folder, TimeSpan patience, CancellationToken cancellationToken)
    {
        int descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
        {
            throw Failure(folder);
        }

        try
        {
            var waited = Stopwatch.StartNew();
            while (Flock(descriptor, ExclusiveNonBlocking) != 0)
            {
                if (Marshal.GetLastPInvokeError() is not (WouldBlockOnLinux or WouldBlockOnMac))
                {
                    throw Failure(folder);
                }

                if (waited.Elapsed >= patience)
                {
                    throw new InvalidInputException(new Problem(
                        "Another generation is writing here", folder, "locked",
                        "Wait until it has ended, or choose another folder."));
                }

                cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(20));
                cancellationToken.ThrowIfCancellationRequested();
            }

            return new FolderLock(descriptor);
        }
        catch
        {
            _ = Close(descriptor);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Released, not only closed: a process started at the wrong moment holds a copy of the descriptor.
        _ = Flock(_descriptor, Release);
        _ = Close(_descriptor);
    }

    private static IOException Failure(string folder)
    {
        int error = Marshal.GetLastPInvokeError();
        return new IOException($"Cannot lock '{folder}': {new Win32Exception(error).Message}");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(int descriptor, int operation);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
