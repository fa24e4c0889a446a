using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Spiking.AerEncoder;

/// <summary>Parameters of an encoder from spike vectors to address events.</summary>
public sealed record AerEncoderParameters : HdlParameters
{
    /// <summary>Bits N of a spike vector, 1..4096. Default: 784.</summary>
    [Parameter("Bits of a spike vector", Unit = "bits", Min = 1, Max = 4096)]
    public int Inputs { get; init; } = 784;

    /// <summary>Lanes K, 1..64, at most Inputs: lane k sends the bits i with i mod K = k. Default: 1.</summary>
    [Parameter("Lanes; lane k sends the bits i with i mod lanes = k", Unit = "lanes", Min = 1, Max = 64)]
    public int Lanes { get; init; } = 1;

    /// <summary>Width of a tag that each vector hands to all its events, 0..32 bits; 0 for none. Default: 0.</summary>
    [Parameter("Width of a tag that a vector hands to its events; 0 for none", Unit = "bits", Min = 0, Max = 32)]
    public int TagWidth { get; init; }

    /// <summary>
    /// Whether a vector is taken before its first event, and copied, so that its source can make the next one;
    /// otherwise it is taken with its last event, and stays where it is until then. Default: true.
    /// </summary>
    [Parameter(
        "Copy a vector and take it before its first event; otherwise it is taken with its last, and no copy is kept")]
    public bool Copy { get; init; } = true;

    /// <summary>
    /// Whether the next group of 32 bits is found while the events of one leave, so that no path leads from an event's
    /// ready to the search or to the vector's ready; the first events come a cycle later. Needs lanes of more than 32
    /// bits and a copy. Default: false.
    /// </summary>
    [Parameter(
        "Find the next 32 bits while the events of some leave: shorter paths, one cycle more before the first event")]
    public bool Prefetch { get; init; }

    /// <summary>
    /// Bits that a lane looks after: ceil(Inputs / Lanes). Lanes beyond Inputs mod Lanes use one less.
    /// </summary>
    public int LaneBits => FixedPoint.CeilDivide(Inputs, Lanes);

    /// <summary>Width of an event's address, which is i / Lanes for bit i.</summary>
    public int AddressWidth => FixedPoint.IndexWidth(LaneBits);

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        if (Lanes > Inputs)
        {
            yield return new Problem(
                "More lanes than bits to send",
                "lanes",
                Lanes.ToString(CultureInfo.InvariantCulture),
                $"Choose at most {Inputs.ToString(CultureInfo.InvariantCulture)}.");
        }
        else if (Prefetch && LaneBits <= AerEncoderLane.GroupWidth)
        {
            yield return new Problem(
                "A lane of one group has no next group to find",
                "prefetch",
                "true",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Leave it out, or choose lanes of more than {AerEncoderLane.GroupWidth} bits."));
        }

        if (Prefetch && !Copy)
        {
            yield return new Problem(
                "A vector that is not copied is gone when its next group is found", "prefetch", "true",
                "Leave it out, or set copy=true.");
        }
    }
}
