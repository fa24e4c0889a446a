using System.Text;
using System.Text.RegularExpressions;
using Hdl.Core.Designs;
using Hdl.Core.Problems;

namespace Hdl.Flows.Asic;

/// <summary>A netlist that an earlier run wrote, taken in place of the RTL it was made of.</summary>
public static partial class NetlistFile
{
    private const long MostBytes = 256L << 20;
    private const string Remedy =
        "Make the netlist of this target and these parameters with 'hdl asic', or give --netlist without a file.";

    /// <summary>The design with a netlist from a file in the place of its logic.</summary>
    /// <param name="design">The design; its memories stay.</param>
    /// <param name="path">The netlist, with its fingerprint.</param>
    /// <param name="library">The cells it is made of.</param>
    /// <exception cref="InvalidInputException">It is missing, or of another design.</exception>
    public static Design Replace(Design design, string path, Liberty library)
    {
        string text = Encoding.UTF8.GetString(InputFile.Bytes(path, MostBytes, Remedy));
        string label = $"// {MappedDesign.FingerprintLabel}";
        string[] head = [.. text.Split('\n', 8).Take(7)];
        string? found = head.FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal));
        if (found is null || found[label.Length..].Trim() != MappedDesign.Fingerprint(design))
        {
            throw Refused(
                "A netlist of another target, or of other parameters", path,
                found is null ? "no fingerprint of its RTL" : head[0].TrimStart('/', ' '));
        }

        if (!text.TrimEnd().EndsWith("endmodule", StringComparison.Ordinal))
        {
            throw Refused("The netlist is cut off", path, "an end other than 'endmodule'");
        }

        if (Modules().Count(text) != 1)
        {
            throw Refused("The netlist is not one module", path, $"{Modules().Count(text)} modules");
        }

        string[] blocks = [.. MemoryBlock.ModulesOf(design)];
        if (Instances()
                .Matches(text)
                .Select(instance => instance.Groups["type"].Value)
                .FirstOrDefault(type =>
                    library.Cells.GetValueOrDefault(type)?.LeftOut is null or CellUse.NoPlainCell
                    && !blocks.Contains(type)
                ) is
            { } unknown)
        {
            throw Refused("A cell that the library does not have", path, $"{unknown}, library {library.Name}");
        }

        string[] memories = [.. blocks.Select(module => module + ".v")];
        return design with
        {
            Files =
            [
                .. design.Files.Where(known => known.Kind != DesignFileKind.Verilog || memories.Contains(known.Name)),
                new DesignFile("netlist_cells.v", DesignFileKind.Verilog, NetlistSimulation.Models(library)),
                new DesignFile("netlist.v", DesignFileKind.Verilog, text),
            ],
        };
    }

    private static InvalidInputException Refused(string what, string path, string value) =>
        new(new Problem(what, path, value, Remedy));

    // As NetlistText writes them: instances are g0, g1 and so on.
    [GeneratedRegex(@"^\s*(?<type>\w+) (?:#\([^\n]*\) )?g\d+ \(", RegexOptions.Multiline)]
    private static partial Regex Instances();

    [GeneratedRegex(@"^\s*(?:module|macromodule|primitive)\s", RegexOptions.Multiline)]
    private static partial Regex Modules();
}
