namespace Hdl.Blocks.Primitives.Ram;

/// <summary>What a memory becomes in the emitted Verilog.</summary>
public enum MemoryForm
{
    /// <summary>An array that Yosys, Vivado and Quartus infer as a memory.</summary>
    Behavioural,

    /// <summary>
    /// The same array, its first contents read from the file that the module's parameter <c>InitFile</c> names.
    /// </summary>
    InitFile,

    /// <summary>
    /// An instance of the black box <c>&lt;module&gt;_macro</c>; the design also holds a behavioural model of it, for
    /// simulation.
    /// </summary>
    Macro,
}
