using Hdl.Blocks.Axi.ReadMaster;
using Hdl.Core.Golden;

namespace Hdl.Rnn.DeltaRnn.Performance;

/// <summary>An AXI4 master that reads, and the memory behind it, cycle by cycle.</summary>
/// <param name="parameters">Widths and limits of the master.</param>
/// <param name="timing">Speed of the memory.</param>
internal sealed class ReaderTiming(AxiReadMasterParameters parameters, MemoryTiming timing) : IWordSource
{
    private const ulong Page = 4096;

    private readonly record struct Burst(ulong Address, int Words);

    // The command that is cut into bursts, the burst that waits for room, the one whose address is offered.
    private ulong _next;
    private long _left;
    private Burst? _waiting;
    private Burst? _offered;
    private int _room = parameters.FifoWords;
    private int _flying;

    // Bursts that the memory has taken: when each word can come.
    private readonly Queue<Queue<long>> _taken = new();
    private readonly Dictionary<ulong, ulong> _rows = [];
    private readonly Dictionary<ulong, long> _bankFree = [];
    private long _busFree;
    private long _cycle;

    // Words in the FIFO's memory, and in its output register.
    private int _stored;
    private (ulong Address, int Words)? _command;

    /// <inheritdoc/>
    public bool HasWord { get; private set; }

    /// <inheritdoc/>
    public bool IsReady => _left == 0;

    /// <inheritdoc/>
    public void Ask(ulong address, int words) => _command = (address, words);

    /// <inheritdoc/>
    public void Clock(bool taken)
    {
        // The memory, as it was at the beginning of the cycle
        bool addressReady = _taken.Count < timing.Outstanding;
        bool comes = _taken.Count > 0 && _taken.Peek().Peek() <= _cycle;
        bool ends = false;
        if (comes)
        {
            _taken.Peek().Dequeue();
            ends = _taken.Peek().Count == 0;
            if (ends)
            {
                _taken.Dequeue();
            }
        }

        bool offers = _offered is not null;
        if (_offered is { } burst && addressReady)
        {
            Open(burst);
            _offered = null;
        }

        bool asks = _waiting is { } waiting && _room >= waiting.Words && _flying < parameters.Outstanding
            && (!offers || addressReady);
        bool cuts = _left > 0 && (_waiting is null || asks);
        _room += (taken ? 1 : 0) - (asks ? _waiting!.Value.Words : 0);
        _flying += (asks ? 1 : 0) - (ends ? 1 : 0);
        if (asks)
        {
            (_offered, _waiting) = (_waiting, null);
        }

        if (cuts)
        {
            Cut();
        }

        if (_command is { } command)
        {
            (_next, _left, _command) = (command.Address, command.Words, null);
        }

        bool moves = _stored > 0 && (!HasWord || taken);
        HasWord = moves || (HasWord && !taken);
        _stored += (comes ? 1 : 0) - (moves ? 1 : 0);
        _cycle++;
    }

    private void Cut()
    {
        ulong bytes = (ulong)parameters.BusBytes;
        long words = Math.Min(_left, Math.Min(parameters.LongestBurst, (long)((Page - (_next % Page)) / bytes)));
        _waiting = new Burst(_next, (int)words);
        _next += (ulong)words * bytes;
        _left -= words;
    }

    // When the words of each row come: a row that is not open is opened once its bank has given those of the row
    // before.
    private void Open(Burst burst)
    {
        ulong row = (ulong)timing.RowBytes;
        var words = new Queue<long>();
        ulong address = burst.Address;
        ulong end = address + (ulong)(burst.Words * parameters.BusBytes);
        while (address < end)
        {
            ulong number = address / row;
            ulong rowEnd = Math.Min((number + 1) * row, end);
            long part = (long)((rowEnd - address) / (ulong)parameters.BusBytes);
            ulong bank = number % (ulong)timing.Banks;
            long opened = _cycle;
            if (!_rows.TryGetValue(bank, out ulong open) || open != number)
            {
                opened = Math.Max(_bankFree.GetValueOrDefault(bank), _cycle) + timing.RowOpening;
            }

            _rows[bank] = number;
            long first = opened + timing.Latency;
            for (long word = 0; word < part; word++)
            {
                words.Enqueue(first);
            }

            _busFree = Math.Max(first, _busFree) + part;
            _bankFree[bank] = _busFree - timing.Latency;
            address = rowEnd;
        }

        _taken.Enqueue(words);
    }
}
