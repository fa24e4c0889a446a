namespace Hdl.Core.Parameters;

/// <summary>
/// Paths of files as parameters: whatever the file system takes and a person can read, as they never reach the Verilog
/// as they are.
/// </summary>
internal static class PathText
{
    // Linux takes no longer one.
    private const int Longest = 4095;

    /// <summary>What to write instead of a text that is no path.</summary>
    public const string Remedy = "Give the path of a file, of 4095 characters at most, without control characters.";

    /// <summary>Whether a text can be the path of a file.</summary>
    public static bool IsPath(string text)
    {
        if (text.Length is 0 or > Longest)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            // Half of a surrogate pair is no character, and no file system has it.
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsControl(text[i]) || char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
