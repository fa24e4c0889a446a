using System.Runtime.InteropServices;
using Hdl.Core.Golden;
using Hdl.Networks.Models;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>
/// The whole of <c>twsnn_noc</c> as its host sees it: images to results by the network whose weights the nodes hold,
/// memory packets to answers by the node that they go to. How flits travel in between changes neither. Networks that
/// nobody trained run flit by flit besides, which says what comes of tables that send spikes elsewhere.
/// </summary>
public sealed class TwSnnNocGolden : IStreamGolden
{
    private const int LongestPacket = 258;

    private readonly TwSnnNocResolvedParameters _configuration;
    private readonly TwSnnNocPorts _ports;
    private readonly Dictionary<int, NocNodeGolden> _nodes;
    private readonly List<uint> _packet = [];
    private NocFlowGolden? _flow;
    private TernaryNetworkGolden? _network;
    private byte[] _image = [];
    private int _beats;
    private int _length;
    private ushort _cut;
    private ushort _refused;

    /// <summary>The model after reset.</summary>
    public TwSnnNocGolden(TwSnnNocParameters parameters)
    {
        _configuration = TwSnnNocResolvedParameters.Of(parameters);
        _ports = new TwSnnNocPorts(_configuration);
        _nodes = _configuration.Clusters.ToDictionary(
            cluster => cluster.Address, cluster => new NocNodeGolden(cluster.Node));
        Reset();
    }

    /// <inheritdoc/>
    public void Reset()
    {
        foreach (NocNodeGolden node in _nodes.Values)
        {
            node.Reset();
        }

        _packet.Clear();
        _network = null;
        _flow = _configuration.Fixed.IsTrained ? null : new NocFlowGolden(_configuration, _nodes);
        _image = new byte[_configuration.Fixed.BeatsPerImage * _configuration.Parameters.PixelsPerBeat];
        (_beats, _length, _cut, _refused) = (0, 0, 0, 0);
    }

    /// <inheritdoc/>
    public PhaseResult Run(Phase phase)
    {
        var answers = new BeatSequence(_ports.Answer);
        var results = new BeatSequence(_ports.Result);
        if (phase.Inputs.TryGetValue(_ports.Request, out BeatSequence? flits))
        {
            RunPackets(flits, answers);
        }

        if (phase.Inputs.TryGetValue(_ports.Pixel, out BeatSequence? pixels))
        {
            RunPixels(pixels, results);
        }

        return new PhaseResult
        {
            Outputs = new Dictionary<string, BeatSequence> { [_ports.Answer] = answers, [_ports.Result] = results },
            Levels = new Dictionary<string, ulong>
            {
                [_ports.CutCount] = _cut,
                [_ports.RefusedCount] = _refused,
                [_ports.DroppedCount] = _flow?.Dropped ?? 0,
                [_ports.Misrouted] = _flow is { Misrouted: true } ? 1u : 0,
            },
        };
    }

    private void RunPackets(BeatSequence beats, BeatSequence answers)
    {
        for (int beat = 0; beat < beats.Count; beat++)
        {
            _length++;
            if (_packet.Count < LongestPacket)
            {
                _packet.Add((uint)beats.Get(beat, _ports.Request.Data));
            }

            if (beats.GetBit(beat, _ports.Request.Last, 0))
            {
                Answer(answers);
                _packet.Clear();
                _length = 0;
            }
        }
    }

