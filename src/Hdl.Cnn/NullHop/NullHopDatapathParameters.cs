using System.Globalization;
using Hdl.Core.Problems;

namespace Hdl.Cnn.NullHop;

/// <summary>
/// What the datapath can do of what <see cref="NullHopParameters"/> can ask for: one run and one segment per cycle.
/// </summary>
public abstract record NullHopDatapathParameters : NullHopParameters
{
    /// <summary>Defaults within it.</summary>
    protected NullHopDatapathParameters()
        : this(new NullHopParameters())
    {
    }

    /// <summary>Other parameters, as far as it goes.</summary>
    /// <param name="parameters">What is asked for.</param>
    protected NullHopDatapathParameters(NullHopParameters parameters)
        : base(parameters) => (FetchRuns, MapSegments) = (1, 1);

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        (string Key, int Value)[] ones = [("fetch-runs", FetchRuns), ("map-segments", MapSegments)];
        return base.ValidateRelations().Concat(
            ones.Where(one => one.Value != 1).Select(one => new Problem(
                "The datapath takes one per cycle", one.Key, one.Value.ToString(CultureInfo.InvariantCulture),
                "Choose 1.")));
    }
}
