using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Hdl.Core.Problems;
using Microsoft.Win32.SafeHandles;

namespace Hdl.Core.Files;

/// <summary>
/// The one way to read a file that a user names. Links are followed; whatever is no regular file is refused without
/// being opened, as a pipe would be waited for and a device may have no end. A file that is too long is refused before
/// it is read, one that grows meanwhile as soon as it has.
/// </summary>
public static partial class InputFile
{
    // Flags of open on Linux: read only; never wait, not even for a pipe that took the file's place; no terminal of
    // ours; not for children.
    private const int Flags = 0x800 | 0x100 | 0x80000;

    /// <summary>The bytes of a file; of a link, those of what it leads to.</summary>
    /// <param name="path">As it was given.</param>
    /// <param name="maxBytes">Longest that is read.</param>
    /// <param name="remedy">What to do where there is no such file, or another kind of thing.</param>
    /// <exception cref="InvalidInputException">It is missing, no regular file, empty, too long, or cannot be
    /// read.</exception>
    public static byte[] Bytes(string path, long maxBytes, string remedy)
    {
        using FileStream stream = Open(path, maxBytes, remedy);
        try
        {
            // It may have grown since it was opened.
            byte[] bytes = new byte[Math.Min(stream.Length, maxBytes)];
            int count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            for (int next = count < bytes.Length ? -1 : stream.ReadByte(); next >= 0; next = stream.ReadByte())
            {
                // It has grown: room for as much again, as long as it is allowed.
                if (count == maxBytes)
                {
                    throw TooLong(path, maxBytes, remedy);
                }

                Array.Resize(ref bytes, (int)Math.Min(maxBytes, (2L * count) + 1));
                bytes[count++] = (byte)next;
                count += stream.ReadAtLeast(bytes.AsSpan(count), bytes.Length - count, throwOnEndOfStream: false);
            }

            return count == bytes.Length ? bytes : bytes[..count];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Refused("The file cannot be read", path, failure.Message, remedy);
        }
    }

    /// <summary>The text of a file in UTF-8, or in the encoding that its byte-order mark tells.</summary>
    /// <param name="path">As it was given.</param>
    /// <param name="maxBytes">Longest that is read.</param>
    /// <param name="remedy">What to do where there is no such file, or another kind of thing.</param>
    /// <exception cref="InvalidInputException">As for <see cref="Bytes"/>.</exception>
    public static string Text(string path, long maxBytes, string remedy)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(path, maxBytes, remedy)), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>A file opened for reading, at its beginning.</summary>
    /// <param name="path">As it was given.</param>
    /// <param name="maxBytes">Longest that is opened.</param>
    /// <param name="remedy">What to do where there is no such file, or another kind of thing.</param>
    /// <param name="mayBeEmpty">Whether a file of no bytes is one.</param>
    /// <exception cref="InvalidInputException">As for <see cref="Bytes"/>.</exception>
    public static FileStream Open(string path, long maxBytes, string remedy, bool mayBeEmpty = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0 || path.Contains('\0'))
        {
            throw Refused("Not the name of a file", path, $"'{path.Replace('\0', '?')}'", remedy);
        }

        try
        {
            Require(FileStatus.Of(path), path, maxBytes, remedy, mayBeEmpty);
            SafeFileHandle handle = OpenHandle(path, remedy);
            try
            {
                // Asked again of what is open: something else may have taken the path meanwhile.
                Require(FileStatus.Of(handle, path), path, maxBytes, remedy, mayBeEmpty);
                return new FileStream(handle, FileAccess.Read);
            }
            catch
            {
                handle.Dispose();
                throw;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Refused("The file cannot be read", path, failure.Message, remedy);
        }
    }

    /// <summary>Whether a file is a regular one and holds exactly these bytes, however many they are.</summary>
    /// <param name="path">The file.</param>
    /// <param name="length">How many.</param>
    /// <param name="sha256">Their SHA-256 in lower-case hexadecimal; asked for only where the length fits.</param>
    internal static bool Holds(string path, long length, Func<string> sha256)
    {
        FileStatus status = FileStatus.Of(path);
        if (status.Kind != FileKind.Regular || status.Length != length)
        {
            return false;
        }

        using FileStream stream = Open(path, length, "", mayBeEmpty: true);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == sha256();
    }

    private static void Require(FileStatus status, string path, long maxBytes, string remedy, bool mayBeEmpty)
    {
        switch (status.Kind)
        {
            case FileKind.Regular when status.Length == 0 && !mayBeEmpty:
                throw Refused("The file is empty", path, "0 bytes", remedy);
            case FileKind.Regular when status.Length > maxBytes:
                throw TooLong(path, maxBytes, remedy);
            case FileKind.Regular:
                return;
            case FileKind.Missing:
                throw Refused("No such file", path, status.Words, remedy);
            case FileKind.Folder:
                throw Refused("This is a folder", path, status.Words, remedy);
            case FileKind.Unknown:
                throw Refused("The file cannot be read", path, status.Words, remedy);
            default:
                throw Refused(
                    "Not a regular file", path, status.Words, $"Write what it gives to a file first. {remedy}");
        }
    }

    private static SafeFileHandle OpenHandle(string path, string remedy)
    {
        if (!OperatingSystem.IsLinux())
        {
            return File.OpenHandle(path);
        }

        int descriptor = Open(path, Flags);
        return descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw Refused(
                "The file cannot be read", path, Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()), remedy);
    }

    private static InvalidInputException TooLong(string path, long maxBytes, string remedy) => Refused(
        "The file is too long", path,
        maxBytes >= 1 << 20
            ? string.Create(CultureInfo.InvariantCulture, $"more than {maxBytes >> 20} MiB")
            : string.Create(CultureInfo.InvariantCulture, $"more than {maxBytes} bytes"),
        remedy);

    private static InvalidInputException Refused(string what, string path, string value, string remedy) =>
        new(new Problem(what, path, value, remedy));

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
