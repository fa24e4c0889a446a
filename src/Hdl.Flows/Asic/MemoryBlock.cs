using System.Text.RegularExpressions;
using Hdl.Core.Designs;
using Hdl.Core.Numerics;

namespace Hdl.Flows.Asic;

/// <summary>A memory of the design: kept out of the mapping, counted in bits.</summary>
/// <param name="Module">Module of the RAM or ROM primitive, or of the SRAM macro.</param>
/// <param name="Instances">How many there are.</param>
/// <param name="Bits">Bits of one.</param>
public sealed partial record MemoryBlock(string Module, int Instances, long Bits)
{
    /// <summary>
    /// The modules of a design that are memories and nothing else: those of the RAM and ROM primitives, by their names.
    /// </summary>
    internal static IEnumerable<string> ModulesOf(Design design) => design.OfKind(DesignFileKind.Verilog)
        .Select(file => Path.GetFileNameWithoutExtension(file.Name))
        .Where(name => Primitive().IsMatch(name == design.Top.Name ? design.SizedName : name))
        .Concat(design.Macros.Select(macro => macro.Module)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The memories that a netlist instantiates.</summary>
    internal static IReadOnlyList<MemoryBlock> Of(
        MappedNetlist netlist, IReadOnlyCollection<string> modules, Design design) =>
        [
            .. netlist
                .Cells.Where(cell => modules.Contains(cell.Type))
                .GroupBy(cell => cell.Type)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new MemoryBlock(group.Key, group.Count(), BitsOf(group.Key, design))),
        ];

    private static long BitsOf(string module, Design design)
    {
        if (design.Macros.FirstOrDefault(macro => macro.Module == module) is { } known)
        {
            return (long)known.Depth * known.Width;
        }

        Match match = Primitive().Match(module);
        return NumberText.Whole(match.Groups["depth"].ValueSpan) * NumberText.Whole(match.Groups["width"].ValueSpan);
    }

    [GeneratedRegex(@"\A(?:ram|rom)_(?:\w+_)?(?<depth>\d+)x(?<width>\d+)(?:_\w+)?\z")]
    private static partial Regex Primitive();
}
