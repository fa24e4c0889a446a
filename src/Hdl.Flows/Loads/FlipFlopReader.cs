using System.Globalization;
using System.Text.Json;
using Hdl.Core.Ports;
using Hdl.Core.Problems;

namespace Hdl.Flows.Loads;

/// <summary>Finds the flip-flops of a flat module and what enables them in what Yosys' <c>write_json</c> wrote of it.</summary>
internal sealed class FlipFlopReader
{
    private readonly JsonElement _module;
    private readonly Dictionary<int, string> _registers = [];
    private readonly Dictionary<int, string> _nets = [];
    private readonly Dictionary<string, int> _enables = new(StringComparer.Ordinal);

    private FlipFlopReader(JsonElement module)
    {
        _module = module;
        foreach (JsonProperty net in module.GetProperty("netnames").EnumerateObject())
        {
            bool hidden = net.Value.GetProperty("hide_name").GetInt32() != 0;
            int offset = net.Value.TryGetProperty("offset", out JsonElement first) ? first.GetInt32() : 0;
            JsonElement bits = net.Value.GetProperty("bits");
            foreach ((int index, JsonElement bit) in bits.EnumerateArray().Index().Where(bit => bit.Item.ValueKind == JsonValueKind.Number))
            {
                int number = bit.GetInt32();
                // An escaped name is the same as the plain one.
                string select = bits.GetArrayLength() == 1 && offset == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"[{index + offset}]");
                _nets.TryAdd(number, $"\\{net.Name} {select}");
                if (!hidden && (!_registers.TryGetValue(number, out string? known) || Rank(net.Name).CompareTo(Rank(known)) < 0))
                {
                    _registers[number] = net.Name;
                }
            }
        }
    }

    /// <summary>Reads a module.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="top">The module.</param>
    /// <returns>The flip-flops, and what enables them.</returns>
    /// <exception cref="InvalidInputException">It has none, or some on another clock, or a latch.</exception>
    public static (IReadOnlyList<FlipFlops> FlipFlops, IReadOnlyList<string> Enables) Read(ReadOnlyMemory<byte> utf8, string top)
    {
        using var document = JsonDocument.Parse(utf8);
        var reader = new FlipFlopReader(document.RootElement.GetProperty("modules").GetProperty(top));
        FlipFlops[] found = [.. reader.Cells(top)];
        return found.Length > 0
            ? (found, [.. reader._enables.OrderBy(enable => enable.Value).Select(enable => enable.Key)])
            : throw new InvalidInputException(new Problem(
                "The design has no flip-flop", "TARGET", top, "Choose a target with registers of its own; those of memories are not counted."));
    }

    private IEnumerable<FlipFlops> Cells(string top)
    {
        int clock = _module.GetProperty("ports").TryGetProperty(ModuleInterface.ClockPort, out JsonElement port) ? port.GetProperty("bits")[0].GetInt32() : -1;
        foreach (JsonProperty cell in _module.GetProperty("cells").EnumerateObject())
        {
            string type = cell.Value.GetProperty("type").GetString()!;
            if (type.Contains("latch", StringComparison.Ordinal) || type is "$sr" or "$ff")
            {
                throw Refused("A register without a clock", $"{top}: {Name(cell, 0)}, {type}");
            }

            if (!type.Contains("dff", StringComparison.Ordinal))
            {
                continue;
            }

            JsonElement pins = cell.Value.GetProperty("connections");
            if (!IsHigh(cell, "CLK") || pins.GetProperty("CLK")[0] is not { ValueKind: JsonValueKind.Number } net || net.GetInt32() != clock)
            {
                throw Refused("A register that does not load at the rising edge of the clock port", $"{top}: {Name(cell, 0)}");
            }

            int? enable = Enable(cell, type) is { } expression ? Number(expression) : null;
            foreach (IGrouping<string, int> bits in Enumerable.Range(0, pins.GetProperty("Q").GetArrayLength()).GroupBy(bit => Name(cell, bit)))
            {
                yield return new FlipFlops(bits.Key, bits.Count(), enable);
            }
        }
    }

    // When the cell takes what it is given. A synchronous reset is a value like any other: without an enable it comes through a
    // gate before a flip-flop that loads in every cycle, and with one it loads itself, but for the kind ($sdffce) that is reset only when enabled.
    private string? Enable(JsonProperty cell, string type) => type switch
    {
        "$dff" or "$sdff" or "$adff" or "$dffsr" or "$aldff" => null,
        "$dffe" or "$adffe" or "$dffsre" or "$aldffe" or "$sdffce" => Active(cell, "EN"),
        "$sdffe" => $"{Active(cell, "EN")} | {Active(cell, "SRST")}",
        _ => throw new InvalidOperationException($"Yosys left a flip-flop of the unknown kind {type}."),
    };

    private int Number(string expression)
    {
        if (!_enables.TryGetValue(expression, out int number))
        {
            _enables.Add(expression, number = _enables.Count);
        }

        return number;
    }

    private string Active(JsonProperty cell, string pin)
    {
        JsonElement bit = cell.Value.GetProperty("connections").GetProperty(pin)[0];
        string net = bit.ValueKind == JsonValueKind.Number ? _nets[bit.GetInt32()] : bit.GetString() == "1" ? "1'b1" : "1'b0";
        return IsHigh(cell, pin) ? net : $"~{net}";
    }

    private static bool IsHigh(JsonProperty cell, string pin) =>
        cell.Value.GetProperty("parameters").GetProperty($"{pin}_POLARITY").GetString()!.EndsWith('1');

    private string Name(JsonProperty cell, int bit) =>
        cell.Value.GetProperty("connections").GetProperty("Q")[bit] is { ValueKind: JsonValueKind.Number } net && _registers.TryGetValue(net.GetInt32(), out string? name)
            ? name : Unnamed(cell.Name);

    // What Yosys makes itself carries the path: $flatten\u_a.\u_b.$procdff$7, $memory\u_fifo.store_q[3]$9.
    private static string Unnamed(string cell) => string.Join('.', cell[(cell.IndexOf('\\', StringComparison.Ordinal) + 1)..]
        .Replace("\\", "", StringComparison.Ordinal).Split('.').Select(part => part.IndexOf('$', 1) is > 0 and int end ? part[..end] : part));

    // A register's own name, of several that of the outermost.
    private static (bool NoRegister, int Length, string Name) Rank(string name) => (!name.EndsWith("_q", StringComparison.Ordinal), name.Length, name);

    private static InvalidInputException Refused(string what, string value) =>
        new(new Problem(what, "TARGET", value, $"Loads are counted by cycles of {ModuleInterface.ClockPort}: choose a target with this one clock."));
}
