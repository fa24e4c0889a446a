namespace Hdl.Core.Ports;

/// <summary>A declared port outside streams, as scenarios and golden models name it: it stands wherever the name of a port is asked for.</summary>
/// <param name="Name">The port.</param>
/// <param name="Width">Bits, 1 or more.</param>
public sealed record PortHandle(string Name, int Width)
{
    /// <summary>The name of the port.</summary>
    public static implicit operator string(PortHandle port) => port.Name;
}
