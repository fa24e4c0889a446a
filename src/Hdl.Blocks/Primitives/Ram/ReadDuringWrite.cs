namespace Hdl.Blocks.Primitives.Ram;

/// <summary>What a read gives that meets a write of the same word in one cycle.</summary>
public enum ReadDuringWrite
{
    /// <summary>Any value, X in simulation: block RAM needs no logic beside it.</summary>
    Undefined,

    /// <summary>
    /// The word before the write; FPGA tools add a comparison and a bypass where their RAM does not do so itself.
    /// </summary>
    Old,
}
