using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hdl.Flows;

/// <summary>What Yosys' <c>write_json</c> writes: modules by name.</summary>
internal sealed record YosysNetlist(Dictionary<string, YosysModule> Modules)
{
    /// <summary>A bit that is always 0, or of no known value; Yosys numbers nets from 2.</summary>
    public const int Zero = 0;

    /// <summary>A bit that is always 1.</summary>
    public const int One = 1;

    /// <summary>Reads a file.</summary>
    /// <param name="utf8">Its content.</param>
    /// <exception cref="JsonException">It is not what Yosys writes.</exception>
    public static YosysNetlist Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, ToolJson.Default.YosysNetlist)
        ?? throw new JsonException("There is no netlist.");
}

/// <summary>A module: ports, cells and nets by name, in the order of the file.</summary>
internal sealed record YosysModule(
    Dictionary<string, YosysPort> Ports, Dictionary<string, YosysCell> Cells, Dictionary<string, YosysNet> Netnames);

/// <summary>A port; nets from bit 0.</summary>
internal sealed record YosysPort(string Direction, int[] Bits);

/// <summary>A cell, or an instance of a module: nets of each pin from bit 0; directions where it is known.</summary>
internal sealed record YosysCell(
    string Type, Dictionary<string, string> Parameters, Dictionary<string, int[]> Connections,
    Dictionary<string, string>? PortDirections = null);

/// <summary>A name of nets, from bit <paramref name="Offset"/>.</summary>
internal sealed record YosysNet(int HideName, int[] Bits, int Offset = 0)
{
    /// <summary>Whether Yosys made the name.</summary>
    public bool IsHidden => HideName != 0;
}

/// <summary>A bit is the number of a net, or a text that names a constant.</summary>
internal sealed class YosysBit : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? reader.GetInt32()
        : reader.GetString() == "1" ? YosysNetlist.One : YosysNetlist.Zero;

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}
