namespace Hdl.Flows;

/// <summary>Size of a design after technology-independent synthesis.</summary>
/// <param name="Cells">Number of cells by type.</param>
/// <param name="GateEquivalents">Area in two-input NAND gates: combinational gates counted by transistors, flip-flops as <see cref="FlipFlopGates"/>.</param>
/// <param name="FlipFlops">Flip-flops, in bits.</param>
/// <param name="MemoryBits">Bits of memories left as such.</param>
/// <param name="LogicLevels">Gates on the longest combinational path.</param>
public sealed record YosysReport(
    IReadOnlyDictionary<string, long> Cells, double GateEquivalents, long FlipFlops, long MemoryBits, int LogicLevels)
{
    /// <summary>NAND2 equivalents that a flip-flop is counted as; usual in standard-cell libraries (24 transistors).</summary>
    public const double FlipFlopGates = 6;
}
