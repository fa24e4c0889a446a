using System.Globalization;
using System.Runtime.InteropServices;
using Hdl.Core.Golden;
using Hdl.Core.Numerics;
using Hdl.Core.Ports;
using Hdl.Cosim.Native;

namespace Hdl.Cosim.Running;

/// <summary>The first word of a memory that is not what it must be.</summary>
/// <param name="Port">A port of the master.</param>
/// <param name="Place">Its address, for people.</param>
/// <param name="Expected">In hex.</param>
/// <param name="Actual">In hex.</param>
internal sealed record WrongWord(string Port, string Place, string Expected, string Actual);

/// <summary>
/// The memories behind all AXI4 master ports of a module during a pass: what is in them goes on from phase to phase.
/// </summary>
/// <param name="module">Declares the ports.</param>
internal sealed unsafe class MemoryBank(ModuleInterface module) : IDisposable
{
    private const int MostBursts = 64;

    private static readonly string[] Rules =
    [
        "the address is no multiple of the data word's bytes",
        "the size is not that of a data word",
        "the burst is not INCR",
        "the burst crosses a boundary of 4 KB",
        "the burst is longer than the port declares",
        "more bursts are in flight than the port declares",
        "lock, cache, prot, qos are not 0, 0011, 000, 0000",
        "a word comes before its address",
        "wlast comes early or late",
        "the command has no number of whole data words, or other bits than INCR and EOF",
    ];

    private readonly Memory[] _memories = [.. module.Memories.Select(port => new Memory(port))];

    /// <summary>What an AXI4 master must do and has not.</summary>
    /// <param name="rule"><c>hdl_rule</c>.</param>
    public static string Rule(int rule) => Rules[rule];

    /// <summary>Draws the speed of a memory for a phase with random stalls.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="random">State of the generator.</param>
    public static void Draw(ref NativeMemoryPort memory, ref ulong random)
    {
        memory.Latency = Drawn(ref random, 3) == 0 ? 1 : 1 + Drawn(ref random, 60);
        memory.Outstanding = Drawn(ref random, 3) == 0 ? 1 : 1 + Drawn(ref random, 16);
        memory.RowOpening = Drawn(ref random, 3) == 0 ? 0 : Drawn(ref random, 24);
        memory.Banks = 1 + Drawn(ref random, 8);
        memory.RowBytes = 256U << (int)Drawn(ref random, 4);
        memory.EarlyData = Drawn(ref random, 2);
    }

    /// <summary>Nothing is in them any more, or in flight: for a model after reset.</summary>
    public void Clear()
    {
        foreach (Memory memory in _memories)
        {
            memory.Reset();
        }
    }

    /// <summary>Loads what a phase puts into them.</summary>
    /// <exception cref="InvalidOperationException">A port that is none, or content that does not fit it.</exception>
    public void Begin(Phase phase)
    {
        foreach ((string name, MemoryContent content) in phase.Memories)
        {
            Memory memory = Array.Find(_memories, memory => memory.Port.Name == name)
                ?? throw new InvalidOperationException($"{module.Name} has no AXI4 master port '{name}'.");
            memory.Load(content);
        }
    }

    /// <summary>The descriptors at the beginning of a phase.</summary>
    /// <param name="channels">All streams, in the order in which the model gets them.</param>
    public NativeMemoryPort[] Native(StreamPort[] channels) => [.. _memories.Select(memory => memory.Native(channels))];

    /// <summary>Compares what is in them after a phase.</summary>
    /// <param name="expected">What has changed.</param>
    public WrongWord? Compare(PhaseResult expected)
    {
        foreach ((string name, IReadOnlyList<MemoryRegion> changes) in expected.Memories)
        {
            Memory memory = Array.Find(_memories, memory => memory.Port.Name == name)
                ?? throw new InvalidOperationException($"{module.Name} has no AXI4 master port '{name}'.");
            memory.Expect(changes);
        }

        return _memories.Select(memory => memory.Compare()).FirstOrDefault(wrong => wrong is not null);
    }

