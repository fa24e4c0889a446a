using System.Globalization;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Spiking.SpikeCounter;

/// <summary>Parameters of the counter that reads the output layer.</summary>
public sealed record SpikeCounterParameters : HdlParameters
{
    /// <summary>Width of a beat of the result.</summary>
    public const int ResultWidth = 32;

    /// <summary>Output neurons N, 1..1024. Default: 10.</summary>
    [Parameter("Output neurons", Unit = "neurons", Min = 1, Max = 1024)]
    public int Neurons { get; init; } = 10;

    /// <summary>Most time steps per image, 1..65535; with more, sums wrap. Default: 16.</summary>
    [Parameter("Most time steps per image", Unit = "steps", Min = 1, Max = 65_535)]
    public int MaxSteps { get; init; } = 16;

    /// <summary>What is summed: spikes or membrane potentials. Default: spikes.</summary>
    [Parameter("What is summed over the steps")]
    public Readout Readout { get; init; } = Readout.Spikes;

    /// <summary>Width of a membrane potential, 2..32; used by readout=potential alone. Default: 18.</summary>
    [Parameter("Width of a membrane potential (readout=potential)", Unit = "bits", Min = 2, Max = 32)]
    public int PotentialWidth { get; init; } = 18;

    /// <summary>Width of a sum: unsigned spike counts, or signed sums of potentials.</summary>
    public int SumWidth => Readout == Readout.Spikes
        ? FixedPoint.UnsignedWidth(MaxSteps)
        : PotentialWidth + FixedPoint.CeilLog2(MaxSteps);

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        if (SumWidth > ResultWidth)
        {
            yield return new Problem(
                $"A sum of potentials takes {Text(SumWidth)} bits and a beat of the result has {Text(ResultWidth)}",
                "potential-width",
                Text(PotentialWidth),
                $"Choose at most {Text(ResultWidth - FixedPoint.CeilLog2(MaxSteps))}, or a lower max-steps.");
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
