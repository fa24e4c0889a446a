using Hdl.Blocks.Primitives.Ram;
using Hdl.Core.Parameters;
using Hdl.Core.Problems;
using Hdl.Networks.Models;
using Hdl.Networks.Spiking;

namespace Hdl.Spiking.SpikingConv;

/// <summary>Which taps of a kernel an event is added through per cycle.</summary>
public enum ConvParallel
{
    /// <summary>One: one bank of membranes.</summary>
    Tap,

    /// <summary>Those of a row of the kernel: a bank for each of its columns.</summary>
    Row,

    /// <summary>All: a bank for each tap.</summary>
    Kernel,
}

/// <summary>Parameters of a convolution of events into spiking neurons; of a dense layer with a map of 1 x 1.</summary>
public sealed record SpikingConvParameters : HdlParameters
{
    /// <summary>Name of the module. Default: spiking_conv.</summary>
    [Parameter("Name of the module, and the first part of its memory files' names")]
    public override string Module { get; init; } = "spiking_conv";

    /// <summary>Channels C of the inputs, 1..65536. Default: 1.</summary>
    [Parameter("Channels of the inputs", Unit = "channels", Min = 1, Max = 65_536)]
    public int Channels { get; init; } = 1;

    /// <summary>Rows H of the inputs, 1..256. Default: 28.</summary>
    [Parameter("Rows of the inputs", Unit = "rows", Min = 1, Max = 256)]
    public int Height { get; init; } = 28;

    /// <summary>Columns W of the inputs, 1..256. Default: 28.</summary>
    [Parameter("Columns of the inputs", Unit = "columns", Min = 1, Max = 256)]
    public int Width { get; init; } = 28;

    /// <summary>Channels M of the outputs, 1..4096. Default: 8.</summary>
    [Parameter("Channels of the outputs", Unit = "channels", Min = 1, Max = 4096)]
    public int Outputs { get; init; } = 8;

    /// <summary>Kernel, stride and padding.</summary>
    [ParameterGroup]
    public ConvWindowParameters Window { get; init; } = new();

    /// <summary>Groups g, which divide the channels of inputs and outputs. Default: 1.</summary>
    [Parameter("Groups of channels that have nothing to do with each other", Unit = "groups", Min = 1, Max = 4096)]
    public int Groups { get; init; } = 1;

    /// <summary>Taps per cycle. Default: kernel.</summary>
    [Parameter("Taps of the kernel that an event is added through per cycle")]
    public ConvParallel Parallel { get; init; } = ConvParallel.Kernel;

    /// <summary>Folds F: words that the channels of a position take, a divisor of the outputs. Default: 1.</summary>
    [Parameter("Words that the outputs of a position take, a divisor of them", Unit = "words", Min = 1, Max = 4096)]
    public int Folds { get; init; } = 1;

    /// <summary>Width of a tag that each packet carries through to its spikes, 0..32. Default: 0.</summary>
    [Parameter(
        "Width of a tag that a packet carries through to its spikes; 0 for none", Unit = "bits", Min = 0, Max = 32)]
    public int TagWidth { get; init; }

    /// <summary>Form of the weights. Default: ternary.</summary>
    [Parameter("Weights of -1, 0, +1 times a scale, or signed numbers")]
    public WeightFormat WeightFormat { get; init; } = WeightFormat.Ternary;

    /// <summary>Bits of a signed weight, 2..8. Default: 8.</summary>
    [Parameter("Width of a signed weight", Unit = "bits", Min = 2, Max = 8)]
    public int WeightBits { get; init; } = 8;

    /// <summary>Scale a of ternary weights, 1..65535. Default: 1.</summary>
    [Parameter("Scale of ternary weights", Min = 1, Max = 65_535)]
    public int Scale { get; init; } = 1;

    /// <summary>The neurons.</summary>
    [ParameterGroup]
    public SpikingNeuronParameters Neurons { get; init; } = new();

    /// <summary>
    /// What leaves of a step: words with spikes, or the potentials of all neurons after their biases; these neurons
    /// never fire, are never reset and do not wait. Default: spikes.
    /// </summary>
    [Parameter("What leaves of a step: spikes, or the potentials of all neurons, which then never fire")]
    public Readout Readout { get; init; } = Readout.Spikes;

    /// <summary>
    /// Whether bit 0 of the tag marks the last step of a sequence, after which persistent potentials are cleared.
    /// Default: false.
    /// </summary>
    [Parameter("Clear persistent potentials after a step whose tag has bit 0 set")]
    public bool ClearAfterLast { get; init; }

    /// <summary>Events of one input per step that the width proof counts with, 1..2^24. Default: 1.</summary>
    [Parameter(
        "Events of one input per step that the proof of widths counts with", Unit = "events", Min = 1,
        Max = 1 << 24)]
    public int EventsPerInput { get; init; } = 1;

    /// <summary>What the memories become. Default: behavioural.</summary>
    [Parameter("What the memories become: inferred, or black boxes for SRAM macros")]
    public MemoryForm Memory { get; init; } = MemoryForm.Behavioural;

    /// <summary>Seed of the weights of a layer that is generated on its own. Default: 1.</summary>
    [Parameter("Seed of the random weights of a layer that is generated on its own")]
    public int WeightSeed { get; init; } = 1;

    /// <summary>Weights, thresholds and biases; drawn from <see cref="WeightSeed"/> when null.</summary>
    public ConvWeights? Weights { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Problem> ValidateRelations() => SpikingConvChecks.Problems(this);
}

/// <summary>Kernel, stride and padding of a convolution.</summary>
public sealed record ConvWindowParameters
{
    /// <summary>Rows Kh of the kernel, 1..16. Default: 3.</summary>
    [Parameter("Rows of the kernel", Unit = "rows", Min = 1, Max = 16)]
    public int KernelHeight { get; init; } = 3;

    /// <summary>Columns Kw of the kernel, 1..16. Default: 3.</summary>
    [Parameter("Columns of the kernel", Unit = "columns", Min = 1, Max = 16)]
    public int KernelWidth { get; init; } = 3;

    /// <summary>Stride Sy in rows, 1..16. Default: 1.</summary>
    [Parameter("Stride in rows", Unit = "rows", Min = 1, Max = 16)]
    public int StrideY { get; init; } = 1;

    /// <summary>Stride Sx in columns, 1..16. Default: 1.</summary>
    [Parameter("Stride in columns", Unit = "columns", Min = 1, Max = 16)]
    public int StrideX { get; init; } = 1;

    /// <summary>Rows Py of zeros above and below, 0..15, fewer than the kernel's. Default: 1.</summary>
    [Parameter("Rows of zeros above and below", Unit = "rows", Min = 0, Max = 15)]
    public int PaddingY { get; init; } = 1;

    /// <summary>Columns Px of zeros on both sides, 0..15, fewer than the kernel's. Default: 1.</summary>
    [Parameter("Columns of zeros on the left and on the right", Unit = "columns", Min = 0, Max = 15)]
    public int PaddingX { get; init; } = 1;

    /// <summary>The window as networks describe it.</summary>
    public Window Window => new()
    {
        KernelHeight = KernelHeight,
        KernelWidth = KernelWidth,
        StrideY = StrideY,
        StrideX = StrideX,
        PaddingY = PaddingY,
        PaddingX = PaddingX,
    };
}
