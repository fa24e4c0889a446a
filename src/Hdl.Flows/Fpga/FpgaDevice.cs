namespace Hdl.Flows.Fpga;

/// <summary>
/// A device, or a family where only its synthesis is open: what Yosys and nextpnr must be told, and what it holds.
/// </summary>
/// <param name="Name">What users call it.</param>
/// <param name="Description">What it is.</param>
/// <param name="Synthesis">Yosys' command with its options; the top module is added.</param>
public sealed record FpgaDevice(string Name, string Description, string Synthesis)
{
    /// <summary>Devices that are known.</summary>
    public static IReadOnlyList<FpgaDevice> All { get; } =
    [
        new("up5k", "Lattice iCE40 UltraPlus 5K, package SG48", "synth_ice40 -device u -spram")
        {
            Place = ["--up5k", "--package", "sg48"], LogicCells = 5280, BlockRams = 30, BigRams = 4, Pins = 39,
        },
        new("hx8k", "Lattice iCE40 HX8K, package CT256", "synth_ice40 -device hx")
        {
            Place = ["--hx8k", "--package", "ct256"], LogicCells = 7680, BlockRams = 32, Pins = 206,
        },
        new("xc7", "Xilinx 7-series: resources alone", "synth_xilinx -family xc7 -flatten"),
        new("ecp5", "Lattice ECP5: resources alone", "synth_ecp5 -abc9"),
    ];

    /// <summary>Options of nextpnr-ice40; empty where there is no place and route.</summary>
    public IReadOnlyList<string> Place { get; init; } = [];

    /// <summary>Logic cells: a 4-input LUT and a flip-flop each; 0 where unknown.</summary>
    public int LogicCells { get; init; }

    /// <summary>Block RAMs of 4 kbit.</summary>
    public int BlockRams { get; init; }

    /// <summary>Single-port RAMs of 256 kbit.</summary>
    public int BigRams { get; init; }

    /// <summary>Pins that signals may use.</summary>
    public int Pins { get; init; }

    /// <summary>Whether there is place and route, and with it Fmax and a bitstream.</summary>
    public bool IsPlaced => Place.Count > 0;
}
