using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Blocks.Axi;

/// <summary>One stream of an AXI form: its AXI ports, and the wires between them and the plain ports.</summary>
/// <param name="stream">What is known of it.</param>
/// <param name="registered">Whether a skid buffer stands between the plain ports and the AXI ports.</param>
internal sealed class AxiStreamView(AxiStreamParameters stream, bool registered)
{
    private const int Columns = 100;

    private readonly int _itemBytes = stream.Fields.Sum(field => FixedPoint.CeilDivide(field.Width, 8));

    /// <summary><c>s_axis_pixel</c>.</summary>
    public string Name { get; } = (stream.IsInput ? "s_axis_" : "m_axis_") + stream.Name;

    /// <summary>
    /// Prefix of what the plain ports are connected to: the AXI ports, or <c>pair</c>, wires in front of the skid
    /// buffer.
    /// </summary>
    public string Net => registered ? stream.Name : Name;

    /// <summary>Whether a skid buffer stands between the plain ports and the AXI ports.</summary>
    public bool IsRegistered => registered;

    /// <summary>Bits of a beat in the skid buffer: all but a tkeep that is always 1.</summary>
    public int BeatWidth => DataWidth + (stream.HasKeep ? KeepWidth : 0) + 1;

    /// <summary>Whether a beat in the skid buffer has a tkeep.</summary>
    public bool HasKeep => stream.HasKeep;

    /// <summary>Width of tdata.</summary>
    public int DataWidth => 8 * stream.Items * _itemBytes;

    private int KeepWidth => stream.Items * _itemBytes;

    // Fields of whole bytes need no padding: tdata is the plain data.
    private bool IsDataDirect => stream.Fields.Count == 1 && stream.Fields[0].Width == 8 * _itemBytes;

    private bool IsKeepDirect => _itemBytes == 1;

    private bool IsSingle => stream.Items == 1;

    // An output that always carries all items: its tkeep is all ones.
    private bool FillsKeep => !stream.IsInput && !stream.HasKeep;

    /// <summary>Adds what the plain ports are connected to.</summary>
    public void AddNets(Dictionary<string, string> nets)
    {
        StreamPort plain = stream.Plain.Port;
        nets.Add(plain.ValidPort, $"{Net}_tvalid");
        nets.Add(plain.ReadyPort!, $"{Net}_tready");
        nets.Add(plain.Fields[stream.Last].Port, $"{Net}_tlast");
        int offset = 0;
        foreach (AxiFieldParameters field in stream.Fields)
        {
            nets.Add(plain.Fields[field.Plain].Port, IsDataDirect ? $"{Net}_tdata"
                : stream.IsInput && IsSingle ? Bits($"{Net}_tdata", offset, field.Width)
                : $"{stream.Name}_{field.Name}");
            offset += 8 * FixedPoint.CeilDivide(field.Width, 8);
        }

        if (stream.Keep is { } keep)
        {
            nets.Add(plain.Fields[keep].Port, IsKeepDirect ? $"{Net}_tkeep"
                : stream.IsInput && IsSingle ? $"{Net}_tkeep[0]"
                : $"{stream.Name}_keep");
        }
    }

    /// <summary>What the template substitutes.</summary>
    public ViewModel View()
    {
        List<(string Name, int Width)> wires = [];
        List<(string Target, string Value)> assigns = [];
        if (registered)
        {
            wires.AddRange([
                ($"{Net}_tvalid", 1),
                ($"{Net}_tready", 1),
                ($"{Net}_tdata", DataWidth),
                ($"{Net}_tlast", 1),
            ]);
            wires.AddRange(stream.HasKeep ? [($"{Net}_tkeep", KeepWidth)] : []);
        }

        AddFields(wires, assigns);
        AddKeep(wires, assigns);
        List<string> unused = [.. Unused()];
        return new ViewModel
        {
            ["name"] = Name,
            ["wires"] = wires
                .Select(wire => $"wire {VectorRange.Padded(wire.Width, wires.Max(other => other.Width))}{wire.Name};")
                .ToList(),
            ["loop"] = HasLoop,
            ["items"] = stream.Items,
            ["assigns"] = Lines(assigns).ToList(),
            ["fills_keep"] = FillsKeep,
            ["keep_width"] = KeepWidth,
            ["has_unused"] = unused.Count > 0,
            ["unused"] = string.Join(", ", unused),
            ["is_shown"] = wires.Count + assigns.Count + unused.Count > 0 || FillsKeep,
        };
    }

