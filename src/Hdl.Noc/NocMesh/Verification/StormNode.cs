using Hdl.Noc.NocMesh.Traffic;

namespace Hdl.Noc.NocMesh.Verification;

/// <summary>A read that waits for its answer.</summary>
/// <param name="From">Who asked.</param>
/// <param name="Words">Words of the answer.</param>
/// <param name="Ready">Cycle from which it can be answered.</param>
internal readonly record struct Request(int From, int Words, long Ready);

/// <summary>A packet on its way into the mesh.</summary>
internal sealed class PacketCursor
{
    private int _packet;
    private int _channel;
    private int _index;
    private int _length;

    /// <summary>Whether there is one.</summary>
    public bool IsActive => _index < _length;

    /// <summary>A packet begins.</summary>
    public void Begin(int packet, int channel, int length) =>
        (_packet, _channel, _index, _length) = (packet, channel, 0, length);

    /// <summary>Sends the next flit, if there is one and room for it.</summary>
    public bool TrySend(INocSimulator mesh, PacketTracker tracker, int node)
    {
        if (!IsActive || !mesh.HasRoom(node, _channel))
        {
            return false;
        }

        mesh.Offer(node, _channel, tracker.Flit(_packet, _index++));
        return true;
    }
}

/// <summary>A node of a storm: asks, and answers.</summary>
/// <param name="channels">Virtual channels.</param>
internal sealed class StormNode(int channels)
{
    /// <summary>Requests to be answered, oldest first.</summary>
    public Queue<Request> Queue { get; } = new();

    /// <summary>The read being sent.</summary>
    public PacketCursor Request { get; } = new();

    /// <summary>The answer being sent.</summary>
    public PacketCursor Response { get; } = new();

    /// <summary>By channel: whether a request has begun to arrive and not ended.</summary>
    public bool[] Arriving { get; } = new bool[channels];

    /// <summary>Requests that have begun to arrive and not begun to be answered.</summary>
    public int Held { get; set; }

    /// <summary>Reads sent and not answered.</summary>
    public int Open { get; set; }

    /// <summary>Channel of the next read.</summary>
    public int NextChannel { get; set; }

    /// <summary>Who sends first, where both could.</summary>
    public bool ResponseFirst { get; set; }

    /// <summary>Whether responses are taken in this cycle.</summary>
    public bool TakesResponses { get; set; } = true;

    /// <summary>Whether anything is left to do.</summary>
    public bool IsBusy => Open > 0 || Held > 0 || Request.IsActive || Response.IsActive;
}
