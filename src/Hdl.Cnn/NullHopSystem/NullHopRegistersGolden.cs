using System.Numerics;
using Hdl.Cnn.NullHop;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>
/// The registers of <c>nullhop</c> as software sees them (docs/nullhop.md): what a write or a read answers, and what a
/// write asks for. What is in flight is told by <see cref="NullHopGolden"/>.
/// </summary>
/// <param name="parameters">Valid parameters.</param>
internal sealed class NullHopRegistersGolden(NullHopParameters parameters)
{
    private const int Cycles = 0;
    private const int Beats = 1;
    private const int Items = 2;
    private const int Nulls = 3;
    private const int CounterCount = 8;

    private static readonly uint[] Masks =
    [
        0x0FFF0FFF, 0x00F70FFF, 0x03377377, 0x0FFF0FFF, 0x0FFF0FFF, 0x00003FFF, 0x00001F3F, 0xFFFFFFFF, 0xFFFFFFFF,
        0xFFFFFFFF, 0x0FFF0FFF, 0x0FFF0FFF, 0x0FFF0FFF, 0x0FFF0FFF,
    ];

    private readonly uint[] _words = new uint[Descriptor.Registers];
    private readonly uint[] _counters = new uint[CounterCount];
    private readonly bool[] _unknown = new bool[CounterCount];
    private readonly DescriptorCheck _check = new(parameters);
    private Descriptor? _previous;
    private uint _errors;
    private uint _refusal;
    private uint _loadBase;
    private uint _loadRows;
    private uint _loadKind;
    private readonly NullHopRegionsGolden? _regions =
        parameters is NullHopSystemParameters { HasMemory: true } ? new NullHopRegionsGolden() : null;

    /// <summary>Regions of memory.</summary>
    /// <exception cref="InvalidOperationException">Maps are streams.</exception>
    public NullHopRegionsGolden Regions =>
        _regions ?? throw new InvalidOperationException("There are no memory ports.");

    /// <summary>Descriptors that were queued, and are not finished.</summary>
    public List<NullHopPush> Passes { get; } = [];

    /// <summary>Commands that load, without their packets, that are not done.</summary>
    public List<NullHopLoad> Loads { get; } = [];

    /// <summary>LOADS.</summary>
    public int LoadsDone { get; set; }

    /// <summary>Whether there was an abort since it was asked for last.</summary>
    public bool Aborted { get; set; }

    /// <summary>Sets error bits.</summary>
    public void AddErrors(NullHopErrors errors) => _errors |= (uint)errors;

    /// <summary>Counts what a pass gave the multipliers; how long that took is not known.</summary>
    public void Count(long items, long nulls)
    {
        _counters[Items] += (uint)items;
        _counters[Nulls] += (uint)nulls;
        _counters[Beats] += (uint)(items + nulls);
    }

    /// <summary>Notes which counters depend on the time that passes while something is in flight.</summary>
    public void PassTime()
    {
        _unknown[Cycles] |= Passes.Count > 0 || Loads.Count > 0;
        for (int counter = Beats; Passes.Count > 0 && counter < CounterCount; counter++)
        {
            // A beat of several lanes takes as many items as have come.
            _unknown[counter] |= counter is not (Items or Nulls) && (counter != Beats || parameters.Lanes > 1);
        }
    }

