namespace Hdl.Import.Onnx;

/// <summary>Names in a graph: exporters write scopes with slashes and colons.</summary>
internal static class OnnxName
{
    private const int Longest = 256;
    private const string Marks = "_.:/-+^;@";

    /// <summary>Refuses names that could be parts of paths or of a text in another language.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="name">The name.</param>
    /// <param name="what">What is called so.</param>
    public static void Check(string path, string name, string what)
    {
        bool letters = name.Length is > 0 and <= Longest
            && name.All(
                letter => char.IsAsciiLetterOrDigit(letter) || Marks.Contains(letter, StringComparison.Ordinal));
        if (!letters || name.Split('/').Any(part => part is "." or ".."))
        {
            throw ImportFault.Of(
                $"Not a name for {what}", path, $"'{ImportFault.Short(name)}'",
                $"Use letters, digits and {string.Join(' ', Marks.ToArray())}, {Longest} at most, and no part '..'.");
        }
    }
}