    /// <summary>What is in them where it must have changed.</summary>
    /// <param name="expected">What has changed; see <see cref="Compare"/>.</param>
    public IReadOnlyDictionary<string, IReadOnlyList<MemoryRegion>> Changed(PhaseResult expected) =>
        expected.Memories.ToDictionary(
            entry => entry.Key,
            entry => _memories.Single(memory => memory.Port.Name == entry.Key).Now(entry.Value));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Memory memory in _memories)
        {
            memory.Dispose();
        }
    }

    private static uint Drawn(ref ulong random, uint limit) => (uint)((CounterRandom.Next(ref random) >> 32) % limit);

    private sealed class Memory : IDisposable
    {
        private readonly byte* _state = (byte*)NativeMemory.AllocZeroed(NativeMemoryPort.StateBytes);
        private MemoryContent _content = new();
        private byte[][] _expected = [];
        private NativeRegion* _regions;
        private NativeFault* _faults;
        private bool _isNew;

        public Memory(MemoryPort port) => Port = port;

        public MemoryPort Port { get; }

        /// <summary>Nothing is in flight any more: for a model after reset.</summary>
        public void Reset()
        {
            new Span<byte>(_state, NativeMemoryPort.StateBytes).Clear();
            Load(new MemoryContent());
        }

        public void Load(MemoryContent content)
        {
            Check(content);
            Free();
            _content = content;
            _isNew = true;
            _expected = [.. content.Regions.Select(region => (byte[])region.Bytes.Clone())];
            _regions = (NativeRegion*)NativeMemory.AllocZeroed(
                (nuint)Math.Max(1, content.Regions.Count), (nuint)sizeof(NativeRegion));
            foreach ((int index, MemoryRegion region) in content.Regions.Index())
            {
                byte* bytes = (byte*)NativeMemory.Alloc((nuint)Math.Max(1, region.Bytes.Length));
                region.Bytes.CopyTo(new Span<byte>(bytes, region.Bytes.Length));
                _regions[index] = new NativeRegion
                {
                    Address = region.Address,
                    Length = (ulong)region.Bytes.Length,
                    Bytes = bytes,
                };
            }

            _faults = (NativeFault*)NativeMemory.AllocZeroed(
                (nuint)Math.Max(1, content.Faults.Count), (nuint)sizeof(NativeFault));
            foreach ((int index, MemoryFault fault) in content.Faults.Index())
            {
                _faults[index] = new NativeFault
                {
                    Address = fault.Address,
                    Length = fault.Length,
                    Reads = fault.Reads ? 1U : 0,
                    Writes = fault.Writes ? 1U : 0,
                };
            }
        }

        public NativeMemoryPort Native(StreamPort[] channels)
        {
            bool loaded = _isNew;
            _isNew = false;
            int Place(string channel) => Array.FindIndex(channels, port => port.Name == Port.Find(channel)?.Name);
            MemoryTiming timing = _content.Timing;
            return new NativeMemoryPort
            {
                Regions = _regions,
                Faults = _faults,
                State = _state,
                RegionCount = (ulong)_content.Regions.Count,
                FaultCount = (ulong)_content.Faults.Count,
                WriteAddress = Place("aw"),
                WriteData = Place("w"),
                WriteAnswer = Place("b"),
                ReadAddress = Place("ar"),
                ReadData = Place("r"),
                BusBytes = (uint)Port.Shape.BusBytes,
                BurstBeats = (uint)Port.Shape.BurstBeats,
                Promised = (uint)Math.Min(MostBursts, Port.Shape.Outstanding),
                Latency = (uint)timing.Latency,
                Outstanding = (uint)timing.Outstanding,
                RowOpening = (uint)timing.RowOpening,
                RowBytes = (uint)timing.RowBytes,
                Banks = (uint)timing.Banks,
                EarlyData = 1,
                Mover = Port.IsMover ? (uint)MoverPorts.AddressField(Port.Shape) : 0,
                Loaded = loaded ? 1U : 0,
            };
        }

        public void Expect(IReadOnlyList<MemoryRegion> changes)
        {
            foreach (MemoryRegion change in changes)
            {
                int index = Find(change);
                change.Bytes.CopyTo(_expected[index], (int)(change.Address - _content.Regions[index].Address));
            }
        }

        public IReadOnlyList<MemoryRegion> Now(IReadOnlyList<MemoryRegion> changes) =>
            [.. changes.Select(change => change with { Bytes = BytesAt(change) })];

        private byte[] BytesAt(MemoryRegion place)
        {
            int index = Find(place);
            byte* first = _regions[index].Bytes + (place.Address - _regions[index].Address);
            return new ReadOnlySpan<byte>(first, place.Bytes.Length).ToArray();
        }

        private int Find(MemoryRegion place)
        {
            int index = _content.Regions.Index().FirstOrDefault(
                region => place.Address >= region.Item.Address
                    && place.Address - region.Item.Address + (ulong)place.Bytes.Length
                        <= (ulong)region.Item.Bytes.Length,
                (-1, null!)).Index;
            return index >= 0
                ? index
                : throw new InvalidOperationException(
                    $"The golden model changes {Hex(place.Address)} behind {Port.Name}, where no region is.");
        }

        public WrongWord? Compare()
        {
            foreach ((int index, byte[] expected) in _expected.Index())
            {
                var actual = new ReadOnlySpan<byte>(_regions[index].Bytes, expected.Length);
                int equal = actual.CommonPrefixLength(expected);
                if (equal < expected.Length)
                {
                    int bytes = Port.Shape.BusBytes;
                    int first = equal / bytes * bytes;
                    string Word(ReadOnlySpan<byte> from)
                    {
                        byte[] word = from.Slice(first, Math.Min(bytes, from.Length - first)).ToArray();
                        Array.Reverse(word);
                        return Convert.ToHexStringLower(word);
                    }

                    return new WrongWord(
                        $"{Port.Name}_wdata",
                        $"at address {Hex(_content.Regions[index].Address + (ulong)first)}",
                        Word(expected),
                        Word(actual));
                }
            }

            return null;
        }

        public void Dispose()
        {
            Free();
            NativeMemory.Free(_state);
        }

        private void Free()
        {
            for (int index = 0; index < _content.Regions.Count && _regions is not null; index++)
            {
                NativeMemory.Free(_regions[index].Bytes);
            }

            NativeMemory.Free(_regions);
            NativeMemory.Free(_faults);
            _regions = null;
            _faults = null;
        }

        private void Check(MemoryContent content)
        {
            ulong bytes = (ulong)Port.Shape.BusBytes;
            if (content.Regions.Any(
                region => region.Address % bytes != 0 || (ulong)region.Bytes.Length % bytes != 0))
            {
                throw new InvalidOperationException(
                    $"A region behind {Port.Name} is not made of whole data words of {bytes} bytes.");
            }

            MemoryRegion[] ordered = [.. content.Regions.OrderBy(region => region.Address)];
            if (ordered.Zip(ordered.Skip(1)).Any(
                pair => pair.First.Address + (ulong)pair.First.Bytes.Length > pair.Second.Address))
            {
                throw new InvalidOperationException($"Two regions behind {Port.Name} overlap.");
            }

            MemoryTiming timing = content.Timing;
            if (timing.Latency < 1
                || timing.Outstanding is < 1 or > MostBursts
                || timing.RowOpening < 0
                || timing.RowBytes < 256
                || !int.IsPow2(timing.RowBytes)
                || timing.Banks is < 1 or > MostBursts)
            {
                throw new InvalidOperationException(
                    string.Create(CultureInfo.InvariantCulture, $"No such timing of a memory: {timing}."));
            }
        }

        private static string Hex(ulong address) => "0x" + address.ToString("x", CultureInfo.InvariantCulture);
    }
}
