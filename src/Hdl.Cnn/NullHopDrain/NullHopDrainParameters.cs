using System.Globalization;
using System.Numerics;
using Hdl.Cnn.NullHop;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;

namespace Hdl.Cnn.NullHopDrain;

/// <summary>Parameters of what makes values of the sums of the accelerator's multipliers.</summary>
public sealed record NullHopDrainParameters : HdlParameters
{
    /// <summary>Multipliers N, a power of two in 16..256; clusters C = N / 16. Default: 64.</summary>
    [Parameter("Multiply-accumulate units whose sums come, a power of two", Unit = "MACs", Min = 16, Max = 256)]
    public int Macs { get; init; } = 64;

    /// <summary>Most lanes, a power of two of at most C; with more than one, sums are added. Default: 4.</summary>
    [Parameter("Most lanes, a power of two of at most macs / 16", Unit = "lanes", Min = 1, Max = 16)]
    public int Lanes { get; init; } = 4;

    /// <summary>Width V of values, 4..16. Default: 8.</summary>
    [Parameter("Width of output values", Unit = "bits", Min = 4, Max = 16)]
    public int ValueWidth { get; init; } = 8;

    /// <summary>Width A of sums, 16..48; totals wrap. Default: 32.</summary>
    [Parameter("Width of accumulators", Unit = "bits", Min = 16, Max = 48)]
    public int AccumulatorWidth { get; init; } = 32;

    /// <summary>Multipliers of output channels. Default: none.</summary>
    [Parameter("Multipliers of 16 bits for each output channel, or none")]
    public NullHopScale Scale { get; init; } = NullHopScale.None;

    /// <summary>Rows of 16 biases (and multipliers). Default: 16.</summary>
    [Parameter("Rows of 16 biases", Unit = "rows", Min = 1, Max = 4096)]
    public int BiasRows { get; init; } = 16;

    /// <summary>Clusters C of 16 multipliers: most words of a pass.</summary>
    public int Clusters => Macs / NullHopParameters.WordChannels;

    /// <summary>Width of a number of words, all clusters included.</summary>
    public int WordsWidth => FixedPoint.UnsignedWidth(Clusters);

    /// <summary>Width of a bias row's address.</summary>
    public int BiasAddressWidth => FixedPoint.IndexWidth(BiasRows);

    /// <summary>Whether totals are multiplied.</summary>
    public bool IsScaled => Scale == NullHopScale.Channel;

    /// <summary>Stages behind the choice of the word.</summary>
    public int Stages => IsScaled ? 5 : 4;

    /// <summary>Width of Z.</summary>
    public int ZWidth => AccumulatorWidth + (IsScaled ? 16 : 0);

    /// <summary>2^(V-1) - 1.</summary>
    public int MostSigned => (1 << (ValueWidth - 1)) - 1;

    /// <summary>2^V - 1.</summary>
    public int MostUnsigned => (1 << ValueWidth) - 1;

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        foreach ((string key, int value, int most) in
            ((string, int, int)[])[("macs", Macs, 256), ("lanes", Lanes, Clusters)])
        {
            if (!BitOperations.IsPow2(value) || value > most)
            {
                yield return new Problem(
                    "No power of two in range", key, value.ToString(CultureInfo.InvariantCulture),
                    $"Choose a power of two of at most {most.ToString(CultureInfo.InvariantCulture)}.");
            }
        }
    }
}
