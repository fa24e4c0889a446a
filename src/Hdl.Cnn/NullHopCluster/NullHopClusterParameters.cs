using System.Globalization;
using Hdl.Cnn.NullHop;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Cnn.NullHopCluster;

/// <summary>Parameters of 16 multipliers of the accelerator with their weights.</summary>
public sealed record NullHopClusterParameters : HdlParameters
{
    /// <summary>Output channels of a cluster, each with a multiplier of its own.</summary>
    public const int Multipliers = NullHopParameters.WordChannels;

    /// <summary>Width V of values, 4..16; the multipliers take them with a sign. Default: 8.</summary>
    [Parameter(
        "Width of input values, without the sign that goes along with them", Unit = "bits", Min = 4, Max = 16)]
    public int ValueWidth { get; init; } = 8;

    /// <summary>Width U of weights: 4..16, or 2 for ternary codes. Default: 8.</summary>
    [Parameter("Width of weights: 4..16, or 2: ternary", Unit = "bits", Min = 2, Max = 16)]
    public int WeightWidth { get; init; } = 8;

    /// <summary>Width A of accumulators, 16..48; sums wrap. Default: 32.</summary>
    [Parameter("Width of accumulators", Unit = "bits", Min = 16, Max = 48)]
    public int AccumulatorWidth { get; init; } = 32;

    /// <summary>
    /// Most lanes of the accelerator around it; with more than one there is beat_after_i. Default: 1.
    /// </summary>
    [Parameter(
        "Most lanes of the accelerator around it; with more than 1, beat_after_i", Unit = "lanes", Min = 1, Max = 16)]
    public int Lanes { get; init; } = 1;

    /// <summary>Rows D of 16 weights. Default: 1,024.</summary>
    [Parameter("Rows of 16 weights", Unit = "rows", Min = 16, Max = 65_536)]
    public int WeightRows { get; init; } = 1024;

    /// <summary>Whether weights are ternary codes.</summary>
    public bool IsTernary => WeightWidth == 2;

    /// <summary>Width of a row's address.</summary>
    public int RowWidth => FixedPoint.IndexWidth(WeightRows);

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        if (WeightWidth == 3)
        {
            yield return new Problem(
                "No such weights", "weight-width", WeightWidth.ToString(CultureInfo.InvariantCulture),
                "Choose 4..16, or 2 for ternary weights.");
        }
    }
}
