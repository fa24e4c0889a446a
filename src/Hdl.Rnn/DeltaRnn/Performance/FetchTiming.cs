using Hdl.Core.Golden;

namespace Hdl.Rnn.DeltaRnn.Performance;

/// <summary>
/// Columns of weights that are asked for in memory ahead of their sums, cycle by cycle: <c>delta_rnn_fetch</c>, the
/// AXI4 master, <c>delta_rnn_unpack</c> and <c>delta_rnn_issue</c>.
/// </summary>
/// <param name="shape">Sizes.</param>
/// <param name="timing">Speed of the memory.</param>
/// <param name="address">Byte address of the weights.</param>
internal sealed class FetchTiming(DeltaRnnShape shape, MemoryTiming timing, ulong address)
{
    private sealed record Column(int Stage, int Line, int Passes);

    private readonly IWordSource _reader = shape.Parameters.IsMoved
        ? new MoverTiming(timing)
        : new ReaderTiming(shape.Reader, timing);

    private readonly Queue<Column> _queue = new();
    private readonly int[] _flying = new int[shape.StageCount];
    private readonly int _wordsPerLine = Math.Max(1, shape.WeightLineBits / shape.BusBits);
    private readonly int _linesPerWord = Math.Max(1, shape.BusBits / shape.WeightLineBits);
    private Column? _pick;

    // The column that is added: lines and passes of the line that are left, words of its next line that have come, or
    // lines of the oldest word that are done.
    private Column? _issue;
    private int _lines;
    private int _passes;
    private int _words;
    private int _place;

    // What the cycle does.
    private Column? _taken;

    /// <summary>Whether there are columns whose last line was not added yet.</summary>
    public bool IsBusy => _flying.Any(count => count > 0);

    /// <summary>The stage of the line that is added in this cycle; null where none is.</summary>
    public int? Stage => _issue is not null && HasLine ? _issue.Stage : null;

    /// <summary>Whether a column waits for its weights.</summary>
    public bool Waits => _issue is not null && !HasLine;

    /// <summary>Whether a column could be picked.</summary>
    public bool IsFree => _pick is null || Asks;

    private bool HasLine => _reader.HasWord && _words == _wordsPerLine - 1;

    private bool Asks => _pick is not null && _reader.IsReady && _queue.Count < shape.ColumnsAhead;

    /// <summary>Whether columns of a stage are on their way.</summary>
    public bool IsHere(int stage) => _flying[stage] > 0;

    /// <summary>Picks a column, where one can be picked.</summary>
    public void Take(int stage, int line, int passes) => _taken = new Column(stage, line, passes);

    /// <summary>The end of the cycle.</summary>
    public void Clock()
    {
        bool here = Stage is not null;
        bool lineEnds = here && _passes == 1;
        bool ends = lineEnds && _lines == 1;
        bool wordTaken = _reader.HasWord && (_wordsPerLine > 1 && _words < _wordsPerLine - 1
            || (lineEnds && (ends || _place == _linesPerWord - 1)));
        bool asks = Asks;
        Column? asked = asks ? _pick : null;
        bool free = IsFree;
        int? ended = ends ? _issue!.Stage : null;
        if (here)
        {
            _passes = lineEnds ? Math.Max(1, _issue!.Passes) : _passes - 1;
            _lines -= lineEnds ? 1 : 0;
        }

        if (_wordsPerLine > 1)
        {
            _words = lineEnds ? 0 : wordTaken ? _words + 1 : _words;
        }
        else if (lineEnds)
        {
            _place = wordTaken ? 0 : _place + 1;
        }

        if (ends)
        {
            _issue = null;
        }

        if (_issue is null && _queue.TryDequeue(out Column? next))
        {
            _issue = next;
            (_lines, _passes) = (shape.Stages[next.Stage].Lines, Math.Max(1, next.Passes));
        }

        if (asked is not null)
        {
            _queue.Enqueue(asked);
            long bits = (long)asked.Line * shape.UnitBits;
            _reader.Ask(address + (ulong)(bits / 8), shape.ColumnWords(shape.Stages[asked.Stage]));
        }

        _reader.Clock(wordTaken);
        if (free)
        {
            _pick = _taken;
        }

        if (_taken is not null)
        {
            _flying[_taken.Stage]++;
        }

        if (ended is { } stage)
        {
            _flying[stage]--;
        }

        _taken = null;
    }
}
