using System.Text;

namespace Hdl.Cosim.Building;

/// <summary>
/// What the compiler reads at once: the files that Verilator wrote, and the shim, included one after another. What they
/// have in common is then read and made once.
/// </summary>
internal static class CompilationUnit
{
    // Verilator's name for what runs once a model: constructors, initial blocks, the first settling.
    private const string RunOnce = "__Slow.cpp";

    /// <summary>Stands for the texts in the key of a built model.</summary>
    public const string Layout = "what runs once is not optimised";

    /// <summary>Texts of the units, about equal in size; the first has the shim.</summary>
    /// <param name="files">The C++ files.</param>
    /// <param name="parts">How many units there are at most, from 1.</param>
    /// <param name="shim">Path of the shim.</param>
    public static IReadOnlyList<string> Of(IEnumerable<FileInfo> files, int parts, string shim)
    {
        var units = new List<FileInfo>[parts];
        var bytes = new long[parts];
        for (int part = 0; part < parts; part++)
        {
            units[part] = [];
        }

        // What is not optimised counts half: so long it takes.
        foreach (FileInfo file in files
            .OrderByDescending(file => file.Length)
            .ThenBy(file => file.Name, StringComparer.Ordinal))
        {
            int least = Array.IndexOf(bytes, bytes.Min());
            units[least].Add(file);
            bytes[least] += RunsOnce(file) ? file.Length / 2 : file.Length;
        }

        return [.. units.Where(unit => unit.Count > 0).Select((unit, part) => Text(unit, part == 0 ? shim : null))];
    }

    private static bool RunsOnce(FileInfo file) => file.Name.EndsWith(RunOnce, StringComparison.Ordinal);

    private static string Text(IReadOnlyList<FileInfo> files, string? shim)
    {
        var text = new StringBuilder();
        void Include(IEnumerable<string> paths) =>
            text.AppendJoin("", paths.Select(path => $"#include \"{path}\"\n"));

        Include(files.Where(file => !RunsOnce(file)).Select(file => file.FullName));
        Include(shim is null ? [] : [shim]);

        // Optimising it takes as long as for the rest, and what it saves is less.
        text.Append("#pragma GCC optimize(\"O0\")\n");
        Include(files.Where(RunsOnce).Select(file => file.FullName));
        return text.ToString();
    }
}
