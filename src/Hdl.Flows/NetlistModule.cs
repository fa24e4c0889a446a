using System.Globalization;

namespace Hdl.Flows;

/// <summary>A module of a netlist that Yosys wrote.</summary>
internal sealed class NetlistModule
{
    private readonly Dictionary<int, string> _names = [];

    public NetlistModule(YosysModule module)
    {
        foreach ((string name, YosysPort port) in module.Ports)
        {
            Ports.Add(name, port.Bits);
            for (int i = 0; port.Direction == "input" && i < port.Bits.Length; i++)
            {
                InputPorts.Add(port.Bits[i], (name, i));
            }
        }

        foreach ((string name, YosysCell item) in module.Cells)
        {
            var cell = new NetlistCell(name, item.Type, new(StringComparer.Ordinal));
            Cells.Add(cell);
            foreach ((string pin, int[] bits) in item.Connections)
            {
                if (item.PortDirections![pin] == "input")
                {
                    cell.Inputs.Add(pin, bits);
                    continue;
                }

                for (int i = 0; i < bits.Length; i++)
                {
                    Drivers[bits[i]] = (cell, pin, i);
                }
            }
        }

        foreach ((string name, YosysNet net) in module.Netnames.Where(net => !net.Value.IsHidden))
        {
            foreach (int bit in net.Bits)
            {
                // Of several names of a bit, the register's own.
                if (name.EndsWith("_q", StringComparison.Ordinal) || !_names.ContainsKey(bit))
                {
                    _names[bit] = name;
                }
            }
        }
    }

    public Dictionary<string, int[]> Ports { get; } = new(StringComparer.Ordinal);

    public Dictionary<int, (string Port, int Index)> InputPorts { get; } = [];

    public Dictionary<int, (NetlistCell Cell, string Port, int Index)> Drivers { get; } = [];

    public List<NetlistCell> Cells { get; } = [];

    public string NameOf(int bit) =>
        _names.GetValueOrDefault(bit, string.Create(CultureInfo.InvariantCulture, $"bit {bit}"));
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
