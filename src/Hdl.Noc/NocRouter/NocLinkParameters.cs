using Hdl.Core.Parameters;

namespace Hdl.Noc.NocRouter;

/// <summary>The links of a router or of a mesh, and what a flit passes behind each of them.</summary>
public sealed record NocLinkParameters : NocHopParameters
{
    /// <summary>Links of one virtual channel.</summary>
    public NocLinkParameters()
    {
    }

    /// <summary>Links of one virtual channel to routers that are decided elsewhere.</summary>
    /// <param name="hop">What a flit passes at every router.</param>
    public NocLinkParameters(NocHopParameters hop)
        : base(hop)
    {
    }

    /// <summary>Virtual channels V of every link, 1..4. Default: 1.</summary>
    [Parameter("Virtual channels of a link", Min = 1, Max = 4)]
    public int VirtualChannels { get; init; } = 1;
}
