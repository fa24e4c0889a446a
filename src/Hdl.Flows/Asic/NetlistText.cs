using System.Globalization;
using System.Text;
using Hdl.Core.Ports;
using Hdl.Core.Verilog;

namespace Hdl.Flows.Asic;

/// <summary>Verilog of a netlist: what its nets are called, its ports, its instances.</summary>
/// <param name="netlist">The netlist.</param>
internal sealed class NetlistText(MappedNetlist netlist)
{
    private readonly Dictionary<int, string> _inputs = netlist.Ports
        .Where(port => port.Port.Direction == PortDirection.Input)
        .SelectMany(port => port.Nets.Select((net, bit) => (net, Select(port.Port, bit))))
        .ToDictionary(pair => pair.net, pair => pair.Item2);

    /// <summary>How a net is written: a constant, a bit of an input, or a wire <c>n7</c>.</summary>
    public string Net(int net) => net switch
    {
        MappedNetlist.Zero => "1'b0",
        MappedNetlist.One => "1'b1",
        _ => _inputs.TryGetValue(net, out string? input) ? input : "n" + net.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>What the user reads of a net: its name in the RTL; empty where it has none.</summary>
    public string Name(int net) => netlist.NetNames.GetValueOrDefault(net, "");

    /// <summary>The module of library cells and memories alone.</summary>
    /// <param name="comment">Lines of the banner, without slashes.</param>
    /// <param name="parameters">Whether memories get their parameters; OpenSTA does not take them.</param>
    public string Structural(IEnumerable<string> comment, bool parameters)
    {
        StringBuilder text = Begin(comment);
        Wires(text, net => "wire");
        foreach (MappedCell cell in netlist.Cells)
        {
            Instance(text, cell, parameters);
        }

        return End(text);
    }

    /// <summary>Banner, module header and the connections of the outputs.</summary>
    public StringBuilder Begin(IEnumerable<string> comment)
    {
        var text = new StringBuilder();
        foreach (string line in comment)
        {
            text.Append("// ").Append(line).Append('\n');
        }

        text.Append("\nmodule ").Append(netlist.Top).Append(" (\n");
        text.AppendJoin(
            ",\n",
            netlist.Ports.Select(port =>
                $"    {(port.Port.Direction == PortDirection.Input ? "input" : "output")} "
                + $"{VectorRange.Of(port.Port.Width)}{port.Port.Name}"));
        return text.Append("\n);\n\n");
    }

    /// <summary>Declares every net that is not a bit of an input.</summary>
    /// <param name="text">Receives them.</param>
    /// <param name="kind">wire or reg, by net.</param>
    public void Wires(StringBuilder text, Func<int, string> kind)
    {
        IEnumerable<int> nets = netlist
            .Cells.SelectMany(cell => cell.Pins.Values)
            .Concat(netlist.Ports.Select(port => port.Nets))
            .SelectMany(nets => nets);
        foreach (int net in nets.Where(net => net > MappedNetlist.One && !_inputs.ContainsKey(net)).Distinct().Order())
        {
            string name = Name(net);
            text.Append("  ")
                .Append(kind(net))
                .Append(' ')
                .Append(Net(net))
                .Append(name.Length > 0 ? $";  // {name}\n" : ";\n");
        }

        text.Append('\n');
        foreach (MappedPort port in netlist.Ports.Where(port => port.Port.Direction == PortDirection.Output))
        {
            for (int bit = 0; bit < port.Nets.Count; bit++)
            {
                text.Append("  assign ")
                    .Append(Select(port.Port, bit))
                    .Append(" = ")
                    .Append(Net(port.Nets[bit]))
                    .Append(";\n");
            }
        }

        text.Append('\n');
    }

    /// <summary>An instance as Verilog.</summary>
    public void Instance(StringBuilder text, MappedCell cell, bool parameters)
    {
        text.Append("  ").Append(cell.Type).Append(' ');
        if (parameters && cell.Parameters.Count > 0)
        {
            text.Append("#(")
                .AppendJoin(", ", cell.Parameters.Select(parameter => $".{parameter.Key}(\"{parameter.Value}\")"))
                .Append(") ");
        }

        text.Append(cell.Name)
            .Append(" (")
            .AppendJoin(", ", cell.Pins.Select(pin => $".{pin.Key}({Nets(pin.Value)})"))
            .Append(");\n");
    }

    /// <summary>Ends the module.</summary>
    public static string End(StringBuilder text) => text.Append("\nendmodule\n").ToString();

    private string Nets(IReadOnlyList<int> nets) =>
        nets.Count == 1 ? Net(nets[0]) : $"{{{string.Join(", ", nets.Reverse().Select(Net))}}}";

    private static string Select(Port port, int bit) =>
        port.Width == 1 ? port.Name : string.Create(CultureInfo.InvariantCulture, $"{port.Name}[{bit}]");
}
