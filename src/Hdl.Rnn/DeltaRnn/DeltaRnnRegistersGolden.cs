using Hdl.Core.Numerics;
using Hdl.Rnn.Networks;

namespace Hdl.Rnn.DeltaRnn;

/// <summary>The registers of a delta network as software sees them (delta_rnn, section 2.6).</summary>
internal sealed class DeltaRnnRegistersGolden
{
    private const int CounterCount = 7;
    private const int Cycles = 1;
    private const int Lines = 2;
    private const int Columns = 3;
    private const int Bytes = 4;
    private const int IdlePairs = 5;
    private const int IdleWeights = 6;

    private readonly DeltaRnnResolvedParameters _parameters;
    private readonly int[] _thresholds;
    private readonly long[] _counters = new long[CounterCount];
    private readonly bool[] _unknown = new bool[CounterCount];
    private bool _clear;
    private bool _renew;

    /// <summary>The registers after reset.</summary>
    public DeltaRnnRegistersGolden(DeltaRnnResolvedParameters parameters, DeltaThresholds resets)
    {
        _parameters = parameters;
        _thresholds = new int[(2 * parameters.Layers.Count) + 1];
        for (int layer = 0; layer < parameters.Layers.Count; layer++)
        {
            _thresholds[2 * layer] = resets.Input[layer];
            _thresholds[(2 * layer) + 1] = resets.Hidden[layer];
        }

        _thresholds[^1] = resets.Readout;
    }

    /// <summary>Errors, as STATUS has them.</summary>
    public uint Errors { get; set; }

    /// <summary>WBASE: byte address of the weights in memory.</summary>
    public ulong Base { get; private set; }

    /// <summary>CONTROL.load.</summary>
    public bool Loads { get; private set; }

    /// <summary>Thresholds as they are now.</summary>
    public DeltaThresholds Thresholds => new(
        [.. Enumerable.Range(0, _parameters.Layers.Count).Select(layer => _thresholds[2 * layer])],
        [.. Enumerable.Range(0, _parameters.Layers.Count).Select(layer => _thresholds[(2 * layer) + 1])],
        _thresholds[^1]);

    /// <summary>Whether a clear was asked for since the last call.</summary>
    public bool TakeClear()
    {
        bool clear = _clear;
        _clear = false;
        return clear;
    }

    /// <summary>Whether weights were to change since the last call: the next step is a first one.</summary>
    public bool TakeRenewal()
    {
        bool renew = _renew;
        _renew = false;
        return renew;
    }

    /// <summary>A step has begun.</summary>
    public void CountStep()
    {
        _counters[0]++;
    }

    /// <summary>Time has passed.</summary>
    /// <param name="busy">Cycles in which something was on its way; null where that is not known.</param>
    /// <param name="idle">Those without a line.</param>
    /// <param name="waits">Those in which a column waited for its weights.</param>
    public void CountTime(long? busy, long idle, long waits)
    {
        _counters[Cycles] += busy ?? 0;
        _counters[IdlePairs] += idle;
        _unknown[Cycles] |= busy is null;
        _counters[IdleWeights] += waits;
        _unknown[IdlePairs] |= busy is null;
        _unknown[IdleWeights] |= busy is null && _parameters.IsFetched;
    }

    /// <summary>Columns were added, or will have been once nothing is on its way.</summary>
    public void CountColumns(int columns, int height, int gates)
    {
        int blocks = FixedPoint.CeilDivide(height, _parameters.Lanes);
        int bits = gates * blocks * _parameters.Lanes * _parameters.WeightBits;
        // From memory come whole words.
        int unit = _parameters.IsFetched ? 8 * _parameters.BusBytes : 8;
        _counters[Lines] += (long)columns * gates * blocks;
        _counters[Columns] += columns;
        _counters[Bytes] += (long)columns * FixedPoint.CeilDivide(bits, unit) * (unit / 8);
    }

    /// <summary>Some columns were dropped before they were read, or not: that depends on time.</summary>
    public void Forget(bool dropped)
    {
        for (int counter = Lines; counter <= Bytes; counter++)
        {
            _unknown[counter] |= dropped;
        }
    }

    /// <summary>A write; false where it is refused.</summary>
    public bool Write(uint address, uint data, uint strobe)
    {
        if (strobe != 0xF || address % 4 != 0)
        {
            return false;
        }

        if (address is 0x010 or 0x014 && _parameters.IsFetched)
        {
            return WriteBase(address, data);
        }

        bool ram = _parameters.Weights == DeltaWeightStorage.Ram;
        switch (address)
        {
            case 0x004:
                Errors &= ~data;
                return true;
            case 0x008 when data < (ram ? 4u : 2u):
                _clear |= (data & 1) != 0;
                _renew |= (data & 2) != 0;
                Loads = (data & 2) != 0;
                return true;
            case >= 0x080 and < 0x080 + (8 * CounterCount):
                uint counter = (address - 0x080) / 8;
                (_counters[counter], _unknown[counter]) = (0, false);
                return true;
        }

        if (Threshold(address) is not { } index || data >> _parameters.Formats.ActBits != 0)
        {
            return false;
        }

        _thresholds[index] = (int)data;
        return true;
    }

    /// <summary>A read; null where it is refused.</summary>
    /// <param name="address">Byte address.</param>
    /// <param name="inside">Whether a packet of inputs has begun and not ended.</param>
    /// <exception cref="InvalidOperationException">Of a counter whose value depends on timing.</exception>
    public uint? Read(uint address, bool inside) => address switch
    {
        0x000 => _parameters.Cell == DeltaCell.Gru ? 0x44475231u : 0x444C5331u,
        0x004 => Errors | (inside ? 0x100u : 0),
        0x008 => Loads ? 2u : 0,
        0x010 or 0x014 when _parameters.IsFetched => (uint)(Base >> (address == 0x010 ? 0 : 32)),
        0x018 => WeightLayout.Of(_parameters).Checksum,
        0x00C => (uint)(_parameters.Lanes | (_parameters.Layers.Count << 8) | (_parameters.WeightBits << 16)
            | (_parameters.PointwiseLanes << 24)),
        >= 0x080 and < 0x080 + (8 * CounterCount) when address % 4 == 0 => Counter((address - 0x080) / 4),
        0xFF0 => 0x10001,
        0xFF4 => (uint)(_parameters.Inputs | (_parameters.Layers[0] << 16)),
        _ => address % 4 == 0 && Threshold(address) is { } index ? (uint)_thresholds[index] : null,
    };

    private bool WriteBase(uint address, uint data)
    {
        ulong valid = ulong.MaxValue >> (64 - _parameters.AddressBits) & ~((ulong)_parameters.BusBytes - 1);
        int low = address == 0x010 ? 0 : 32;
        if ((data & ~(uint)(valid >> low)) != 0)
        {
            return false;
        }

        Base = (Base & ~(0xFFFFFFFFUL << low)) | ((ulong)data << low);
        _renew = true;
        return true;
    }

    private int? Threshold(uint address) => address switch
    {
        0x040 when _parameters.HasReadout => _thresholds.Length - 1,
        >= 0x020 when address < 0x020 + (8 * _parameters.Layers.Count) => (int)(address - 0x020) / 4,
        _ => null,
    };

    private uint Counter(uint word) => !_unknown[word / 2]
        ? (uint)(_counters[word / 2] >> (word % 2 == 0 ? 0 : 32))
        : throw new InvalidOperationException($"Counter {word / 2} depends on timing.");
}
