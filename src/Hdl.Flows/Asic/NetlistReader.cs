using System.Globalization;
using Hdl.Core.Ports;

namespace Hdl.Flows.Asic;

/// <summary>Reads what Yosys' <c>write_json</c> wrote.</summary>
internal static class NetlistReader
{
    /// <summary>Reads the netlist of one module.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="top">The module.</param>
    /// <param name="registers">What flip-flops are called in the RTL, by instance.</param>
    public static MappedNetlist Read(ReadOnlySpan<byte> utf8, string top, IReadOnlyDictionary<string, string> registers)
    {
        YosysModule module = YosysNetlist.Read(utf8).Modules[top];
        return new MappedNetlist(
            top,
            [.. module.Ports.Select(port => new MappedPort(PortOf(port.Key, port.Value), port.Value.Bits))],
            [
                .. module.Cells.Select(
                    (cell, index) => Cell(cell.Value, index, registers.GetValueOrDefault(cell.Key, ""))),
            ],
            Names(module.Netnames));
    }

    private static Port PortOf(string name, YosysPort port) =>
        new(name, port.Direction == "input" ? PortDirection.Input : PortDirection.Output, port.Bits.Length);

    private static MappedCell Cell(YosysCell cell, int index, string register) => new(
        "g" + index.ToString(CultureInfo.InvariantCulture),
        cell.Type,
        cell.Connections.ToDictionary(pin => pin.Key, IReadOnlyList<int> (pin) => pin.Value),
        cell.Parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.TrimEnd()))
    {
        Register = register,
    };

    // A register's own name says more than that of a wire or port that repeats it; of others the shortest is outermost.
    private static Dictionary<int, string> Names(Dictionary<string, YosysNet> netnames)
    {
        Dictionary<int, string> names = [];
        foreach ((string net, YosysNet bits) in netnames.Where(net => !net.Value.IsHidden))
        {
            foreach ((int index, int bit) in bits.Bits.Index())
            {
                string name =
                    bits.Bits.Length == 1 ? net : string.Create(CultureInfo.InvariantCulture, $"{net}[{index}]");
                if (bit > MappedNetlist.One
                    && (!names.TryGetValue(bit, out string? known) || Rank(name).CompareTo(Rank(known)) < 0))
                {
                    names[bit] = name;
                }
            }
        }

        return names;
    }

    private static (bool NoRegister, int Length, string Name) Rank(string name) =>
        (!name.Split('[')[^(name.EndsWith(']') ? 2 : 1)].EndsWith("_q", StringComparison.Ordinal), name.Length, name);
}
