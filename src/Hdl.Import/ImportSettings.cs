using Hdl.Networks.Spiking;

namespace Hdl.Import;

/// <summary>What a user says about an import; null is left to the file, then to a default that is printed.</summary>
public sealed record ImportSettings
{
    /// <summary>Name of the network, a Verilog identifier.</summary>
    public required string Name { get; init; }

    /// <summary>Bits of a weight, 2..8; null for ternary weights.</summary>
    public int? Bits { get; init; } = 8;

    /// <summary>Whether every output has a scale of its own, and with it a threshold.</summary>
    public bool PerChannel { get; init; }

    /// <summary>Seconds of a time step, where the file has continuous time; null for 1e-4.</summary>
    public double? TimeStep { get; init; }

    /// <summary>What firing does, where the file does not say.</summary>
    public NeuronReset? Reset { get; init; }

    /// <summary>When neurons fire, where the file does not say.</summary>
    public FireComparison? Fires { get; init; }

    /// <summary>Time steps per sample; null for those of the samples.</summary>
    public int? Steps { get; init; }
}
