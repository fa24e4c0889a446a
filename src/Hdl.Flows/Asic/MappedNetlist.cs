using Hdl.Core.Ports;

namespace Hdl.Flows.Asic;

/// <summary>An instance in a netlist.</summary>
/// <param name="Name">A plain identifier, unique in the netlist.</param>
/// <param name="Type">Library cell, or module of a memory.</param>
/// <param name="Pins">Nets of each pin, lowest bit first; one for every pin of a library cell.</param>
/// <param name="Parameters">Parameters of a memory: name and text; empty for library cells.</param>
public sealed record MappedCell(
    string Name, string Type, IReadOnlyDictionary<string, IReadOnlyList<int>> Pins,
    IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>Name of the register in the RTL, for a flip-flop; empty where it has none.</summary>
    public string Register { get; init; } = "";
}

/// <summary>A port of a netlist.</summary>
/// <param name="Port">The port.</param>
/// <param name="Nets">Its nets, lowest bit first.</param>
public sealed record MappedPort(Port Port, IReadOnlyList<int> Nets);

/// <summary>A design mapped to library cells; memories are left as instances of their modules.</summary>
/// <param name="Top">The top module.</param>
/// <param name="Ports">Its ports.</param>
/// <param name="Cells">All instances.</param>
/// <param name="NetNames">Names that nets have in the RTL; most nets between gates have none.</param>
public sealed record MappedNetlist(
    string Top, IReadOnlyList<MappedPort> Ports, IReadOnlyList<MappedCell> Cells,
    IReadOnlyDictionary<int, string> NetNames)
{
    /// <summary>The net that is always 0.</summary>
    public const int Zero = YosysNetlist.Zero;

    /// <summary>The net that is always 1.</summary>
    public const int One = YosysNetlist.One;

    /// <summary>Number of the first net that is free.</summary>
    public int FreeNet => 1 + Cells.SelectMany(cell => cell.Pins.Values).Concat(Ports.Select(port => port.Nets))
        .SelectMany(nets => nets).DefaultIfEmpty(One).Max();
}
