namespace Hdl.Spiking.NetworkInterface;

/// <summary>Word addresses of what a node keeps; <c>docs/network_interface.md</c> has the map.</summary>
public static class NodeAddress
{
    /// <summary>Number of the first of the three constants among the registers.</summary>
    public const int FirstConstant = 7;

    /// <summary>Region 5: registers.</summary>
    public const uint Registers = 0x5000_0000;

    /// <summary>"NODE" in ASCII, read only.</summary>
    public const uint Id = Registers;

    /// <summary>Sticky errors, cleared by writing ones.</summary>
    public const uint Status = Registers + 1;

    /// <summary>Flits dropped, cleared by writing.</summary>
    public const uint Dropped = Registers + 2;

    /// <summary>This node's own address.</summary>
    public const uint Node = Registers + 3;

    /// <summary>Entries of the destination list that are used.</summary>
    public const uint Entries = Registers + 4;

    /// <summary>Nodes behind them, each of which acknowledges a step.</summary>
    public const uint Consumers = Registers + 5;

    /// <summary>Entries of the predecessor list that are used.</summary>
    public const uint Predecessors = Registers + 6;

    /// <summary>Steps fired since reset, read only.</summary>
    public const uint Steps = Registers + 10;

    /// <summary>Version of this map, read only: major 31:16, minor 15:0.</summary>
    public const uint Version = Registers + 0x3FC;

    /// <summary>Inputs 15:0 and neurons 31:16, read only.</summary>
    public const uint Shape = Registers + 0x3FD;

    /// <summary>Sources 15:0, destinations 23:16, predecessors 30:24, 31 count datapath; read only.</summary>
    public const uint Lists = Registers + 0x3FE;

    /// <summary>What <see cref="Version"/> reads as.</summary>
    public const uint VersionValue = 0x0001_0000;

    /// <summary>A word of weights: 16 codes of the weights of one input.</summary>
    /// <param name="row">Input.</param>
    /// <param name="word">Neurons 16 word and up.</param>
    public static uint Weight(int row, int word) => ((uint)row << 4) | (uint)word;

    /// <summary>A word of biases.</summary>
    /// <param name="word">Neurons 16 word and up.</param>
    public static uint Bias(int word) => 0x1000_0000 | (uint)word;

    /// <summary>An entry of the AER table.</summary>
    /// <param name="source">Number of the source.</param>
    public static uint Base(int source) => 0x2000_0000 | (uint)source;

    /// <summary>An entry of the destination list.</summary>
    public static uint Destination(int index) => 0x3000_0000 | (uint)index;

    /// <summary>An entry of the predecessor list.</summary>
    public static uint Predecessor(int index) => 0x4000_0000 | (uint)index;

    /// <summary>One of the three constants.</summary>
    /// <param name="index">0..2: a, b, vth, or the counts for biases -1, 0, +1.</param>
    public static uint Constant(int index) => Registers + FirstConstant + (uint)index;
}
