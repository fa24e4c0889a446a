using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Hdl.Core.Files;

/// <summary>What a path leads to.</summary>
internal enum FileKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A file with a length and contents: the only kind that is read or written.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A pipe: to open it is to wait for its other end.</summary>
    Pipe,

    /// <summary>A socket.</summary>
    Socket,

    /// <summary>A device: it may have no end, and what is written to it may be lost.</summary>
    Device,

    /// <summary>The operating system does not say: no permission for a folder on the way, links in a circle.</summary>
    Unknown,
}

/// <summary>
/// What the operating system says of a file without opening it, links followed: two paths of one file give the same
/// node and device.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Bytes; 0 for what is no regular file.</param>
/// <param name="Node">Its number in the file system.</param>
/// <param name="Device">The file system.</param>
/// <param name="Error">Why the kind is unknown, as the operating system counts errors.</param>
internal readonly record struct FileStatus(FileKind Kind, long Length, ulong Node, ulong Device, int Error)
{
    private const int AtWorkingFolder = -100;
    private const int EmptyPath = 0x1000;
    private const uint BasicFields = 0x7FF;
    private const int NoEntry = 2;
    private const int NotAFolder = 20;

    /// <summary>The kind in words.</summary>
    public string Words => Kind switch
    {
        FileKind.Missing => "missing",
        FileKind.Regular => "a file",
        FileKind.Folder => "a folder",
        FileKind.Pipe => "a pipe",
        FileKind.Socket => "a socket",
        FileKind.Device => "a device",
        _ => Marshal.GetPInvokeErrorMessage(Error),
    };

    /// <summary>Whether this is the file that another path leads to.</summary>
    public bool IsSameFile(FileStatus other) =>
        Kind == FileKind.Regular
        && other.Kind == FileKind.Regular
        && Node != 0
        && (Node, Device) == (other.Node, other.Device);

    /// <summary>Of a path, which is neither empty nor holds a NUL.</summary>
    public static FileStatus Of(string path) => OperatingSystem.IsLinux()
        ? Asked(AtWorkingFolder, [.. Encoding.UTF8.GetBytes(path), 0], 0)
        : Portable(path);

    /// <summary>Of a file that is open: nobody can put another one in its place.</summary>
    public static FileStatus Of(SafeFileHandle file, string path) => OperatingSystem.IsLinux()
        ? Asked((int)file.DangerousGetHandle(), [0], EmptyPath)
        : Portable(path);

    private static FileStatus Asked(int folder, byte[] path, int flags)
    {
        // struct statx has one layout on all machines: mode at byte 28, node at 32, length at 40, device at 136.
        byte[] fields = new byte[256];
        if (Statx(folder, path, flags, BasicFields, fields) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            return new FileStatus(error is NoEntry or NotAFolder ? FileKind.Missing : FileKind.Unknown, 0, 0, 0, error);
        }

        FileKind kind = (BitConverter.ToUInt16(fields, 28) & 0xF000) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Folder,
            0x1000 => FileKind.Pipe,
            0xC000 => FileKind.Socket,
            _ => FileKind.Device,
        };
        return new FileStatus(
            kind, kind == FileKind.Regular ? BitConverter.ToInt64(fields, 40) : 0,
            BitConverter.ToUInt64(fields, 32), BitConverter.ToUInt64(fields, 136), 0);
    }

    // Elsewhere only what the run-time knows: pipes and devices have no length.
    private static FileStatus Portable(string path)
    {
        var file = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        return Directory.Exists(file.FullName) ? new FileStatus(FileKind.Folder, 0, 0, 0, 0)
            : !file.Exists ? new FileStatus(FileKind.Missing, 0, 0, 0, 0)
            : new FileStatus(file.Length > 0 ? FileKind.Regular : FileKind.Device, file.Length, 0, 0, 0);
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] fields);
}
