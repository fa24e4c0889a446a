namespace Hdl.Core.Parameters;

/// <summary>
/// The identifiers of the SPDX licence list and of its exceptions, deprecated ones included; they travel with the
/// program.
/// </summary>
internal static class SpdxList
{
    private static readonly Lazy<HashSet<string>> LicenceSet = new(() => Read("spdx-licences.txt"));
    private static readonly Lazy<HashSet<string>> ExceptionSet = new(() => Read("spdx-exceptions.txt"));

    /// <summary>The licences.</summary>
    public static IReadOnlyCollection<string> Licences => LicenceSet.Value;

    /// <summary>Whether it is a licence's identifier.</summary>
    public static bool IsLicence(string word) => LicenceSet.Value.Contains(word);

    /// <summary>Whether it is an exception's identifier.</summary>
    public static bool IsException(string word) => ExceptionSet.Value.Contains(word);

    private static HashSet<string> Read(string name)
    {
        using var reader = new StreamReader(typeof(SpdxList).Assembly.GetManifestResourceStream(name)!);
        return reader
            .ReadToEnd()
            .Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
