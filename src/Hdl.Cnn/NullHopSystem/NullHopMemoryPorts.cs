using Hdl.Blocks.Axi;
using Hdl.Blocks.Axi.ReadMaster;
using Hdl.Blocks.Axi.WriteMaster;
using Hdl.Cnn.NullHop;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>Ports of <c>nullhop</c> with <c>memory-ports=axi4</c>: masters in place of streams.</summary>
public sealed class NullHopMemoryPorts : ModulePorts
{
    /// <summary>Bits of a byte address.</summary>
    public const int AddressBits = 32;

    /// <summary>Bits of a region's number of words less one.</summary>
    public const int LengthBits = 20;

    /// <summary>Bits of a region's number of packets less one.</summary>
    public const int PacketBits = 28;

    /// <summary>Beats of the longest chunk that is written.</summary>
    public const int ChunkBeats = 16;

    private const int BurstBeats = 16;
    private const int Outstanding = 8;
    private const int FifoWords = BurstBeats * Outstanding;

    /// <summary>Declares the ports.</summary>
    /// <param name="parameters">Widths and words per beat.</param>
    public NullHopMemoryPorts(NullHopParameters parameters)
    {
        Registers = Include(new AxiLitePorts());
        Map = Include(new AxiMasterPorts(
            "m_axi_map", MapReader(parameters).Shape with { Writes = true }, "Maps in memory, read and written"));
        Param = Include(new AxiMasterPorts(
            "m_axi_param", ParamReader(parameters).Shape, "Parameters in memory, read"));
    }

    /// <summary>Access to the registers.</summary>
    public AxiLitePorts Registers { get; }

    /// <summary>The memory of the maps.</summary>
    public AxiMasterPorts Map { get; }

    /// <summary>The memory of the parameters.</summary>
    public AxiMasterPorts Param { get; }

    /// <summary>Bytes of a beat of maps, which is a word of their memory.</summary>
    public static int MapBytes(NullHopParameters parameters) =>
        parameters.InputWords * FixedPoint.CeilDivide(parameters.WordWidth, 8);

    /// <summary>What reads maps.</summary>
    public static AxiReadMasterParameters MapReader(NullHopParameters parameters) =>
        Reader(parameters, MapBytes(parameters));

    /// <summary>What reads parameters.</summary>
    public static AxiReadMasterParameters ParamReader(NullHopParameters parameters) =>
        Reader(parameters, parameters.ParamBits / 8);

    /// <summary>What writes maps.</summary>
    public static AxiWriteMasterParameters MapWriter(NullHopParameters parameters) => new()
    {
        BusBytes = MapBytes(parameters),
        BurstBeats = BurstBeats,
        Outstanding = Outstanding,
        AddressBits = AddressBits,
        LengthBits = LengthBits,
        FifoWords = FifoWords,
        Style = parameters.Style,
    };

    private static AxiReadMasterParameters Reader(NullHopParameters parameters, int bytes) => new()
    {
        BusBytes = bytes,
        BurstBeats = BurstBeats,
        Outstanding = Outstanding,
        AddressBits = AddressBits,
        LengthBits = LengthBits,
        FifoWords = FifoWords,
        Style = parameters.Style,
    };
}
