using System.Globalization;
using System.Text.Json;

namespace Hdl.Flows;

/// <summary>A module of a netlist that Yosys wrote; constant bits are -1.</summary>
internal sealed class NetlistModule
{
    private readonly Dictionary<int, string> _names = [];

    public NetlistModule(JsonElement module)
    {
        foreach (JsonProperty port in module.GetProperty("ports").EnumerateObject())
        {
            int[] bits = Bits(port.Value.GetProperty("bits"));
            Ports.Add(port.Name, bits);
            for (int i = 0; port.Value.GetProperty("direction").GetString() == "input" && i < bits.Length; i++)
            {
                InputPorts.Add(bits[i], (port.Name, i));
            }
        }

        foreach (JsonProperty item in module.GetProperty("cells").EnumerateObject())
        {
            var cell = new NetlistCell(item.Name, item.Value.GetProperty("type").GetString()!, new(StringComparer.Ordinal));
            Cells.Add(cell);
            JsonElement directions = item.Value.GetProperty("port_directions");
            foreach (JsonProperty connection in item.Value.GetProperty("connections").EnumerateObject())
            {
                int[] bits = Bits(connection.Value);
                if (directions.GetProperty(connection.Name).GetString() == "input")
                {
                    cell.Inputs.Add(connection.Name, bits);
                    continue;
                }

                for (int i = 0; i < bits.Length; i++)
                {
                    Drivers[bits[i]] = (cell, connection.Name, i);
                }
            }
        }

        foreach (JsonProperty net in module.GetProperty("netnames").EnumerateObject())
        {
            bool hidden = net.Value.GetProperty("hide_name").GetInt32() != 0;
            foreach (int bit in Bits(net.Value.GetProperty("bits")))
            {
                // Of several names of a bit, the register's own.
                if (!hidden && (net.Name.EndsWith("_q", StringComparison.Ordinal) || !_names.ContainsKey(bit)))
                {
                    _names[bit] = net.Name;
                }
            }
        }
    }

    public Dictionary<string, int[]> Ports { get; } = new(StringComparer.Ordinal);

    public Dictionary<int, (string Port, int Index)> InputPorts { get; } = [];

    public Dictionary<int, (NetlistCell Cell, string Port, int Index)> Drivers { get; } = [];

    public List<NetlistCell> Cells { get; } = [];

    public string NameOf(int bit) => _names.GetValueOrDefault(bit, string.Create(CultureInfo.InvariantCulture, $"bit {bit}"));

    private static int[] Bits(JsonElement bits) =>
        [.. bits.EnumerateArray().Select(bit => bit.ValueKind == JsonValueKind.Number ? bit.GetInt32() : -1)];
}

/// <summary>A cell, or an instance of a module.</summary>
internal sealed record NetlistCell(string Name, string Type, Dictionary<string, int[]> Inputs);

/// <summary>A module in its place below the top.</summary>
internal sealed class NetlistInstance(NetlistModule module, NetlistInstance? parent, NetlistCell? cell)
{
    private readonly Dictionary<NetlistCell, NetlistInstance> _children = new(ReferenceEqualityComparer.Instance);

    public NetlistModule Module => module;

    public NetlistInstance? Parent => parent;

    public NetlistCell? Cell => cell;

    public string Path => parent is null ? "" : $"{parent.Path}{cell!.Name}.";

    public NetlistInstance Child(NetlistCell instance, Dictionary<string, NetlistModule> modules)
    {
        if (!_children.TryGetValue(instance, out NetlistInstance? child))
        {
            _children.Add(instance, child = new NetlistInstance(modules[instance.Type], this, instance));
        }

        return child;
    }
}
