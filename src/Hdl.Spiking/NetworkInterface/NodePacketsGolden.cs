using Hdl.Core.Golden;

namespace Hdl.Spiking.NetworkInterface;

/// <summary>
/// Memory packets as blocks.md defines them: each request is carried out word by word and answered once.
/// </summary>
/// <param name="parameters">Which interface.</param>
/// <param name="cluster">Keeps the weights.</param>
internal sealed class NodePacketsGolden(NetworkInterfaceParameters parameters, IClusterGolden cluster)
{
    private const uint Corrupted = 2;
    private const uint Cancelled = 3;

    private State _state;
    private uint _head;
    private uint _address;
    private uint _status;
    private int _left;

    private enum State
    {
        Idle,
        Address,
        Write,
        Drain,
        Discard,
    }

    /// <summary>Everything but the weights.</summary>
    public NodeTablesGolden Tables { get; } = new(parameters);

    private bool IsWrite => ((_head >> 11) & 1) != 0;

    private int Words => ((_head >> 10) & 1) != 0 ? (int)((_head >> 22) & 0xFF) + 1 : 1;

    /// <summary>A flit of a memory packet.</summary>
    /// <param name="kind">0 body, 1 head, 2 tail, 3 single.</param>
    /// <param name="data">Its 32 bits.</param>
    /// <param name="answers">Receives the answer.</param>
    public void Receive(int kind, uint data, BeatSequence answers)
    {
        bool begins = kind is 1 or 3;
        bool ends = kind == 2;
        if (_state == State.Idle)
        {
            Begin(kind, data, answers);
            return;
        }

        if (begins)
        {
            // A packet inside a packet.
            Tables.Drop(6);
            return;
        }

        switch (_state)
        {
            case State.Address:
                _address = data;
                if (_status == 0 && IsWrite == ends)
                {
                    _status = Corrupted;
                }

                _state = _status == 0 && IsWrite ? State.Write : State.Drain;
                break;
            case State.Write:
                WriteWord(data, ends);
                break;
            default:
                break;
        }

        if (ends)
        {
            if (_state != State.Discard)
            {
                Answer(answers);
            }

            _state = State.Idle;
        }
    }

    private void Begin(int kind, uint data, BeatSequence answers)
    {
        if (kind is 0 or 2)
        {
            Tables.Drop(6);
            return;
        }

        bool request = (data & 1) != 0 && ((data >> 12) & 1) == 0;
        if (!request)
        {
            Tables.Drop((data & 1) == 0 ? 6 : 7);
            _state = kind == 1 ? State.Discard : State.Idle;
            return;
        }

        _head = data;
        _status = data >> 30 >= Corrupted ? data >> 30 : 0;
        _left = Words;
        _state = State.Address;
        if (kind == 3)
        {
            _status = Corrupted;
            Answer(answers);
            _state = State.Idle;
        }
    }

    private void WriteWord(uint data, bool ends)
    {
        bool taken = Write(_address++, data);
        _left--;
        if (ends != (_left == 0))
        {
            _status = Corrupted;
        }
        else if (!taken && _status == 0)
        {
            _status = Cancelled;
        }

        if (_left == 0 && !ends)
        {
            _state = State.Drain;
        }
    }

    private void Answer(BeatSequence answers)
    {
        if (_status == 0 && !IsWrite && !IsMapped(_address))
        {
            _status = Cancelled;
        }

        uint head = (_status << 30) | (_head & 0x3FC0_0000) | (Tables.Node << 13) | (1u << 12) | (_head & 0xC00)
            | (((_head >> 13) & 0x1FF) << 1) | 1;
        if (IsWrite || _status != 0)
        {
            answers.Add(3, head);
            return;
        }

        answers.Add(1, head);
        answers.Add(0, _address);
        for (int word = 0; word < Words; word++)
        {
            answers.Add(word == Words - 1 ? 2ul : 0, Read(_address + (uint)word));
        }
    }

    // Region 0: row in bits 15:4, word in bits 3:0; region 1: word.
    private (int Bank, int Row, int Word)? Weights(uint address)
    {
        int bank = (int)(address >> 28);
        int row = (int)((address >> 4) & 0xFF_FFFF);
        int word = (int)(address & 15);
        bool mapped =
            bank <= 1 && row < (bank == 0 ? parameters.Inputs : 1) && word < (2 * parameters.Neurons + 31) / 32;
        return mapped ? (bank, row, word) : null;
    }

    private bool IsMapped(uint address) => Weights(address) is not null || Tables.Read(address) is not null;

    private uint Read(uint address) =>
        Weights(address) is { } place ? cluster.Read(place.Bank, place.Row, place.Word) : Tables.Read(address) ?? 0;

    private bool Write(uint address, uint data)
    {
        if (Weights(address) is { } place)
        {
            cluster.Write(place.Bank, place.Row, place.Word, data);
            return true;
        }

        return Tables.Write(address, data);
    }
}
