using System.Runtime.InteropServices;
using System.Text;

namespace Hdl.Cli;

/// <summary>
/// Makes sure that descriptors 0, 1 and 2 are what they are taken for. Where a caller closed one (<c>2>&amp;-</c>), the
/// first file that is opened gets its number, and messages would be written into that file.
/// </summary>
internal static class StandardStreams
{
    private const string CommandLineFile = "/proc/self/cmdline";
    private const int Highest = 2;
    private const int GetFlags = 1;
    private const int CloseOnExec = 1;
    private const int ReadWrite = 2;

    /// <summary>Puts <c>/dev/null</c> in the place of what is closed. Called before anything else is done.</summary>
    public static void Open()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(CommandLineFile))
        {
            return;
        }

        bool taken = false;
        for (int descriptor = 0; descriptor <= Highest; descriptor++)
        {
            // What was inherited survives the start of a program, or it would not be here; all that the run-time has
            // opened since then does not, and says so.
            int flags = Fcntl(descriptor, GetFlags);
            if (flags >= 0 && (flags & CloseOnExec) == 0)
            {
                continue;
            }

            taken |= flags >= 0;
            int nothing = OpenFile(Native("/dev/null"), ReadWrite);
            if (nothing < 0)
            {
                return;
            }

            if (nothing != descriptor)
            {
                _ = Duplicate(nothing, descriptor);
                _ = Close(nothing);
            }
        }

        if (taken)
        {
            StartAgain();
        }
    }

    // The run-time has lost a file of its own. In the same process, so that whoever waits for it notices nothing.
    private static void StartAgain()
    {
        byte[] words = File.ReadAllBytes(CommandLineFile);
        GCHandle pinned = GCHandle.Alloc(words, GCHandleType.Pinned);
        List<nint> arguments = [];
        for (int at = 0; at < words.Length; at = Array.IndexOf(words, (byte)0, at) + 1)
        {
            arguments.Add(pinned.AddrOfPinnedObject() + at);
        }

        _ = Execute(Native(Environment.ProcessPath!), [.. arguments, 0]);
        pinned.Free();
    }

    private static byte[] Native(string text) => [.. Encoding.UTF8.GetBytes(text), 0];

    [DllImport("libc", EntryPoint = "fcntl")]
    private static extern int Fcntl(int descriptor, int command);

    [DllImport("libc", EntryPoint = "open")]
    private static extern int OpenFile(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "dup2")]
    private static extern int Duplicate(int from, int to);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "execv")]
    private static extern int Execute(byte[] path, nint[] arguments);
}
