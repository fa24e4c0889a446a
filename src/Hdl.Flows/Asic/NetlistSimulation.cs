using System.Text;
using Hdl.Core.Ports;

namespace Hdl.Flows.Asic;

/// <summary>
/// The netlist as Verilog that simulates fast: each cell is written as its function in the library, in its place,
/// instead of as an instance. Delays are not simulated; co-simulation compares cycle by cycle.
/// </summary>
/// <param name="netlist">The netlist.</param>
/// <param name="library">Gives the functions.</param>
internal sealed class NetlistSimulation(MappedNetlist netlist, Liberty library)
{
    private const int MostPinsTried = 12;

    private readonly NetlistText _text = new(netlist);

    /// <summary>
    /// The nets whose changes are counted, by number: outputs of all cells and memories, and the inputs but the clock.
    /// </summary>
    public IReadOnlyList<int> Counted { get; } =
    [
        .. netlist
            .Ports.Where(port =>
                port.Port.Direction == PortDirection.Input && port.Port.Name != ModuleInterface.ClockPort)
            .SelectMany(port => port.Nets)
            .Concat(
                netlist.Cells.SelectMany(cell =>
                    cell.Pins.Where(pin => Drives(library, cell, pin.Key)).SelectMany(pin => pin.Value)))
            .Where(net => net > MappedNetlist.One)
            .Distinct()
            .Order(),
    ];

    /// <summary>Whether a pin of an instance is an output; those of memories end in <c>_o</c>.</summary>
    public static bool Drives(Liberty library, MappedCell cell, string pin) =>
        library.Cells.TryGetValue(cell.Type, out LibertyCell? known)
            ? known.Pins.Any(candidate => candidate.IsOutput && candidate.Name == pin)
            : pin.EndsWith("_o", StringComparison.Ordinal);

    /// <summary>
    /// A module of its own for each cell with a function, for simulators that read the structural netlist.
    /// </summary>
    public static string Models(Liberty library) =>
        string.Join(
            "\n",
            library
                .Cells.Values.Where(cell =>
                    cell.State is not { IsLatch: true }
                    && cell.LeftOut != CellUse.NoPlainCell
                    && cell.Pins.Any(pin => pin.IsOutput)
                    && cell.Pins.All(pin => !pin.IsOutput || IsUnderstood(cell, pin)))
                .OrderBy(cell => cell.Name, StringComparer.Ordinal)
                .Select(cell => new NetlistSimulation(Alone(cell), library).Write(null)));

    /// <summary>Whether what drives an output can be written in Verilog.</summary>
    internal static bool IsUnderstood(LibertyCell cell, LibertyPin output)
    {
        string[] names =
        [
            .. cell.Inputs.Select(pin => pin.Name),
            .. cell.State is { } state ? [state.State, state.Inverted] : Array.Empty<string>(),
        ];
        string?[] functions =
        [
            output.Function ?? "",
            cell.State?.Next,
            cell.State?.Clock,
            cell.State?.Clear,
            cell.State?.Preset,
        ];
        return functions.All(function => function is null || BooleanFunction.TryParse(function, names) is not null);
    }

    private static MappedNetlist Alone(LibertyCell cell)
    {
        MappedPort[] ports =
        [
            .. cell.Pins.Select(
                (pin, index) =>
                    new MappedPort(
                        new Port(pin.Name, pin.IsOutput ? PortDirection.Output : PortDirection.Input, 1),
                        [MappedNetlist.One + 1 + index])),
        ];
        var instance = new MappedCell(
            "held", cell.Name, ports.ToDictionary(port => port.Port.Name, port => port.Nets),
            new Dictionary<string, string>());
        return new MappedNetlist(cell.Name, ports, [instance], new Dictionary<int, string>());
    }

    /// <summary>The module.</summary>
    /// <param name="activityFile">File to which each simulation appends cycles, toggles and highs; null to count
    /// nothing.</param>
    public string Write(string? activityFile)
    {
        Dictionary<string, List<string>> clocked = [];
        var gates = new StringBuilder();
        HashSet<int> registers = [];
        foreach (MappedCell cell in netlist.Cells)
        {
            if (library.Cells.TryGetValue(cell.Type, out LibertyCell? known))
            {
                Cell(cell, known, gates, clocked, registers);
            }
            else
            {
                _text.Instance(gates, cell, parameters: true);
            }
        }

        StringBuilder text = _text.Begin([
            $"{netlist.Top}: netlist in cells of {library.Name}, each written as its function.",
        ]);
        _text.Wires(text, net => registers.Contains(net) ? "reg" : "wire");
        text.Append(gates).Append('\n');
        foreach ((string head, List<string> lines) in clocked)
        {
            text.Append("  ").Append(head).Append(" begin\n").AppendJoin("", lines).Append("  end\n\n");
        }

        if (activityFile is not null)
        {
            ActivityCounters.Write(text, [.. Counted.Select(_text.Net)], activityFile);
        }

        return NetlistText.End(text);
    }

