using Hdl.Core.Golden;

namespace Hdl.Blocks.UartLink;

/// <summary>
/// The serial line, cycle by cycle. Outputs depend on what earlier cycles left alone, so that they can be read before
/// the inputs of the cycle are known: <see cref="Clock"/> takes those.
/// </summary>
public sealed class UartLinkGolden : ICycleGolden
{
    private const int DataBits = 8;
    private const int FrameBits = 10;
    // The line is seen two cycles late.
    private const int Delay = 2;

    private static readonly UartLinkPorts Ports = new();

    private readonly UartLinkParameters _parameters;
    private readonly bool[] _delayed = new bool[Delay];

    // Receiving: clocks since the falling edge was seen, -1 at rest; what has been sampled so far.
    private int _since;
    private bool _waitsForRest;
    private int _sampled;
    private bool _lost;
    private int _quiet;

    // Sending: clocks of the frame that are over, and its bits.
    private int _sent;
    private int _frame;

    // The last byte stays on the outputs until the next one.
    private int _data;
    private bool _error;

    /// <summary>A line at rest.</summary>
    /// <param name="parameters">Its times.</param>
    public UartLinkGolden(UartLinkParameters parameters)
    {
        _parameters = parameters;
        Reset();
    }

    /// <summary>Whether a byte waits to be taken.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The byte, where one waits.</summary>
    public int Data => _data;

    /// <summary>Whether its stop bit was wrong, or bytes before it were lost.</summary>
    public bool Error => _error;

    /// <summary>Whether nothing has come for long.</summary>
    public bool IsQuiet => _quiet == _parameters.QuietClocks;

    /// <summary>Whether a byte to send is taken.</summary>
    public bool CanSend => _sent < 0;

    /// <summary>What is on the line out.</summary>
    public bool Tx => _sent < 0 || ((_frame >> (_sent / _parameters.ClocksPerBit)) & 1) != 0;

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Fill(_delayed, true);
        _since = -1;
        _waitsForRest = false;
        _lost = false;
        _quiet = 0;
        _sent = -1;
        _data = 0;
        _error = false;
        IsFull = false;
    }

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<uint> inputs, Span<uint> outputs)
    {
        outputs[Ports.Tx.Word] = Tx ? 1u : 0;
        outputs[Ports.ReceivedValid.Word] = IsFull ? 1u : 0;
        outputs[Ports.ReceivedData.Word] = (uint)_data;
        outputs[Ports.ReceivedError.Word] = _error ? 1u : 0;
        outputs[Ports.Quiet.Word] = IsQuiet ? 1u : 0;
        outputs[Ports.SendReady.Word] = CanSend ? 1u : 0;
        Clock(
            inputs[Ports.Rx.Word] != 0,
            inputs[Ports.ReceivedReady.Word] != 0,
            inputs[Ports.SendValid.Word] != 0,
            (int)inputs[Ports.SendData.Word]);
    }

    /// <summary>One clock edge.</summary>
    /// <param name="rx">The line in.</param>
    /// <param name="take">Whether a byte that waits is taken.</param>
    /// <param name="send">Whether a byte to send is offered.</param>
    /// <param name="sendData">It.</param>
    public void Clock(bool rx, bool take, bool send, int sendData)
    {
        if (_sent >= 0)
        {
            _sent = _sent + 1 == FrameBits * _parameters.ClocksPerBit ? -1 : _sent + 1;
        }
        else if (send)
        {
            _frame = (1 << (FrameBits - 1)) | (sendData << 1);
            _sent = 0;
        }

        _lost &= !IsQuiet;
        bool atRest = _since < 0 && !_waitsForRest;
        _quiet = !atRest || IsFull ? 0 : Math.Min(_quiet + 1, _parameters.QuietClocks);
        bool room = !IsFull || take;
        IsFull &= !take;
        Receive(_delayed[^1], room);
        for (int i = Delay - 1; i > 0; i--)
        {
            _delayed[i] = _delayed[i - 1];
        }

        _delayed[0] = rx;
    }

    private void Receive(bool line, bool room)
    {
        if (_waitsForRest)
        {
            _waitsForRest = !line;
            return;
        }

        if (_since < 0)
        {
            _since = line ? -1 : 0;
            return;
        }

        _since++;
        int middle = _since - (_parameters.ClocksPerBit / 2);
        if (middle < 0 || middle % _parameters.ClocksPerBit != 0)
        {
            return;
        }

        int bit = middle / _parameters.ClocksPerBit;
        if (bit == 0)
        {
            _since = line ? -1 : _since;
            _sampled = 0;
        }
        else if (bit <= DataBits)
        {
            _sampled |= line ? 1 << (bit - 1) : 0;
        }
        else
        {
            _since = -1;
            _waitsForRest = !line;
            Deliver(!line, room);
        }
    }

    private void Deliver(bool wrong, bool room)
    {
        if (!room)
        {
            _lost = true;
            return;
        }

        IsFull = true;
        _data = _sampled;
        _error = wrong || _lost;
        _lost = false;
    }
}
