using Hdl.Core.Problems;

namespace Hdl.Flows.Asic;

/// <summary>A pin of a library cell.</summary>
/// <param name="Name">The pin.</param>
/// <param name="IsOutput">Whether the cell drives it.</param>
/// <param name="Function">What it drives, in Liberty's notation; null where the library gives no function.</param>
/// <param name="IsTimed">Whether the library gives a delay to it from all that it depends on, where it is an
/// output.</param>
public sealed record LibertyPin(string Name, bool IsOutput, string? Function, bool IsTimed = true)
{
    /// <summary>Load of an input, in the library's unit.</summary>
    public double Capacitance { get; init; }

    /// <summary>Largest load of an output, in the library's unit; null where none is given.</summary>
    public double? MaxCapacitance { get; init; }
}

/// <summary>The state of a flip-flop or latch, conditions in Liberty's notation.</summary>
/// <param name="IsLatch">Whether it follows its data while <paramref name="Clock"/> is 1, instead of taking them at its
/// rise.</param>
/// <param name="State">Name of the state in the functions of the outputs.</param>
/// <param name="Inverted">Name of its complement.</param>
/// <param name="Clock">Clock or enable.</param>
/// <param name="Next">Next state.</param>
/// <param name="Clear">Sets the state to 0 at once; null for never.</param>
/// <param name="Preset">Sets it to 1 at once; null for never.</param>
public sealed record LibertyState(
    bool IsLatch, string State, string Inverted, string Clock, string Next, string? Clear, string? Preset);
/// <summary>A library cell.</summary>
/// <param name="Name">The cell.</param>
/// <param name="Area">In the library's own unit.</param>
/// <param name="Pins">Signal pins.</param>
/// <param name="State">The state it holds; null for a gate.</param>
public sealed record LibertyCell(string Name, double Area, IReadOnlyList<LibertyPin> Pins, LibertyState? State)
{
    /// <summary>Why no design is mapped to it; empty where it may be used.</summary>
    public string LeftOut { get; init; } = "";

    /// <summary>The output of a cell that has one alone, with a function; else null.</summary>
    public LibertyPin? Output =>
        Pins.Where(pin => pin.IsOutput).ToArray() is [{ Function: not null } only] ? only : null;

    /// <summary>Input pins.</summary>
    public IEnumerable<LibertyPin> Inputs => Pins.Where(pin => !pin.IsOutput);

    /// <summary>How fast it is, for cells of one input and one output with tables of delays.</summary>
    internal CellDelay? Delay { get; init; }

    /// <summary>Where it stands.</summary>
    internal LibertyGroup? Group { get; init; }

    /// <summary>
    /// Whether it is a gate of so many inputs and this truth table, first input in bit 0 of the index.
    /// </summary>
    internal bool Computes(int inputs, int table)
    {
        string[] names = [.. Inputs.Select(pin => pin.Name)];
        return State is null && names.Length == inputs && LeftOut != CellUse.NoPlainCell && Output is { } output
            && BooleanFunction.TryParse(output.Function!, names) is { } function
            && Enumerable.Range(0, 1 << inputs).All(row => function.Evaluate(row) == (((table >> row) & 1) != 0));
    }
}

/// <summary>What the flow needs of a library of standard cells.</summary>
/// <param name="Name">The library's own name.</param>
/// <param name="Path">The file, or the files.</param>
/// <param name="Cells">By name, those that are left out among them.</param>
public sealed record Liberty(string Name, string Path, IReadOnlyDictionary<string, LibertyCell> Cells)
{
    private const int Not = 0b01;
    private const int Same = 0b10;
    private const int Nand = 0b0111;

    // A buffer of more is one for clocks or pads, of several stages.
    private const double LargestBuffer = 2;

    /// <summary>The cells that designs are mapped to.</summary>
    public IEnumerable<LibertyCell> Used => Cells.Values.Where(cell => cell.LeftOut.Length == 0);

    /// <summary>The cell that areas are counted in: the smallest two-input NAND, whether it is used or not.</summary>
    public LibertyCell Nand2 => Smallest("NAND2", Cells.Values.Where(cell => cell.Computes(2, Nand)))!;

    /// <summary>The smallest inverter: what is taken to drive inputs.</summary>
    public LibertyCell Inverter => Smallest("INV", Used.Where(cell => cell.Computes(1, Not)))!;

