namespace Hdl.Flows.Asic;

/// <summary>
/// Flip-flops that capture the complement of their data, as those of ASAP7. <c>dfflibmap</c> of Yosys 0.23 sees the
/// complement and forgets that it exchanges set and reset, so that the reset value is wrong. Read with the two names of
/// its state exchanged, the same flip-flop captures its data as they are, cleared where it was preset: so it is handed
/// to Yosys.
/// </summary>
internal static class FlipFlopText
{
    private static readonly (string One, string Other)[] Exchanged =
    [
        ("clear", "preset"),
        ("clear_preset_var1", "clear_preset_var2"),
    ];

    /// <summary>Writes a cell's flip-flop without the complement, where it has one.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="edits">Takes the changes.</param>
    public static void Straighten(LibertyGroup cell, TextEdits edits)
    {
        if (cell.Of("ff").FirstOrDefault() is not { } flop
            || flop.Find("next_state") is not { } next
            || flop.Argument.Split(',', StringSplitOptions.TrimEntries) is not [var state, var inverted]
            || Complemented(cell, next.Value) is not { } data)
        {
            return;
        }

        edits.Replace(flop.ArgumentAt, $"{inverted}, {state}");
        edits.Replace(next.ValueAt, $"\"{data}\"");
        foreach ((string one, string other) in Exchanged)
        {
            if (flop.Find(one) is { } first)
            {
                edits.Replace(first.NameAt, other);
            }

            if (flop.Find(other) is { } second)
            {
                edits.Replace(second.NameAt, one);
            }
        }
    }

    /// <summary>The pin whose complement a function is; null where it is anything else.</summary>
    private static string? Complemented(LibertyGroup cell, string function)
    {
        string[] inputs =
        [
            .. cell.Of("pin").Where(pin => pin.Attribute("direction") == "input").Select(pin => pin.Argument),
        ];
        return
            BooleanFunction.TryParse(function, inputs) is { } parsed
            && parsed.Support(inputs.Length).ToArray() is [var data]
            && inputs.Length <= BooleanFunction.MostTried
            && parsed.Evaluate(0)
            ? inputs[data]
            : null;
    }
}
