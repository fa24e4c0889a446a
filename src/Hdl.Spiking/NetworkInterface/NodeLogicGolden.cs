using Hdl.Core.Golden;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>What stands behind a network interface in a golden model: the cluster of neurons.</summary>
internal interface IClusterGolden
{
    /// <summary>Whether the layer has room for one more step's spikes.</summary>
    bool CanFire { get; }

    /// <summary>An input of the layer spikes.</summary>
    void Integrate(int row);

    /// <summary>No more spikes in this step.</summary>
    void Close();

    /// <summary>The layer fires the step that was closed.</summary>
    void Fire();

    /// <summary>The encoder may hand over the next step's spikes.</summary>
    void SenderFree();

    /// <summary>A word of the weights (bank 0) or biases (bank 1) is written.</summary>
    void Write(int bank, int row, int word, uint data);

    /// <summary>A word of the weights or biases is read.</summary>
    uint Read(int bank, int row, int word);
}

/// <summary>
/// A network interface as blocks.md and docs/network_interface.md define it, flit by flit and without a clock: steps,
/// acknowledgements, and what is dropped.
/// </summary>
/// <param name="parameters">Which interface.</param>
/// <param name="cluster">What stands behind it.</param>
internal sealed class NodeLogicGolden(NetworkInterfaceParameters parameters, IClusterGolden cluster)
{
    private readonly bool[] _ended = new bool[parameters.Lists.Predecessors];
    private NodePacketsGolden _packets = new(parameters, cluster);
    private bool _complete;
    private bool _waiting;
    private int _acks;

    /// <summary>Flits sent, in their order: kind and data.</summary>
    public BeatSequence Sent { get; private set; } = new(new NetworkInterfacePorts(parameters).Send);

    /// <summary>What the node keeps.</summary>
    public NodeTablesGolden Tables => _packets.Tables;

    /// <summary>Whether the next step's spikes may be sent.</summary>
    public bool SenderIsFree => !_waiting;

    /// <summary>After reset; lists and table keep what they hold, which is nothing at first.</summary>
    public void Reset()
    {
        Array.Clear(_ended);
        _packets = new NodePacketsGolden(parameters, cluster);
        (_complete, _waiting, _acks) = (false, false, 0);
        Sent = new BeatSequence(Sent.Fields);
    }

    /// <summary>Takes what was sent so far.</summary>
    public BeatSequence TakeSent()
    {
        BeatSequence sent = Sent;
        Sent = new BeatSequence(Sent.Fields);
        return sent;
    }

    /// <summary>A flit comes from the router.</summary>
    /// <param name="kind">0 body, 1 head, 2 tail, 3 single.</param>
    /// <param name="data">Its 32 bits.</param>
    public void Receive(int kind, uint data)
    {
        if (kind != 3 || (data & 1) != 0)
        {
            _packets.Receive(kind, data, Sent);
            FreeSender();
            return;
        }

        int source = (int)((data >> 13) & 0x1FF);
        switch ((data >> 31, (data >> 10) & 7))
        {
            case (0, 0):
                Spike(source, (int)((data >> 22) & 0xFF));
                break;
            case (0, 1):
                End(source);
                break;
            case (0, 2):
                Acknowledge();
                break;
            default:
                Tables.Drop(5);
                break;
        }

        TryFire();
    }

    /// <summary>
    /// The spikes of one step go out, to every entry of the list, and the end of the step after them.
    /// </summary>
    public void SendStep(IReadOnlyList<int> neurons)
    {
        foreach (int neuron in neurons)
        {
            Send(0, neuron);
        }

        Send(1, 0);
        _waiting = Tables.Consumers > 0;
        _acks = 0;
        if (!_waiting)
        {
            cluster.SenderFree();
        }
    }

    private void Send(int type, int neuron)
    {
        for (int entry = 0; entry < Tables.Entries; entry++)
        {
            uint destination = Tables.Destination(entry);
            Sent.Add(
                3,
                ((destination >> 9) << 30)
                    | ((uint)neuron << 22)
                    | (Tables.Node << 13)
                    | ((uint)type << 10)
                    | ((destination & 0x1FF) << 1));
        }
    }

    private void Spike(int source, int neuron)
    {
        if (_complete)
        {
            Tables.Drop(2);
        }
        else if (Tables.BaseOf(source) is not { } start)
        {
            Tables.Drop(0);
        }
        else if (start + neuron >= parameters.Inputs)
        {
            Tables.Drop(1);
        }
        else
        {
            cluster.Integrate(start + neuron);
        }
    }

    private void End(int source)
    {
        bool fresh = false;
        for (int entry = 0; entry < Tables.Predecessors; entry++)
        {
            if (Tables.Predecessor(entry) == source && !_ended[entry])
            {
                fresh = true;
                _ended[entry] = true;
            }
        }

        if (!fresh)
        {
            Tables.Drop(3);
        }
        else if (Enumerable.Range(0, Tables.Predecessors).All(entry => _ended[entry]))
        {
            _complete = true;
            cluster.Close();
        }
    }

    private void Acknowledge()
    {
        if (!_waiting)
        {
            Tables.Drop(4);
        }
        else
        {
            _acks++;
            FreeSender();
        }
    }

    // The count of consumers may have been written in the middle of a step: fewer are then enough.
    private void FreeSender()
    {
        if (_waiting && _acks >= Tables.Consumers)
        {
            _waiting = false;
            cluster.SenderFree();
        }
    }

    // A step that was closed fires as soon as its spikes have a place; only then do the predecessors hear of it.
    private void TryFire()
    {
        if (!_complete || !cluster.CanFire)
        {
            return;
        }

        _complete = false;
        Array.Clear(_ended);
        Tables.Steps++;
        for (int entry = 0; entry < Tables.Predecessors; entry++)
        {
            Sent.Add(3, (Tables.Node << 13) | (2u << 10) | (Tables.Predecessor(entry) << 1));
        }

        cluster.Fire();
    }
}