    /// <summary>Whether the view has a loop over items.</summary>
    public bool HasLoop => !IsSingle && !(IsDataDirect && (IsKeepDirect || !stream.HasKeep));

    private void AddFields(List<(string, int)> wires, List<(string, string)> assigns)
    {
        int offset = 0;
        foreach (AxiFieldParameters field in stream.Fields)
        {
            int bytes = FixedPoint.CeilDivide(field.Width, 8);
            string plain = $"{stream.Name}_{field.Name}";
            if (!IsDataDirect && !(stream.IsInput && IsSingle))
            {
                wires.Add((plain, stream.Items * field.Width));
                string item = Item(plain, field.Width, 0, field.Width);
                if (stream.IsInput)
                {
                    assigns.Add((item, Item($"{Net}_tdata", field.Width, offset, 8 * _itemBytes)));
                }
                else
                {
                    int fill = (8 * bytes) - field.Width;
                    string sign = IsSingle && field.Width == 1 ? plain : Item(plain, 1, field.Width - 1, field.Width);
                    string value = fill == 0 ? item
                        : field.IsSigned ? $"{{ {{{Text(fill)}{{{sign}}}}}, {item}}}"
                        : $"{{{Literal.Decimal(0, fill)}, {item}}}";
                    assigns.Add((Item($"{Net}_tdata", 8 * bytes, offset, 8 * _itemBytes), value));
                }
            }

            offset += 8 * bytes;
        }
    }

    private void AddKeep(List<(string, int)> wires, List<(string, string)> assigns)
    {
        if (!stream.HasKeep || IsKeepDirect || (stream.IsInput && IsSingle))
        {
            return;
        }

        string plain = $"{stream.Name}_keep";
        string item = IsSingle ? plain : $"{plain}[item]";
        wires.Add((plain, stream.Items));
        if (stream.IsInput)
        {
            assigns.Add((item, $"{Net}_tkeep[{Text(_itemBytes)}*item]"));
        }
        else
        {
            assigns.Add((Item($"{Net}_tkeep", _itemBytes, 0, _itemBytes), Repeated(_itemBytes, item)));
        }
    }

    private List<string> Lines(List<(string Target, string Value)> assigns)
    {
        string indent = IsSingle ? "  " : "      ";
        List<string> lines = [];
        foreach ((string target, string value) in assigns)
        {
            string begin = $"{indent}assign {target.PadRight(assigns.Max(assign => assign.Target.Length))} =";
            string line = $"{begin} {value};";
            lines.AddRange(line.Length <= Columns ? [line] : [begin, $"{indent}    {value};"]);
        }

        return lines;
    }

    // Verilog select of `width` bits from bit `offset` of an item on; items lie `stride` bits apart in the signal.
    private string Item(string signal, int width, int offset, int stride)
    {
        if (IsSingle)
        {
            return width == stride ? signal : Bits(signal, offset, width);
        }

        string start = stride == 1 ? "item" : $"{Text(stride)}*item";
        string place = offset == 0 ? start : $"{start} + {Text(offset)}";
        return width == 1 ? $"{signal}[{place}]" : $"{signal}[{place} +: {Text(width)}]";
    }

    private static string Bits(string signal, int offset, int width) =>
        width == 1 ? $"{signal}[{Text(offset)}]" : $"{signal}[{Text(offset + width - 1)}:{Text(offset)}]";

    private static string Repeated(int count, string bit) => count == 1 ? bit : $"{{{Text(count)}{{{bit}}}}}";

    // Input signals some of whose bits no field uses: they go to an `unused` net, for lint.
    private IEnumerable<string> Unused()
    {
        if (stream.IsInput && stream.Fields.Sum(field => field.Width) < 8 * _itemBytes)
        {
            yield return $"{Name}_tdata";
        }

        if (stream.IsInput && stream.HasKeep && _itemBytes > 1)
        {
            yield return $"{Name}_tkeep";
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
