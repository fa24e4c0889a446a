using Hdl.Blocks.Primitives.Fifo;
using Hdl.Core.Golden;

namespace Hdl.Blocks.Axi.WriteMaster;

/// <summary>
/// When an AXI4 master offers addresses and words and reports packets, in cycles of the phase, if nothing stalls.
/// </summary>
/// <param name="parameters">Limits.</param>
/// <param name="timing">Speed of the memory.</param>
internal sealed class AxiWriteTimelineGolden(AxiWriteMasterParameters parameters, MemoryTiming timing)
{
    private readonly bool _isRam = parameters.Storage == FifoStorage.Ram;

    // By burst.
    private readonly List<long> _asked = [];
    private readonly List<long> _addresses = [];
    private readonly List<long> _answers = [];

    // By word; freed: when its place in the FIFO was.
    private readonly List<long> _words = [];
    private readonly List<long> _freed = [];
    private readonly List<long> _done = [];
    private long _taken = -1;
    private bool _isReported = true;

    /// <summary>Cycle in which each burst's address is taken.</summary>
    public IReadOnlyList<long> Addresses => _addresses;

    /// <summary>Cycle in which each word is taken.</summary>
    public IReadOnlyList<long> Words => _words;

    /// <summary>Cycle in which each packet is reported.</summary>
    public IReadOnlyList<long> Done => _done;

    /// <summary>A command is taken in the cycle after its predecessor's last word.</summary>
    public void Begin() => _taken++;

    /// <summary>The words of a burst come, and it goes.</summary>
    /// <param name="words">How many.</param>
    /// <param name="ends">Whether it is its packet's last one.</param>
    public void Burst(int words, bool ends)
    {
        int first = _words.Count;
        long[] came = new long[words];
        for (int word = 0; word < words; word++)
        {
            // One a cycle, while there is a place for it, and one for a burst.
            int place = first + word - parameters.FifoWords;
            came[word] = _taken = Math.Max(
                Math.Max(_taken + 1, Before(_asked, parameters.WaitingBursts)), place >= 0 ? _freed[place] + 1 : 0);
        }

        AddBurst(words, came, ends);
    }

    /// <summary>What is too much of the packet is dropped, a word a cycle.</summary>
    /// <param name="dropped">Words.</param>
    public void End(int dropped) => _taken += dropped;

    private void AddBurst(int words, long[] came, bool ends)
    {
        long ask = Math.Max(came[^1] + 1, Before(_answers, parameters.Outstanding));
        if (_asked.Count > 0)
        {
            // As the burst before leaves the registers of both channels.
            ask = Math.Max(ask, Math.Max(_addresses[^1], _words[^1]));
        }

        _asked.Add(ask);
        long address = Math.Max(ask + 1, Before(_answers, timing.Outstanding));
        _addresses.Add(address);
        for (int word = 0; word < words; word++)
        {
            // Out of the memory into its output register, as the word before leaves that; or straight to the bus.
            long before = _words.Count > 0 ? _words[^1] : -1;
            long read = Math.Max(came[word] + 1, before);
            _words.Add(Math.Max(Math.Max(before + 1, ask + 1), _isRam ? read + 1 : came[word] + 1));
            _freed.Add(_isRam ? read : _words[^1]);
        }

        long answer = Math.Max(address, _words[^1]) + timing.Latency;
        if (_answers.Count > 0)
        {
            answer = Math.Max(answer, _answers[^1] + (_isReported ? 2 : 1));
        }

        _answers.Add(answer);
        _isReported = ends;
        if (ends)
        {
            _done.Add(answer + 1);
        }
    }

    // The cycle after the event that many before the next one.
    private static long Before(List<long> events, int count) => events.Count >= count ? events[^count] + 1 : 0;
}
