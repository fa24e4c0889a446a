namespace Hdl.Cnn.NullHop;

/// <summary>Whether output channels have multipliers.</summary>
public enum NullHopScale
{
    /// <summary>None: Z = T.</summary>
    None,

    /// <summary>An unsigned multiplier of 16 bits for each output channel.</summary>
    Channel,
}
