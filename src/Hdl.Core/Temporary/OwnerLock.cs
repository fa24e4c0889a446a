using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Hdl.Core.Temporary;

/// <summary>
/// A file that says by a lock of the operating system whether its owner lives. A process that ends in whatever way
/// gives its locks up, and the kernel keeps them for all containers that share a folder, where a process number would
/// mean nothing.
/// </summary>
internal sealed partial class OwnerLock : IDisposable
{
    private const int ExclusiveNonBlocking = 2 | 4;
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private const int AtWorkingFolder = -100;
    private const int NotFollowed = 0x100;
    private const uint OwnerField = 0x8;
    private const int OwnerOffset = 20;
    private const int StatusBytes = 256;

    private readonly string _path;
    private readonly SafeFileHandle _handle;

    private OwnerLock(string path, SafeFileHandle handle) => (_path, _handle) = (path, handle);

    /// <summary>Creates the file and locks it.</summary>
    /// <returns>Null where another process took it for a dead one's in between: choose another name.</returns>
    /// <exception cref="IOException">It cannot be created, or the file system has no locks.</exception>
    public static OwnerLock? Create(string path)
    {
        SafeFileHandle handle = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        int error = Lock(handle);
        // Only who has the lock removes the file: if it is still there, it stays.
        if (error == 0 && File.Exists(path))
        {
            return new OwnerLock(path, handle);
        }

        handle.Dispose();
        if (error is 0 or WouldBlockOnLinux or WouldBlockOnMac)
        {
            return null;
        }

        File.Delete(path);
        throw new IOException($"Cannot lock '{path}': {new Win32Exception(error).Message}");
    }

    /// <summary>Takes over the file of an owner that is dead.</summary>
    /// <returns>Null where the owner lives, is another user, or cannot be asked.</returns>
    public static OwnerLock? TakeOver(string path)
    {
        if (!IsOwn(path))
        {
            return null;
        }

        try
        {
            SafeFileHandle handle = File.OpenHandle(
                path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            if (Lock(handle) == 0)
            {
                return new OwnerLock(path, handle);
            }

            handle.Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Gone by now, or in use: not ours to remove.
        }

        return null;
    }

    /// <summary>Removes the file and gives the lock up.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(_path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Its folder has gone, or may no longer be written; nothing depends on the file.
        }

        _handle.Dispose();
    }

    /// <summary>Gives the lock up and leaves the file, for who looks next.</summary>
    public void Abandon() => _handle.Dispose();

    private static int Lock(SafeFileHandle handle) =>
        Flock(handle, ExclusiveNonBlocking) == 0 ? 0 : Marshal.GetLastPInvokeError();

    // In a folder that all users share, anyone can lay out files of such names.
    private static bool IsOwn(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        // struct statx has one layout on all machines.
        byte[] status = new byte[StatusBytes];
        return Statx(AtWorkingFolder, path, NotFollowed, OwnerField, status) == 0
            && BitConverter.ToUInt32(status, OwnerOffset) == EffectiveUser();
    }

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, byte[] status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
