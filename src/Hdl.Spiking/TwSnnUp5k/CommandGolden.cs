using Hdl.Core.Numerics;

namespace Hdl.Spiking.TwSnnUp5k;

/// <summary>
/// The protocol: bytes of commands in, bytes of answers out, and the cycles in which nothing is taken. Used byte by
/// byte where time does not matter (<see cref="Accept"/>, <see cref="Answers"/>), or clock by clock
/// (<see cref="Clock"/>).
/// </summary>
public sealed class CommandGolden
{
    private const int UnknownCommand = 1;
    private const int EndedEarly = 2;
    private const int Refused = 3;
    private const int LineError = 4;
    private const int HeaderBytes = 3;

    private static readonly int[] Identity = [.. "TWU1".Select(letter => (int)letter)];

    private readonly TwSnnUp5kResolvedParameters _configuration;
    private readonly EngineGolden _engine;
    private readonly List<int> _header = [];
    private readonly List<int> _item = [];
    private char _kind;
    private bool _inside;
    private bool _discards;
    private int _address;
    private int _left;
    private int _steps;
    private ushort _seed;
    private long _waited;

    /// <summary>The state after reset.</summary>
    /// <param name="configuration">The network's shape.</param>
    /// <param name="engine">What commands drive.</param>
    public CommandGolden(TwSnnUp5kResolvedParameters configuration, EngineGolden engine)
    {
        _configuration = configuration;
        _engine = engine;
        Reset();
    }

    /// <summary>
    /// Cycles to wait, then the byte to answer, if there is one, and whether it is the last of its answer.
    /// </summary>
    public Queue<(long Wait, int? Value, bool Last)> Answers { get; } = [];

    /// <summary>Whether a byte is taken.</summary>
    public bool IsReady => Answers.Count == 0;

    /// <summary>The byte that is offered as an answer; null where none is.</summary>
    public int? Offered =>
        Answers.TryPeek(out (long Wait, int? Value, bool Last) next) && next.Wait == _waited ? next.Value : null;

    /// <summary>Whether a command has begun and not ended, or is being dropped.</summary>
    public bool IsInside => _inside || _discards;

    /// <summary>Back to the state after reset; what was loaded stays.</summary>
    public void Reset()
    {
        Answers.Clear();
        _waited = 0;
        _inside = false;
        _discards = false;
        _steps = _configuration.Steps;
        _seed = _configuration.Network.Seed;
    }

    /// <summary>Takes a byte.</summary>
    /// <param name="value">The byte.</param>
    /// <param name="last">Whether the frame ends with it.</param>
    /// <param name="error">Whether it came with an error.</param>
    public void Accept(int value, bool last, bool error)
    {
        if (_discards)
        {
            _discards = !last;
        }
        else if (error)
        {
            Fail(LineError, last);
        }
        else if (!_inside)
        {
            Begin((char)value, last);
        }
        else if (_header.Count < HeaderBytes && _kind != 'P')
        {
            _header.Add(value);
            HeaderByte(last);
        }
        else
        {
            _item.Add(value);
            BodyByte(last);
        }
    }

    /// <summary>The line has been quiet for long: the frame has ended.</summary>
    public void Quiet()
    {
        _discards = false;
        if (_inside)
        {
            Fail(EndedEarly, ended: true);
        }
    }

    /// <summary>One clock edge.</summary>
    /// <param name="command">A byte that is offered; null where none is.</param>
    /// <param name="error">Whether it came with an error.</param>
    /// <param name="quiet">Whether the line is quiet.</param>
    /// <param name="taken">Whether a byte offered as an answer is taken.</param>
    public void Clock(int? command, bool error, bool quiet, bool taken)
    {
        if (IsReady)
        {
            if (command is { } value)
            {
                Accept(value, last: false, error);
            }
            else if (quiet)
            {
                Quiet();
            }

            return;
        }

        (long wait, int? answer, _) = Answers.Peek();
        bool waits = _waited < wait;
        _waited += waits ? 1 : 0;
        if (waits ? answer is null && _waited == wait : taken)
        {
            Answers.Dequeue();
            _waited = 0;
        }
    }

