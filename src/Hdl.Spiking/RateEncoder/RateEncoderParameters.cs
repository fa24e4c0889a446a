using System.Globalization;
using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Numerics;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Networks.Models;

namespace Hdl.Spiking.RateEncoder;

/// <summary>Parameters of the encoder from images to spike vectors.</summary>
public sealed record RateEncoderParameters : HdlParameters
{
    /// <summary>Pixels N of an image, 1..4096. Default: 784.</summary>
    [Parameter("Pixels of an image", Unit = "pixels", Min = 1, Max = 4096)]
    public int Pixels { get; init; } = 784;

    /// <summary>Pixels B a beat, and lanes of the encoder, 1..128, at most Pixels. Default: 8.</summary>
    [Parameter("Pixels per beat, which are encoded together", Unit = "pixels", Min = 1, Max = 128)]
    public int PixelsPerBeat { get; init; } = 8;

    /// <summary>How a pixel becomes spikes. Default: poisson.</summary>
    [Parameter("How a pixel becomes spikes")]
    public InputCoding Coding { get; init; } = InputCoding.Poisson;

    /// <summary>Most time steps per image, 1..65535. Default: 16.</summary>
    [Parameter("Most time steps per image", Unit = "steps", Min = 1, Max = 65_535)]
    public int MaxSteps { get; init; } = 16;

    /// <summary>What the image buffer becomes: behavioural or macro. Default: behavioural.</summary>
    [Parameter("What the image buffer becomes: behavioural or macro")]
    public MemoryForm Memory { get; init; } = MemoryForm.Behavioural;

    /// <summary>
    /// Beats of a complete image, rows of the buffer, and cycles that a step's scan takes: ceil(Pixels /
    /// PixelsPerBeat).
    /// </summary>
    public int Rows => FixedPoint.CeilDivide(Pixels, PixelsPerBeat);

    /// <summary>Width of the number of steps.</summary>
    public int StepWidth => FixedPoint.UnsignedWidth(MaxSteps);

    /// <summary>The image buffer: two images, rows of both alternating.</summary>
    public RamParameters Buffer =>
        new()
        {
            Depth = 2 * Rows,
            Width = 8 * PixelsPerBeat,
            Memory = Memory,
            Style = Style,
        };

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations()
    {
        if (PixelsPerBeat > Pixels)
        {
            yield return new Problem(
                "A beat holds more pixels than an image",
                "pixels-per-beat",
                PixelsPerBeat.ToString(CultureInfo.InvariantCulture),
                $"Choose at most {Pixels.ToString(CultureInfo.InvariantCulture)}.");
        }

        if (Memory == MemoryForm.InitFile)
        {
            yield return new Problem(
                "An image buffer has no first contents", "memory", "init_file", "Choose behavioural or macro.");
        }
    }
}