    private void Cell(
        MappedCell cell, LibertyCell known, StringBuilder gates, Dictionary<string, List<string>> clocked,
        HashSet<int> registers)
    {
        string[] pins = [.. known.Inputs.Select(pin => pin.Name)];
        string[] nets =
        [
            .. pins.Select(pin =>
                cell.Pins.TryGetValue(pin, out IReadOnlyList<int>? connected) ? _text.Net(connected[0]) : "1'b0"),
        ];
        string Function(string function, IReadOnlyList<string> names, IReadOnlyList<string> written) =>
            BooleanFunction.TryParse(function, names, written)?.Verilog
            ?? throw new InvalidOperationException(
                $"The function '{function}' of cell {cell.Type} in {library.Path} cannot be understood.");

        string state = $"{cell.Name}_q";
        if (known.State is { } held)
        {
            gates.Append("  reg ").Append(state).Append(";\n");
            string Written(string function) =>
                Function(function, [.. pins, held.State, held.Inverted], [.. nets, state, $"~{state}"]);
            string[] forced = [.. new[] { (held.Clear, "1'b0"), (held.Preset, "1'b1") }
                .Where(force => force.Item1 is not null && !IsNever(force.Item1, pins, nets))
                .Select(force => $"{Written(force.Item1!)}\n{force.Item2}")];
            string body = $"{state} <= {Written(held.Next)};";
            string names = string.Join(
                "", forced.Select((force, index) => $"  wire {state}_f{index} = {force.Split('\n')[0]};\n"));
            // Flip-flops without set or reset share one block a clock; the others have one each.
            string head =
                forced.Length == 0 && !held.IsLatch ? $"always @(posedge {Clock(held.Clock, pins, nets, gates, state)})"
                : held.IsLatch ? $"always @* if ({Written(held.Clock)})"
                : $"always @(posedge "
                    + $"{Clock(held.Clock, pins, nets, gates, state)}"
                    + $"{string.Concat(forced.Select((_, index) => $" or posedge {state}_f{index}"))})";
            gates.Append(names);
            string conditions = string.Concat(
                forced.Select((force, index) => $"if ({state}_f{index}) {state} <= {force.Split('\n')[1]}; else "));
            (clocked.TryGetValue(head, out List<string>? lines) ? lines : clocked[head] = []).Add(
                $"    {conditions}{(held.IsLatch ? body.Replace("<=", "=", StringComparison.Ordinal) : body)}\n");
        }

        foreach (LibertyPin output in known.Pins.Where(pin => pin.IsOutput && cell.Pins.ContainsKey(pin.Name)))
        {
            IReadOnlyList<string> names = known.State is { } s ? [.. pins, s.State, s.Inverted] : pins;
            IReadOnlyList<string> written = known.State is null ? nets : [.. nets, state, $"~{state}"];
            gates
                .Append("  assign ")
                .Append(_text.Net(cell.Pins[output.Name][0]))
                .Append(" = ")
                .Append(Function(output.Function ?? "0", names, written))
                .Append(";\n");
        }
    }

    // A clock that is a plain net is used as it is, so that Verilator sees one clock.
    private static string Clock(string function, string[] pins, string[] nets, StringBuilder gates, string state)
    {
        string written =
            BooleanFunction.TryParse(function, pins, nets)?.Verilog
            ?? throw new InvalidOperationException($"The clock '{function}' cannot be understood.");
        if (nets.Contains(written))
        {
            return written;
        }

        gates.Append("  wire ").Append(state).Append("_c = ").Append(written).Append(";\n");
        return $"{state}_c";
    }

    private static bool IsNever(string function, string[] pins, string[] nets)
    {
        if (pins.Length > MostPinsTried)
        {
            return false;
        }

        int ones = nets.Select((net, index) => net == "1'b1" ? 1 << index : 0).Sum();
        int open = nets.Select((net, index) => net is "1'b0" or "1'b1" ? 0 : 1 << index).Sum();
        BooleanFunction? parsed = BooleanFunction.TryParse(function, pins);
        return parsed is not null
            && Enumerable
                .Range(0, 1 << pins.Length)
                .Where(row => (row & ~open) == ones)
                .All(row => !parsed.Evaluate(row));
    }
}
