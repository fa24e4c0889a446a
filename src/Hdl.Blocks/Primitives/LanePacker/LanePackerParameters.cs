using System.Globalization;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Blocks.Primitives.LanePacker;

/// <summary>Parameters of a packer of sparse beats into dense ones.</summary>
public sealed record LanePackerParameters : HdlParameters
{
    /// <summary>Slots I of an input beat, any of which may be empty, 1..24. Default: 4.</summary>
    [Parameter("Slots of an input beat", Unit = "items", Min = 1, Max = 24)]
    public int InputItems { get; init; } = 4;

    /// <summary>Items O of an output beat, 1..32, not less than there are slots. Default: 4.</summary>
    [Parameter("Items of an output beat, not less than slots", Unit = "items", Min = 1, Max = 32)]
    public int BeatItems { get; init; } = 4;

    /// <summary>Width of an item, 1..64 bits. Default: 16.</summary>
    [Parameter("Width of an item", Unit = "bits", Min = 1, Max = 64)]
    public int ItemWidth { get; init; } = 16;

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        if (BeatItems < InputItems)
        {
            yield return new Problem(
                "A beat holds less than comes in a cycle",
                "beat-items",
                BeatItems.ToString(CultureInfo.InvariantCulture),
                $"Choose at least {InputItems.ToString(CultureInfo.InvariantCulture)}.");
        }
    }
}
