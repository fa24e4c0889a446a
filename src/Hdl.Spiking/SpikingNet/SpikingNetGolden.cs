using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Networks.Spiking;
using Hdl.Spiking.SpikingConv;

namespace Hdl.Spiking.SpikingNet;

/// <summary>
/// A chain of layers, step by step (networks, network description): the events of each step go from layer to layer in
/// the order in which they leave, which counts where sums saturate.
/// </summary>
public sealed class SpikingNetGolden : IStreamGolden
{
    private readonly SpikingNetResolvedParameters _resolved;
    private readonly SpikingNetPorts _ports;
    private readonly SpikingConvGolden?[] _layers;
    private readonly SpikingConvPorts?[] _layerPorts;
    private readonly List<(int Y, int X, int Channel)> _open = [];
    private readonly long[] _counts;

    /// <summary>A network after reset.</summary>
    /// <param name="resolved">The network.</param>
    public SpikingNetGolden(SpikingNetResolvedParameters resolved)
    {
        _resolved = resolved;
        _ports = new SpikingNetPorts(resolved);
        _layers = [.. resolved.Layers.Select(layer => layer is null ? null : new SpikingConvGolden(layer))];
        _layerPorts = [.. resolved.Layers.Select(layer => layer is null ? null : new SpikingConvPorts(layer))];
        _counts = new long[resolved.Network.Output.Size];
    }

    /// <inheritdoc/>
    public void Reset()
    {
        foreach (SpikingConvGolden? layer in _layers)
        {
            layer?.Reset();
        }

        _open.Clear();
        Array.Clear(_counts);
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var results = new BeatSequence(_ports.Result);
        MapEventStream stream = _ports.Event;
        if (phase.Inputs.TryGetValue(stream, out BeatSequence? events))
        {
            for (int beat = 0; beat < events.Count; beat++)
            {
                if (events.Get(beat, stream.Null) == 0)
                {
                    _open.Add((
                        (int)events.Get(beat, stream.Y), (int)events.Get(beat, stream.X),
                        (int)events.Get(beat, stream.Channel)));
                }

                if (events.Get(beat, stream.Last) != 0)
                {
                    Step(_open, events.Get(beat, stream.Tag!.Value) != 0, results);
                    _open.Clear();
                }
            }
        }

        return new PhaseResult { Outputs = new Dictionary<string, BeatSequence> { [_ports.Result] = results } };
    }

    /// <summary>The events of a step at the outputs of each layer, in the order in which they leave.</summary>
    /// <param name="inputs">Events of the inputs.</param>
    /// <param name="ends">Whether the step is a sample's last.</param>
    public IReadOnlyList<IReadOnlyList<(int Y, int X, int Channel)>> Layers(
        IReadOnlyList<(int Y, int X, int Channel)> inputs, bool ends)
    {
        List<IReadOnlyList<(int Y, int X, int Channel)>> layers = [];
        IReadOnlyList<(int Y, int X, int Channel)> events = inputs;
        for (int index = 0; index < _layers.Length; index++)
        {
            MapShape shape = _resolved.Shapes[index];
            events = _resolved.Network.Layers[index] switch
            {
                PoolLayer { Kind: PoolKind.Sum } pool => Pooled(pool, index, events),
                PoolLayer pool => [.. Pooled(pool, index, events).Distinct()],
                DenseLayer => Fired(
                    index, [.. events.Select(one => (0, 0, shape.Address(one.Y, one.X, one.Channel)))], ends),
                _ => Fired(index, events, ends),
            };
            layers.Add(events);
        }

        return layers;
    }

    private void Step(IReadOnlyList<(int Y, int X, int Channel)> inputs, bool ends, BeatSequence results)
    {
        foreach ((_, _, int channel) in Layers(inputs, ends)[^1])
        {
            // As wide as the most steps need.
            _counts[channel] = (_counts[channel] + 1) & ((1L << FixedPoint.UnsignedWidth(_resolved.MaxSteps)) - 1);
        }

        if (!ends)
        {
            return;
        }

        // The class is that of the greatest count, the lowest of equals.
        int best = 0;
        for (int neuron = 0; neuron < _counts.Length; neuron++)
        {
            results.Add((ulong)_counts[neuron], 0);
            best = _counts[neuron] > _counts[best] ? neuron : best;
        }

        results.Add((ulong)best, 1);
        Array.Clear(_counts);
    }

    // An event of each output whose window covers the input, the last rows and columns first.
    private List<(int Y, int X, int Channel)> Pooled(
        PoolLayer pool, int index, IReadOnlyList<(int Y, int X, int Channel)> events)
    {
        Window window = pool.Window;
        MapShape output = _resolved.Shapes[index + 1];
        List<(int Y, int X, int Channel)> pooled = [];
        foreach ((int y, int x, int channel) in events)
        {
            for (int yo = output.Height - 1; yo >= 0; yo--)
            {
                int ky = y + window.PaddingY - (yo * window.StrideY);
                for (int xo = output.Width - 1; xo >= 0 && ky >= 0 && ky < window.KernelHeight; xo--)
                {
                    int kx = x + window.PaddingX - (xo * window.StrideX);
                    if (kx >= 0 && kx < window.KernelWidth)
                    {
                        pooled.Add((yo, xo, channel));
                    }
                }
            }
        }

        return pooled;
    }

    private List<(int Y, int X, int Channel)> Fired(
        int index, IReadOnlyList<(int Y, int X, int Channel)> events, bool ends)
    {
        MapEventStream stream = _layerPorts[index]!.Event;
        var beats = new BeatSequence(stream);
        stream.AddStep(beats, events, ends);
        PhaseResult result = _layers[index]!.Run(
            new Phase { Inputs = new Dictionary<string, BeatSequence> { [stream] = beats } });
        return Spikes(index, result.Outputs[_layerPorts[index]!.Spike]);
    }

    // Words in their order, in each the banks row by row, in each of these the channels.
    private List<(int Y, int X, int Channel)> Spikes(int index, BeatSequence words)
    {
        SpikeWordStream stream = _layerPorts[index]!.Spike;
        SpikingConvParameters parameters = _resolved.Layers[index]!;
        var shape = new SpikingConvResolvedParameters(parameters);
        List<(int, int, int)> spikes = [];
        for (int word = 0; word < words.Count; word++)
        {
            for (int bit = 0; bit < shape.Banks * shape.Lanes; bit++)
            {
                if (words.GetBit(word, stream.Bits, bit))
                {
                    int bank = bit / shape.Lanes;
                    spikes.Add((
                        (int)words.Get(word, stream.Y) + (bank / shape.BanksX),
                        (int)words.Get(word, stream.X) + (bank % shape.BanksX),
                        ((int)words.Get(word, stream.Fold) * shape.Lanes) + (bit % shape.Lanes)));
                }
            }
        }

        return spikes;
    }
}
