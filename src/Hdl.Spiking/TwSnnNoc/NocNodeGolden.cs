using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Spiking.TwSnnNode;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>A node's memory as packets see it, and the weights in it.</summary>
/// <param name="parameters">Which node.</param>
internal sealed class NocNodeGolden(TwSnnNodeParameters parameters)
{
    private readonly TwSnnNodePorts _ports = new();
    private readonly TwSnnNodeGolden _node = new(parameters);

    /// <summary>Back to the state after reset.</summary>
    public void Reset() => _node.Reset();

    /// <summary>What the node answers to a packet.</summary>
    /// <param name="packet">Its flits: head, address, data.</param>
    public IReadOnlyList<uint> Answer(IReadOnlyList<uint> packet)
    {
        var flits = new BeatSequence(_ports.Receive);
        for (int flit = 0; flit < packet.Count; flit++)
        {
            bool last = flit == packet.Count - 1;
            flits.Add(flit == 0 ? (last ? 3ul : 1) : last ? 2ul : 0, packet[flit]);
        }

        BeatSequence answer = Run(flits);
        return [.. Enumerable.Range(0, answer.Count).Select(flit => (uint)answer.Get(flit, _ports.Send.Data))];
    }

    /// <summary>What the node sends when a flit comes.</summary>
    public IReadOnlyList<(int Kind, uint Data)> Receive(int kind, uint data)
    {
        var flit = new BeatSequence(_ports.Receive);
        flit.Add((ulong)kind, data);
        BeatSequence sent = Run(flit);
        return [.. Enumerable.Range(0, sent.Count)
            .Select(beat => ((int)sent.Get(beat, _ports.Send.Kind), (uint)sent.Get(beat, _ports.Send.Data)))];
    }

    /// <summary>A word at an address where there is one.</summary>
    public uint Word(uint address) => _node.Word(address);

    /// <summary>A weight.</summary>
    public sbyte Weight(int input, int neuron) => Code(((uint)input << 4) | (uint)(neuron / 16), neuron);

    /// <summary>A bias.</summary>
    public sbyte Bias(int neuron) => Code((1u << 28) | (uint)(neuron / 16), neuron);

    private BeatSequence Run(BeatSequence flits)
    {
        var inputs = new Dictionary<string, BeatSequence> { [_ports.Receive] = flits };
        return _node.Run(new Phase { Inputs = inputs }).Outputs[_ports.Send];
    }

    private sbyte Code(uint address, int neuron) =>
        (sbyte)TernaryCode.Decode((int)(_node.Word(address) >> (2 * (neuron % 16))) & 3);
}
