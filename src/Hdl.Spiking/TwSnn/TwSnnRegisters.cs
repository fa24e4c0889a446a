using Hdl.Core.Registers;

namespace Hdl.Spiking.TwSnn;

/// <summary>The register map of <c>twsnn</c>: byte addresses on AXI4-Lite, one 32-bit word each.</summary>
public static class TwSnnRegisters
{
    /// <summary>Read-only: "TWS1".</summary>
    public const int Id = 0x000;

    /// <summary>Time steps per image, 1..MaxSteps.</summary>
    public const int Steps = 0x004;

    /// <summary>
    /// Bit 0: busy. Bits 8..11: sticky errors, cleared by writing 1: short image, long image, address, refused write;
    /// those that cannot be are 0.
    /// </summary>
    public const int Status = 0x008;

    /// <summary>Pixel level of threshold coding; not there with other inputs.</summary>
    public const int Level = 0x00C;

    /// <summary>Read-only: results sent.</summary>
    public const int Images = 0x010;

    /// <summary>Read-only: time steps the output layer has finished.</summary>
    public const int TimeSteps = 0x014;

    /// <summary>Read-only: clock cycles with an image in flight, low word.</summary>
    public const int CyclesLow = 0x018;

    /// <summary>Read-only: the same, high word.</summary>
    public const int CyclesHigh = 0x01C;

    /// <summary>Any write clears the counters.</summary>
    public const int Clear = 0x020;

    /// <summary>
    /// Layer (15:8, from 0) and bank (7:0; the number of lanes means the biases) that weights are written to;
    /// weights=ram.
    /// </summary>
    public const int WeightSelect = 0x040;

    /// <summary>Row that weights are written to; weights=ram.</summary>
    public const int WeightRow = 0x044;

    /// <summary>The next 32 bits of the row, then of the next row; weights=ram.</summary>
    public const int WeightData = 0x048;

    /// <summary>First register of the first layer.</summary>
    public const int LayerBase = 0x100;

    /// <summary>Bytes from one layer's registers to the next's.</summary>
    public const int LayerStride = 0x20;

    /// <summary>a, in a layer's registers; potential datapath.</summary>
    public const int WeightScale = 0x00;

    /// <summary>b, in a layer's registers; potential datapath.</summary>
    public const int BiasScale = 0x04;

    /// <summary>vth, in a layer's registers; potential datapath.</summary>
    public const int Threshold = 0x08;

    /// <summary>
    /// Count threshold for bias -1, in a layer's registers; those for 0 and +1 follow; count datapath.
    /// </summary>
    public const int CountThreshold = 0x0C;

    /// <summary>Inputs 15:0 and neurons 31:16, at the end of a layer's registers.</summary>
    public const int LayerShape = 0x1C;

    /// <summary>Read-only: major 31:16 and minor 15:0 number of the map's version.</summary>
    public const int Version = Identification.Version;

    /// <summary>Read-only: what was generated; see the fields of the map.</summary>
    public const int Shape = Identification.Shape;

    /// <summary>Major number of the map's version.</summary>
    public const int VersionMajor = 1;

    /// <summary>Minor number of the map's version.</summary>
    public const int VersionMinor = 0;

    /// <summary>Seed of lane 0; one word per lane follows. Poisson coding.</summary>
    public const int Seeds = 0x800;

    /// <summary>Layers that the map has room for.</summary>
    public const int MaxLayers = (Seeds - LayerBase) / LayerStride;

    /// <summary>What <see cref="Id"/> reads as.</summary>
    public const uint IdValue = 0x54575331;
}
