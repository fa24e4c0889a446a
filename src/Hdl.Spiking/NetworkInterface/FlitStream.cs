using Hdl.Core.Ports;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>A link of a router: flits of a packet, one per beat.</summary>
public sealed class FlitStream : StreamHandle
{
    /// <summary>A stream of flits.</summary>
    public FlitStream()
    {
        Kind = Field("kind", 2);
        Data = Field("data", 32);
    }

    /// <summary>0 body, 1 head, 2 tail, 3 single.</summary>
    public FieldHandle Kind { get; }

    /// <summary>The flit.</summary>
    public FieldHandle Data { get; }
}
