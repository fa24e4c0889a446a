using Hdl.Blocks.Axi;
using Hdl.Cnn.Networks;
using Hdl.Cnn.NullHop;
using Hdl.Core.Golden;

namespace Hdl.Cnn.NullHopSystem;

/// <summary>
/// The maps of passes whose input and output are regions of memory: which ones, the register writes of a pass tell.
/// </summary>
/// <param name="parameters">Valid parameters.</param>
internal sealed class NullHopMemoryMaps(NullHopParameters parameters) : INetworkPorts
{
    private readonly NullHopMemoryPorts _ports = new(parameters);
    private readonly NullHopChunks _chunks = new(parameters);

    /// <inheritdoc/>
    public bool Loads(Phase phase) => Written(phase).ContainsKey(NullHopRegisters.LoadKind);

    /// <inheritdoc/>
    public IEnumerable<ObservedPass> Passes(Scenario scenario, IReadOnlyList<PhaseObservation> observed)
    {
        List<MemoryRegion> regions = [];
        foreach ((Phase phase, PhaseObservation after) in scenario.Phases.Zip(observed))
        {
            if (phase.Memories.TryGetValue(_ports.Map, out MemoryContent? content))
            {
                regions = [.. content.Regions];
            }

            Dictionary<int, uint> written = Written(phase);
            bool isPass = written.ContainsKey(NullHopRegisters.Control);
            IReadOnlyList<MapPacket> given = isPass
                ? Packets(
                    regions, written[NullHopRegisters.InputAddress],
                    (int)written[NullHopRegisters.InputLength] + 1, int.MaxValue)
                : [];
            foreach (MemoryRegion change in after.Memories.GetValueOrDefault(_ports.Map, []))
            {
                int index = regions.FindIndex(region => region.Address == change.Address);
                regions[index] = change;
            }

            if (isPass)
            {
                IReadOnlyList<MapPacket> result = written.TryGetValue(
                    NullHopRegisters.OutputPackets, out uint packets)
                    ? Packets(
                        regions, written[NullHopRegisters.OutputAddress],
                        (int)written[NullHopRegisters.OutputLength] + 1, (int)packets + 1)
                    : [];
                yield return new ObservedPass(given, result, after.CycleCount);
            }
        }
    }

    // The last value that each address was given.
    private Dictionary<int, uint> Written(Phase phase)
    {
        Dictionary<int, uint> written = [];
        AxiLitePorts bus = _ports.Registers;
        if (phase.Inputs.TryGetValue(bus.WriteAddress, out BeatSequence? addresses))
        {
            BeatSequence data = phase.Inputs[bus.WriteData];
            for (int i = 0; i < addresses.Count; i++)
            {
                written[(int)addresses.Get(i, bus.WriteAddress.Address)] = (uint)data.Get(i, bus.WriteData.Data);
            }
        }

        return written;
    }

    private IReadOnlyList<MapPacket> Packets(List<MemoryRegion> regions, ulong address, int words, int packets)
    {
        address -= address % (ulong)_chunks.WordBytes;
        MemoryRegion region = regions.Single(one =>
            one.Address <= address && address - one.Address < (ulong)one.Bytes.Length);
        byte[][] content =
        [
            .. region.Bytes.Skip((int)(address - region.Address)).Chunk(_chunks.WordBytes).Take(words),
        ];
        return MapBeats.Packets(First(_chunks.Decode(content), packets));
    }

    private static IEnumerable<MapBeat> First(IEnumerable<MapBeat> beats, int packets)
    {
        foreach (MapBeat beat in beats)
        {
            yield return beat;
            packets -= beat.Last ? 1 : 0;
            if (packets == 0)
            {
                yield break;
            }
        }
    }
}
