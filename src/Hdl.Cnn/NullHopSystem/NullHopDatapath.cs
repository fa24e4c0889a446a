using System.Globalization;
using Hdl.Cnn.NullHop;
using Hdl.Core.Problems;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>What the datapath can do of what the parameters can ask for: one run and one segment a cycle.</summary>
internal static class NullHopDatapath
{
    /// <summary>Parameters with no more than the datapath can do.</summary>
    public static NullHopParameters Within(NullHopParameters parameters) =>
        parameters with { FetchRuns = 1, MapSegments = 1 };

    /// <summary>What they ask for beyond that.</summary>
    public static IEnumerable<Problem> Problems(NullHopParameters parameters)
    {
        (string Key, int Value)[] ones =
        [
            ("fetch-runs", parameters.FetchRuns), ("map-segments", parameters.MapSegments),
        ];
        return ones.Where(one => one.Value != 1).Select(one => new Problem(
            "The datapath takes one a cycle", one.Key, one.Value.ToString(CultureInfo.InvariantCulture),
            "Choose 1."));
    }
}
