using Hdl.Cnn.Layers;

namespace Hdl.Cnn.NullHop;

/// <summary>
/// Layers as loads, descriptors and packets: each is cut into passes, each pass gets rows of its own in the memories as
/// long as there are some, and waits for its own loads alone. Where rows must be used again, software waits until all
/// passes are finished.
/// </summary>
/// <param name="parameters">Valid parameters.</param>
public sealed class NullHopProgram(NullHopParameters parameters)
{
    private readonly List<NullHopCommand> _commands = [];
    private readonly List<MapPacket> _input = [];
    private readonly List<Descriptor> _descriptors = [];
    private readonly List<(int Base, int End)> _weightRows = [];
    private readonly List<(int Base, int End)> _biasRows = [];
    private readonly ParameterRows _rows = new(parameters);
    private readonly MapPackets _packets = new(parameters);
    private int _nextWeightRow;
    private int _nextBiasRow;
    private int _loads;

    /// <summary>Loads, descriptors, waits.</summary>
    public IReadOnlyList<NullHopCommand> Commands => _commands;

    /// <summary>Packets of the input.</summary>
    public IReadOnlyList<MapPacket> Input => _input;

    /// <summary>The descriptors that are pushed.</summary>
    public IReadOnlyList<Descriptor> Descriptors => _descriptors;

    /// <summary>Why the descriptors would be refused; empty where all are accepted.</summary>
    public IReadOnlyList<DescriptorRefusal> Refusals()
    {
        var check = new DescriptorCheck(parameters);
        Descriptor? previous = null;
        List<DescriptorRefusal> refusals = [];
        foreach (Descriptor descriptor in _descriptors)
        {
            refusals.AddRange(check.Refusals(descriptor, previous));
            previous = descriptor;
        }

        return refusals;
    }

    /// <summary>
    /// Adds a layer: for each pass its weights, biases and multipliers, its descriptors and its input. The output is,
    /// for each pass, for each frame, a packet for each row.
    /// </summary>
    /// <param name="layer">The layer.</param>
    public void Add(LayerCase layer)
    {
        IReadOnlyList<NullHopPass> passes = PassPlan.Of(parameters, layer.Layer.Outputs);
        foreach (NullHopPass pass in passes)
        {
            int biasBase = Place(pass.Words, parameters.BiasRows, _biasRows, ref _nextBiasRow);
            int parts = layer.Accumulate ? layer.Slices.Count : 1;
            int first = 0;
            for (int part = 0; part < parts; part++)
            {
                IReadOnlyList<int> slices = layer.Accumulate ? [layer.Slices[part]] : layer.Slices;
                Descriptor descriptor = DescriptorOf(layer, pass, slices) with
                {
                    BiasBase = (uint)biasBase,
                    AccumulateFirst = part == 0,
                    AccumulateLast = part == parts - 1,
                    KeepInput = layer.KeepInput && pass != passes[^1],
                    ReuseInput = layer.KeepInput && pass != passes[0],
                };
                AddPass(layer, pass, descriptor, first);
                first += slices.Sum();
            }
        }
    }

    private void AddPass(LayerCase layer, NullHopPass pass, Descriptor descriptor, int firstChannel)
    {
        int weightBase = Place(descriptor.Taps, parameters.WeightRows, _weightRows, ref _nextWeightRow);
        (int Base, int End) biases = ((int)descriptor.BiasBase, (int)descriptor.BiasBase + pass.Words);
        if (!_biasRows.Contains(biases))
        {
            // Software had to wait for rows of weights; those of biases are still to be read.
            _biasRows.Add(biases);
        }

        ConvolutionWeights weights = layer.Weights.Slice(layer.Layer.Channels, firstChannel, descriptor.Channels);
        AddLoad(LoadKind.Weight, weights, pass, weightBase);
        if (descriptor.AccumulateLast)
        {
            AddLoad(LoadKind.Bias, weights, pass, (int)descriptor.BiasBase);
            if (parameters.Scale == NullHopScale.Channel)
            {
                AddLoad(LoadKind.Scale, weights, pass, (int)descriptor.BiasBase);
            }
        }

        descriptor = descriptor with { WeightBase = (uint)weightBase, Loads = _loads & 0xFFFF };
        _descriptors.Add(descriptor);
        _commands.Add(new NullHopPush(descriptor.Pack()));
        if (!descriptor.ReuseInput)
        {
            foreach (FeatureMap frame in layer.Frames)
            {
                _input.AddRange(_packets.Encode(
                    frame.Slice(firstChannel, descriptor.Channels), descriptor.Slices, descriptor.InRaw));
            }
        }
    }

    private void AddLoad(LoadKind kind, ConvolutionWeights weights, NullHopPass pass, int first)
    {
        IReadOnlyList<uint[]> beats = _rows.Pack(kind, weights, pass).Beats(parameters.ParamBits);
        int rows = kind == LoadKind.Weight ? weights.Taps : 1;
        _commands.Add(new NullHopLoad(kind, pass.WordsLog2, first, rows, beats));
        _loads++;
    }

    private int Place(int rows, int capacity, List<(int Base, int End)> used, ref int next)
    {
        int first = next + rows <= capacity ? next : 0;
        if (used.Exists(range => range.Base < first + rows && first < range.End))
        {
            _commands.Add(new NullHopWait(0));
            _weightRows.Clear();
            _biasRows.Clear();
        }

        next = first + rows;
        used.Add((first, next));
        return first;
    }

    private static Descriptor DescriptorOf(LayerCase layer, NullHopPass pass, IReadOnlyList<int> slices) => new()
    {
        Height = layer.Layer.Height,
        Width = layer.Layer.Width,
        Channels = slices.Sum(),
        Slices = slices,
        InRaw = layer.InRaw,
        InSigned = layer.Layer.InSigned,
        KernelHeight = layer.Layer.KernelHeight,
        KernelWidth = layer.Layer.KernelWidth,
        Stride = layer.Layer.Stride,
        PadTop = layer.Layer.PadTop,
        PadLeft = layer.Layer.PadLeft,
        PoolWindow = layer.Layer.PoolWindow,
        PoolStride = layer.Layer.PoolStride,
        OutHeight = layer.Layer.OutHeight,
        OutWidth = layer.Layer.OutWidth,
        PooledHeight = layer.Layer.PooledHeight,
        PooledWidth = layer.Layer.PooledWidth,
        WordsLog2 = pass.WordsLog2,
        LastChannels = pass.LastChannels,
        Relu = layer.Layer.Relu,
        OutRaw = layer.OutRaw,
        OutSigned = layer.Layer.OutSigned,
        Round = layer.Layer.Round,
        Shift = layer.Layer.Shift,
        BiasShift = layer.Layer.BiasShift,
        Frames = layer.Frames.Count,
    };
}
