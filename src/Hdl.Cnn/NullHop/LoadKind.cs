namespace Hdl.Cnn.NullHop;

/// <summary>What a load command loads, as LOAD_KIND has it.</summary>
public enum LoadKind
{
    /// <summary>Rows of 16 weights of U bits.</summary>
    Weight = 0,

    /// <summary>Rows of 16 biases of 32 bits, in two's complement.</summary>
    Bias = 1,

    /// <summary>Rows of 16 multipliers of 16 bits, unsigned.</summary>
    Scale = 2,
}
