namespace Hdl.Networks.Spiking;

/// <summary>One layer of a spiking network.</summary>
public abstract record SpikingLayer
{
    /// <summary>What it is called, in the framework it comes from; empty for nothing.</summary>
    public string Name { get; init; } = "";

    /// <summary>Shape of what it gives.</summary>
    /// <param name="input">Shape of what it gets.</param>
    public abstract MapShape OutputOf(MapShape input);
}

/// <summary>Form of a weight.</summary>
public enum WeightFormat
{
    /// <summary>-1, 0 or +1 times the layer's scale.</summary>
    Ternary,

    /// <summary>A signed integer of 2..8 bits.</summary>
    Signed,
}

/// <summary>A layer with weights, which ends in neurons.</summary>
public abstract record WeightedLayer : SpikingLayer
{
    /// <summary>Form of the weights.</summary>
    public WeightFormat Format { get; init; } = WeightFormat.Signed;

    /// <summary>Bits of a weight: 2 where they are ternary, else 2..8.</summary>
    public int WeightBits { get; init; } = 8;

    /// <summary>Scale a of ternary weights, 1 or more; 1 for signed ones.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>The weights before the scale, output slowest, then input channel, kernel row, kernel column.</summary>
    public required sbyte[] Weights { get; init; }

    /// <summary>The neurons.</summary>
    public required NeuronModel Neurons { get; init; }
}

/// <summary>
/// Fully connected: neuron n gets the weight [n][i] of each input i that spikes. Inputs are counted as the source has
/// them, (c * H + y) * W + x.
/// </summary>
public sealed record DenseLayer : WeightedLayer
{
    /// <summary>Neurons N.</summary>
    public required int Outputs { get; init; }

    /// <inheritdoc/>
    public override MapShape OutputOf(MapShape input) => new(Outputs, 1, 1);
}

/// <summary>Convolution: weights [M][C / groups][Kh][Kw].</summary>
public sealed record ConvLayer : WeightedLayer
{
    /// <summary>Channels M of the outputs.</summary>
    public required int Outputs { get; init; }

    /// <summary>Kernel, stride and padding.</summary>
    public required Window Window { get; init; }

    /// <summary>Groups g, which divide the channels of inputs and outputs.</summary>
    public int Groups { get; init; } = 1;

    /// <inheritdoc/>
    public override MapShape OutputOf(MapShape input) =>
        new(Outputs, Window.OutputHeight(input.Height), Window.OutputWidth(input.Width));
}

/// <summary>How a pooling layer makes one spike of several.</summary>
public enum PoolKind
{
    /// <summary>Each input event becomes an event of each output whose window covers it.</summary>
    Sum,

    /// <summary>One event per step of each output whose window had one.</summary>
    Or,
}

/// <summary>Pooling within each channel: no weights, no neurons.</summary>
public sealed record PoolLayer : SpikingLayer
{
    /// <summary>How it makes one spike of several.</summary>
    public required PoolKind Kind { get; init; }

    /// <summary>Kernel, stride and padding.</summary>
    public required Window Window { get; init; }

    /// <inheritdoc/>
    public override MapShape OutputOf(MapShape input) =>
        new(input.Channels, Window.OutputHeight(input.Height), Window.OutputWidth(input.Width));
}
