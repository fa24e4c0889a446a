namespace Hdl.Flows.Asic;

/// <summary>What abc says in the log of Yosys.</summary>
internal static class AbcLog
{
    /// <summary>What its lines begin with.</summary>
    public const string Prefix = "ABC: ";

    private const int MostLines = 3;
    private const string Read = Prefix + "+ read_lib ";
    private const string Done = Prefix + "Library \"";

    private static readonly string[] Chatter = ["Parsing finished", "skipped", "cmd error", "Aborted", "+ "];

    /// <summary>What it said of the library; null where it read it, or was not asked to.</summary>
    /// <param name="log">The log of Yosys.</param>
    public static string? UnreadLibrary(string log)
    {
        if (!File.Exists(log))
        {
            return null;
        }

        string[] said = [.. File.ReadLines(log).SkipWhile(line => !line.StartsWith(Read, StringComparison.Ordinal))
            .Skip(1).TakeWhile(line => line.StartsWith(Prefix, StringComparison.Ordinal) || line.Trim().Length == 0)
            .Where(line => line.StartsWith(Prefix, StringComparison.Ordinal)).Select(line => line.Trim())];
        string[] told =
        [
            .. said.Where(line => !Chatter.Any(word => line.Contains(word, StringComparison.Ordinal)))
                .Distinct()
                .Take(MostLines),
        ];
        return said.Length == 0 || said.Any(line => line.StartsWith(Done, StringComparison.Ordinal))
            ? null
            : Prefix
                + (told.Length == 0 ? "no message" : string.Join("; ", told.Select(line => line[Prefix.Length..])));
    }
}
