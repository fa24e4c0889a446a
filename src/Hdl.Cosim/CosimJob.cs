using Hdl.Core.Designs;
using Hdl.Core.Golden;

namespace Hdl.Cosim;

/// <summary>What is co-simulated: a design, a golden model, scenarios.</summary>
/// <param name="Block">Name for reports.</param>
/// <param name="Design">The design with its memory files.</param>
/// <param name="CreateGolden">A golden model in its reset state: an <see cref="IStreamGolden"/> or an
/// <see cref="ICycleGolden"/>.</param>
/// <param name="Scenarios">What runs, enumerated once.</param>
public sealed record CosimJob(
    string Block, Design Design, Func<IGoldenModel> CreateGolden, IEnumerable<Scenario> Scenarios)
{
    /// <summary>Figures made of a scenario's pass without stalls; none by default.</summary>
    public Func<Scenario, IReadOnlyList<PhaseObservation>, IReadOnlyList<Figure>> Summarize { get; init; } =
        (_, _) => [];
}
