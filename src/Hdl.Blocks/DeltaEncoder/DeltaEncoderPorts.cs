using Hdl.Core.Ports;

namespace Hdl.Blocks.DeltaEncoder;

/// <summary>Ports of a delta encoder.</summary>
public sealed class DeltaEncoderPorts : ModulePorts
{
    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Length, widths and lanes.</param>
    public DeltaEncoderPorts(DeltaEncoderParameters parameters)
    {
        string early = parameters.Words > 1
            ? "Bit 0: a vector ended early; the rest of the state stays as it was."
            : "Bit 0 is 0, for a vector of one beat cannot end early.";
        string elements = parameters.Lanes == 1
            ? "an element per beat"
            : FormattableString.Invariant($"{parameters.Lanes} elements per beat, the first in the low bits");
        Group("Taken with the first beat of a vector, for all of it");
        Theta = Input("theta_i", parameters.ValueWidth);
        Clear = Input("clear_i", 1);
        Group($"Errors since reset or error_clear_i.\n{early}\nBit 1: beats beyond the vector's length were dropped.");
        ErrorClear = Input("error_clear_i", 1);
        Error = Output("error_o", 2);
        Group($"Vectors, {elements}");
        Vector = Input("vector", new ItemStream(parameters.Lanes, parameters.ValueWidth, keeps: false));
        Group("Pairs");
        Pair = Output("pair", new PairStream(parameters));
    }

    /// <summary>The threshold.</summary>
    public PortHandle Theta { get; }

    /// <summary>Whether the vector begins with a cleared state.</summary>
    public PortHandle Clear { get; }

    /// <summary>Clears the errors.</summary>
    public PortHandle ErrorClear { get; }

    /// <summary>The errors, a bit for each kind.</summary>
    public PortHandle Error { get; }

    /// <summary>Vectors.</summary>
    public ItemStream Vector { get; }

    /// <summary>What changed.</summary>
    public PairStream Pair { get; }
}