    /// <summary>The buffers, smallest first; empty where there is none.</summary>
    public IReadOnlyList<LibertyCell> Buffers => [.. Used.Where(cell => cell.Computes(1, Same))
        .OrderBy(cell => cell.Area).ThenBy(cell => cell.Name, StringComparer.Ordinal)];

    /// <summary>How many cells were left out by the library's or the user's choice, by reason.</summary>
    public IReadOnlyList<(string Reason, int Count)> LeftOut => [.. Cells.Values
        .Where(cell => cell.LeftOut.Length > 0 && cell.LeftOut != CellUse.NoPlainCell).CountBy(cell => cell.LeftOut)
        .OrderBy(reason => reason.Key, StringComparer.Ordinal).Select(reason => (reason.Key, reason.Value))];

    /// <summary>The files, in the order they were named.</summary>
    internal IReadOnlyList<LibertyFile> Files { get; init; } = [];

    /// <summary>
    /// The buffer for nets of many sinks: of the plain ones, of two NANDs at most, the one that is fastest with that
    /// many NAND inputs to drive and may drive them. Where the library has no tables, the largest of them; null where
    /// it has no buffer.
    /// </summary>
    /// <param name="sinks">Inputs to be driven.</param>
    public LibertyCell? Buffer(int sinks)
    {
        IReadOnlyList<LibertyCell> buffers = Buffers;
        if (buffers.Count == 0)
        {
            return null;
        }

        double load = LoadOf(sinks);
        LibertyCell[] plain =
        [
            .. buffers.Where(cell => cell.Area <= Math.Max(LargestBuffer * Nand2.Area, buffers[0].Area)),
        ];
        double slew = plain.FirstOrDefault(cell => cell.Delay is not null)?.Delay!.TypicalSlew ?? 0;
        return plain
                .Where(cell => cell.Delay is not null)
                .OrderBy(cell => cell.Output!.MaxCapacitance < load)
                .ThenBy(cell => cell.Delay!.At(slew, load))
                .ThenBy(cell => cell.Area)
                .FirstOrDefault()
            ?? plain[^1];
    }

    /// <summary>What keeps the flow from mapping to this library; empty where nothing does.</summary>
    public IEnumerable<Problem> Check()
    {
        (string What, bool Found)[] needed =
        [
            ("flip-flop", Used.Any(cell => cell.State is { IsLatch: false } && cell.Area > 0)),
            ("inverter", Smallest("INV", Used.Where(cell => cell.Computes(1, Not))) is not null),
            ("two-input NAND", Smallest("NAND2", Cells.Values.Where(cell => cell.Computes(2, Nand))) is not null),
        ];
        string found =
            $"library '{Name}' of {Cells.Count} cells"
            + (LeftOut.Count == 0 ? "" : $", of them left out: {LeftOutText}");
        return needed
            .Where(need => !need.Found)
            .Select(need => new Problem(
                $"The library has no {need.What}", Path, found,
                "Give a complete library of standard cells, all its files where it is in several."));
    }

    /// <summary>What was left out, as a text.</summary>
    internal string LeftOutText => string.Join(", ", LeftOut.Select(reason => $"{reason.Count} x {reason.Reason}"));

    /// <summary>The library with its delay gates left out.</summary>
    /// <param name="sinks">Inputs that a strong cell drives.</param>
    internal Liberty WithoutDelayGates(int sinks)
    {
        if (Smallest("NAND2", Cells.Values.Where(cell => cell.Computes(2, Nand))) is null)
        {
            return this;
        }

        double load = LoadOf(sinks);
        HashSet<string> slow =
        [
            .. new[] { Not, Same }
                .SelectMany(table => CellUse.DelayGates([.. Used.Where(cell => cell.Computes(1, table))], load))
                .Select(cell => cell.Name),
        ];
        return this with
        {
            Cells = Cells.ToDictionary(
                cell => cell.Key,
                cell => slow.Contains(cell.Key) ? cell.Value with { LeftOut = CellUse.Delay } : cell.Value),
        };
    }

    private double LoadOf(int sinks) => sinks * Nand2.Inputs.Max(pin => pin.Capacitance);

    private static LibertyCell? Smallest(string name, IEnumerable<LibertyCell> cells) =>
        cells
            .Where(cell => cell.Area > 0)
            .OrderBy(cell => cell.Area)
            .ThenBy(cell => !cell.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            .ThenBy(cell => cell.Name, StringComparer.Ordinal)
            .FirstOrDefault();
}
