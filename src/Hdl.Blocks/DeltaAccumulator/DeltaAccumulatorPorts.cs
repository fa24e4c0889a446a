using Hdl.Blocks.DeltaEncoder;
using Hdl.Core.Ports;

namespace Hdl.Blocks.DeltaAccumulator;

/// <summary>Ports of a delta accumulator.</summary>
public sealed class DeltaAccumulatorPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Length, widths and lanes.</param>
    public DeltaAccumulatorPorts(DeltaAccumulatorParameters parameters)
    {
        Group("Taken with the first beat of a packet, for all of it");
        Clear = Input("clear_i", 1);
        Group("""
            Since reset or error_clear_i, a pair was dropped: its index was beyond the vector, or not
            greater than those before it, or it came behind a slot that was not kept.
            """);
        ErrorClear = Input("error_clear_i", 1);
        Error = Output("error_o", 1);
        Group(parameters.Lanes == 1
            ? "Pairs, one per beat"
            : FormattableString.Invariant($"Pairs, {parameters.Lanes} per beat, the first in the low bits"));
        Pair = Input("pair", new PairStream(parameters));
        Group("Vectors");
        Vector = Output("vector", new ItemStream(parameters.Lanes, parameters.ValueWidth, keeps: false));
    }

    /// <summary>Whether the packet begins with a cleared state.</summary>
    public PortHandle Clear { get; }

    /// <summary>Clears the error.</summary>
    public PortHandle ErrorClear { get; }

    /// <summary>The error.</summary>
    public PortHandle Error { get; }

    /// <summary>Pairs.</summary>
    public PairStream Pair { get; }

    /// <summary>The state after each packet.</summary>
    public ItemStream Vector { get; }
}
