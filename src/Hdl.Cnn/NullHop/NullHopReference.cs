using Hdl.Cnn.Layers;

namespace Hdl.Cnn.NullHop;

/// <summary>
/// The whole accelerator as a function: loads, descriptors and packets in, packets out (nullhop, section 3). Memories,
/// a kept input and accumulators stay from one call to the next.
/// </summary>
/// <remarks>
/// Commands are taken in their order. A pass waits for the loads that its descriptor names, those behind it in the
/// program included. Programs whose results depend on timing are refused (<see cref="InvalidOperationException"/>), and
/// so are passes whose input or loads never come. Memories hold 0 before the first load.
/// A pass without acc_last gives no packets; the bias, the shifts and everything behind them are those of the pass with
/// acc_last.
/// </remarks>
/// <param name="parameters">Valid parameters.</param>
public sealed class NullHopReference(NullHopParameters parameters)
{
    private readonly NullHopMemories _memories = new(parameters);
    private readonly DescriptorCheck _check = new(parameters);
    private readonly MapPackets _packets = new(parameters);
    private readonly List<MapPacket> _output = [];
    private readonly List<FeatureMap> _frames = [];
    private readonly List<IReadOnlyList<DescriptorRefusal>> _refusals = [];
    private NullHopHazards _hazards = new();
    private RowStore _store = new(parameters);
    private NullHopErrors _errors;
    private Descriptor? _previous;
    private FeatureMap? _kept;
    private long[]? _accumulators;
    private int _loads;

    /// <summary>Runs a program.</summary>
    /// <param name="commands">Loads, descriptors and waits, in the order in which software gives them.</param>
    /// <param name="input">
    /// Packets of the map stream: for each pass that does not use its input again, for each frame, for each row, one
    /// for each slice.
    /// </param>
    public NullHopResult Run(IEnumerable<NullHopCommand> commands, IReadOnlyList<MapPacket> input)
    {
        _output.Clear();
        _frames.Clear();
        _refusals.Clear();
        _errors = NullHopErrors.None;
        int consumed = 0;
        var open = new LinkedList<NullHopCommand>(commands);
        while (open.First is { } command)
        {
            open.RemoveFirst();
            switch (command.Value)
            {
                case NullHopLoad load:
                    Load(load);
                    break;
                case NullHopWait wait:
                    _hazards.Wait(wait.Passes);
                    break;
                case NullHopPush push:
                    Push(Descriptor.Unpack(push.Words), open, input, ref consumed);
                    break;
            }
        }

        return new NullHopResult(
            [.. _output], MapBeats.Of(_output, parameters.OutputWords), _errors, [.. _refusals], consumed, _loads)
        {
            Frames = [.. _frames],
        };
    }

    /// <summary>
    /// An abort: no pass is in flight, no input kept, no accumulator left, and no load done; memories hold what they
    /// held.
    /// </summary>
    public void Abort()
    {
        (_hazards, _store) = (new NullHopHazards(), new RowStore(parameters));
        (_previous, _kept, _accumulators, _loads) = (null, null, null, 0);
    }

    private void Load(NullHopLoad load)
    {
        _loads = (_loads + 1) & 0xFFFF;
        _hazards.Load(load, _loads);
        _errors |= _memories.Load(load);
    }

    private void Push(
        Descriptor descriptor, LinkedList<NullHopCommand> open, IReadOnlyList<MapPacket> input, ref int consumed)
    {
        IReadOnlyList<DescriptorRefusal> refusals = _check.Refusals(descriptor, _previous);
        if (refusals.Count > 0)
        {
            _refusals.Add(refusals);
            _errors |= NullHopErrors.Refused;
            return;
        }

        _previous = descriptor;
        while (!NullHopHazards.IsDone(descriptor.Loads, _loads))
        {
            LinkedListNode<NullHopCommand>? node = open.First;
            while (node is { Value: not NullHopLoad })
            {
                node = node.Next;
            }

            if (node is not { Value: NullHopLoad load })
            {
                throw new InvalidOperationException(
                    $"A pass waits for {descriptor.Loads} loads, but there are {_loads} only.");
            }

            open.Remove(node);
            Load(load);
        }

        _hazards.Push(descriptor);
        RunPass(descriptor, input, ref consumed);
    }

