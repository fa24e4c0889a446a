using System.Globalization;
using Hdl.Core.Ports;
using Hdl.Core.Problems;

namespace Hdl.Flows.Loads;

/// <summary>
/// Finds the flip-flops of a flat module and what enables them in what Yosys' <c>write_json</c> wrote of it.
/// </summary>
internal sealed class FlipFlopReader
{
    private readonly YosysModule _module;
    private readonly Dictionary<int, string> _registers = [];
    private readonly Dictionary<int, string> _nets = [];
    private readonly Dictionary<string, int> _enables = new(StringComparer.Ordinal);

    private FlipFlopReader(YosysModule module)
    {
        _module = module;
        foreach ((string name, YosysNet net) in module.Netnames)
        {
            foreach ((int index, int bit) in net.Bits.Index().Where(bit => bit.Item > YosysNetlist.One))
            {
                // An escaped name is the same as the plain one.
                string select = net.Bits.Length == 1 && net.Offset == 0
                    ? "" : string.Create(CultureInfo.InvariantCulture, $"[{index + net.Offset}]");
                _nets.TryAdd(bit, $"\\{name} {select}");
                if (!net.IsHidden
                    && (!_registers.TryGetValue(bit, out string? known) || Rank(name).CompareTo(Rank(known)) < 0))
                {
                    _registers[bit] = name;
                }
            }
        }
    }

    /// <summary>Reads a module.</summary>
    /// <param name="utf8">The file.</param>
    /// <param name="top">The module.</param>
    /// <returns>The flip-flops, and what enables them.</returns>
    /// <exception cref="InvalidInputException">It has none, or some on another clock, or a latch.</exception>
    public static (IReadOnlyList<FlipFlops> FlipFlops, IReadOnlyList<string> Enables) Read(
        ReadOnlySpan<byte> utf8, string top)
    {
        var reader = new FlipFlopReader(YosysNetlist.Read(utf8).Modules[top]);
        FlipFlops[] found = [.. reader.Cells(top)];
        return found.Length > 0
            ? (found, [.. reader._enables.OrderBy(enable => enable.Value).Select(enable => enable.Key)])
            : throw new InvalidInputException(new Problem(
                "The design has no flip-flop", "TARGET", top,
                "Choose a target with registers of its own; those of memories are not counted."));
    }

    private IEnumerable<FlipFlops> Cells(string top)
    {
        int? clock = _module.Ports.GetValueOrDefault(ModuleInterface.ClockPort)?.Bits[0];
        foreach ((string cellName, YosysCell cell) in _module.Cells)
        {
            string type = cell.Type;
            if (type.Contains("latch", StringComparison.Ordinal) || type is "$sr" or "$ff")
            {
                throw Refused(
                    "A register without a clock", $"{top}: {Name(cellName, cell.Connections["Q"][0])}, {type}");
            }

            if (!type.Contains("dff", StringComparison.Ordinal))
            {
                continue;
            }

            if (!IsHigh(cell, "CLK") || cell.Connections["CLK"][0] != clock)
            {
                throw Refused(
                    "A register that does not load at the rising edge of the clock port",
                    $"{top}: {Name(cellName, cell.Connections["Q"][0])}");
            }

            int? enable = Enable(cell, type) is { } expression ? Number(expression) : null;
            foreach (IGrouping<string, int> bits in cell.Connections["Q"].GroupBy(bit => Name(cellName, bit)))
            {
                yield return new FlipFlops(bits.Key, bits.Count(), enable);
            }
        }
    }

    // When the cell takes what it is given. A synchronous reset is a value like any other: without an enable it comes
    // through a gate before a flip-flop that loads in every cycle, and with one it loads itself, but for the kind
    // ($sdffce) that is reset only when enabled.
    private string? Enable(YosysCell cell, string type) => type switch
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

    private string Active(YosysCell cell, string pin)
    {
        int bit = cell.Connections[pin][0];
        string net = bit > YosysNetlist.One ? _nets[bit] : bit == YosysNetlist.One ? "1'b1" : "1'b0";
        return IsHigh(cell, pin) ? net : $"~{net}";
    }

    private static bool IsHigh(YosysCell cell, string pin) => cell.Parameters[$"{pin}_POLARITY"].EndsWith('1');

    private string Name(string cell, int bit) => _registers.GetValueOrDefault(bit) ?? Unnamed(cell);

    // What Yosys makes itself carries the path: $flatten\u_a.\u_b.$procdff$7, $memory\u_fifo.store_q[3]$9.
    private static string Unnamed(string cell) =>
        string.Join(
            '.',
            cell[(cell.IndexOf('\\', StringComparison.Ordinal) + 1)..]
                .Replace("\\", "", StringComparison.Ordinal)
                .Split('.')
                .Select(part => part.IndexOf('$', 1) is > 0 and int end ? part[..end] : part));

    // A register's own name, of several that of the outermost.
    private static (bool NoRegister, int Length, string Name) Rank(string name) =>
        (!name.EndsWith("_q", StringComparison.Ordinal), name.Length, name);

    private static InvalidInputException Refused(string what, string value) =>
        new(new Problem(
            what, "TARGET", value,
            $"Loads are counted by cycles of {ModuleInterface.ClockPort}: choose a target with this one clock."));
}
