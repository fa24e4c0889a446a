using System.Globalization;
using System.Text;
using Hdl.Core.Verilog;

namespace Hdl.Core.Ports;

/// <summary>
/// The text between the parentheses of a module header, from the declaration that benches, shim and IP-XACT read too.
/// </summary>
internal static class PortList
{
    private const string Indent = "    ";

    /// <summary>One port per line, aligned, each group below its comment; no line end behind the last one.</summary>
    /// <param name="module">The declaration.</param>
    /// <param name="attributes">Lines that go before a port, each with its line end; usually none.</param>
    public static string Text(ModuleInterface module, Func<Port, string> attributes)
    {
        int range = module.Ports.Max(port => Range(port).Length);
        string unsigned = module.Ports.Any(port => port.IsSigned) ? "       " : "";
        var text = new StringBuilder();
        int group = 0;
        Port last = module.Ports[^1];
        foreach ((int index, Port port) in module.Ports.Index())
        {
            if (port.BeginsGroup)
            {
                group = index;
                text.Append('\n');
            }

            foreach (string line in port.Comment.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                text.Append(Indent).Append("// ").Append(line).Append('\n');
            }

            text.Append(attributes(port)).Append(Indent)
                .Append(port.Direction == PortDirection.Input ? "input  " : "output ")
                .Append(port.IsRegister ? "reg  " : "wire ")
                .Append(port.IsSigned ? "signed " : unsigned)
                .Append(Range(port).PadRight(range));
            string name = Name(port);
            int column =
                port.Aside.Length == 0
                    ? 0
                    : module
                        .Ports.Skip(group)
                        .TakeWhile((other, place) => place == 0 || !other.BeginsGroup)
                        .Where(other => other.Aside.Length > 0)
                        .Max(other => Name(other).Length) + 2;
            text.Append(name.PadRight(column))
                .Append(port.Aside.Length == 0 ? "" : $"// {port.Aside}")
                .Append(port == last ? "" : "\n");
        }

        return text.ToString();

        string Name(Port port) => port.Name + (port == last ? "" : ",");
    }

    private static string Range(Port port) => port.LowBit > 0
        ? string.Create(CultureInfo.InvariantCulture, $"[{port.LowBit + port.Width - 1}:{port.LowBit}] ")
        : port.IsVector ? VectorRange.Selectable(port.Width) : VectorRange.Of(port.Width);
}
