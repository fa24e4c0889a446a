using System.Globalization;
using System.Text.Json;
using Hdl.Core.Ports;

namespace Hdl.Flows.Asic;

/// <summary>Reads what Yosys' <c>write_json</c> wrote.</summary>
internal static class NetlistReader
{
    /// <summary>Reads the netlist of one module.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="top">The module.</param>
    /// <param name="registers">What flip-flops are called in the RTL, by instance.</param>
    public static MappedNetlist Read(ReadOnlyMemory<byte> utf8, string top, IReadOnlyDictionary<string, string> registers)
    {
        using JsonDocument document = JsonDocument.Parse(utf8);
        JsonElement module = document.RootElement.GetProperty("modules").GetProperty(top);
        var ports = module.GetProperty("ports").EnumerateObject().Select(port =>
        {
            int[] nets = Nets(port.Value.GetProperty("bits"));
            bool input = port.Value.GetProperty("direction").GetString() == "input";
            return new MappedPort(new Port(port.Name, input ? PortDirection.Input : PortDirection.Output, nets.Length), nets);
        });
        var cells = module.GetProperty("cells").EnumerateObject().Select((cell, index) => new MappedCell(
            "g" + index.ToString(CultureInfo.InvariantCulture),
            cell.Value.GetProperty("type").GetString()!,
            cell.Value.GetProperty("connections").EnumerateObject()
                .ToDictionary(pin => pin.Name, IReadOnlyList<int> (pin) => Nets(pin.Value)),
            cell.Value.GetProperty("parameters").EnumerateObject().ToDictionary(parameter => parameter.Name, parameter => parameter.Value.ToString().TrimEnd()))
        {
            Register = registers.GetValueOrDefault(cell.Name, ""),
        });
        return new MappedNetlist(top, [.. ports], [.. cells], Names(module.GetProperty("netnames")));
    }

    private static int[] Nets(JsonElement bits) => [.. bits.EnumerateArray().Select(bit =>
        bit.ValueKind == JsonValueKind.Number ? bit.GetInt32() : bit.GetString() == "1" ? MappedNetlist.One : MappedNetlist.Zero)];

    // A register's own name says more than that of a wire or port that repeats it; of others the shortest is outermost.
    private static Dictionary<int, string> Names(JsonElement netnames)
    {
        Dictionary<int, string> names = [];
        foreach (JsonProperty net in netnames.EnumerateObject().Where(net => net.Value.GetProperty("hide_name").GetInt32() == 0))
        {
            JsonElement bits = net.Value.GetProperty("bits");
            int width = bits.GetArrayLength();
            int index = 0;
            foreach (int bit in Nets(bits))
            {
                string name = width == 1 ? net.Name : string.Create(CultureInfo.InvariantCulture, $"{net.Name}[{index}]");
                index++;
                if (bit > MappedNetlist.One && (!names.TryGetValue(bit, out string? known) || Rank(name).CompareTo(Rank(known)) < 0))
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
