using System.Text;
using Hdl.Core.Files;

namespace Hdl.Networks.Models;

/// <summary>The trained networks that ship with the program, in its folder <c>models</c>.</summary>
public static class ShippedModels
{
    /// <summary>What the name of a model file ends in.</summary>
    public const string Extension = ".json";

    // The format is the first field that a model file has.
    private const int Head = 256;
    private const long MaxBytes = 1L << 30;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>Names of those of a format, sorted.</summary>
    /// <param name="format">The value of the field <c>format</c>: <c>hdl-ternary-network/1</c>.</param>
    public static IReadOnlyList<string> Names(string format) =>
        !Directory.Exists(Folder) ? [] :
        [
            .. Directory.EnumerateFiles(Folder, $"*{Extension}")
                .Where(path => HasFormat(path, format))
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Where one of them is.</summary>
    /// <param name="name">Its name.</param>
    public static string PathOf(string name) => Path.Combine(Folder, $"{name}{Extension}");

    private static bool HasFormat(string path, string format)
    {
        byte[] head = new byte[Head];
        using FileStream stream = InputFile.Open(path, MaxBytes, "Install the program again.");
        int length = stream.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(head, 0, length).Contains($"\"format\": \"{format}\"", StringComparison.Ordinal);
    }
}