    private void Begin(char kind, bool last)
    {
        _kind = kind;
        _header.Clear();
        _item.Clear();
        switch (kind)
        {
            case 'I':
                Answer(0, ['I', .. Identity]);
                break;
            case 'V':
                Answer(0, ['V', .. Version]);
                break;
            case 'S' or 'W' or 'T' or 'P' when last:
                Fail(EndedEarly, ended: true);
                break;
            case 'S' or 'W' or 'T' or 'P':
                _inside = true;
                _address = 0;
                _left = _configuration.Inputs;
                break;
            default:
                Fail(UnknownCommand, last);
                break;
        }
    }

    // Minor and major number, elements, most steps, layers; then inputs and the neurons of each layer. Numbers of two
    // bytes low byte first.
    private IEnumerable<int> Version =>
    [
        0, 0, 1, 0, _configuration.Elements, _configuration.Parameters.MaxSteps, _configuration.Network.Layers.Count,
        .. _configuration.Network.Shape.SelectMany(size => new[] { size & 0xFF, size >> 8 }),
    ];

    private void HeaderByte(bool last)
    {
        bool ends = _header.Count == HeaderBytes;
        if (last && !(ends && _kind == 'S'))
        {
            Fail(EndedEarly, ended: true);
        }
        else if (ends && _kind == 'S')
        {
            Set(last);
        }
        else if (ends)
        {
            _address = _header[0] | (_header[1] << 8);
            _left = _header[2] == 0 ? 256 : _header[2];
            if (_address + _left > (_kind == 'W' ? _configuration.Rows : _configuration.Thresholds))
            {
                Fail(Refused, ended: false, wait: 1);
            }
            else
            {
                // The hardware takes one cycle to check address and count, and answers nothing.
                Answers.Enqueue((1, null, false));
            }
        }
    }

    private void Set(bool last)
    {
        int seed = _header[1] | (_header[2] << 8);
        if (_header[0] == 0 || _header[0] > _configuration.Parameters.MaxSteps || seed == 0)
        {
            Fail(Refused, last, wait: 1);
            return;
        }

        _steps = _header[0];
        _seed = (ushort)seed;
        _inside = false;
        Answer(1, ['S']);
    }

    private void BodyByte(bool last)
    {
        bool itemEnds = _item.Count == (_kind switch { 'W' => _configuration.RowBytes, 'T' => 2, _ => 1 });
        bool ends = itemEnds && _left == 1;
        if (last && !ends)
        {
            Fail(EndedEarly, ended: true);
            return;
        }

        if (!itemEnds)
        {
            return;
        }

        switch (_kind)
        {
            case 'W':
                _engine.WriteRow(_address, _item);
                break;
            case 'T':
                _engine.WriteThreshold(_address, (int)FixedPoint.Wrap(_item[0] | (_item[1] << 8), 16));
                break;
            default:
                _engine.WritePixel(_address, _item[0]);
                break;
        }

        _item.Clear();
        _address++;
        _left--;
        if (ends)
        {
            End();
        }
    }

    private void End()
    {
        _inside = false;
        if (_kind != 'P')
        {
            Answer(0, [_kind]);
            return;
        }

        _engine.Run(_steps, _seed);
        // One cycle to start the engine, one to notice that it is done, and one to read each score.
        Answers.Enqueue((_engine.Cycles + 2, 'P', false));
        foreach (int score in _engine.Scores)
        {
            Answers.Enqueue((1, score, false));
        }

        Answers.Enqueue((0, _engine.Class, true));
    }

    private void Answer(int wait, int[] bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            Answers.Enqueue((i == 0 ? wait : 0, bytes[i], i == bytes.Length - 1));
        }
    }

    private void Fail(int code, bool ended, int wait = 0)
    {
        _inside = false;
        _discards = !ended;
        Answer(wait, ['E', code]);
    }
}