    private void Answer(BeatSequence answers)
    {
        uint head = _packet[0];
        bool cut = _length > LongestPacket;
        _cut += cut ? (ushort)1 : (ushort)0;
        bool isRequest = (head & 0x1001) == 1;
        if (!isRequest || !_nodes.TryGetValue((int)((head >> 1) & 0x1FF), out NocNodeGolden? node))
        {
            _refused++;
            answers.Add(
                (3u << 30)
                    | (head & 0x3FC0_0C00)
                    | (((head >> 1) & 0x1FF) << 13)
                    | (1u << 12)
                    | ((uint)_configuration.Gateway << 1)
                    | 1,
                1);
            return;
        }

        uint command = cut ? 2 : head >> 30;
        _packet[0] = (command << 30) | (head & 0x3FC0_1FFF) | ((uint)_configuration.Gateway << 13);
        IReadOnlyList<uint> answer = node.Answer(_packet);
        for (int flit = 0; flit < answer.Count; flit++)
        {
            answers.Add(answer[flit], flit == answer.Count - 1 ? 1ul : 0);
        }

        // What was written may have changed the weights.
        _network = (head & 0x800) == 0 ? _network : null;
    }

    private void RunPixels(BeatSequence beats, BeatSequence results)
    {
        int size = _configuration.Parameters.PixelsPerBeat;
        int whole = _configuration.Fixed.BeatsPerImage;
        for (int beat = 0; beat < beats.Count; beat++)
        {
            if (_beats < whole)
            {
                MemoryMarshal.AsBytes(beats[beat])[..size].CopyTo(_image.AsSpan(_beats * size));
            }

            _beats++;
            if (beats.GetBit(beat, _ports.Pixel.Last, 0))
            {
                // What was not sent reads as 0.
                _image.AsSpan(Math.Min(_image.Length, _beats * size)).Clear();
                Classify(results, error: _beats != whole);
                _beats = 0;
            }
        }
    }

    private void Classify(BeatSequence results, bool error)
    {
        if (_flow is null)
        {
            ClassifyAtOnce(results, error);
            return;
        }

        bool clean = _flow.IsClean && _flow.IsPlaced;
        int first = results.Count;
        _flow.Run(_image.AsSpan(0, _configuration.Fixed.Inputs), error, results);
        var fixedResults = new BeatSequence(results.Fields);
        if (clean)
        {
            // Constants are those of the program wherever the tables are.
            ClassifyAtOnce(fixedResults, error);
            bool Differs(int beat) => Score(results, first + beat) != Score(fixedResults, beat);
            if (results.Count - first != fixedResults.Count
                || Enumerable.Range(0, fixedResults.Count).Any(Differs))
            {
                throw new InvalidOperationException("The network flit by flit and the fixed one disagree.");
            }
        }
    }

    private ulong Score(BeatSequence results, int beat) => results.Get(beat, _ports.Result.Data);

    private void ClassifyAtOnce(BeatSequence results, bool error)
    {
        _network ??= Network();
        int answer = _network.Classify(_image.AsSpan(0, _configuration.Fixed.Inputs), _configuration.Network.Steps);
        foreach (long score in _network.Scores)
        {
            results.Add((uint)score, 0);
        }

        results.Add((error ? 1UL << 31 : 0) | (uint)answer, 1);
    }

    // The network that the nodes hold by now.
    private TernaryNetworkGolden Network()
    {
        TernaryNetwork network = _configuration.Network;
        var layers = new TernaryLayerWeights[network.Layers.Count];
        for (int layer = 0; layer < layers.Length; layer++)
        {
            int inputs = network.Layers[layer].Inputs;
            int neurons = network.Layers[layer].Neurons;
            var weights = new sbyte[inputs * neurons];
            var bias = new sbyte[neurons];
            foreach (NocClusterParameters cluster in _configuration.Layer(layer))
            {
                NocNodeGolden node = _nodes[cluster.Address];
                for (int neuron = 0; neuron < cluster.Neurons; neuron++)
                {
                    bias[cluster.First + neuron] = node.Bias(neuron);
                    for (int input = 0; input < inputs; input++)
                    {
                        weights[(input * neurons) + cluster.First + neuron] = node.Weight(input, neuron);
                    }
                }
            }

            layers[layer] = network.Layers[layer] with { Weights = weights, Bias = bias };
        }

        return TwSnnGolden.CreateNetwork(_configuration.Fixed, network with { Layers = layers });
    }
}
