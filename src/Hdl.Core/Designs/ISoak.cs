namespace Hdl.Core.Designs;

/// <summary>
/// A long check that a block or target brings besides co-simulation, for the regression: found by its type, like
/// targets.
/// </summary>
public interface ISoak
{
    /// <summary>Name for reports.</summary>
    string Name { get; }

    /// <summary>Runs it, trial by trial.</summary>
    /// <param name="seed">What everything random in it is drawn from.</param>
    /// <param name="effort">How much, as a multiple.</param>
    /// <param name="cancellation">Ends it.</param>
    IEnumerable<SoakTrial> Run(int seed, int effort, CancellationToken cancellation);
}

/// <summary>What one trial of a soak found.</summary>
/// <param name="What">What was tried, on one line.</param>
/// <param name="Amount">How much, with its unit.</param>
/// <param name="Failure">What went wrong; null where all is well.</param>
public sealed record SoakTrial(string What, string Amount, string? Failure);
