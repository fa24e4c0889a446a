using Hdl.Core.Parameters;

namespace Hdl.Flows.Asic;

/// <summary>A pin of a library cell.</summary>
/// <param name="Name">The pin.</param>
/// <param name="IsOutput">Whether the cell drives it.</param>
/// <param name="Function">What it drives, in Liberty's notation; null where the library gives no function.</param>
/// <param name="IsTimed">Whether the library gives a delay to it, where it is an output.</param>
public sealed record LibertyPin(string Name, bool IsOutput, string? Function, bool IsTimed = true);

/// <summary>The state of a flip-flop or latch, conditions in Liberty's notation.</summary>
/// <param name="IsLatch">Whether it follows its data while <paramref name="Clock"/> is 1, instead of taking them at its rise.</param>
/// <param name="State">Name of the state in the functions of the outputs.</param>
/// <param name="Inverted">Name of its complement.</param>
/// <param name="Clock">Clock or enable.</param>
/// <param name="Next">Next state.</param>
/// <param name="Clear">Sets the state to 0 at once; null for never.</param>
/// <param name="Preset">Sets it to 1 at once; null for never.</param>
public sealed record LibertyState(bool IsLatch, string State, string Inverted, string Clock, string Next, string? Clear, string? Preset);

/// <summary>A library cell.</summary>
/// <param name="Name">The cell.</param>
/// <param name="Area">In the library's own unit.</param>
/// <param name="Pins">Signal pins.</param>
/// <param name="State">The state it holds; null for a gate.</param>
public sealed record LibertyCell(string Name, double Area, IReadOnlyList<LibertyPin> Pins, LibertyState? State)
{
    /// <summary>The output of a cell that has one alone, with a function; else null.</summary>
    public LibertyPin? Output => Pins.Count(pin => pin.IsOutput) == 1 ? Pins.First(pin => pin.IsOutput && pin.Function is not null) : null;

    /// <summary>Input pins.</summary>
    public IEnumerable<LibertyPin> Inputs => Pins.Where(pin => !pin.IsOutput);
}

/// <summary>What the flow needs of a library of standard cells.</summary>
/// <param name="Name">The library's own name.</param>
/// <param name="Path">The file.</param>
/// <param name="Cells">By name.</param>
public sealed record Liberty(string Name, string Path, IReadOnlyDictionary<string, LibertyCell> Cells)
{
    /// <summary>The cell that areas are counted in: the smallest two-input NAND.</summary>
    public LibertyCell Nand2 => Smallest("NAND2", cell => Computes(cell, 2, 0b0111))!;

    /// <summary>The smallest inverter: what is taken to drive inputs.</summary>
    public LibertyCell Inverter => Smallest("INV", cell => Computes(cell, 1, 0b01))!;

    /// <summary>The buffers, weakest first as far as area tells; empty where there is none.</summary>
    public IReadOnlyList<LibertyCell> Buffers => [.. Cells.Values.Where(cell => Computes(cell, 1, 0b10))
        .OrderBy(cell => cell.Area).ThenBy(cell => cell.Name, StringComparer.Ordinal)];

    /// <summary>What keeps the flow from mapping to this library; empty where nothing does.</summary>
    public IEnumerable<Problem> Check()
    {
        (string What, bool Found)[] needed =
        [
            ("flip-flop", Cells.Values.Any(cell => cell.State is { IsLatch: false } && cell.Area > 0)),
            ("inverter", Smallest("INV", cell => Computes(cell, 1, 0b01)) is not null),
            ("two-input NAND", Smallest("NAND2", cell => Computes(cell, 2, 0b0111)) is not null),
        ];
        return needed.Where(need => !need.Found).Select(need => new Problem(
            $"The library has no {need.What}", Path, $"library '{Name}' of {Cells.Count} cells", "Give a complete library of standard cells."));
    }

    private LibertyCell? Smallest(string name, Func<LibertyCell, bool> fits) => Cells.Values.Where(cell => fits(cell) && cell.Area > 0)
        .OrderBy(cell => cell.Area).ThenBy(cell => !cell.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ThenBy(cell => cell.Name, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>Whether a gate has so many inputs and this truth table, first input in bit 0 of the index.</summary>
    private static bool Computes(LibertyCell cell, int inputs, int table)
    {
        string[] names = [.. cell.Inputs.Select(pin => pin.Name)];
        return cell.State is null && names.Length == inputs && cell.Output is { } output
            && BooleanFunction.TryParse(output.Function!, names) is { } function
            && Enumerable.Range(0, 1 << inputs).All(row => function.Evaluate(row) == (((table >> row) & 1) != 0));
    }
}
