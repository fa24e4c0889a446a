using System.Text.RegularExpressions;

namespace Hdl.Flows.Asic;

/// <summary>
/// What the flip-flops of a netlist are called in the RTL, read from Yosys' <c>dump</c> of them before they are mapped:
/// where a cell captures the complement, no net of the netlist has the register's name any more.
/// </summary>
internal static partial class RegisterNames
{
    /// <summary>Names of registers, by instance.</summary>
    /// <param name="file">The dump.</param>
    public static IReadOnlyDictionary<string, string> Read(string file)
    {
        Dictionary<string, string> names = [];
        string cell = "";
        foreach (string line in File.ReadLines(file))
        {
            if (Cell().Match(line) is { Success: true } begins)
            {
                cell = begins.Groups["name"].Value.TrimStart('\\');
            }
            else if (Output().Match(line) is { Success: true } output)
            {
                names[cell] = output.Groups["name"].Value + output.Groups["bit"].Value;
            }
        }

        return names;
    }

    [GeneratedRegex(@"^\s*cell \S+ (?<name>\S+)\s*$")]
    private static partial Regex Cell();

    // Names of the RTL begin with a backslash; those that Yosys made up do not.
    [GeneratedRegex(@"^\s*connect \\Q \\(?<name>\S+)(?: (?<bit>\[\d+\]))?\s*$")]
    private static partial Regex Output();
}
