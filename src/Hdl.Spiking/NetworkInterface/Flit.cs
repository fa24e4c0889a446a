namespace Hdl.Spiking.NetworkInterface;

/// <summary>What a flit is in its packet.</summary>
public enum FlitKind
{
    /// <summary>Between head and tail.</summary>
    Body,

    /// <summary>First of several.</summary>
    Head,

    /// <summary>Last of several.</summary>
    Tail,

    /// <summary>The only one.</summary>
    Single,
}

/// <summary>Memory operations.</summary>
public enum MemoryOperation
{
    /// <summary>One word is read.</summary>
    Read,

    /// <summary>Words at ascending addresses are read.</summary>
    BurstRead,

    /// <summary>One word is written.</summary>
    Write,

    /// <summary>Words at ascending addresses are written.</summary>
    BurstWrite,
}

/// <summary>Flits of the network on chip (32 bits), written field by field.</summary>
public static class Flit
{
    /// <summary>Most words of a burst.</summary>
    public const int MaxBurst = 256;

    /// <summary>A spike.</summary>
    /// <param name="destination">Node, 9 bits.</param>
    /// <param name="source">Source, 9 bits: what the AER table is looked up with.</param>
    /// <param name="neuron">Neuron of the source, 8 bits.</param>
    public static uint Spike(int destination, int source, int neuron) => Of(destination, source, neuron, 0);

    /// <summary>The end of a step.</summary>
    public static uint End(int destination, int source) => Of(destination, source, 0, 1);

    /// <summary>The acknowledgement of a step.</summary>
    public static uint Acknowledge(int destination, int source) => Of(destination, source, 0, 2);

    /// <summary>A single flit of any type, reserved ones included.</summary>
    public static uint Of(int destination, int source, int neuron, int type) =>
        ((uint)neuron << 22) | ((uint)source << 13) | ((uint)type << 10) | ((uint)destination << 1);

    /// <summary>The head of a request.</summary>
    /// <param name="destination">Node, 9 bits.</param>
    /// <param name="source">Node that the answer goes to.</param>
    /// <param name="operation">What is asked for.</param>
    /// <param name="words">1..256.</param>
    public static uint Request(int destination, int source, MemoryOperation operation, int words) =>
        ((uint)(words - 1) << 22) | ((uint)source << 13) | ((uint)operation << 10) | ((uint)destination << 1) | 1;
}
