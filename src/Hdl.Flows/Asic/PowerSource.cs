namespace Hdl.Flows.Asic;

/// <summary>Where a library gives internal energy: OpenSTA counts it in another way at each.</summary>
public enum PowerSource
{
    /// <summary>Clock pin of a flip-flop.</summary>
    Clock,

    /// <summary>Other input, whatever the state of the cell.</summary>
    Input,

    /// <summary>Other input, in some states alone (<c>when</c>).</summary>
    ConditionalInput,

    /// <summary>Output of a flip-flop, by its clock.</summary>
    FlipFlopOutput,

    /// <summary>Output of a gate, by an input.</summary>
    GateOutput,

    /// <summary>Output, by no input that it names, or by one that does not decide it.</summary>
    OtherOutput,

    /// <summary>Asynchronous clear or preset, and what it does to the output: at rest, so it takes nothing.</summary>
    Reset,
}
