using System.Numerics;
using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;

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
    private const int StallInput = 4;
    private const int StallDrain = 5;
    private const int StallOutput = 6;
    private const int StallWeights = 7;
    private const int CounterCount = 8;

    // Nothing is known of how long a phase takes with random gaps; where a stream stands still in one without, all
    // else takes less than this: scenarios must see to that.
    private const ulong Unbounded = uint.MaxValue;
    private const ulong Beside = 2000;

    private static readonly uint[] Masks =
    [
        0x0FFF0FFF, 0x00F70FFF, 0x03377377, 0x0FFF0FFF, 0x0FFF0FFF, 0x00003FFF, 0x00001F3F, 0xFFFFFFFF, 0xFFFFFFFF,
        0xFFFFFFFF, 0x0FFF0FFF, 0x0FFF0FFF, 0x0FFF0FFF, 0x0FFF0FFF,
    ];

    private readonly uint[] _words = new uint[Descriptor.Registers];
    private readonly ulong[] _least = new ulong[CounterCount];
    private readonly ulong[] _most = new ulong[CounterCount];
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

    /// <summary>
    /// Counts what a pass gave the multipliers; a beat of several lanes takes as many items as have come.
    /// </summary>
    public void Count(long items, long nulls)
    {
        Add(Items, (ulong)items, (ulong)items);
        Add(Nulls, (ulong)nulls, (ulong)nulls);
        ulong all = (ulong)(items + nulls);
        ulong lanes = (ulong)parameters.Lanes;
        Add(Beats, (all + lanes - 1) / lanes, all);
    }

    /// <summary>
    /// Counts the cycles of a phase while something is in flight. Where a stream stands still, a pass waits for what
    /// that would bring: parameters, rows, or room for its output.
    /// </summary>
    /// <param name="phase">The phase.</param>
    /// <param name="ports">Names of the streams.</param>
    public void PassTime(Phase phase, NullHopPorts ports)
    {
        ulong Standing(string stream) =>
            !phase.AllowStalls && phase.Pauses.TryGetValue(stream, out Pause? pause) ? (ulong)pause.Cycles : 0;
        (ulong param, ulong map, ulong result) =
            (Standing(ports.Param.Name), Standing(ports.Map.Name), Standing(ports.Result.Name));
        bool bounded = param + map + result > 0;
        if (Passes.Count > 0 || Loads.Count > 0)
        {
            AddCycles(Cycles, param + map + result, bounded);
        }

        if (Passes.Count > 0)
        {
            AddCycles(StallWeights, param, bounded);
            AddCycles(StallInput, map, bounded);
            AddCycles(StallOutput, result, bounded);

            // The sums of one word are taken at once.
            AddCycles(StallDrain, 0, bounded || parameters.Clusters == 1, parameters.Clusters == 1 ? 0 : Beside);
        }
    }

    private void AddCycles(int counter, ulong standing, bool bounded, ulong beside = Beside) =>
        Add(counter, standing - Math.Min(standing, beside), bounded ? standing + beside : Unbounded);

    private void Add(int counter, ulong least, ulong most)
    {
        _least[counter] += least;
        _most[counter] = Math.Min(Unbounded, _most[counter] + most);
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
                (_least[counter], _most[counter]) = (0, 0);
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

    /// <summary>Between which values a register that is read may lie; null where its value is known.</summary>
    public (ulong Least, ulong Most)? Range(uint address)
    {
        if (address % 4 != 0 || address is < NullHopRegisters.Counters or >= NullHopRegisters.LoadBase)
        {
            return null;
        }

        int counter = ((int)address - NullHopRegisters.Counters) / 4;
        return _least[counter] == _most[counter] ? null : (_least[counter], _most[counter]);
    }

    /// <summary>A read, the least value where there is a range; null where it is refused.</summary>
    /// <exception cref="InvalidOperationException">Of a counter that may have any value.</exception>
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

    private uint Counter(int counter) => _most[counter] < Unbounded
        ? (uint)_least[counter]
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