    private void RunPass(Descriptor descriptor, IReadOnlyList<MapPacket> input, ref int consumed)
    {
        ConvolutionLayer layer = LayerOf(descriptor);
        ConvolutionWeights weights = _memories.Weights(descriptor);
        for (int frame = 0; frame < descriptor.Frames; frame++)
        {
            FeatureMap map = descriptor.ReuseInput
                ? Reread(_kept!, descriptor.InSigned)
                : Receive(descriptor, input, ref consumed);
            _kept = descriptor.KeepInput ? map : null;
            _frames.Add(map);
            long[] sums = LayerMath.Sums(layer, map, weights);
            if (descriptor.Accumulates)
            {
                sums = LayerMath.Accumulate(
                    parameters.Widths, descriptor.AccumulateFirst ? null : _accumulators, sums);
                _accumulators = sums;
            }

            if (descriptor.AccumulateLast)
            {
                Send(descriptor, LayerMath.Finish(layer, parameters.Widths, sums, weights));
            }
        }
    }

    private FeatureMap Receive(Descriptor descriptor, IReadOnlyList<MapPacket> input, ref int consumed)
    {
        int count = descriptor.Height * descriptor.Slices.Count;
        if (consumed + count > input.Count)
        {
            throw new InvalidOperationException(
                $"A frame has {count} packets, but only {input.Count - consumed} are left.");
        }

        MapPacket[] packets = [.. Enumerable.Range(consumed, count).Select(index => input[index])];
        consumed += count;
        _store.Begin(descriptor);
        (FeatureMap map, NullHopErrors errors) = _packets.Decode(
            packets, descriptor.Width, descriptor.Slices, descriptor.InRaw, descriptor.InSigned, _store);
        _errors |= errors;
        return map;
    }

    // The store holds bits; whether they have a sign is said by the pass that reads them.
    private FeatureMap Reread(FeatureMap map, bool signed)
    {
        int width = parameters.ValueWidth;
        int[] values =
        [
            .. map.Values.ToArray().Select(value =>
                signed ? value << (32 - width) >> (32 - width) : value & ((1 << width) - 1)),
        ];
        return new FeatureMap(map.Height, map.Width, map.Channels, values);
    }

    private void Send(Descriptor descriptor, FeatureMap map)
    {
        int missing = NullHopParameters.WordChannels - descriptor.LastChannels;
        for (int y = 0; y < map.Height; y++)
        {
            for (int x = 0; x < map.Width; x++)
            {
                map.Pixel(y, x)[^missing..].Clear();
            }
        }

        _output.AddRange(_packets.Encode(map, [map.Channels], descriptor.OutRaw));
    }

    private ConvolutionLayer LayerOf(Descriptor descriptor) => new()
    {
        Height = descriptor.Height,
        Width = descriptor.Width,
        Channels = descriptor.Channels,
        Outputs = descriptor.Words * NullHopParameters.WordChannels,
        KernelHeight = descriptor.KernelHeight,
        KernelWidth = descriptor.KernelWidth,
        Stride = descriptor.Stride,
        PadTop = descriptor.PadTop,
        PadLeft = descriptor.PadLeft,
        OutHeight = descriptor.OutHeight,
        OutWidth = descriptor.OutWidth,
        PoolWindow = descriptor.PoolWindow,
        PoolStride = descriptor.PoolStride,
        Relu = descriptor.Relu,
        Shift = descriptor.Shift,
        BiasShift = descriptor.BiasShift,
        Round = descriptor.Round,
        InSigned = descriptor.InSigned,
        OutSigned = descriptor.OutSigned,
        Scaled = parameters.Scale == NullHopScale.Channel,
    };
}
