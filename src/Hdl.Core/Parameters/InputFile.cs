namespace Hdl.Core.Parameters;

/// <summary>Files that a user names: read whole, once it is sure that they are files and not too long.</summary>
public static class InputFile
{
    /// <summary>The bytes of a file; of a link, those of what it leads to.</summary>
    /// <param name="path">As it was given.</param>
    /// <param name="maxBytes">Longest that is read.</param>
    /// <param name="remedy">What to do where there is no such file, or another kind of thing.</param>
    /// <exception cref="InvalidInputException">It is missing, a folder, a pipe, a device, empty, too long, or cannot be read.</exception>
    public static byte[] Bytes(string path, long maxBytes, string remedy)
    {
        InvalidInputException Refused(string what, string value) => new(new Problem(what, path, value, remedy));
        try
        {
            if (path.Length == 0 || path.Contains('\0'))
            {
                throw Refused("Not the name of a file", $"'{path.Replace('\0', '?')}'");
            }

            if (Directory.Exists(path))
            {
                throw Refused("This is a folder", "a folder");
            }

            if (!File.Exists(path))
            {
                throw Refused("No such file", "missing");
            }

            // A pipe would be waited for; like devices it has no length.
            var file = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);

            return file.Length == 0 ? throw Refused("The file is empty, or is a pipe or a device", "0 bytes")
                : file.Length > maxBytes ? throw Refused("The file is too long", $"more than {maxBytes >> 20} MiB")
                : File.ReadAllBytes(file.FullName);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Refused("The file cannot be read", failure.Message);
        }
    }
}
