using System.Text;

namespace Hdl.Core.Processes;

/// <summary>
/// One output stream of a program, line by line. However much comes, it keeps no more than 2 x 16 Mi characters of it,
/// the first and the last, and no line longer than 1 Mi characters: a longer one counts as several.
/// </summary>
/// <param name="onLine">Called with each line as it comes.</param>
/// <param name="turn">Held during the call: two streams never call at once.</param>
internal sealed class ToolOutput(Action<string>? onLine, Lock turn)
{
    private const int MostKept = 16 << 20;
    private const int LongestLine = 1 << 20;

    private readonly StringBuilder _first = new();
    private readonly Queue<string> _last = new();
    private readonly StringBuilder _line = new();
    private int _lastLength;
    private long _dropped;
    private bool _isFull;
    private bool _afterReturn;

    /// <summary>Reads a stream to its end, or until it is told to stop.</summary>
    public async Task ReadAsync(Stream stream, CancellationToken stop)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        char[] buffer = new char[1 << 13];
        try
        {
            int count;
            // A read of a pipe cannot be called off; it can be left behind.
            while ((count = await reader.ReadAsync(buffer.AsMemory(), CancellationToken.None).AsTask()
                .WaitAsync(stop).ConfigureAwait(false)) > 0)
            {
                Take(buffer.AsSpan(0, count));
            }
        }
        catch (OperationCanceledException)
        {
            // What came until now is what there is.
        }

        if (_line.Length > 0)
        {
            EndLine();
        }
    }

    /// <summary>What is kept, lines ended by LF; the place where something is missing says so.</summary>
    public override string ToString()
    {
        string gap = _dropped > 0 ? FormattableString.Invariant($"[{_dropped} characters are not kept]\n") : "";
        return $"{_first}{gap}{string.Concat(_last)}";
    }

    // Lines end with LF, CR or both, as progress bars have it.
    private void Take(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (_afterReturn && text[0] == '\n')
            {
                text = text[1..];
                _afterReturn = false;
                continue;
            }

            _afterReturn = false;
            int room = LongestLine - _line.Length;
            int end = text.IndexOfAny('\n', '\r');
            int length = end < 0 ? text.Length : end;
            if (length > room || (end < 0 && length == room))
            {
                _line.Append(text[..room]);
                text = text[room..];
                EndLine();
                continue;
            }

            _line.Append(text[..length]);
            if (end >= 0)
            {
                _afterReturn = text[end] == '\r';
                EndLine();
            }

            text = text[(end < 0 ? length : end + 1)..];
        }
    }

    private void EndLine()
    {
        string line = _line.ToString();
        _line.Clear();
        Keep(line + '\n');
        lock (turn)
        {
            onLine?.Invoke(line);
        }
    }

    private void Keep(string line)
    {
        _isFull |= _first.Length + line.Length > MostKept;
        if (!_isFull)
        {
            _first.Append(line);
            return;
        }

        _last.Enqueue(line);
        _lastLength += line.Length;
        while (_lastLength > MostKept)
        {
            int length = _last.Dequeue().Length;
            _lastLength -= length;
            _dropped += length;
        }
    }
}
