using Hdl.Core.Golden;

namespace Hdl.Rnn.DeltaRnn.Performance;

/// <summary>
/// A data mover and its memory, cycle by cycle: commands in flight, latency, a word per cycle, no rows.
/// </summary>
/// <param name="timing">Speed of the memory.</param>
internal sealed class MoverTiming(MemoryTiming timing) : IWordSource
{
    private readonly Queue<(long From, int Words)> _commands = new();
    private int _done;
    private long _cycle;
    private int _asked;

    /// <inheritdoc/>
    public bool HasWord => _commands.Count > 0 && _commands.Peek().From <= _cycle;

    /// <inheritdoc/>
    public bool IsReady => _commands.Count < timing.Outstanding;

    /// <inheritdoc/>
    public void Ask(ulong address, int words) => _asked = words;

    /// <inheritdoc/>
    public void Clock(bool taken)
    {
        if (taken)
        {
            _done++;
            if (_done == _commands.Peek().Words)
            {
                _commands.Dequeue();
                _done = 0;
            }
        }

        if (_asked > 0)
        {
            _commands.Enqueue((_cycle + timing.Latency, _asked));
            _asked = 0;
        }

        _cycle++;
    }
}
