using System.Runtime.InteropServices;
using System.Text;
using Hdl.Core.Parameters;

namespace Hdl.Cli;

/// <summary>The file that an option names for output, checked before the work begins.</summary>
internal static class OutputFile
{
    /// <summary>Refuses what cannot, or must not, be replaced by a file; creates and changes nothing that stays.</summary>
    /// <param name="option">The option.</param>
    /// <param name="path">Its value.</param>
    /// <param name="remedy">What to name instead.</param>
    /// <param name="inputs">Files that are read.</param>
    public static void Check(string option, string path, string remedy, params IEnumerable<string> inputs)
    {
        InvalidInputException Refused(string what, string value) => new(new Problem(what, option, value, remedy));

        string shown = $"'{path}'";
        if (path.Length == 0 || path.Contains('\0') || Path.EndsInDirectorySeparator(path) || Directory.Exists(path))
        {
            throw Refused("Not the name of a file", shown);
        }

        try
        {
            // A device, pipe or socket would be replaced like a file.
            FileStatus? status = FileStatus.Of(path);
            if (status is { IsRegular: false })
            {
                throw Refused("Not a regular file", shown);
            }

            if (inputs.Any(input => Path.GetFullPath(input) == Path.GetFullPath(path) || (status is not null && FileStatus.Of(input) == status)))
            {
                throw Refused("The output is one of the input files", shown);
            }

            string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            while (!Directory.Exists(folder))
            {
                if (File.Exists(folder))
                {
                    throw Refused("The folder of the output is a file", shown);
                }

                folder = Path.GetDirectoryName(folder)!;
            }

            // Whether a file can be made here is best asked by making one; it is gone at once.
            string probe = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
            new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Refused("The output cannot be written", $"{shown}: {failure.Message}");
        }
    }

    /// <summary>What Linux says of a file, links followed: two paths of one file give the same.</summary>
    private sealed record FileStatus(ulong Node, ulong Device, bool IsRegular)
    {
        private const int AtWorkingFolder = -100;
        private const uint BasicFields = 0x7FF;

        /// <summary>Null where there is no such file, or on another system.</summary>
        public static FileStatus? Of(string path)
        {
            // struct statx has one layout on all machines: the mode is at byte 28, the node at 32, the device at 136.
            byte[] fields = new byte[256];
            if (!OperatingSystem.IsLinux() || path.Length == 0 || path.Contains('\0')
                || Statx(AtWorkingFolder, [.. Encoding.UTF8.GetBytes(path), 0], 0, BasicFields, fields) != 0)
            {
                return null;
            }

            bool regular = (BitConverter.ToUInt16(fields, 28) & 0xF000) == 0x8000;
            return new FileStatus(BitConverter.ToUInt64(fields, 32), BitConverter.ToUInt64(fields, 136), regular);
        }

        [DllImport("libc", EntryPoint = "statx")]
        private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] fields);
    }
}
