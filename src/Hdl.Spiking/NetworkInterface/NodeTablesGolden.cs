using Hdl.Core.Numerics;
using Hdl.Spiking.TernaryPe;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>What a node keeps besides its weights: AER table, lists and registers, by word address.</summary>
/// <param name="parameters">Which interface.</param>
internal sealed class NodeTablesGolden(NetworkInterfaceParameters parameters)
{
    private readonly uint[] _bases = new uint[parameters.Lists.Sources];
    private readonly uint[] _destinations = new uint[parameters.Lists.Destinations];
    private readonly uint[] _predecessors = new uint[parameters.Lists.Predecessors];
    private readonly uint[] _constants = new uint[3];
    private uint _status;
    private uint _dropped;

    /// <summary>This node's address.</summary>
    public uint Node { get; private set; }

    /// <summary>Entries of the destination list in use.</summary>
    public int Entries { get; private set; }

    /// <summary>Nodes that acknowledge a step.</summary>
    public int Consumers { get; private set; }

    /// <summary>Entries of the predecessor list in use.</summary>
    public int Predecessors { get; private set; }

    /// <summary>Steps fired.</summary>
    public uint Steps { get; set; }

    /// <summary>The three constants as they were written.</summary>
    public IReadOnlyList<uint> Constants => _constants;

    /// <summary>An entry of the destination list.</summary>
    public uint Destination(int entry) => _destinations[entry];

    /// <summary>An entry of the predecessor list.</summary>
    public uint Predecessor(int entry) => _predecessors[entry];

    /// <summary>The base of a source; null where it is not known.</summary>
    public int? BaseOf(int source) =>
        source < parameters.Lists.Sources && _bases[source] >> 31 == 1 ? (int)(_bases[source] & 0xFFFF) : null;

    /// <summary>Notes a dropped flit.</summary>
    /// <param name="bit">Bit of the status register, counted from bit 8, where errors begin.</param>
    public void Drop(int bit)
    {
        _status |= 1u << bit;
        _dropped++;
    }

    /// <summary>Width of a constant.</summary>
    public int WidthOf(int constant) => parameters.Datapath == Datapath.Count
        ? FixedPoint.CeilLog2(parameters.Inputs + 1) + 1
        : constant == 2 ? parameters.Widths.PotentialWidth : parameters.Widths.ScaleWidth;

    /// <summary>What is at an address; null where there is nothing.</summary>
    public uint? Read(uint address)
    {
        int index = (int)(address & 0x0FFF_FFFF);
        return (address >> 28) switch
        {
            2 when index < _bases.Length => _bases[index],
            3 when index < _destinations.Length => _destinations[index],
            4 when index < _predecessors.Length => _predecessors[index],
            5 => index switch
            {
                0 => 0x4E4F_4445,
                1 => _status << 8,
                2 => _dropped,
                3 => Node,
                4 => (uint)Entries,
                5 => (uint)Consumers,
                6 => (uint)Predecessors,
                7 or 8 or 9 => _constants[index - 7],
                10 => Steps,
                0x3FC => 0x0001_0000,
                0x3FD => (uint)(parameters.Inputs + (parameters.Neurons << 16)),
                0x3FE => (uint)(_bases.Length + (_destinations.Length << 16) + (_predecessors.Length << 24))
                    + (parameters.Datapath == Datapath.Count ? 0x8000_0000 : 0),
                _ => null,
            },
            _ => null,
        };
    }

    /// <summary>Writes a word.</summary>
    /// <returns>Whether the address takes it.</returns>
    public bool Write(uint address, uint data)
    {
        int index = (int)(address & 0x0FFF_FFFF);
        switch (address >> 28)
        {
            case 2 when index < _bases.Length && (data & 0x7FFF_FFFF) < parameters.Inputs:
                _bases[index] = data;
                return true;
            case 3 when index < _destinations.Length && data < 1 << 10:
                _destinations[index] = data;
                return true;
            case 4 when index < _predecessors.Length && data < 1 << 9:
                _predecessors[index] = data;
                return true;
            case 5:
                return WriteRegister(index, data);
            default:
                return false;
        }
    }

    private bool WriteRegister(int index, uint data)
    {
        switch (index)
        {
            case 1:
                _status &= ~(data >> 8);
                return true;
            case 2:
                _dropped = 0;
                return true;
            case 3 when data < 1 << 9:
                Node = data;
                return true;
            case 4 when data <= parameters.Lists.Destinations:
                Entries = (int)data;
                return true;
            case 5 when data <= parameters.Lists.Destinations:
                Consumers = (int)data;
                return true;
            case 6 when data <= parameters.Lists.Predecessors:
                Predecessors = (int)data;
                return true;
            case 7 or 8 or 9 when Fits(index - 7, data):
                _constants[index - 7] = data;
                return true;
            default:
                return false;
        }
    }

    private bool Fits(int constant, uint data)
    {
        bool signed = parameters.Datapath == Datapath.Count || constant == 2;
        int width = WidthOf(constant);
        return signed ? FixedPoint.Wrap((int)data, width) == (int)data : data >> width == 0;
    }
}