    /// <summary>A write; false where it is refused.</summary>
    public bool Write(uint address, uint data, uint strobe)
    {
        if (strobe != 0xF || address % 4 != 0)
        {
            return false;
        }

        switch ((int)address)
        {
            case NullHopRegisters.Status:
                _errors &= ~(data >> 8);
                _refusal = (_errors & (uint)NullHopErrors.Refused) == 0 ? 0 : _refusal;
                return true;
            case NullHopRegisters.Control when data == NullHopRegisters.Push:
                return Push();
            case NullHopRegisters.Control when data == NullHopRegisters.Abort:
                Passes.Clear();
                Loads.Clear();
                _regions?.Abort();
                (_previous, LoadsDone, Aborted) = (null, 0, true);
                return true;
            case >= NullHopRegisters.Counters and < NullHopRegisters.LoadBase:
                int counter = ((int)address - NullHopRegisters.Counters) / 4;
                (_counters[counter], _unknown[counter]) = (0, false);
                return true;
            case NullHopRegisters.LoadBase when data >> 17 == 0:
                _loadBase = data;
                return true;
            case NullHopRegisters.LoadRows when data >> 17 == 0:
                _loadRows = data;
                return true;
            case NullHopRegisters.LoadKind when (data & 0xF) <= 2 && data >> 8 == 0 && Loads.Count < 4:
                _loadKind = data;
                Loads.Add(new NullHopLoad(
                    (LoadKind)(data & 3), (int)(data >> 4), (int)_loadBase, (int)_loadRows, []));
                _regions?.Load();
                return true;
            case >= NullHopRegisters.Descriptor and < NullHopRegisters.Descriptor + (4 * 14)
                when (data & ~Masks[((int)address - NullHopRegisters.Descriptor) / 4]) == 0:
                _words[((int)address - NullHopRegisters.Descriptor) / 4] = data;
                return true;
            default:
                return _regions?.Write((int)address, data) ?? false;
        }
    }

    /// <summary>A read; null where it is refused.</summary>
    /// <exception cref="InvalidOperationException">Of a counter whose value depends on timing.</exception>
    public uint? Read(uint address) => address % 4 != 0 ? null : (int)address switch
    {
        NullHopRegisters.Id => NullHopRegisters.IdValue,
        NullHopRegisters.Caps => Caps,
        NullHopRegisters.Status => Status,
        >= NullHopRegisters.Counters and < NullHopRegisters.LoadBase =>
            Counter(((int)address - NullHopRegisters.Counters) / 4),
        NullHopRegisters.LoadBase => _loadBase,
        NullHopRegisters.LoadRows => _loadRows,
        NullHopRegisters.LoadKind => _loadKind,
        NullHopRegisters.Loads => (uint)LoadsDone,
        >= NullHopRegisters.Descriptor and < NullHopRegisters.Descriptor + (4 * 14) =>
            _words[((int)address - NullHopRegisters.Descriptor) / 4],
        NullHopRegisters.Version => 0x10000,
        NullHopRegisters.Shape => (uint)(parameters.WeightRows - 1) | ((uint)parameters.BiasRows << 16)
            | ((uint)parameters.MaxKernel << 29),
        NullHopRegisters.Format => (uint)(parameters.WordWidth | (parameters.MapBits << 8)
            | (parameters.InputWords << 16) | (parameters.OutputWords << 24)),
        _ => _regions?.Read((int)address),
    };

    private uint Status
    {
        get
        {
            uint busy = Passes.Count > 0 || Loads.Count > 0 || _regions?.IsMissing == true ? 1u : 0u;
            uint queued = (uint)Math.Max(0, Passes.Count - 1);
            return (_errors << 8) | (_refusal << 3) | (queued << 1) | busy;
        }
    }

    private uint Caps
    {
        get
        {
            uint Log2(int value) => (uint)BitOperations.Log2((uint)value);
            return Log2(parameters.Macs) | (Log2(parameters.Lanes) << 4) | (Log2(parameters.FetchWidth) << 8)
                | ((uint)parameters.ValueWidth << 12) | ((uint)parameters.WeightWidth << 17)
                | ((uint)parameters.AccumulatorWidth << 22)
                | (parameters.Scale == NullHopScale.Channel ? 1u << 28 : 0)
                | ((Log2(parameters.ParamBits) - 5) << 29);
        }
    }

    private uint Counter(int counter) => !_unknown[counter]
        ? _counters[counter]
        : throw new InvalidOperationException($"Counter {counter} depends on timing.");

    // One is worked on, and two wait.
    private bool Push()
    {
        if (Passes.Count == 3)
        {
            return false;
        }

        var descriptor = Descriptor.Unpack(_words);
        IReadOnlyList<DescriptorRefusal> refusals = _check.Refusals(descriptor, _previous);
        if (refusals.Count > 0)
        {
            _refusal = (uint)refusals[0];
            AddErrors(NullHopErrors.Refused);
            return false;
        }

        _previous = descriptor;
        Passes.Add(new NullHopPush([.. _words]));
        return true;
    }
}
