using System.Globalization;
using Hdl.Core.Ports;
using Hdl.Core.Templates;
using Hdl.Core.Verilog;

namespace Hdl.Core.HandOff;

/// <summary>View models of a stream in the test bench's template.</summary>
internal static class BenchStreamView
{
    private const int Columns = 100;
    private const int RandomBits = 32;

    /// <summary>One stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="index">Which it is among the module's.</param>
    /// <param name="first">Its first word in the vector file.</param>
    public static ViewModel Of(StreamPort stream, int index, int first)
    {
        int width = stream.Fields.Sum(field => field.Width);
        var view = new ViewModel
        {
            ["name"] = stream.Name,
            ["valid"] = stream.ValidPort,
            ["ready"] = stream.ReadyPort ?? "1'b1",
            ["first"] = first,
            // Streams take bits five apart of one generator: their stalls are five cycles apart.
            ["random_bit"] = 5 * index % RandomBits,
            ["fields"] = width > 0 ? Fields(stream.Fields, "      ") : "1'b0",
        };
        if (stream.Direction == PortDirection.Input)
        {
            view["has_fields"] = width > 0;
            return view;
        }

        view["ports"] = TestVectors.PortsCompared(stream);
        view["has_ready"] = stream.ReadyPort is not null;
        view["range"] = VectorRange.Of(Math.Max(1, width));
        view["slice"] = string.Create(CultureInfo.InvariantCulture, $"[{Math.Max(1, width) - 1}:0]");
        return view;
    }

    /// <summary>What the list of all streams needs of one.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="index">Which it is among the module's.</param>
    /// <param name="isLast">Whether it ends the list.</param>
    public static ViewModel Handshake(StreamPort stream, int index, bool isLast) => new()
    {
        ["name"] = stream.Name,
        ["valid"] = stream.ValidPort,
        ["ready"] = stream.ReadyPort ?? "1'b1",
        ["end_word"] = 1 + index,
        ["position"] = stream.Direction == PortDirection.Output ? "received" : "accepted",
        ["or"] = isLast ? ";" : " ||",
        ["and"] = isLast ? ";" : " &&",
    };

    /// <summary>A concatenation of ports, the first in the highest bits, over as many lines as it takes.</summary>
    public static string Fields(IReadOnlyList<StreamField> fields, string indent)
    {
        string one = $"{{{string.Join(", ", fields.Select(field => field.Port))}}}";
        if (one.Length <= Columns - 50)
        {
            return one;
        }

        return $"{{\n{indent}  {string.Join($",\n{indent}  ", fields.Select(field => field.Port))}\n{indent}}}";
    }
}
