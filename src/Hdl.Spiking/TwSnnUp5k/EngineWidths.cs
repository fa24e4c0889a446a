using Hdl.Core.Numerics;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>Widths of what engine and commands keep, as their templates see them.</summary>
/// <param name="Configuration">The accelerator.</param>
internal sealed record EngineWidths(TwSnnUp5kResolvedParameters Configuration)
{
    /// <summary>Width of a threshold as commands write it.</summary>
    public const int LeastDataWidth = 16;

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
    public int EventWidth => FixedPoint.IndexWidth(Configuration.Network.Layers.SkipLast(1).Max(layer => layer.Neurons));

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
    public int NeuronWidth => Math.Max(ElementWidth, FixedPoint.IndexWidth(Configuration.Network.Layers.Max(layer => layer.Neurons)));

    /// <summary>All bits of a count: what a weight of -1 adds.</summary>
    public long MinusOne => (1L << Configuration.CountWidth) - 1;
}
