using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Golden;

namespace Hdl.Blocks.Axi.ReadMaster;

/// <summary>
/// When the bursts of an AXI4 master are asked for and its words leave, in cycles of the phase, if nothing stalls and
/// no row of the memory is opened.
/// </summary>
/// <param name="parameters">Limits.</param>
/// <param name="timing">Speed of the memory.</param>
internal sealed class AxiReadTimelineGolden(AxiReadMasterParameters parameters, MemoryTiming timing)
{
    private readonly List<long> _addresses = [];
    private readonly List<long> _words = [];
    private readonly List<long> _ends = [];
    private readonly int _queue = parameters.Storage == FifoStorage.Ram ? 2 : 1;
    private long _cut = -1;
    private long _ask = -1;
    private long _came = -1;
    private long _asked;

    /// <summary>Cycle in which each burst's address is taken.</summary>
    public IReadOnlyList<long> Addresses => _addresses;

    /// <summary>Cycle in which each word leaves.</summary>
    public IReadOnlyList<long> Words => _words;

    /// <summary>A command: it is taken in the cycle after the last burst of the one before was cut.</summary>
    /// <param name="bursts">Words of each of its bursts.</param>
    public void Add(IEnumerable<long> bursts)
    {
        long taken = _cut + 1;
        bool first = true;
        foreach (long words in bursts)
        {
            // Cut once the burst before has left for the bus, and a cycle after the command or the cut before.
            _cut = Math.Max(first ? taken + 1 : _cut + 1, _ask);
            first = false;
            AddBurst(words);
        }
    }

    private void AddBurst(long words)
    {
        // A cycle after it was cut, as the burst before leaves the address register, with room for all its words.
        long ask = Math.Max(_cut + 1, _addresses.Count > 0 ? _addresses[^1] : 0);
        long mustHaveLeft = _asked + words - parameters.FifoWords;
        if (mustHaveLeft > 0)
        {
            ask = Math.Max(ask, _words[(int)mustHaveLeft - 1] + 1);
        }

        ask = Math.Max(ask, AfterEndOf(parameters.Outstanding));
        long address = Math.Max(ask + 1, AfterEndOf(timing.Outstanding));
        _addresses.Add(address);
        for (long word = 0; word < words; word++)
        {
            _came = Math.Max(address + timing.Latency, _came + 1);
            _words.Add(_came + _queue);
        }

        _ends.Add(_came);
        _asked += words;
        _ask = ask;
    }

    // The cycle from which on fewer than so many bursts are in flight.
    private long AfterEndOf(int flying) => _ends.Count >= flying ? _ends[^flying] + 1 : 0;
}
