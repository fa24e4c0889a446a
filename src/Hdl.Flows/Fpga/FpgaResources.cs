namespace Hdl.Flows.Fpga;

/// <summary>Sums up cells by kind of resource.</summary>
internal static class FpgaResources
{
    /// <summary>
    /// Resources in the order of the table; those with nothing used are left out, but for LUTs and flip-flops.
    /// </summary>
    /// <param name="cells">Number of cells by type, after synthesis.</param>
    /// <param name="device">The device.</param>
    public static IReadOnlyList<ResourceUse> Of(IReadOnlyDictionary<string, long> cells, FpgaDevice device)
    {
        long Sum(Func<string, bool> matches) => cells.Where(cell => matches(cell.Key)).Sum(cell => cell.Value);
        int? lut = device.IsPlaced ? device.LogicCells : null;
        if (device.IsPlaced)
        {
            return Used(
                new ResourceUse("LUTs", Sum(type => type == "SB_LUT4"), lut),
                new ResourceUse("flip-flops", Sum(type => type.StartsWith("SB_DFF", StringComparison.Ordinal)), lut),
                new ResourceUse("carry", Sum(type => type == "SB_CARRY"), lut),
                new ResourceUse(
                    "block RAMs of 4 kbit", Sum(type => type.StartsWith("SB_RAM40", StringComparison.Ordinal)),
                    device.BlockRams),
                new ResourceUse("SPRAMs of 256 kbit", Sum(type => type == "SB_SPRAM256KA"), device.BigRams));
        }

        return Used(
            new ResourceUse("LUTs", Sum(IsLut), null),
            new ResourceUse(
                "flip-flops", Sum(type => type is "FDRE" or "FDSE" or "FDCE" or "FDPE" or "TRELLIS_FF"), null),
            new ResourceUse(
                "LUT RAMs",
                Sum(type =>
                    type.StartsWith("RAM", StringComparison.Ordinal)
                        && !type.StartsWith("RAMB", StringComparison.Ordinal)
                    || type == "TRELLIS_DPR16X4"),
                null),
            new ResourceUse(
                "block RAMs of 18 kbit",
                Sum(type => type is "RAMB18E1" or "DP16KD" or "PDPW16KD") + (2 * Sum(type => type == "RAMB36E1")),
                null),
            new ResourceUse("multipliers", Sum(type => type is "DSP48E1" or "MULT18X18D"), null));
    }

    private static bool IsLut(string type) => type is "LUT1" or "LUT2" or "LUT3" or "LUT4" or "LUT5" or "LUT6";

    private static IReadOnlyList<ResourceUse> Used(params ResourceUse[] resources) =>
        [.. resources.Where((use, index) => index < 2 || use.Used > 0)];
}
