using System.Security.Cryptography;
using System.Text;
using Hdl.Core.Designs;

namespace Hdl.Flows.Asic;

/// <summary>A design mapped to a library.</summary>
/// <param name="Source">The RTL.</param>
/// <param name="Library">The library.</param>
/// <param name="Recipe">What Yosys made of it, as sizes are counted.</param>
/// <param name="Buffered">The same with buffers on nets of many sinks, as it is timed and simulated.</param>
public sealed record MappedDesign(Design Source, Liberty Library, MappedNetlist Recipe, MappedNetlist Buffered)
{
    /// <summary>What a netlist's line with the fingerprint of its RTL begins with, after the slashes.</summary>
    public const string FingerprintLabel = "RTL: ";

    private NetlistSimulation Simulation => new(Buffered, Library);

    /// <summary>Area of the gates and flip-flops of a netlist, in the library's unit.</summary>
    public double AreaOf(MappedNetlist netlist) =>
        netlist.Cells.Sum(cell => Library.Cells.TryGetValue(cell.Type, out LibertyCell? known) ? known.Area : 0);

    /// <summary>Number of cells of each kind, buffers for fan-out included; memories left out.</summary>
    public IReadOnlyList<(LibertyCell Cell, int Count)> Kinds =>
        [
            .. Recipe
                .Cells.Where(cell => Library.Cells.ContainsKey(cell.Type))
                .GroupBy(cell => cell.Type)
                .Select(group => (Library.Cells[group.Key], group.Count()))
                .OrderByDescending(kind => kind.Item1.Area * kind.Item2)
                .ThenBy(kind => kind.Item1.Name, StringComparer.Ordinal),
        ];

    /// <summary>The memories.</summary>
    public IReadOnlyList<MemoryBlock> Memories => MemoryBlock.Of(Recipe, [.. MemoryBlock.ModulesOf(Source)], Source);

    /// <summary>The nets whose activity is counted, in the order of the counts.</summary>
    public IReadOnlyList<int> Counted => Simulation.Counted;

    /// <summary>The structural netlist: what place and route takes.</summary>
    public string Netlist => Structural(parameters: true);

    /// <summary>Simulation models of the cells in it.</summary>
    public string CellModels => NetlistSimulation.Models(Library);

    /// <summary>The netlist for timing.</summary>
    internal string Structural(bool parameters) =>
        new NetlistText(Buffered).Structural(
            [
                $"{Source.Top.Name}: netlist in cells of {Library.Name}, made by Yosys.",
                "Names of RTL signals stand beside the nets.",
                $"{FingerprintLabel}{Fingerprint(Source)}",
            ],
            parameters);

    /// <summary>A design that co-simulates like the RTL, with the netlist in its place.</summary>
    /// <param name="activityFile">File to which each simulation appends the activity of <see cref="Counted"/>; null for
    /// none.</param>
    public Design Simulated(string? activityFile = null)
    {
        string[] memories = [.. MemoryBlock.ModulesOf(Source).Select(module => module + ".v")];
        return Source with
        {
            Files =
            [
                .. Source.Files.Where(file => file.Kind != DesignFileKind.Verilog || memories.Contains(file.Name)),
                new DesignFile($"{Source.Top.Name}_netlist.v", DesignFileKind.Verilog, Simulation.Write(activityFile)),
            ],
        };
    }

    /// <summary>What tells one RTL from another: a hash over its Verilog files.</summary>
    public static string Fingerprint(Design design)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (DesignFile file in design.OfKind(DesignFileKind.Verilog))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\n{file.Text}"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
