using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>Parameters of the accelerator with its registers.</summary>
public sealed record NullHopSystemParameters : NullHopDatapathParameters
{
    /// <summary>The size of the network that ships.</summary>
    public NullHopSystemParameters()
    {
    }

    /// <summary>Another size, as far as the datapath goes.</summary>
    /// <param name="parameters">The size.</param>
    public NullHopSystemParameters(NullHopParameters parameters)
        : base(parameters)
    {
    }
}
