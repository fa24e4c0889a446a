using Hdl.Core.Numerics;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>Widths and numbers of what engine and commands keep, as their templates see them.</summary>
/// <param name="Configuration">The accelerator.</param>
internal sealed record EngineWidths(TwSnnUp5kResolvedParameters Configuration)
{
    /// <summary>Width of a threshold as commands write it.</summary>
    public const int LeastDataWidth = 16;

    // A count of 0 stands for 256.
    private const int CommandCountWidth = 9;

    /// <summary>Width of the data that commands write: a row, or a threshold of 16 bits.</summary>
    public int DataWidth => Math.Max(LeastDataWidth, 2 * Configuration.Elements);

    /// <summary>Width of a score and of a number of steps.</summary>
    public int StepsWidth => FixedPoint.UnsignedWidth(Configuration.Parameters.MaxSteps);

    /// <summary>Width of a class's number.</summary>
    public int ClassWidth => FixedPoint.IndexWidth(Configuration.Outputs);

    /// <summary>Width of a layer's number.</summary>
    public int LayerWidth => FixedPoint.IndexWidth(Configuration.Layers);

    /// <summary>Width that holds a number of events as well as the index of one.</summary>
    public int EventCountWidth => FixedPoint.UnsignedWidth(Configuration.Network.Shape.Max());

    /// <summary>Width of an event that a hidden layer sends to the next.</summary>
    public int EventWidth =>
        FixedPoint.IndexWidth(Configuration.Network.Layers.SkipLast(1).Max(layer => layer.Neurons));

    /// <summary>Most neurons that take turns on an element.</summary>
    public int Folds => Enumerable.Range(0, Configuration.Layers).Max(Configuration.FoldsOf);

    /// <summary>Width of the number of a neuron among those that take turns on an element.</summary>
    public int FoldWidth => FixedPoint.IndexWidth(Folds);

    /// <summary>Width of the address of a row of weights.</summary>
    public int RowWidth => FixedPoint.IndexWidth(Configuration.Rows);

    /// <summary>Width of the address of a threshold.</summary>
    public int ThresholdWidth => FixedPoint.IndexWidth(Configuration.Thresholds);

    /// <summary>Width of the number of an element.</summary>
    public int ElementWidth => FixedPoint.CeilLog2(Configuration.Elements);

    /// <summary>Width of the number of a neuron in its layer.</summary>
    public int NeuronWidth =>
        Math.Max(ElementWidth, FixedPoint.IndexWidth(Configuration.Network.Layers.Max(layer => layer.Neurons)));

    /// <summary>Width of a number of rows, thresholds or pixels that a command still lacks.</summary>
    public int LeftWidth => Math.Max(CommandCountWidth, FixedPoint.UnsignedWidth(Configuration.Inputs));

    /// <summary>Width of the number of a byte of a row, a threshold or a pixel.</summary>
    public int ByteWidth => FixedPoint.IndexWidth(Math.Max(2, Configuration.RowBytes));

    /// <summary>
    /// Bytes behind the letter of the answer to V: version (2 numbers of 2), elements, most steps, layers, and 2 for
    /// each layer's size.
    /// </summary>
    public int VersionLength => 4 + 3 + (2 * Configuration.Network.Shape.Count);

    /// <summary>Width of the number of a byte of an answer.</summary>
    public int AnswerWidth => FixedPoint.UnsignedWidth(Math.Max(VersionLength, Configuration.Outputs + 1));

    /// <summary>The most steps that an image may take.</summary>
    public int MaxSteps => Configuration.Parameters.MaxSteps;

    /// <summary>State of the random numbers after reset.</summary>
    public int Seed => Configuration.Network.Seed;

    /// <summary>All bits of a count: what a weight of -1 adds.</summary>
    public long MinusOne => (1L << Configuration.CountWidth) - 1;
}
