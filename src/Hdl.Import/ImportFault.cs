using System.Globalization;
using Hdl.Core.Problems;

namespace Hdl.Import;

/// <summary>Faults of files that are imported.</summary>
internal static class ImportFault
{
    private const int LongestName = 80;

    public static InvalidInputException Of(string what, string where, string value, string remedy) =>
        new(new Problem(what, where, value, remedy));

    /// <summary>A number with as many digits as tell it from others.</summary>
    public static string Text(double number) => number.ToString("0.######e0", CultureInfo.InvariantCulture) is var e
        && Math.Abs(number) is >= 1e-3 and < 1e6 or 0 ? number.ToString("0.######", CultureInfo.InvariantCulture) : e;

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A name of any length, shortened.</summary>
    public static string Short(string name) => name.Length > LongestName ? $"{name[..LongestName]}..." : name;
}
