namespace Hdl.Core.Ports;

/// <summary>
/// A declared port outside streams, as scenarios and golden models name it: it stands wherever the name of a port is
/// asked for.
/// </summary>
/// <param name="Name">The port.</param>
/// <param name="Width">Bits, 1 or more.</param>
public sealed record PortHandle(string Name, int Width)
{
    /// <summary>Place among the ports of its direction but clock and reset: the field in a beat of a cycle.</summary>
    public int Index { get; init; }

    /// <summary>First of its 32-bit words among a cycle's inputs or outputs (<c>ICycleGolden</c>).</summary>
    public int Word { get; init; }

    /// <summary>The name of the port.</summary>
    public static implicit operator string(PortHandle port) => port.Name;

    /// <summary>The place among the ports of this direction.</summary>
    public static implicit operator int(PortHandle port) => port.Index;
}
